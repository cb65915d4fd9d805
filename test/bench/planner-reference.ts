import { hypervolume, mostHypervolume, search, type Archive, type Problem } from '@libs/optimizer';

/** Up to so many combinations of sheets each one is searched by itself, so often. */
const FEW = 300;
const POLISH = { population: 40, generations: 50 };

export type Objectives = readonly number[];

/** The union of independent restarts of `factor` times the budget and, where combinations are few, of each one polished by itself. */
export function referenceOf(
  problem: Problem,
  combinations: readonly (readonly number[])[],
  restarts: number,
  restart: (seed: number) => Archive,
): Objectives[] {
  const fronts = Array.from({ length: restarts }, (_, index) => restart(1000 + index).points);
  const polished =
    combinations.length > FEW ? [] : combinations.map((choices, index) => polish(problem, choices, index));
  return nonDominated([...fronts, ...polished].flat().map(({ f }) => [...f]));
}

function polish(problem: Problem, choices: readonly number[], index: number): { f: Float64Array }[] {
  const genes = problem.genes.map((gene, at) =>
    at < choices.length ? { ...gene, low: choices[at] as number, high: choices[at] as number } : gene,
  );
  return [...search({ ...problem, genes }, { ...POLISH, seed: 5000 + index, archive: 200, hold: 400 }).points];
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

function nonDominated(points: readonly Objectives[]): Objectives[] {
  const sum = (f: Objectives): number => f.reduce((total, value) => total + value, 0);
  const kept: Objectives[] = [];
  for (const point of [...points].sort((a, b) => sum(a) - sum(b)))
    if (!kept.some((one) => one.every((value, k) => value <= (point[k] as number)))) kept.push(point);
  return kept;
}
