import { climb, search, type Problem } from '@libs/optimizer';
import type { Brief } from '../brief/brief';
import { createFigures, objectiveOf, type ObjectiveId } from '../brief/objectives';
import { FIRST_NUMBER } from '../space/candidate';
import { SheetGenes, sheetGenes } from '../space/sheet-genes';
import type { Space } from '../space/space';
import type { FirstLook, Outside } from './first-look';
import { pricedPart } from './priced-part';

/** Shares of a search's evaluations that are spent among the fully priced combinations first: to search, and to climb from the ends found. */
const SEARCHING = 0.04;
const CLIMBING = 0.06;
const POPULATION = 40;

const nothing: FirstLook = { starts: [], evaluations: 0 };

/**
 * A cost with a missing price ranks by so many times its known part: the fully priced combinations stand a cliff below all others, and
 * they are the end of the front. Among millions of combinations a search seldom meets the best of the few, and nothing leads towards
 * them, as one priced sheet alone does not bring the cost down. So a share of the evaluations goes to a search among them alone.
 */
export function pricedFirst(
  problem: Problem,
  brief: Brief,
  space: Space,
  { clock, timeBudgetMs, ...watch }: Outside = {},
): FirstLook {
  if (!brief.objectives.some(needsPrices)) return nothing;
  const part = pricedPart(space, brief);
  const generations = Math.floor((SEARCHING * brief.search.evaluations) / POPULATION);
  if (!part || generations < 2) return nothing;
  const genes = new SheetGenes(part.space);
  const whole = new SheetGenes(space);
  const sheets = new Int32Array(3);
  const translate = (x: ArrayLike<number>, into: Float64Array | number[]): void => {
    genes.read(x, sheets);
    const [cathode, separator, anode] = sheets as unknown as [number, number, number];
    const choices = whole.genesOf(part.cathodes[cathode] as number, separator, anode);
    for (let i = 0; i < problem.genes.length; i++) into[i] = (i < FIRST_NUMBER ? choices[i] : x[i]) as number;
  };
  const genome = new Float64Array(problem.genes.length);
  const among: Problem = {
    ...problem,
    genes: problem.genes.map((gene, at) =>
      at < sheetGenes.length ? { ...gene, high: (genes.sizes[at] as number) - 1 } : gene,
    ),
    evaluate: (x, f, g) => {
      translate(x, genome);
      problem.evaluate(genome, f, g);
    },
    ...(problem.meaning && {
      meaning: (x: Float64Array, into: Float64Array): void => {
        translate(x, genome);
        problem.meaning?.(genome, into);
      },
    }),
  };
  const began = clock?.() ?? 0;
  const timed = clock && timeBudgetMs !== undefined ? { clock, timeBudgetMs } : {};
  const goesOn = (): boolean =>
    !watch.stop?.[0] && (!clock || timeBudgetMs === undefined || clock() - began < timeBudgetMs);
  const { points, evaluations } = search(
    among,
    { seed: brief.search.seed, population: POPULATION, generations, archive: POPULATION, ...timed },
    watch,
  );
  const most = Math.floor((CLIMBING * brief.search.evaluations) / problem.objectives);
  const ends =
    points.length === 0 || !goesOn()
      ? []
      : Array.from({ length: problem.objectives }, (_, objective) => {
          const best = points.reduce((one, other) =>
            (other.f[objective] as number) < (one.f[objective] as number) ? other : one,
          );
          return climb(among, { from: best.x, objective, evaluations: most, goesOn });
        });
  const found = [...ends.filter(({ feasible }) => feasible).map(({ point }) => point), ...points];
  const starts = found.map(({ x }) => {
    const start: number[] = [];
    translate(x, start);
    return start;
  });
  const spent = ends.reduce((sum, end) => sum + end.evaluations, evaluations);
  return { starts, evaluations: spent };
}

/** True when the objective is unknown where a price is missing. */
function needsPrices(id: ObjectiveId): boolean {
  return Number.isNaN(objectiveOf(id).read({ ...createFigures(), arealEnergy: 1, costPerArea: Number.NaN }));
}
