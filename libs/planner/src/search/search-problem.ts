import type { Knowledge } from '@libs/knowledge';
import type { Archive, Problem } from '@libs/optimizer';
import type { Brief } from '../brief/brief';
import { RouteModel } from '../model/model';
import { problemOf, runSearch, startsOf } from './search';
import { SheetGenes } from '../space/sheet-genes';
import { buildSpace } from '../space/space';

/** The search problem of a brief as a bench or a harness can drive it: the same genes, evaluation and search as `plan` uses. */
export function searchProblemOf(
  brief: Brief,
  knowledge: Knowledge,
): {
  problem: Problem;
  skeletons: number;
  /** searches as a plan does, with up to `points` in the answer */
  search: (seed: number, evaluations: number, points: number) => Archive;
  /** the six genes of every combination of sheets, each once; for small spaces */
  combinations: () => number[][];
  /** which three sheets a genome, or its six first genes, stands for: several genomes can name the same */
  sheetsOf: (x: ArrayLike<number>) => string;
} {
  const space = buildSpace(brief, knowledge);
  const starts = startsOf(space);
  const { problem } = problemOf(brief, space, new RouteModel(brief));
  const genes = new SheetGenes(space);
  const sheets = new Int32Array(3);
  return {
    problem,
    skeletons: space.skeletons,
    search: (seed, evaluations, points) =>
      runSearch(
        problem,
        { ...brief, search: { seed, evaluations, timeBudgetS: null, islands: 1 } },
        space,
        starts,
        {},
        points,
      ).archive,
    combinations: () => genes.combinations(),
    sheetsOf: (x) => {
      genes.read(x, sheets);
      return sheets.join();
    },
  };
}
