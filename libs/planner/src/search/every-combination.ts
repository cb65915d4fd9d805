import { search, type Point, type Problem } from '@libs/optimizer';
import type { Brief } from '../brief/brief';
import { FIRST_NUMBER } from '../space/candidate';
import { SheetGenes } from '../space/sheet-genes';
import type { Space } from '../space/space';
import type { FirstLook, Outside } from './priced-starts';

/** Share of a search's evaluations that go to every combination of sheets by itself, how many each must get at least, and gets at most. */
const SHARE = 0.25;
const LEAST = 500;
const MOST = 2000;
const POPULATION = 20;
/** Points kept of each, and of all together what a search begins with. */
const KEPT = 60;
const STARTS = 80;

/**
 * Where the combinations of sheets are few, each is searched by itself first, its numbers tuned, so that none is left out because it was never
 * met with the numbers that suit it. Undefined where they are too many for it.
 */
export function everyCombination(
  problem: Problem,
  brief: Brief,
  space: Space,
  { stop, onGeneration, clock, timeBudgetMs }: Outside = {},
): FirstLook | undefined {
  const each = Math.min(MOST, Math.floor((SHARE * brief.search.evaluations) / space.skeletons));
  if (each < LEAST) return undefined;
  const began = clock?.() ?? 0;
  const left = (): number => (timeBudgetMs ?? Infinity) - ((clock?.() ?? 0) - began);
  const points: Point[] = [];
  let evaluations = 0;
  for (const choices of new SheetGenes(space).combinations()) {
    if (stop?.[0] || left() <= 0) return { starts: startsOf(points), evaluations, complete: false };
    const genes = problem.genes.map((gene, at) =>
      at < FIRST_NUMBER ? { ...gene, low: choices[at] as number, high: choices[at] as number } : gene,
    );
    const found = search(
      { ...problem, genes },
      {
        seed: brief.search.seed,
        population: POPULATION,
        generations: Math.floor(each / POPULATION),
        archive: KEPT,
        ...(clock && timeBudgetMs !== undefined ? { clock, timeBudgetMs: Math.max(1, left()) } : {}),
      },
      {
        ...(stop ? { stop } : {}),
        ...(onGeneration
          ? {
              onGeneration: (progress) =>
                onGeneration({ ...progress, evaluations: evaluations + progress.evaluations }),
            }
          : {}),
      },
    );
    evaluations += found.evaluations;
    points.push(...found.points);
  }
  return { starts: startsOf(points), evaluations, complete: !stop?.[0] && left() > 0 };
}

/** Of the points that no other beats, the ends first and then some in the order of the first objective. */
function startsOf(points: readonly Point[]): number[][] {
  const beats = (one: Point, other: Point): boolean =>
    one !== other &&
    one.f.every((value, k) => value <= (other.f[k] as number)) &&
    one.f.some((value, k) => value < (other.f[k] as number));
  const front = points.filter((point) => !points.some((other) => beats(other, point)));
  const by = (k: number): Point[] => [...front].sort((a, b) => (a.f[k] as number) - (b.f[k] as number));
  const ends = Array.from(front[0]?.f ?? [], (_, k) => by(k)[0] as Point);
  const inOrder = by(0);
  const stride = Math.max(1, inOrder.length / STARTS);
  const some = Array.from({ length: Math.min(STARTS, inOrder.length) }, (_, at) => inOrder[Math.floor(at * stride)]);
  return [...new Set([...ends, ...(some as Point[])])].map(({ x }) => [...x]);
}
