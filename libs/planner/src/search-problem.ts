import type { Knowledge } from '@libs/knowledge';
import type { Problem } from '@libs/optimizer';
import type { Brief } from './brief';
import { RouteModel } from './model';
import { problemOf, startsOf } from './search';
import { buildSpace } from './space';

/** The search problem of a brief as a bench or a harness can drive it: the same genes, evaluation and starts as `plan` uses. */
export function searchProblemOf(
  brief: Brief,
  knowledge: Knowledge,
): { problem: Problem; starts: readonly number[][]; skeletons: number } {
  const space = buildSpace(brief, knowledge);
  return {
    problem: problemOf(brief, space, new RouteModel(brief)).problem,
    starts: startsOf(space),
    skeletons: space.skeletons,
  };
}
