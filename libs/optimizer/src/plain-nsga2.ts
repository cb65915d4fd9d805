import { Chance } from './chance';
import type { Archive, Effort, Problem } from './problem';
import { drawGene, spaceOf } from './space';
import { crossover, mutate } from './variation';

/**
 * The yardstick: NSGA-II as published (Deb et al. 2002, doi:10.1109/4235.996017) on typed arrays, with constrained domination,
 * SBX (eta 15) and polynomial mutation (eta 20), and nothing else: no archive, no repair, no duplicates. Not used by `search`.
 */
export function plainNsga2(problem: Problem, effort: Pick<Effort, 'seed' | 'population' | 'generations'>): Archive {
  const space = spaceOf(problem);
  const { n, m, c } = space;
  const size = effort.population;
  const chance = new Chance(effort.seed);
  const x = new Float64Array(2 * size * n);
  const f = new Float64Array(2 * size * m);
  const violation = new Float64Array(2 * size);
  const rank = new Int32Array(2 * size);
  const crowding = new Float64Array(2 * size);
  const scratch = { x: new Float64Array(n), f: new Float64Array(m), g: new Float64Array(c) };
  const rates = Float64Array.of(1 / n);
  const sorter = new Sorter(2 * size, m, f, violation, rank, crowding);
  let slots = Int32Array.from({ length: 2 * size }, (_, i) => i);

  const evaluate = (slot: number): void => {
    for (let i = 0; i < n; i++) scratch.x[i] = x[slot * n + i]!;
    problem.evaluate(scratch.x, scratch.f, scratch.g);
    for (let k = 0; k < m; k++) f[slot * m + k] = scratch.f[k]!;
    let sum = 0;
    for (let j = 0; j < c; j++) sum += Math.max(0, scratch.g[j]!);
    violation[slot] = sum;
  };
  const tournament = (): number => {
    const a = slots[chance.below(size)]!;
    const b = slots[chance.below(size)]!;
    if (rank[a] !== rank[b]) return rank[a]! < rank[b]! ? a : b;
    return crowding[a]! >= crowding[b]! ? a : b;
  };

  for (let i = 0; i < size; i++) {
    for (let gene = 0; gene < n; gene++) drawGene(space, x, i * n, gene, chance);
    evaluate(i);
  }
  slots = sorter.sort(slots.subarray(0, size), slots.subarray(size), size);
  for (let generation = 1; generation < effort.generations; generation++) {
    for (let i = size; i < 2 * size; i += 2) {
      const one = slots[i]!;
      const two = i + 1 < 2 * size ? slots[i + 1]! : one;
      crossover(space, x, tournament() * n, tournament() * n, one * n, two * n, 15, chance);
      for (const child of two === one ? [one] : [one, two]) {
        mutate(space, x, child * n, rates, 0, 20, chance);
        evaluate(child);
      }
    }
    slots = sorter.sort(slots, slots.subarray(0, 0), size);
  }
  const points = Array.from(slots.subarray(0, size))
    .filter((slot) => violation[slot]! <= 0 && rank[slot] === 0)
    .map((slot) => ({ x: x.slice(slot * n, slot * n + n), f: f.slice(slot * m, slot * m + m) }));
  return {
    points,
    evaluations: size * effort.generations,
    generations: effort.generations,
    complete: false,
    cut: false,
  };
}

/** Fast non-dominated sorting by domination counts, and crowding distance. */
class Sorter {
  private readonly losses: Int32Array;
  private readonly beats: Int32Array;
  private readonly wins: Int32Array;

  constructor(
    private readonly slots: number,
    private readonly m: number,
    private readonly f: Float64Array,
    private readonly violation: Float64Array,
    private readonly rank: Int32Array,
    private readonly crowding: Float64Array,
  ) {
    this.losses = new Int32Array(slots);
    this.wins = new Int32Array(slots);
    this.beats = new Int32Array(slots * slots);
  }

  /** All slots, the `keep` survivors first; `rest` is appended untouched. */
  sort(slots: Int32Array, rest: Int32Array, keep: number): Int32Array<ArrayBuffer> {
    const { losses, wins, beats, rank, crowding } = this;
    for (const slot of slots) losses[slot] = wins[slot] = 0;
    for (let i = 0; i < slots.length; i++) {
      const a = slots[i]!;
      for (let j = i + 1; j < slots.length; j++) {
        const b = slots[j]!;
        const order = this.compare(a, b);
        if (order < 0) {
          beats[a * this.slots + wins[a]!++] = b;
          losses[b]!++;
        } else if (order > 0) {
          beats[b * this.slots + wins[b]!++] = a;
          losses[a]!++;
        }
      }
    }
    const sorted = new Int32Array(slots.length + rest.length);
    let count = 0;
    for (const slot of slots) if (losses[slot] === 0) sorted[count++] = slot;
    for (let from = 0, level = 0; from < slots.length; level++) {
      const to = count;
      for (let i = from; i < to; i++) {
        const slot = sorted[i]!;
        rank[slot] = level;
        for (let w = 0; w < wins[slot]!; w++) {
          const beaten = beats[slot * this.slots + w]!;
          if (--losses[beaten]! === 0) sorted[count++] = beaten;
        }
      }
      const front = sorted.subarray(from, to);
      if (from < keep) this.crowd(front);
      if (from < keep && to > keep) front.sort((a, b) => crowding[b]! - crowding[a]! || a - b);
      from = to;
    }
    sorted.set(rest, slots.length);
    return sorted;
  }

  private compare(a: number, b: number): number {
    const { f, m, violation } = this;
    if (violation[a]! > 0 || violation[b]! > 0) return violation[a]! - violation[b]!;
    let better = 0;
    let worse = 0;
    for (let k = 0; k < m; k++) {
      if (f[a * m + k]! < f[b * m + k]!) better++;
      else if (f[a * m + k]! > f[b * m + k]!) worse++;
    }
    return better > 0 && worse > 0 ? 0 : worse - better;
  }

  private crowd(front: Int32Array): void {
    const { f, m, crowding } = this;
    for (const slot of front) crowding[slot] = 0;
    const order = Int32Array.from(front);
    for (let k = 0; k < m; k++) {
      order.sort((a, b) => f[a * m + k]! - f[b * m + k]!);
      const first = order[0]!;
      const last = order[order.length - 1]!;
      const extent = f[last * m + k]! - f[first * m + k]!;
      crowding[first] = crowding[last] = Infinity;
      if (extent === 0) continue;
      for (let i = 1; i + 1 < order.length; i++)
        crowding[order[i]!]! += (f[order[i + 1]! * m + k]! - f[order[i - 1]! * m + k]!) / extent;
    }
  }
}
