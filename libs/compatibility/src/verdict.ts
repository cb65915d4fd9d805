export const verdicts = ['pass', 'conditional', 'unknown', 'fail'] as const;
export type Verdict = (typeof verdicts)[number];

/** 0 pass, 1 conditional, 2 unknown, 3 fail. */
export function severity(verdict: Verdict): number {
  return verdicts.indexOf(verdict);
}

/** The worst of several verdicts; a process that raises no question passes. */
export function worst(all: Iterable<Verdict>): Verdict {
  let result: Verdict = 'pass';
  for (const verdict of all) if (severity(verdict) > severity(result)) result = verdict;
  return result;
}
