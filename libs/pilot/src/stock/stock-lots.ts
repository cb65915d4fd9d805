import type { Recipe } from '@libs/recipe';
import type { Ingredient } from '@libs/process';
import type { RefusedLot } from './stock-types';
import type { Acceptance, Lot, LotConductivity, Stock } from './stock';

/** Where a run takes a material: the step and its ingredient as the recipe writes it. */
export interface Taking {
  readonly step: string;
  readonly material: string;
  readonly ingredient: Ingredient | undefined;
}

/** The steps of a recipe that take this material, with what they ask of it. */
export function takingsOf(recipe: Recipe, step: string, material: string): Taking {
  const ingredient = recipe.process.steps
    .find(({ id }) => id === step)
    ?.ingredients.find((one) => one.material === material);
  return { step, material, ingredient };
}

/** Why a lot may not be used on this day at all; undefined when it may. Expired, or outside the limits of incoming inspection. */
export function whyRefused(lot: Lot, stock: Stock, on: string): string | undefined {
  if (lot.expires !== undefined && lot.expires < on) return `expired: last day ${lot.expires}, run on ${on}`;
  const limits = stock.acceptance?.find(({ material }) => material === lot.material);
  const reasons = limits ? outside(lot, limits) : [];
  return reasons.length > 0 ? reasons.join('; ') : undefined;
}

/** Why a lot may not be used in this step; undefined when it may. The coating of the particles and the water limit of the recipe. */
export function whyUnfit(lot: Lot, { step, ingredient }: Taking): string | undefined {
  const reasons: string[] = [];
  const asked = ingredient?.coating;
  if (asked !== undefined && lot.coating !== asked)
    reasons.push(
      `${step} takes it ${asked === 'none' ? 'uncoated' : `coated with ${asked}`}, the lot ${
        lot.coating === undefined
          ? 'does not state a coating'
          : `is ${lot.coating === 'none' ? 'uncoated' : `coated with ${lot.coating}`}`
      }`,
    );
  const most = ingredient?.waterPpm;
  if (most !== undefined && lot.waterPpm === undefined)
    reasons.push(`water not measured; the recipe allows ${most} ppm in ${step}`);
  if (most !== undefined && lot.waterPpm !== undefined && lot.waterPpm > most)
    reasons.push(`${lot.waterPpm} ppm water; the recipe allows ${most} ppm in ${step}`);
  return reasons.length > 0 ? reasons.join('; ') : undefined;
}

/** One line per limit that a lot breaks or was never measured for. */
function outside(lot: Lot, limits: Acceptance): string[] {
  const low = (name: string, unit: string, seen: number | undefined, least: number | undefined): string[] =>
    least === undefined || (seen !== undefined && seen >= least)
      ? []
      : [
          seen === undefined
            ? `${name} not measured, accepted from ${least} ${unit}`
            : `${name} ${seen} ${unit}, accepted from ${least} ${unit}`,
        ];
  const high = (name: string, unit: string, seen: number | undefined, most: number | undefined): string[] =>
    most === undefined || (seen !== undefined && seen <= most)
      ? []
      : [
          seen === undefined
            ? `${name} not measured, accepted up to ${most} ${unit}`
            : `${name} ${seen} ${unit}, accepted up to ${most} ${unit}`,
        ];
  const { grades, conductivityMin } = limits;
  return [
    ...(lot.solution ? [] : low('assay', 'wt%', lot.assayPercent, limits.assayPercentMin)),
    ...high('water', 'ppm', lot.waterPpm, limits.waterPpmMax),
    ...low('D50', 'µm', lot.d50Um, limits.d50UmMin),
    ...high('D50', 'µm', lot.d50Um, limits.d50UmMax),
    ...high('D90', 'µm', lot.d90Um, limits.d90UmMax),
    ...(grades === undefined || (lot.grade !== undefined && grades.includes(lot.grade))
      ? []
      : [`grade ${lot.grade ?? 'not stated'}, accepted ${grades.join(', ')}`]),
    ...(conductivityMin ? tooResistive(lot.conductivity, conductivityMin) : []),
  ];
}

/** A conductivity is compared only at the same pressure and temperature. */
function tooResistive(seen: LotConductivity | undefined, least: LotConductivity): string[] {
  const at = ({ pressureMPa, temperatureC }: LotConductivity): string => `${pressureMPa} MPa, ${temperatureC} °C`;
  const wanted = `accepted from ${least.siemensPerCm} S/cm at ${at(least)}`;
  if (!seen) return [`conductivity not measured, ${wanted}`];
  if (at(seen) !== at(least)) return [`conductivity measured at ${at(seen)}, ${wanted}`];
  return seen.siemensPerCm >= least.siemensPerCm ? [] : [`conductivity ${seen.siemensPerCm} S/cm, ${wanted}`];
}

/** First expired, first out: a lot without an expiry date comes last; then by lot number. */
export function byExpiry(a: { lot: string; expires?: string }, b: { lot: string; expires?: string }): number {
  const [x, y] = [a.expires ?? '9999-12-31', b.expires ?? '9999-12-31'];
  return x < y ? -1 : x > y ? 1 : a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0;
}

/** g of the material itself in one g of the lot. */
export function contentOf({ solution, assayPercent }: Lot): number {
  return (solution ? solution.weightPercent : (assayPercent ?? 100)) / 100;
}

export function sortedRefusals(all: Iterable<RefusedLot>): RefusedLot[] {
  return [...all].sort((a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0));
}
