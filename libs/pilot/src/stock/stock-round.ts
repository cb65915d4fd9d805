import type { Mixture } from '@libs/recipe';
import type { ChargeTarget } from '../run/apportion';
import { splitUnits, tidy } from '../run/apportion';
import { batchOf, brokenLimit } from './stock-batch';
import type { Sourced, Weighed } from './stock-weigh';

export type RoundedBatch =
  | { readonly grams: readonly number[] }
  | { readonly refusal: { readonly charge: string; readonly says: string; readonly gridThatDoes: number | null } };

/**
 * The weighings on the grid of a balance: whole units that sum exactly to the batch, every limit of the recipe kept by what the batch then
 * holds. First with the limits carried over to the lots, then with them drawn in by the units that others may move.
 * Errors: the charge, and the grid that would do.
 */
export function roundedWeighings(
  mixture: Mixture,
  sourced: readonly Sourced[],
  items: readonly Weighed[],
  units: number,
  grid: number,
): RoundedBatch {
  const ideal = brokenLimit(
    sourced,
    batchOf(
      sourced,
      items,
      items.map((item) => item.grams),
    ),
  );
  if (ideal) return { refusal: { charge: ideal.charge, says: `these lots give ${ideal.says}`, gridThatDoes: null } };
  const first = tried(mixture, sourced, items, units, grid);
  if (Array.isArray(first)) return { grams: first };
  for (let finer = 10; finer <= 1e6; finer *= 10)
    if (Array.isArray(tried(mixture, sourced, items, units * finer, grid / finer)))
      return { refusal: { ...first, gridThatDoes: tidy(grid / finer) } };
  return { refusal: { ...first, gridThatDoes: null } };
}

function tried(
  mixture: Mixture,
  sourced: readonly Sourced[],
  items: readonly Weighed[],
  units: number,
  grid: number,
): number[] | { charge: string; says: string } {
  let failed = { charge: mixture.step, says: `no weighing on a grid of ${grid} g` };
  for (const drawnIn of [0, 2 * items.length]) {
    const targets = targetsOf(mixture, sourced, items, units, drawnIn);
    const split = splitUnits(targets, units);
    if (!Array.isArray(split)) {
      failed = { charge: split, says: `no weighing of ${split} on a grid of ${grid} g stays within its limits` };
      continue;
    }
    const grams = split.map((unit) => tidy(unit * grid));
    const broken = brokenLimit(sourced, batchOf(sourced, items, grams));
    if (broken === undefined) return grams;
    failed = { charge: broken.charge, says: `on a grid of ${grid} g: ${broken.says}` };
  }
  return failed;
}

/** All weighings counted as dry, so that their limits are limits of the whole batch. */
function targetsOf(
  mixture: Mixture,
  sourced: readonly Sourced[],
  items: readonly Weighed[],
  units: number,
  drawnIn: number,
): ChargeTarget[] {
  const whole = items.reduce((sum, { grams }) => sum + grams, 0);
  const solids =
    sourced.reduce((sum, { charge }) => sum + (charge.dryPercent === null ? 0 : charge.grams), 0) / mixture.total;
  const margin = (100 * drawnIn) / units;
  return items.map((item): ChargeTarget => {
    const { charge } = sourced[item.at] as Sourced;
    const share = item.grams / whole;
    const { limits } = charge;
    const id = item.lot ? `${charge.material} (lot ${item.lot.lot})` : charge.material;
    if (!limits) return { id, share, dry: true, limits: null };
    const isSolids = limits.of.includes('solids');
    const change = isSolids ? item.part / item.content : (item.part * solids) / item.content;
    const low = isSolids ? 100 * share + (100 * solids - limits.high) * change : limits.low * change;
    const high = isSolids ? 100 * share + (100 * solids - limits.low) * change : limits.high * change;
    const middle = (low + high) / 2;
    return {
      id,
      share,
      dry: true,
      limits: { low: Math.min(low + margin, middle), high: Math.max(high - margin, middle), of: 'dry' },
    };
  });
}
