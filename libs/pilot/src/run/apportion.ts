/** Charges on the balance's grid: whole grid units that sum exactly to the batch and stay inside the recipe's limits. */

/** One charge: its share of the mixture, whether it counts as dry, and the limits of the recipe in percent of `of`. */
export interface ChargeTarget {
  readonly id: string;
  /** mass fraction of the mixture; all shares sum to one */
  readonly share: number;
  readonly dry: boolean;
  readonly limits: { readonly low: number; readonly high: number; readonly of: 'dry' | 'solids' } | null;
}

/** A limit that no weighing on this grid keeps, and the grid that would do; null when no finer balance helps. */
export interface GridRefusal {
  readonly charge: string;
  readonly says: string;
  readonly gridThatDoes: number | null;
}

export type Rounded = { readonly units: readonly number[] } | { readonly refusal: GridRefusal };

const SLACK = 1e-9;
/** How far, in grid units, the liquid is moved from its target in search of a split that keeps all limits. */
const LIQUID_REACH = 40;

/**
 * Whole units that sum to `total` and keep every limit, as near to the targets as the grid allows.
 * Formula: minimise Σ(u − t)² with Σu = total and low ≤ 100·u/Σdry ≤ high; without limits this is the largest remainder.
 * Every charge keeps at least one unit: a mixture without a component is another mixture.
 * Exact for a given amount of liquid (separable and convex, so unit by unit is optimal); the liquid is moved by up to 40 units.
 * Units: shares 1, total in grid units; result grid units. Errors: a refusal names the limit and the grid that would do.
 * Example: thirds of 10000 units are 3334, 3333 and 3333.
 */
export function roundCharges(targets: readonly ChargeTarget[], total: number, grid = 1): Rounded {
  const split = splitUnits(targets, total);
  if (Array.isArray(split)) return { units: split };
  const charge = split as string;
  for (let finer = 10; finer <= 1e6; finer *= 10) {
    if (Array.isArray(splitUnits(targets, total * finer)))
      return { refusal: { charge, says: saysOf(targets, charge, grid), gridThatDoes: tidy(grid / finer) } };
  }
  return { refusal: { charge, says: saysOf(targets, charge, grid), gridThatDoes: null } };
}

function saysOf(targets: readonly ChargeTarget[], charge: string, grid: number): string {
  const limits = targets.find(({ id }) => id === charge)?.limits;
  const range = limits
    ? `${limits.low} to ${limits.high} wt% ${limits.of === 'dry' ? 'of the dry layer' : 'solids'}`
    : 'its share';
  return `no weighing of ${charge} on a grid of ${grid} g stays within ${range}`;
}

/** 0.1 and not 0.10000000000000001. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** The units of `roundCharges` on this grid, or the id of the charge whose limit cannot be kept on it. */
export function splitUnits(targets: readonly ChargeTarget[], total: number): number[] | string {
  const wet = targets.filter(({ dry }) => !dry);
  const wetShare = wet.reduce((sum, { share }) => sum + share, 0);
  const solids = wet.find(({ limits }) => limits?.of === 'solids');
  let failing = solids?.id ?? targets.find(({ limits }) => limits)?.id ?? targets[0]?.id ?? '';
  const nearest = Math.round(wetShare * total);
  const reach = wet.length === 0 ? 0 : LIQUID_REACH;
  for (let step = 0; step <= 2 * reach; step += 1) {
    const liquid = nearest + (step % 2 === 1 ? (step + 1) / 2 : -step / 2);
    if (liquid < 0 || liquid > total) continue;
    const percent = (100 * (total - liquid)) / total;
    const { low, high } = solids?.limits ?? { low: 0, high: 100 };
    if (percent < low - SLACK || percent > high + SLACK) continue;
    const tried = splitAt(targets, total, liquid);
    if (Array.isArray(tried)) return tried;
    failing = tried;
  }
  return failing;
}

function splitAt(targets: readonly ChargeTarget[], total: number, liquid: number): number[] | string {
  const dryUnits = total - liquid;
  const part = (dry: boolean, sum: number): number[] | string => {
    const own = targets.filter((target) => target.dry === dry);
    const shares = own.reduce((whole, { share }) => whole + share, 0);
    const bounds = own.map(({ limits }) =>
      limits?.of === 'dry' && dry
        ? {
            low: Math.max(1, Math.ceil((limits.low / 100) * dryUnits - SLACK * dryUnits)),
            high: Math.floor((limits.high / 100) * dryUnits + SLACK * dryUnits),
          }
        : { low: 1, high: Number.POSITIVE_INFINITY },
    );
    const empty = bounds.findIndex(({ low, high }) => low > high);
    if (empty >= 0) return own[empty]?.id ?? '';
    const ideal = own.map(({ share }) => (shares > 0 ? (share / shares) * sum : 0));
    const units = bounded(ideal, bounds, sum);
    return units ?? own.find(({ limits }) => limits)?.id ?? own[0]?.id ?? '';
  };
  const dry = part(true, dryUnits);
  if (!Array.isArray(dry)) return dry;
  const wet = part(false, liquid);
  if (!Array.isArray(wet)) return wet;
  return targets.map((target) => (target.dry ? dry.shift() : wet.shift()) ?? 0);
}

interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** Integers inside their bounds with a given sum and the least squared distance to the ideal; undefined when the bounds forbid it. */
function bounded(ideal: readonly number[], bounds: readonly Bounds[], sum: number): number[] | undefined {
  if (ideal.length === 0) return sum === 0 ? [] : undefined;
  const units = ideal.map((value, at) => {
    const { low = 0, high = 0 } = bounds[at] ?? {};
    return Math.min(high, Math.max(low, Math.floor(value + SLACK)));
  });
  let missing = sum - units.reduce((whole, value) => whole + value, 0);
  while (missing !== 0) {
    const way = Math.sign(missing);
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const [at, unit] of units.entries()) {
      const { low = 0, high = 0 } = bounds[at] ?? {};
      if (way > 0 ? unit >= high : unit <= low) continue;
      const price = way * (unit - (ideal[at] ?? 0));
      if (price < least - SLACK) [best, least] = [at, price];
    }
    if (best < 0) return undefined;
    units[best] = (units[best] ?? 0) + way;
    missing -= way;
  }
  return units;
}
