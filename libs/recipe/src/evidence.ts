import type { Answered, Judgement } from '@libs/compatibility';
import type { Knowledge } from '@libs/knowledge';
import type { Citation, StepEvidence } from './recipe';

export function evidenceOf({ asks, verdict, decidedBy, missing }: Answered): StepEvidence {
  return {
    asks,
    verdict,
    statements: decidedBy.map(({ statement, says, certainty, sources }) => ({
      id: statement,
      says,
      certainty,
      sources: sources.map(({ id, section, grade }) => ({ id, ...(section === undefined ? {} : { section }), grade })),
    })),
    missing: missing.map(({ says }) => says),
  };
}

/** Cautions by the step where they are first met, so that a person reads each of them once. */
export function cautionsByStep({ questions }: Judgement): ReadonlyMap<string, readonly string[]> {
  const seen = new Set<string>();
  const bySteps = new Map<string, string[]>();
  for (const { about, cautions } of questions)
    for (const { says } of cautions) {
      if (seen.has(says)) continue;
      seen.add(says);
      bySteps.set(about.step, [...(bySteps.get(about.step) ?? []), says]);
    }
  return bySteps;
}

/** Sources as a person cites them, in the order of their ids; what is only recalled says so. */
export function citations(ids: Iterable<string>, knowledge: Knowledge): Citation[] {
  return [...new Set(ids)].sort().flatMap((id): Citation[] => {
    const source = knowledge.sources.get(id);
    if (!source) return [];
    const unverified = source.custom?.grade === 'M';
    const printed = source.note ?? [source.title, source['container-title'], source.DOI].filter(Boolean).join('. ');
    return [{ id, text: printed, unverified }];
  });
}
