import { bipolarStackMass, monopolarStackMass, pouchMass } from '@libs/physics';
import type { CellParameters } from './assumptions';
import type { ElectrodeConditions, ElectrodeState } from './electrode';
import type { SeparatorState } from './separator';
import { Caution } from './warnings';

export interface Foil {
  thickness: number; // m
  density: number; // kg/m3
}

export type CapacityBasis = 'reversible' | 'first-charge';

/** How sheets become a cell. NaN in `lithiumKept` or `overhang` means: use the assumption. */
export interface StackDesign {
  width: number; // m, of the cathode
  height: number; // m
  unitCells: number; // cathode | separator | anode units; a double-coated sheet makes two
  stacking: 'monopolar' | 'bipolar';
  positiveFoil: Foil;
  negativeFoil: Foil;
  bipolarFoil: Foil; // read for bipolar stacks only
  npBasis: CapacityBasis;
  lithiumKept: number; // 1, first-cycle efficiency of the pair | NaN
  overhang: number; // m | NaN
  stackPressure: number; // Pa in operation
  laminateThickness: number; // m
  laminateDensity: number; // kg/m3
  seal: number; // m, added to width and height
}

/** Written by `evaluateStack`; make one with `createStackState`. */
export interface StackState {
  meanVoltage: number; // V of one unit cell under current
  terminalVoltage: number; // V of the stack
  npRatio: number; // on the declared basis
  lithiumKept: number;
  arealCapacity: number; // Ah/m2 delivered by one unit cell
  utilisation: number; // delivered before first-cycle loss over the cathode's reversible capacity
  capacity: number; // Ah at the terminals
  energy: number; // Wh
  arealEnergy: number; // Wh per m2 of unit cell
  arealResistance: number; // Ohm m2 of one unit cell
  stackThickness: number; // m, charged
  stackMass: number; // kg
  packagedMass: number; // kg
  specificEnergyStack: number; // Wh/kg
  energyDensityStack: number; // Wh/L
  specificEnergyPackaged: number; // Wh/kg
  energyDensityPackaged: number; // Wh/L
  warnings: number;
}

export function createStackState(): StackState {
  return {
    meanVoltage: 0,
    terminalVoltage: 0,
    npRatio: 0,
    lithiumKept: 0,
    arealCapacity: 0,
    utilisation: 0,
    capacity: 0,
    energy: 0,
    arealEnergy: 0,
    arealResistance: 0,
    stackThickness: 0,
    stackMass: 0,
    packagedMass: 0,
    specificEnergyStack: 0,
    energyDensityStack: 0,
    specificEnergyPackaged: 0,
    energyDensityPackaged: 0,
    warnings: 0,
  };
}

/**
 * The anode's areal capacity (Ah/m2) for a wanted N/P. On the first-charge basis the cathode's first charge is its reversible
 * capacity over the first-cycle efficiency. Example: 30 Ah/m2, 1.1 reversible gives 33; first-charge at 0.83 gives 39.8.
 */
export function anodeArealCapacity(
  cathode: number,
  npRatio: number,
  basis: CapacityBasis,
  lithiumKept: number,
): number {
  return basis === 'reversible' ? cathode * npRatio : (cathode * npRatio) / lithiumKept;
}

/**
 * Energy, resistance, mass and volume of a stack and of the packaged cell (models/01 §1.1). Allocates nothing.
 * Stack: layers, foils and overhang. Packaged: plus laminate, seal and tabs. Neither holds the pressure hardware.
 */
export function evaluateStack(
  design: StackDesign,
  cathode: ElectrodeState,
  anode: ElectrodeState,
  separator: SeparatorState,
  { currentDensity }: ElectrodeConditions,
  p: CellParameters,
  out: StackState,
): void {
  let warnings = cathode.warnings | anode.warnings | separator.warnings;
  const n = design.unitCells;
  const keptKnown = design.lithiumKept > 0;
  if (!keptKnown) warnings |= Caution.firstCycleUnknown;
  const kept = keptKnown ? design.lithiumKept : p.lithiumKept;
  const overhang = design.overhang >= 0 ? design.overhang : p.overhang;

  out.lithiumKept = kept;
  const firstCharge = design.npBasis === 'first-charge' ? kept : 1;
  out.npRatio = (anode.arealCapacity / cathode.arealCapacity) * firstCharge;
  const limited = Math.min(cathode.arealCapacityUsed, anode.arealCapacityUsed);
  if (anode.arealCapacityUsed < cathode.arealCapacityUsed) warnings |= Caution.anodeLimits;
  out.utilisation = limited / cathode.arealCapacity;
  out.arealCapacity = limited * kept;

  out.arealResistance = cathode.resistance + separator.resistance + anode.resistance + p.interfaceResistance;
  const voltage = cathode.potential - anode.potential - currentDensity * out.arealResistance;
  out.meanVoltage = voltage > 0 ? voltage : 0;
  if (!(voltage > 0)) warnings |= Caution.noEnergy;
  out.arealEnergy = out.meanVoltage === 0 ? 0 : out.arealCapacity * out.meanVoltage;

  const area = design.width * design.height;
  const outerWidth = design.width + 2 * overhang;
  const outerHeight = design.height + 2 * overhang;
  const outer = outerWidth * outerHeight;
  const layersOuter = separator.arealMass + anode.arealMass;
  const layers = cathode.thickness + separator.thickness + anode.thickness + anode.platedThickness;
  const positive = design.positiveFoil;
  const negative = design.negativeFoil;
  const bipolar = design.bipolarFoil;
  if (design.stacking === 'monopolar') {
    out.stackMass =
      area * monopolarStackMass(n, cathode.arealMass, 0, 0, positive.thickness * positive.density, 0) +
      outer * monopolarStackMass(n, 0, separator.arealMass, anode.arealMass, 0, negative.thickness * negative.density);
    out.stackThickness =
      n * layers + Math.ceil(n / 2) * positive.thickness + (Math.floor(n / 2) + 1) * negative.thickness;
    out.terminalVoltage = out.meanVoltage;
    out.capacity = out.arealCapacity * area * n;
  } else {
    const foil = bipolar.thickness * bipolar.density;
    out.stackMass = area * n * cathode.arealMass + outer * bipolarStackMass(n, layersOuter, foil, foil);
    out.stackThickness = n * layers + (n + 1) * bipolar.thickness;
    out.terminalVoltage = n * out.meanVoltage;
    out.capacity = out.arealCapacity * area;
  }
  out.energy = out.arealEnergy * area * n;
  if (design.stackPressure > 1e6) warnings |= Caution.pressureHardware;

  const seal = design.seal;
  out.packagedMass =
    out.stackMass +
    pouchMass(outerWidth, outerHeight, design.laminateThickness, design.laminateDensity, seal) +
    p.tabMass;
  const volume = outer * out.stackThickness * 1e3; // L
  const packed = (outerWidth + seal) * (outerHeight + seal) * (out.stackThickness + 2 * design.laminateThickness) * 1e3; // L
  out.specificEnergyStack = out.energy / out.stackMass;
  out.energyDensityStack = out.energy / volume;
  out.specificEnergyPackaged = out.energy / out.packagedMass;
  out.energyDensityPackaged = out.energy / packed;
  out.warnings = warnings;
}
