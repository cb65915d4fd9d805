import { search, type Point, type Problem } from '@libs/optimizer';
import type { Brief } from '../brief/brief';
import { FIRST_NUMBER } from '../space/candidate';
import { SheetGenes } from '../space/sheet-genes';
import type { Space } from '../space/space';
import type { FirstLook, Outside } from './first-look';

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
  const front = unbeaten(points);
  const by = (k: number): Point[] => [...front].sort((a, b) => (a.f[k] as number) - (b.f[k] as number));
  const ends = Array.from(front[0]?.f ?? [], (_, k) => by(k)[0] as Point);
  const inOrder = by(0);
  const stride = Math.max(1, inOrder.length / STARTS);
  const some = Array.from({ length: Math.min(STARTS, inOrder.length) }, (_, at) => inOrder[Math.floor(at * stride)]);
  return [...new Set([...ends, ...(some as Point[])])].map(({ x }) => [...x]);
}

/**
 * The points that no other beats, in their order. There can be a hundred thousand: in the order of their objectives whoever beats a point
 * comes before it, so only those kept so far are asked, and who has just rejected one is asked first.
 */
function unbeaten(points: readonly Point[]): Point[] {
  const m = points[0]?.f.length ?? 0;
  const before = (a: Point, b: Point): number => {
    for (let k = 0; k < m; k++) if (a.f[k] !== b.f[k]) return (a.f[k] as number) - (b.f[k] as number);
    return 0;
  };
  const kept: Point[] = [];
  for (const point of [...points].sort(before)) {
    const at = kept.findIndex((other) => beats(other.f, point.f));
    if (at < 0) kept.push(point);
    else kept.unshift(...kept.splice(at, 1));
  }
  const front = new Set(kept);
  return points.filter((point) => front.has(point));
}

/** As good in every objective, and better in one. */
function beats(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  let better = false;
  for (let k = 0; k < one.length; k++) {
    if ((one[k] as number) > (other[k] as number)) return false;
    if ((one[k] as number) < (other[k] as number)) better = true;
  }
  return better;
}
