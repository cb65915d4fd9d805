/** Model 01 §1.2: BatPaC scaling of labour, capital and area, and what they add up to. Source: `jbaars/Batt_Sust_Model` [B]. */
import type { ValidityId } from './validity';

/** What drives the throughput of a step. */
export type CostDriver =
  'kg-cathode' | 'kg-anode' | 'm2-cathode' | 'm2-anode' | 'm2' | 'kg-solvent' | 'cells' | 'plant';

export interface BaselineStep {
  readonly id: string;
  readonly labourHours: number; // per year
  readonly capital: number; // $
  readonly area: number; // m2
  readonly exponents: readonly [labour: number, capital: number, area: number];
  readonly driver: CostDriver;
}

const step = (
  id: string,
  labourHours: number,
  capitalMillion: number,
  area: number,
  exponents: readonly [number, number, number],
  driver: CostDriver,
): BaselineStep => ({ id, labourHours, capital: capitalMillion * 1e6, area, exponents, driver });

const mixing = [0.9, 0.9, 0.95] as const;
const web = [0.7, 0.9, 0.95] as const;
const recovery = [0.7, 0.95, 0.95] as const;

/** BatPaC V5 baseline, 50 GWh/y, pack assembly not among the rows; vintage 2022. `fill-seal` is dropped for a solid cell. */
export const baselineSteps: readonly BaselineStep[] = [
  step('mix-cathode', 200e3, 200, 8000, mixing, 'kg-cathode'),
  step('mix-anode', 270e3, 280, 8800, mixing, 'kg-anode'),
  step('coat-dry-cathode', 59e3, 90, 16000, web, 'm2-cathode'),
  step('coat-dry-anode', 47e3, 78, 16000, web, 'm2-anode'),
  step('solvent-recovery', 17e3, 36, 1100, recovery, 'kg-solvent'),
  step('calender-cathode', 47e3, 25, 2100, web, 'm2-cathode'),
  step('calender-anode', 53e3, 25, 2100, web, 'm2-anode'),
  step('notch-cathode', 250e3, 29, 3200, web, 'm2-cathode'),
  step('notch-anode', 250e3, 29, 3200, web, 'm2-anode'),
  step('slit-cathode', 150e3, 34.5, 0, web, 'm2-cathode'),
  step('slit-anode', 150e3, 34.5, 0, web, 'm2-anode'),
  step('vacuum-dry-cathode', 41e3, 14, 1800, web, 'm2-cathode'),
  step('vacuum-dry-anode', 35e3, 11, 1800, web, 'm2-anode'),
  step('stack', 530e3, 130, 0, mixing, 'cells'),
  step('weld', 180e3, 190, 0, mixing, 'cells'),
  step('x-ray', 180e3, 14, 0, mixing, 'cells'),
  step('enclose', 55e3, 11, 0, mixing, 'cells'),
  step('fill-seal', 126e3, 25, 0, mixing, 'cells'),
  step('dry-room', 10e3, 7.3, 61000, web, 'm2'),
  step('formation', 560e3, 830, 110000, recovery, 'cells'),
  step('building-systems', 0, 1700, 0, mixing, 'plant'),
  step('laboratory', 48e3, 16, 1300, mixing, 'plant'),
  step('recycling', 38e3, 9.3, 3300, mixing, 'plant'),
  step('warehouse', 13e3, 200, 10000, mixing, 'plant'),
];

/** Baseline throughputs a year: 50 GWh, 320 d in 3 shifts [B]. Mass drivers follow from the electrode areas, so they are not listed. */
export const baselineThroughput = {
  energyGWh: 50,
  cathodeM2: 3.03e8,
  anodeM2: 3.15e8,
  cells: 2.11e8,
  cathodeSolventKgPerM2: 0.1195,
  anodeSolventKgPerM2: 0.0793,
} as const;

/**
 * BatPaC scaling of one cost. Formula: X = X0 (P/P0)^e. Valid: near the 50 GWh/y baseline; far below it extrapolates
 * (`costScalingValidity`). Source: `jbaars/Batt_Sust_Model`, battery_cost.py [B].
 * Units: baseline any, throughput ratio P/P0 1, exponent 1; result as baseline. Errors: none. Example: 90e6 $, 0.5, 0.9 gives 48.23e6 $.
 */
export function scaledCost(baseline: number, throughputRatio: number, exponent: number): number {
  return baseline * Math.pow(throughputRatio, exponent);
}

export function costScalingValidity(throughputRatio: number): ValidityId | undefined {
  return throughputRatio < 0.01 ? 'cost-extrapolated' : undefined;
}

/** Coater capital against solvent load. Formula: (m''/m''_0)^0.2 [B]. Units: kg/m2, kg/m2; result 1. Example: 0.06, 0.1195 gives 0.8713. */
export function coaterSolventFactor(solvent: number, baseline: number): number {
  return Math.pow(solvent / baseline, 0.2);
}

/** Capital of stacking against cell size. Formula: (Ah/68)^0.95 [B]. Units: Ah; result 1. Example: 34 gives 0.5176. */
export function stackingSizeFactor(capacity: number): number {
  return Math.pow(capacity / 68, 0.95);
}

/** Capital of formation against cell size. Formula: (Ah/68)^0.3, ×1.1 above 80 Ah [B]. Units: Ah; result 1. Example: 34 gives 0.8123. */
export function formationSizeFactor(capacity: number): number {
  return Math.pow(capacity / 68, 0.3) * (capacity > 80 ? 1.1 : 1);
}

/** Rates of the port [B]: shares of labour, depreciation, material and investment. */
export const overheadRates = {
  overheadOfLabour: 0.4,
  overheadOfDepreciation: 0.2,
  generalOfLabourAndOverhead: 0.25,
  generalOfDepreciation: 0.25,
  researchOfDepreciation: 0.4,
  launchOfLabour: 0.1,
  launchOfMaterial: 0.05,
  workingCapital: 0.15,
  profitOfInvestment: 0.05,
  warranty: 0.056,
  equipmentYears: 10,
  buildingYears: 20,
} as const;
