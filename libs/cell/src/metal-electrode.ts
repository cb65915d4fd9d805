import { kineticConductance, metalThickness } from '@libs/physics';
import type { CellParameters } from './assumptions';
import type { ElectrodeConditions, ElectrodeRecipe, ElectrodeState } from './electrode';
import { Limit } from './electrode';
import { Caution } from './warnings';

/** A foil anode: Li, Na, Li-In, Na-Sn. */
export interface MetalElectrode {
  density: number; // kg/m3
  thickness: number; // m of the foil as laid in
  capacity: number; // Ah/kg of the foil's own active metal
  potential: number; // V against the metal of the ion
  plates: boolean; // true: what the cathode gives plates as metal and thickens the cell on charge
  platedCapacity: number; // Ah/kg of the metal that plates
  platedDensity: number; // kg/m3
}

/** Writes a foil anode into an electrode state: capacity is its reservoir plus, when it plates, whatever the cathode (its recipe) brings. */
export function evaluateMetalElectrode(
  metal: MetalElectrode,
  { arealCapacity: cathodeArealCapacity }: ElectrodeRecipe,
  conditions: ElectrodeConditions,
  parameters: CellParameters,
  out: ElectrodeState,
): void {
  const reservoir = metal.thickness * metal.density * metal.capacity;
  out.warnings = Caution.cycleLife;
  out.arealMass = metal.thickness * metal.density;
  out.thickness = metal.thickness;
  out.castThickness = metal.thickness;
  out.castPorosity = 0;
  out.filledPorosity = 0;
  out.porosity = 0;
  out.phiActive = 1;
  out.phiElectrolyte = 0;
  out.phiBinder = 0;
  out.phiCarbon = 0;
  out.electrolytePorosity = 0;
  out.sizeRatio = NaN;
  out.electrolyteConductivity = NaN;
  out.ionicConductivity = NaN;
  out.electronicConductivity = Infinity;
  out.contactFraction = 1;
  const conductance = kineticConductance(parameters.exchangeCurrent, conditions.temperature);
  out.areaConductance = conductance / Math.max(metal.thickness, 1e-9);
  out.resistance = 1 / conductance;
  out.ionicUtilisation = 1;
  out.diffusionUtilisation = 1;
  out.utilisation = 1;
  out.capacityUsed = metal.capacity;
  out.arealCapacity = reservoir + (metal.plates ? cathodeArealCapacity : 0);
  out.arealCapacityUsed = out.arealCapacity;
  out.potential = metal.potential;
  out.platedThickness = metal.plates
    ? metalThickness(cathodeArealCapacity, metal.platedCapacity, metal.platedDensity)
    : 0;
  out.limit = Limit.kinetic;
}
