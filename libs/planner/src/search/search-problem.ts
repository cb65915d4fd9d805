import type { Knowledge } from '@libs/knowledge';
import type { Problem } from '@libs/optimizer';
import type { Brief } from '../brief/brief';
import { RouteModel } from '../model/model';
import { effortOf, problemOf, startsOf } from './search';
import { SheetGenes } from '../space/sheet-genes';
import { buildSpace } from '../space/space';

/** The search problem of a brief as a bench or a harness can drive it: the same genes, evaluation, starts and effort as `plan` uses. */
export function searchProblemOf(
  brief: Brief,
  knowledge: Knowledge,
): {
  problem: Problem;
  starts: readonly number[][];
  effort: ReturnType<typeof effortOf>;
  skeletons: number;
  /** the six genes of every combination of sheets, each once; for small spaces */
  combinations: () => number[][];
} {
  const space = buildSpace(brief, knowledge);
  const starts = startsOf(space);
  return {
    problem: problemOf(brief, space, new RouteModel(brief)).problem,
    starts,
    effort: effortOf(starts),
    skeletons: space.skeletons,
    combinations: () => new SheetGenes(space).combinations(),
  };
}
