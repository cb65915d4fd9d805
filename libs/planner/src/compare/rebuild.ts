import { InputError, type Knowledge } from '@libs/knowledge';
import type { PlanAnswer, Route } from '../answer';
import { readBrief, type Brief } from '../brief/brief';
import type { Candidate } from '../space/candidate';
import { candidateOf, positions } from '../route/choices';
import { buildSpace, type Space } from '../space/space';

/** Routes of an answer as candidates again, with the brief that they were searched for. */
export interface Rebuilt {
  readonly brief: Brief;
  readonly space: Space;
  readonly candidates: readonly Candidate[];
}

/**
 * Builds the sheets of some routes again: the space of their materials alone, which is small. Throws an InputError where the knowledge no
 * longer gives these sheets.
 */
export function rebuilt(answer: PlanAnswer, routes: readonly Route[], knowledge: Knowledge): Rebuilt {
  const brief = readBrief(answer.brief, knowledge);
  const used = new Set(
    routes.flatMap(({ choices }) =>
      positions.flatMap((position) => {
        const { sheet: _, family: __, ...parts } = choices[position];
        return Object.values(parts).flat().map(String);
      }),
    ),
  );
  const families = new Set(
    routes.flatMap(({ choices }) => positions.map((position) => choices[position].family ?? '')),
  );
  const narrow: Brief = {
    ...brief,
    exclude: {
      ...brief.exclude,
      materials: [...brief.exclude.materials, ...[...knowledge.materials.keys()].filter((id) => !used.has(id))],
    },
    families: [...families],
  };
  const space = buildSpace(narrow, knowledge);
  const gone: string[] = [];
  const candidates = routes.flatMap((route): Candidate[] => {
    const candidate = candidateOf(route.choices, space);
    if (!candidate) gone.push(route.id);
    return candidate ? [candidate] : [];
  });
  if (gone.length > 0)
    throw new InputError('plan', [
      {
        where: gone.join(', '),
        observed: `sheets that this knowledge (${knowledge.fingerprint}) does not give; the plan was made with ${answer.knowledge}`,
        allowed: 'the same --knowledge as for `plan`, or a new plan',
      },
    ]);
  return { brief, space, candidates };
}
