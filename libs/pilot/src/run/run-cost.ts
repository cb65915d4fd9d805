/** What a run costs where prices are known; an unknown price makes the sum unknown and leaves a low end. */
import { preferredNumber, type Knowledge } from '@libs/knowledge';
import { priceOf } from '@libs/planner';
import type { Recipe } from '@libs/recipe';
import type { KnownTime } from './known-minutes';
import type { BillEntry } from './run-types';
import type { CostLine, RunCost } from './run-use-types';
import { numberAt } from './step-targets';

export interface CostedRun {
  readonly recipe: Recipe;
  readonly knowledge: Knowledge;
  readonly bill: readonly BillEntry[];
  readonly times: readonly KnownTime[];
  readonly goodCells: number;
}

/**
 * Materials with all losses of this run at catalogue prices, and the wages of the time that is known. Formula: Σ amount × price.
 * Units: $ of each price's vintage, not adjusted. Errors: value null where one price is missing; `high` null too; `low` leaves it out.
 * Example: 2 kg at 10 $/kg (8 to 15) and 1 m² without a price: unknown, at least 16 $.
 */
export function runCostOf({ recipe, knowledge, bill, times, goodCells }: CostedRun): RunCost {
  const lines = bill.map((entry) => costLine(entry, recipe, knowledge));
  const unpriced = lines.filter(({ value }) => value === null).map(({ material }) => material);
  const sum = (pick: (line: CostLine) => number | null): number =>
    lines.reduce((all, line) => all + (pick(line) ?? 0), 0);
  const wage = recipe.assumptions.find(({ id }) => id === 'wage');
  const hours = times.reduce((all, { minutes }) => all + (minutes ?? 0), 0) / 60;
  const untimed = times.filter(({ minutes }) => minutes === null).map(({ step }) => step);
  const low = sum((line) => line.low);
  return {
    currency: '$',
    lines,
    materials: {
      value: unpriced.length > 0 ? null : sum((line) => line.value),
      low,
      high: unpriced.length > 0 ? null : sum((line) => line.high),
    },
    unpriced,
    labour: wage ? { knownHours: hours, low: hours * wage.low, wage: wage.value, untimed } : null,
    perGoodCellAtLeast: (low + (wage ? hours * wage.low : 0)) / goodCells,
    says: `Prices of the catalogue, each of its own year; laboratory packs cost more than the bulk prices among them.${wage ? ` Wages only of the time that the line and the web lengths give, at ${wage.low} $/h; ${untimed.length} steps have no known time.` : ''} Equipment, energy, dry gas and waste are not in it: no number for one run is known.`,
  };
}

function costLine({ material, amount, unit }: BillEntry, recipe: Recipe, knowledge: Knowledge): CostLine {
  const known = knowledge.materials.get(material);
  const price = known && priceOf(known, {});
  const none = {
    material,
    amount,
    unit,
    price: null,
    priceUnit: null,
    vintage: 'price unknown',
    value: null,
    low: null,
    high: null,
  };
  if (!known || !price) return none;
  const priced = pricedAmount({ material, amount, unit }, price.unit, recipe, preferredNumber(known, 'density'));
  if (priced === undefined)
    return { ...none, vintage: `priced in ${price.unit}, its thickness or density is not known` };
  return {
    material,
    amount,
    unit,
    price: price.value,
    priceUnit: price.unit,
    vintage: price.vintage,
    value: priced * price.value,
    low: priced * price.low,
    high: priced * price.high,
  };
}

/** kg or m², as the price asks; a metal foil that is priced by mass needs its thickness (µm) and density (g/cm³). */
function pricedAmount(
  { amount, unit }: Pick<BillEntry, 'material' | 'amount' | 'unit'>,
  priceUnit: string,
  recipe: Recipe,
  density: number | undefined,
): number | undefined {
  if (unit === 'g') return priceUnit === '$/kg' ? amount / 1000 : undefined;
  if (unit === 'm²' && priceUnit === '$/m2') return amount;
  const thick = numberAt(recipe, 'press', 'anode-thickness');
  // µm × g/cm³ is g/m².
  return unit === 'm²' && priceUnit === '$/kg' && thick !== undefined && density !== undefined
    ? (amount * thick * density) / 1000
    : undefined;
}
