import type { Chance } from './chance';
import { categorical, drawGene, real, settle, type Space } from './space';

/** Simulated binary crossover (Deb and Agrawal 1995) of the genomes at a and b into c and d; categories are swapped, blocks whole. */
export function crossover(
  space: Space,
  x: Float64Array,
  a: number,
  b: number,
  c: number,
  d: number,
  eta: number,
  chance: Chance,
): void {
  const { n, kind, linked } = space;
  for (let i = 0; i < n; i++) {
    x[c + i] = x[a + i]!;
    x[d + i] = x[b + i]!;
  }
  if (chance.unit() > 0.9) return;
  // Half of the time the categories of a parent stay together: other genes were tuned for just this combination.
  const keepsCategories = space.categories.length > 1 && (chance.bits() & 1) === 0;
  const exponent = 1 / (eta + 1);
  for (let i = 0; i < n; i++) {
    const first = x[a + i]!;
    const second = x[b + i]!;
    if (first === second || (chance.bits() & 1) === 0) continue;
    if (kind[i] === categorical && keepsCategories) continue;
    if (kind[i] === categorical || linked[i] !== i) swapRing(space, x, a, b, c, d, i);
    else {
      const low = Math.min(first, second);
      const high = Math.max(first, second);
      const u = chance.unit();
      const spread = high - low;
      const down = stretch(u, exponent, eta, 1 + (2 * (low - space.low[i]!)) / spread);
      const up = stretch(u, exponent, eta, 1 + (2 * (space.high[i]! - high)) / spread);
      const one = settle(space, i, 0.5 * (low + high - down * spread));
      const two = settle(space, i, 0.5 * (low + high + up * spread));
      const crossed = (chance.bits() & 1) === 0;
      x[c + i] = crossed ? two : one;
      x[d + i] = crossed ? one : two;
    }
  }
}

function stretch(u: number, exponent: number, eta: number, room: number): number {
  const alpha = 2 - Math.pow(room, -(eta + 1));
  return u <= 1 / alpha ? Math.pow(u * alpha, exponent) : Math.pow(1 / (2 - u * alpha), exponent);
}

function swapRing(space: Space, x: Float64Array, a: number, b: number, c: number, d: number, from: number): void {
  let i = from;
  do {
    x[c + i] = x[b + i]!;
    x[d + i] = x[a + i]!;
    i = space.linked[i]!;
  } while (i !== from);
}

/** Mutates each free gene with the given chance: polynomial for reals, a step or a redraw for integers, a redraw for categories. */
export function mutate(space: Space, x: Float64Array, at: number, rate: number, eta: number, chance: Chance): void {
  const { free } = space;
  // Jumps from one mutated gene to the next: as many draws as there are mutations.
  const scale = rate < 1 ? 1 / Math.log(1 - rate) : 0;
  for (let i = -1; ;) {
    i += 1 + (scale === 0 ? 0 : Math.floor(Math.log(1 - chance.unit()) * scale));
    if (!(i < free.length)) return;
    mutateGene(space, x, at, free[i]!, eta, chance);
  }
}

/** Changes one gene, always to another value where the gene is discrete. */
export function mutateGene(space: Space, x: Float64Array, at: number, gene: number, eta: number, chance: Chance): void {
  const value = x[at + gene]!;
  if (space.kind[gene] === real) {
    x[at + gene] = settle(space, gene, value + polynomial(space, gene, value, eta, chance) * space.width[gene]!);
  } else if (space.kind[gene] === categorical || chance.unit() < 0.3) {
    const other = drawGene(space, gene, chance);
    x[at + gene] = other === value ? (value < space.high[gene]! ? value + 1 : space.low[gene]!) : other;
  } else {
    const step = 1 + Math.floor(Math.abs(chance.normal()) * 0.1 * space.width[gene]!);
    const up = (chance.bits() & 1) === 0 ? value < space.high[gene]! : value === space.low[gene]!;
    x[at + gene] = settle(space, gene, up ? value + step : value - step);
  }
}

/** Deb's polynomial mutation, relative to the gene's width. */
function polynomial(space: Space, gene: number, value: number, eta: number, chance: Chance): number {
  const u = chance.unit();
  const width = space.width[gene]!;
  const below = (value - space.low[gene]!) / width;
  const above = (space.high[gene]! - value) / width;
  if (u < 0.5) return Math.pow(2 * u + (1 - 2 * u) * Math.pow(1 - below, eta + 1), 1 / (eta + 1)) - 1;
  return 1 - Math.pow(2 * (1 - u) + (2 * u - 1) * Math.pow(1 - above, eta + 1), 1 / (eta + 1));
}

/** Differential evolution, rand/1/bin: child = base + factor (b - c) gene by gene with the given rate, the target's value elsewhere. */
export function differential(
  space: Space,
  x: Float64Array,
  target: number,
  child: number,
  source: Float64Array,
  base: number,
  b: number,
  c: number,
  factor: number,
  rate: number,
  chance: Chance,
): void {
  const { n, kind } = space;
  const always = chance.below(n);
  for (let i = 0; i < n; i++) {
    if (i !== always && rate < 1 && chance.unit() >= rate) x[child + i] = x[target + i]!;
    else if (kind[i] === categorical) {
      const u = chance.below(4);
      x[child + i] = u < 2 ? source[base + i]! : u === 2 ? source[b + i]! : source[c + i]!;
    } else {
      const difference = source[b + i]! - source[c + i]!;
      let value = source[base + i]! + factor * difference;
      // Out of bounds: halfway between the base and the bound it ran over.
      if (value < space.low[i]!) value = 0.5 * (source[base + i]! + space.low[i]!);
      else if (value > space.high[i]!) value = 0.5 * (source[base + i]! + space.high[i]!);
      x[child + i] = settle(space, i, value);
    }
  }
}
