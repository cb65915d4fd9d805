import { hypervolume, mostHypervolume, search, type Archive, type Problem } from '@libs/optimizer';
import type { ReferencePoint, ReferenceStore } from './reference-store';

/** Up to so many combinations of sheets each one is searched by itself. */
const POLISHED = 6000;
/** Of more, so many that lie about the front of the restarts. */
const ABOUT = 2000;
/** Polished combinations that are kept as one part. */
const CHUNK = 100;
const POLISH = { population: 40, generations: 50, archive: 100 };

export type Objectives = readonly number[];

export interface Extent {
  readonly restarts: number;
  /** length of a restart, in standard budgets */
  readonly factor: number;
  /** polish only where all combinations together are no more than this */
  readonly polish: number;
}

interface Searchable {
  readonly problem: Problem;
  readonly skeletons: number;
  readonly combinations: () => number[][];
  readonly restart: (seed: number, factor: number) => Archive;
}

/**
 * The union of independent restarts of `factor` times the budget and of combinations of sheets polished each by itself: all of them
 * where they are few; else those on the front of the restarts and their neighbours, which differ in one gene.
 */
export function referenceOf(
  { problem, skeletons, combinations, restart }: Searchable,
  { restarts, factor, polish: most }: Extent,
  store: Pick<ReferenceStore, 'part'>,
): ReferencePoint[] {
  const choosing = problem.genes.filter(({ kind }) => kind !== 'real').length;
  const kept = ({ points }: Archive): ReferencePoint[] =>
    points.map(({ x, f }) => ({ choices: [...x].slice(0, choosing).map(Math.round), f: [...f] }));
  const found = Array.from({ length: restarts }, (_, index) =>
    store.part(`restart-${factor}-${index}`, () => kept(restart(1000 + index, factor))),
  ).flat();
  const all = skeletons <= Math.min(most, POLISHED);
  const chosen = all ? combinations() : most > POLISHED ? about(problem, found, choosing) : [];
  const polished = Array.from({ length: Math.ceil(chosen.length / CHUNK) }, (_, chunk) =>
    store.part(`${all ? 'polish' : `about-${restarts}-${factor}`}-${chunk}`, () =>
      chosen
        .slice(chunk * CHUNK, (chunk + 1) * CHUNK)
        .flatMap((choices, index) => kept(polish(problem, choices, chunk * CHUNK + index))),
    ),
  ).flat();
  const points = [...found, ...polished];
  const front = new Set(nonDominated(points.map(({ f }) => f)));
  return points.filter(({ f }) => front.has(f));
}

function polish(problem: Problem, choices: readonly number[], index: number): Archive {
  const genes = problem.genes.map((gene, at) =>
    at < choices.length ? { ...gene, low: choices[at] as number, high: choices[at] as number } : gene,
  );
  return search({ ...problem, genes }, { ...POLISH, seed: 5000 + index });
}

/** The combinations that hold most of a front, and those that differ from them in one gene. */
function about(problem: Problem, found: readonly ReferencePoint[], choosing: number): number[][] {
  const front = new Set(nonDominated(found.map(({ f }) => f)));
  const holds = new Map<string, number>();
  for (const { choices, f } of found) if (front.has(f)) holds.set(choices.join(), (holds.get(choices.join()) ?? 0) + 1);
  const all = new Set<string>(holds.keys());
  for (const [key] of [...holds].sort(([, a], [, b]) => b - a))
    for (let gene = 0; gene < choosing; gene++)
      for (let value = 0; value <= (problem.genes[gene]?.high ?? 0) && all.size < ABOUT; value++)
        all.add(key.split(',').with(gene, String(value)).join());
  return [...all].map((key) => key.split(',').map(Number));
}

/** A reference front in the box that it spans: objectives that do not vary on it are left out, the reference point is 1.1 in all others. */
export class Box {
  readonly varying: readonly number[];
  private readonly low: readonly number[];
  private readonly high: readonly number[];
  private readonly at: readonly number[];
  readonly whole: number;
  readonly points: number;

  constructor(points: readonly Objectives[]) {
    // What another run dominates is no part of the reference, and must not widen its box.
    const reference = nonDominated(points);
    const ends = (pick: (a: number, b: number) => number, from: number): number[] =>
      (reference[0] ?? []).map((_, k) => reference.reduce((end, f) => pick(end, f[k] as number), from));
    this.low = ends(Math.min, Infinity);
    this.high = ends(Math.max, -Infinity);
    this.varying = this.low.flatMap((low, k) => ((this.high[k] as number) - low > 1e-9 * Math.abs(low) ? [k] : []));
    this.at = this.varying.map(() => 1.1);
    const front = nonDominated(reference.map((f) => this.scaled(f)));
    this.points = front.length;
    this.whole = hypervolume(front, this.at);
    this.bestShare = (most) => mostHypervolume(front, most, this.at) / this.whole;
  }

  /** Share of the reference that the best `most` of its own points have. */
  readonly bestShare: (most: number) => number;

  /** Share of the reference that a front reaches, with all its points or with the best `most` of them. */
  share(front: readonly Objectives[], most = Infinity): number {
    const scaled = front.map((f) => this.scaled(f));
    return (Number.isFinite(most) ? mostHypervolume(scaled, most, this.at) : hypervolume(scaled, this.at)) / this.whole;
  }

  private scaled(f: Objectives): number[] {
    return this.varying.map(
      (k) => ((f[k] as number) - (this.low[k] as number)) / ((this.high[k] as number) - (this.low[k] as number)),
    );
  }
}

/** Points that no other is as good as in everything, those of the smallest sum first. */
function nonDominated(points: readonly Objectives[]): Objectives[] {
  const m = points[0]?.length ?? 0;
  const sum = (f: Objectives): number => f.reduce((total, value) => total + value, 0);
  const sorted = points.map((f) => ({ f, sum: sum(f) })).sort((a, b) => a.sum - b.sum);
  const kept: Objectives[] = [];
  // Beside each other in memory, and what rejected once moves forward: there are up to a hundred thousand points.
  const flat = new Float64Array(points.length * m);
  const rejects = (f: Objectives): boolean => {
    for (let i = 0; i < kept.length; i++) {
      let k = 0;
      while (k < m && flat[i * m + k]! <= f[k]!) k++;
      if (k < m) continue;
      for (let k = 0, forward = i >> 1; k < m; k++) {
        const value = flat[i * m + k]!;
        flat[i * m + k] = flat[forward * m + k]!;
        flat[forward * m + k] = value;
      }
      return true;
    }
    return false;
  };
  for (const { f } of sorted) {
    if (rejects(f)) continue;
    flat.set(f, kept.length * m);
    kept.push(f);
  }
  return kept;
}
