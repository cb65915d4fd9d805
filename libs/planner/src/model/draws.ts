import { NINETY_PERCENT, normalQuantile } from '@libs/physics';

/** How many samples a route gets: the ends of a 90 % interval are its 13th lowest and 13th highest value. */
export const SAMPLES = 256;

/** A generator of numbers in [0, 1), seeded by a text. mulberry32 (public domain) on an FNV-1a hash; no clock, no Math.random. */
export function seededBy(text: string): () => number {
  let state = 2166136261;
  for (let at = 0; at < text.length; at += 1) state = Math.imul(state ^ text.charCodeAt(at), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * One column of a Latin hypercube: every stratum of [0, 1] once, in an order that the name of the quantity fixes. The same quantity
 * thus has the same draws in every route of every plan, so that routes differ by their design and not by their luck.
 */
export function columnOf(name: string, count: number = SAMPLES): Float64Array {
  const random = seededBy(name);
  const column = Float64Array.from({ length: count }, (_, stratum) => stratum);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const kept = column[at] as number;
    column[at] = column[other] as number;
    column[other] = kept;
  }
  for (let at = 0; at < count; at += 1) column[at] = ((column[at] as number) + random()) / count;
  return column;
}

/**
 * The value below which a share `u` of a datum's probability lies: half above and half below its value, log-normal on each side so
 * that `low` and `high` are its 5 % and 95 % points; normal where an end is not positive. Example: 1.6 (0.8 to 3.2) at 0.95 gives 3.2.
 */
export function datumQuantile(value: number, low: number, high: number, u: number): number {
  const z = normalQuantile(u) / NINETY_PERCENT;
  const end = z < 0 ? low : high;
  if (low > 0 && value > 0) return value * Math.pow(end / value, Math.abs(z));
  return value + (end - value) * Math.abs(z);
}

/** The value below which a share of the samples lies, linear between neighbours. `sorted` rises. Example: 0.5 of 1, 2, 4 gives 2. */
export function percentile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const left = sorted[below] as number;
  const right = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return left === right ? left : left + (right - left) * (at - below);
}
