import { perBit, type Chance } from './chance';
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
  if ((chance.bits() >>> 0) * perBit > 0.9) return;
  // Half of the time the categories of a parent stay together: other genes were tuned for just this combination.
  const keepsCategories = space.categories.length > 1 && (chance.bits() & 1) === 0;
  for (let i = 0; i < n; i++) {
    const first = x[a + i]!;
    const second = x[b + i]!;
    if (first === second || (chance.bits() & 1) === 0) continue;
    if (kind[i] === categorical && keepsCategories) continue;
    if (kind[i] === categorical || linked[i] !== i) swapRing(space, x, a, b, c, d, i);
    else blend(space, x, a, b, c, d, i, eta, chance);
  }
}

/** The binary crossover of one gene: both children at the same odds inside and around the parents, within the bounds. */
function blend(
  space: Space,
  x: Float64Array,
  a: number,
  b: number,
  c: number,
  d: number,
  i: number,
  eta: number,
  chance: Chance,
): void {
  const first = x[a + i]!;
  const second = x[b + i]!;
  const low = first < second ? first : second;
  const high = first < second ? second : first;
  const u = (chance.bits() >>> 0) * perBit;
  const spread = high - low;
  const exponent = 1 / (eta + 1);
  const below = 2 - Math.pow(1 + (2 * (low - space.low[i]!)) / spread, -(eta + 1));
  const above = 2 - Math.pow(1 + (2 * (space.high[i]! - high)) / spread, -(eta + 1));
  const down = u <= 1 / below ? Math.pow(u * below, exponent) : Math.pow(1 / (2 - u * below), exponent);
  const up = u <= 1 / above ? Math.pow(u * above, exponent) : Math.pow(1 / (2 - u * above), exponent);
  const crossed = (chance.bits() & 1) === 0;
  x[(crossed ? d : c) + i] = 0.5 * (low + high - down * spread);
  x[(crossed ? c : d) + i] = 0.5 * (low + high + up * spread);
  settle(space, x, c, i);
  settle(space, x, d, i);
}

function swapRing(space: Space, x: Float64Array, a: number, b: number, c: number, d: number, from: number): void {
  let i = from;
  do {
    x[c + i] = x[b + i]!;
    x[d + i] = x[a + i]!;
    i = space.linked[i]!;
  } while (i !== from);
}

/** Mutates each free gene with the chance `rates[which]`: polynomial for reals, a step or a redraw for integers, a redraw for categories. */
export function mutate(
  space: Space,
  x: Float64Array,
  at: number,
  rates: Float64Array,
  which: number,
  eta: number,
  chance: Chance,
): void {
  const { free } = space;
  const rate = rates[which]!;
  // Jumps from one mutated gene to the next: as many draws as there are mutations.
  const scale = rate < 1 ? 1 / Math.log(1 - rate) : 0;
  for (let i = -1; ;) {
    i += 1 + (scale === 0 ? 0 : Math.floor(Math.log(1 - (chance.bits() >>> 0) * perBit) * scale));
    if (!(i < free.length)) return;
    mutateGene(space, x, at, free[i]!, eta, chance);
  }
}

/** Changes one gene, always to another value where the gene is discrete. */
export function mutateGene(space: Space, x: Float64Array, at: number, gene: number, eta: number, chance: Chance): void {
  const value = x[at + gene]!;
  if (space.kind[gene] === real) {
    polynomial(space, x, at, gene, eta, chance);
  } else if (space.kind[gene] === categorical || (chance.bits() >>> 0) * perBit < 0.3) {
    drawGene(space, x, at, gene, chance);
    if (x[at + gene] === value) x[at + gene] = value < space.high[gene]! ? value + 1 : space.low[gene]!;
  } else {
    chance.drawNormal();
    const step = 1 + Math.floor(Math.abs(chance.normal[0]!) * 0.1 * space.width[gene]!);
    const up = (chance.bits() & 1) === 0 ? value < space.high[gene]! : value === space.low[gene]!;
    x[at + gene] = up ? value + step : value - step;
    settle(space, x, at, gene);
  }
}

/** Deb's polynomial mutation of one gene, relative to its width. */
function polynomial(space: Space, x: Float64Array, at: number, gene: number, eta: number, chance: Chance): void {
  const u = (chance.bits() >>> 0) * perBit;
  const value = x[at + gene]!;
  const width = space.width[gene]!;
  const below = (value - space.low[gene]!) / width;
  const above = (space.high[gene]! - value) / width;
  const step =
    u < 0.5
      ? Math.pow(2 * u + (1 - 2 * u) * Math.pow(1 - below, eta + 1), 1 / (eta + 1)) - 1
      : 1 - Math.pow(2 * (1 - u) + (2 * u - 1) * Math.pow(1 - above, eta + 1), 1 / (eta + 1));
  x[at + gene] = value + step * width;
  settle(space, x, at, gene);
}

/** The factors that a differential step may take: drawn evenly from `least` over a `span`, or fixed where that is 0. */
export interface Factors {
  readonly least: number;
  readonly span: number;
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
  factors: Factors,
  rate: number,
  chance: Chance,
): void {
  const { n, kind } = space;
  const { least, span } = factors;
  const factor = span === 0 ? least : least + span * (chance.bits() >>> 0) * perBit;
  const always = chance.below(n);
  for (let i = 0; i < n; i++) {
    if (i !== always && rate < 1 && (chance.bits() >>> 0) * perBit >= rate) x[child + i] = x[target + i]!;
    else if (kind[i] === categorical) {
      const u = chance.below(4);
      x[child + i] = u < 2 ? source[base + i]! : u === 2 ? source[b + i]! : source[c + i]!;
    } else {
      const difference = source[b + i]! - source[c + i]!;
      let value = source[base + i]! + factor * difference;
      // Out of bounds: halfway between the base and the bound it ran over.
      if (value < space.low[i]!) value = 0.5 * (source[base + i]! + space.low[i]!);
      else if (value > space.high[i]!) value = 0.5 * (source[base + i]! + space.high[i]!);
      x[child + i] = value;
      settle(space, x, child, i);
    }
  }
}
