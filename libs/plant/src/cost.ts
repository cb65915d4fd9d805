import {
  baselineSteps,
  baselineThroughput,
  capitalCharge,
  labourMultiplier,
  materialMultiplier,
  overheadRates,
  scaledCost,
} from '@libs/physics';
import type { PlantParameters } from './assumptions';
import type { RouteStep } from './step-time';
import { PlantCaution } from './warnings';

/** A material of the route. The planner prepares it once per skeleton and overwrites `amount`. Unit: kg, or m2 for foils. */
export interface MaterialUse {
  readonly id: string;
  amount: number; // per m2 of unit cell, net
  yieldToEnd: number; // 1
  price: number; // $ per unit | NaN = unknown
  priceLow: number; // $ per unit | NaN
  priceHigh: number; // $ per unit | NaN
  readonly vintage: string;
}

/** What the cost of a square metre rests on, beside its materials and steps. */
export interface CostBasis {
  rate: number; // m2/s of unit cell
  energy: number; // J per m2 of unit cell
  cellArea: number; // m2
  workSeconds: number; // a year
}

/** Written by `evaluateCost`; $ per m2 of unit cell. `value` is NaN when a price is missing: unknown is not zero. */
export interface CostState {
  materials: number; // of the priced ones
  labour: number;
  equipment: number;
  energy: number;
  value: number; // NaN when `missing` > 0
  low: number;
  high: number; // Infinity when a missing price has no range
  missing: number; // how many prices are not known
  warnings: number;
}

export function createCostState(): CostState {
  return { materials: 0, labour: 0, equipment: 0, energy: 0, value: 0, low: 0, high: 0, missing: 0, warnings: 0 };
}

const LABOUR = labourMultiplier();
const MATERIAL = materialMultiplier();
const EQUIPMENT = capitalCharge(overheadRates.equipmentYears);

/**
 * Cost of a square metre of unit cell: materials with their yields, labour and equipment by step, energy (models/01 §1.2).
 * Materials are linear in their price. Labour: attended time × operators × wage × 1.866. Equipment: BatPaC's capital scaled to this
 * throughput, far below its 50 GWh: extrapolated, and the warning says so. Mass-driven rows are scaled by area [assumption].
 * `cellArea` is all the unit cell in one packaged cell (face × unit cells), so that area over it counts cells.
 * Allocates nothing. Example: 0.2 kg/m2 at 24 $/kg and yield 0.922 is 5.553 $/m2 with the material overhead of 1.0666.
 */
export function evaluateCost(
  uses: readonly MaterialUse[],
  useCount: number,
  steps: readonly RouteStep[],
  stepCount: number,
  { rate, energy, cellArea, workSeconds }: CostBasis,
  p: PlantParameters,
  out: CostState,
): void {
  let materials = 0;
  let low = 0;
  let high = 0;
  let missing = 0;
  for (let index = 0; index < useCount; index += 1) {
    const use = uses[index] as MaterialUse;
    const amount = (use.amount / use.yieldToEnd) * MATERIAL;
    if (amount <= 0) continue;
    if (use.price >= 0) {
      materials += amount * use.price;
      low += amount * (use.priceLow >= 0 ? use.priceLow : use.price);
      high += amount * (use.priceHigh >= 0 ? use.priceHigh : use.price);
    } else {
      missing += 1;
      low += use.priceLow >= 0 ? amount * use.priceLow : 0;
      high += use.priceHigh >= 0 ? amount * use.priceHigh : Number.POSITIVE_INFINITY;
    }
  }
  const area = rate * workSeconds; // m2 a year
  let labour = 0;
  let equipment = 0;
  let extrapolated = false;
  for (let index = 0; index < stepCount; index += 1) {
    const step = steps[index] as RouteStep;
    step.labour = step.attended ? (step.seconds / step.yieldToEnd) * p.operatorsPerStep * p.wage * LABOUR : 0;
    step.capital = 0;
    if (step.baseline >= 0 && area > 0) {
      const ratio = throughputRatio(step.baseline, area, cellArea);
      step.capital = step.capitalFactor * stepCapital(step.baseline, ratio) * (EQUIPMENT / area);
      if (ratio < 0.01) extrapolated = true;
    }
    labour += step.labour;
    equipment += step.capital;
  }
  out.materials = materials;
  out.labour = labour;
  out.equipment = equipment;
  out.energy = energy * p.electricity;
  const rest = labour + equipment + out.energy;
  out.missing = missing;
  out.value = missing > 0 ? Number.NaN : materials + rest;
  out.low = low + rest;
  out.high = high + rest;
  out.warnings = (missing > 0 ? PlantCaution.priceMissing : 0) | (extrapolated ? PlantCaution.costExtrapolated : 0);
}

function throughputRatio(baseline: number, area: number, cellArea: number): number {
  const driver = baselineSteps[baseline]?.driver;
  if (driver === 'cells') return area / cellArea / baselineThroughput.cells;
  if (driver === 'kg-anode' || driver === 'm2-anode') return area / baselineThroughput.anodeM2;
  return area / baselineThroughput.cathodeM2;
}

function stepCapital(baseline: number, ratio: number): number {
  const row = baselineSteps[baseline];
  return row ? scaledCost(row.capital, ratio, row.exponents[1]) : 0;
}

/** Index of a BatPaC row by id, -1 when there is none (ASSB's own steps have no row). Example: `baselineIndex('stack')`. */
export function baselineIndex(id: string): number {
  return baselineSteps.findIndex((row) => row.id === id);
}

/** The materials whose price is not known, for the route's list. */
export function missingPrices(uses: readonly MaterialUse[]): string[] {
  return uses.filter(({ amount, price }) => amount > 0 && !(price >= 0)).map(({ id }) => id);
}

/** A material's share of the cost of a square metre, $. Example: what doubling its price adds. */
export function materialShare(use: MaterialUse): number {
  return (use.amount / use.yieldToEnd) * MATERIAL * use.price;
}
