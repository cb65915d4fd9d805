import { plantEnergyValidity } from '@libs/physics';
import type { PlantParameters } from './assumptions';
import type { RouteStep } from './step-time';
import { PlantCaution } from './warnings';

/** What the energy of a square metre rests on, beside its steps. */
export interface EnergyBasis {
  dryRoomPower: number; // W
  rate: number; // m2/s of unit cell
  cellEnergy: number; // Wh per m2 of unit cell
}

/** Written by `evaluateEnergy`; J per m2 of unit cell, and per energy of the cell. */
export interface EnergyState {
  process: number; // J/m2, the steps
  dryRoom: number; // J/m2
  formation: number; // J/m2
  perArea: number; // J/m2
  perEnergy: number; // kWh/kWh
  warnings: number;
}

export function createEnergyState(): EnergyState {
  return { process: 0, dryRoom: 0, formation: 0, perArea: 0, perEnergy: 0, warnings: 0 };
}

/**
 * Process energy of a square metre of unit cell: the steps with their losses, the dry room spread over the line rate, formation
 * (models/01 §1.3, 05 §5.6, 07 §7.4). Allocates nothing. Example: 25 kW of dry room at 10 m2/h is 2.5 kWh/m2.
 */
export function evaluateEnergy(
  steps: readonly RouteStep[],
  count: number,
  { dryRoomPower, rate, cellEnergy }: EnergyBasis,
  p: PlantParameters,
  out: EnergyState,
): void {
  let process = 0;
  for (let index = 0; index < count; index += 1) {
    const step = steps[index] as RouteStep;
    process += step.energy / step.yieldToEnd;
  }
  const stored = cellEnergy * 3600;
  out.process = process;
  out.dryRoom = dryRoomPower / rate;
  out.formation = p.formationEnergy * stored;
  out.perArea = process + out.dryRoom + out.formation;
  out.perEnergy = stored > 0 ? out.perArea / stored : Number.POSITIVE_INFINITY;
  out.warnings = plantEnergyValidity(out.perEnergy) ? PlantCaution.plantEnergy : 0;
}

/** Energy of mixing what a face needs. Formula: slurry mass × e. Units: kg/m2 of slurry; result J/m2. Example: 0.33, 50 Wh/kg gives 59.4 kJ/m2. */
export function mixingEnergyPerArea(slurryMass: number, p: PlantParameters): number {
  return slurryMass * p.mixingEnergy;
}
