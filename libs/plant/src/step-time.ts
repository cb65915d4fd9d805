/** How long one square metre of cell keeps a piece of equipment. Results s/m2; NaN inputs mean unknown and stay unknown. */
import type { PlantParameters } from './assumptions';

/** A web step. Formula: 1/(U W). Units: m/s, m; result s/m2. Example: 1/60 m/s, 0.285 m gives 210.5. */
export function webSeconds(speed: number, usableWidth: number): number {
  return 1 / (speed * usableWidth);
}

/** Oven time. Formula: t/(trays × area). Units: s, 1, m2; result s/m2. Example: 6 h, 6 trays of 0.25 m2 gives 14400. */
export function ovenSeconds(hold: number, trays: number, trayArea: number): number {
  return hold / (trays * trayArea);
}

/** Infiltration. Formula: fills × cycle / area. Units: 1, s, m2; result s/m2. Example: 3, 1200, 0.3 gives 12000. */
export function infiltrationSeconds(fills: number, cycle: number, area: number): number {
  return (fills * cycle) / area;
}

/** Stacking. Formula: seconds a sheet / sheet area × sheets per unit cell. Units: s, m2, 1; result s/m2. Example: 30, 4.8e-3, 1.5 gives 9375. */
export function stackingSeconds(secondsPerSheet: number, sheetArea: number, sheetsPerUnitCell: number): number {
  return (secondsPerSheet * sheetsPerUnitCell) / sheetArea;
}

/** Sealing. Formula: seconds a cell / (area × unit cells). Units: s, m2, 1; result s/m2. Example: 120, 4.8e-3, 10 gives 2500. */
export function sealingSeconds(secondsPerCell: number, area: number, unitCells: number): number {
  return secondsPerCell / (area * unitCells);
}

/**
 * Number of fills for an infiltrated electrolyte. Formula: electrolyte per area over what one pore volume of solution leaves; at least 1.
 * Valid: pores fill to the top each time; the free pore volume is taken as constant [D]. Units: electrolyteMass kg/m2, poreVolume m3/m2
 * (mean over the fills), solubility kg per m3 of solution; result 1. Errors: Infinity at solubility 0.
 * Example: 0.0129 kg/m2, 1.5e-5 m3/m2, 300 kg/m3 gives 3.
 */
export function fillsNeeded(electrolyteMass: number, poreVolume: number, solubility: number): number {
  return Math.max(1, Math.ceil(electrolyteMass / (poreVolume * solubility) - 1e-9));
}

/** One step of a route on a piece of equipment. The planner prepares it once per skeleton and overwrites the numbers. */
export interface RouteStep {
  readonly id: string;
  /** Index of the equipment it occupies; steps on the same equipment wait for each other. */
  equipment: number;
  seconds: number; // s per m2 of unit cell
  secondsLow: number; // quick end
  secondsHigh: number; // slow end
  known: boolean; // false: a dwell is not known
  yieldToEnd: number; // product of the yields from this step to the sealed cell
  energy: number; // J per m2 of unit cell
  attended: boolean; // somebody stands by while it runs
  baseline: number; // index into physics' baselineSteps, -1 = none
  capitalFactor: number; // on the baseline's capital: solvent load of a coater, size of the cells that a stacker builds
  labour: number; // $ per m2 of unit cell, written by `evaluateCost`
  capital: number; // $ per m2 of unit cell, written by `evaluateCost`
}

/** A step with nothing in it; its times are not known before one of the functions below sets them. */
export function createRouteStep(id: string): RouteStep {
  return {
    id,
    equipment: 0,
    seconds: NaN,
    secondsLow: NaN,
    secondsHigh: NaN,
    known: true,
    yieldToEnd: 1,
    energy: 0,
    attended: true,
    baseline: -1,
    capitalFactor: 1,
    labour: 0,
    capital: 0,
  };
}

/** Sets a step whose time is known. */
export function setKnownTime(step: RouteStep, seconds: number): void {
  step.seconds = seconds;
  step.secondsLow = seconds;
  step.secondsHigh = seconds;
  step.known = true;
}

/** Sets a step whose dwell is not known, with its stated range. */
export function setUnknownTime(step: RouteStep, seconds: number, low: number, high: number): void {
  step.seconds = seconds;
  step.secondsLow = low;
  step.secondsHigh = high;
  step.known = false;
}

/** Infiltration, whose dwell nobody published: nominal from `nominal`, the range from the two ends. */
export function setInfiltrationTime(
  step: RouteStep,
  fills: number,
  nominal: PlantParameters,
  pessimistic: PlantParameters,
  optimistic: PlantParameters,
): void {
  setUnknownTime(
    step,
    infiltrationSeconds(fills, nominal.infiltrationCycle, nominal.bathArea),
    infiltrationSeconds(fills, optimistic.infiltrationCycle, optimistic.bathArea),
    infiltrationSeconds(fills, pessimistic.infiltrationCycle, pessimistic.bathArea),
  );
}

/** A stay in the oven; `hold` NaN = unknown, then the assumption and its range are used. */
export interface OvenRun {
  hold: number; // s | NaN
  trays: number;
}

/** Oven drying or heat treatment. */
export function setOvenTime(
  step: RouteStep,
  { hold, trays }: OvenRun,
  nominal: PlantParameters,
  pessimistic: PlantParameters,
  optimistic: PlantParameters,
): void {
  if (hold > 0) setKnownTime(step, ovenSeconds(hold, trays, nominal.ovenTray));
  else
    setUnknownTime(
      step,
      ovenSeconds(nominal.heatTreatment, trays, nominal.ovenTray),
      ovenSeconds(optimistic.heatTreatment, trays, optimistic.ovenTray),
      ovenSeconds(pessimistic.heatTreatment, trays, pessimistic.ovenTray),
    );
}
