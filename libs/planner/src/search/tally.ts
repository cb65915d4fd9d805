import type { Problem } from '@libs/optimizer';

/** What a search met on its way: how often each constraint rejected, and when an objective last got better. */
export interface Tally {
  readonly evaluations: number;
  readonly feasible: number;
  /** per constraint, how many candidates it rejected */
  readonly rejected: Float64Array;
  /** the evaluation at which the best feasible value of an objective last improved */
  readonly lastGain: number;
}

/** A problem that counts what it is asked, for the first look and for each island by itself, so that islands can be counted elsewhere. */
export interface Tallied {
  readonly problem: Problem;
  /** What follows is counted for this island; before the first call, for the first look. */
  turn(island: number): void;
  /** The counts of an island: what a checkpoint keeps, and what another thread hands back. */
  row(island: number): Float64Array;
  /** The counts of the first look, then of each island. */
  readonly rows: readonly Float64Array[];
  sum(): Tally;
}

/** A better best counts from one part in 10,000 on. */
const GAIN = 1e-4;

/** A row: evaluations, feasible, the evaluation of the last gain, then rejections by constraint, then the best by objective. */
const HEAD = 3;

/** The same problem, counted. Allocates nothing in the loop. */
export function tallied(problem: Problem, islands = 1): Tallied {
  const { objectives, constraints } = problem;
  const best = HEAD + constraints;
  const empty = new Float64Array(best + objectives).fill(Infinity, best);
  const first = empty.slice();
  const rows = Array.from({ length: islands }, () => empty.slice());
  let row: Float64Array = first;
  const rowOf = (island: number): Float64Array => {
    const found = rows[island] as Float64Array;
    // An island begins where the first look ended: only what is better than that is a gain.
    if (found[0] === 0) found.set(first.subarray(best), best);
    return found;
  };
  return {
    turn: (island) => (row = rowOf(island)),
    row: rowOf,
    rows: [first, ...rows],
    sum: () => merged(first, rows, constraints),
    problem: {
      ...problem,
      evaluate: (x, f, g) => {
        problem.evaluate(x, f, g);
        row[0] = (row[0] as number) + 1;
        let holds = true;
        for (let i = 0; i < constraints; i++)
          if ((g[i] as number) > 0) {
            row[HEAD + i] = (row[HEAD + i] as number) + 1;
            holds = false;
          }
        if (!holds) return;
        row[1] = (row[1] as number) + 1;
        for (let i = 0; i < objectives; i++) {
          const value = f[i] as number;
          const before = row[best + i] as number;
          if (value < before) {
            if (before === Infinity || before - value > GAIN * Math.abs(before)) row[2] = row[0] as number;
            row[best + i] = value;
          }
        }
      },
    },
  };
}

/** Islands run side by side: a gain halfway through one of them was made halfway through them all. */
function merged(first: Float64Array, rows: readonly Float64Array[], constraints: number): Tally {
  const all = [first, ...rows];
  const sum = (at: number): number => all.reduce((total, one) => total + (one[at] as number), 0);
  const before = first[0] as number;
  const evaluations = sum(0);
  const latest = rows.reduce((most, one) => Math.max(most, one[0] ? (one[2] as number) / one[0] : 0), 0);
  return {
    evaluations,
    feasible: sum(1),
    rejected: Float64Array.from({ length: constraints }, (_, i) => sum(HEAD + i)),
    lastGain: latest > 0 ? before + Math.round(latest * (evaluations - before)) : (first[2] as number),
  };
}
