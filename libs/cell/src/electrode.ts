/** What an electrode is made of, how it was made, under which current it is asked, and what came out. Plain numbers, SI but for Ah. */

export type Contact = 'mixed' | 'coated' | 'infiltrated';
export type CarbonKind = 'none' | 'black' | 'fibre';

/** Prepared once per skeleton. NaN means unknown: the model then uses the assumption of that name and says so. */
export interface ElectrodeMaterials {
  activeDensity: number; // kg/m3
  activeCapacity: number; // Ah/kg, practical and reversible at low rate
  activePotential: number; // V, mean, against the metal of the ion
  ocvSpan: number; // V | NaN
  flatVoltage: boolean; // LFP, LTO: a moving front instead of a sloped voltage
  activeRadius: number; // m | NaN
  activeElectronicConductivity: number; // S/m | NaN
  diffusivity: number; // m2/s | NaN
  electrolyteDensity: number; // kg/m3
  electrolyteConductivity: number; // S/m, of the route taken, pressed at the same pressure, at the cell's temperature
  electrolyteDiameter: number; // m, D50 | NaN
  electrolyteYield: number; // Pa, Heckel | NaN
  binderDensity: number; // kg/m3
  rubber: boolean; // a film-forming rubber that holds pores open above 2 wt%
  carbonDensity: number; // kg/m3
  carbonKind: CarbonKind;
  contact: Contact;
}

/** One candidate's electrode: mass fractions of the dry layer (sum 1, infiltrated electrolyte included). */
export interface ElectrodeRecipe {
  active: number;
  electrolyte: number;
  binder: number;
  carbon: number;
  arealCapacity: number; // Ah/m2, reversible at low rate
  pressure: number; // Pa, highest seen; 0 = not pressed
  calendered: boolean;
}

export interface ElectrodeConditions {
  currentDensity: number; // A/m2
  dischargeTime: number; // s, 3600/C
  temperature: number; // K
  seriesResistance: number; // Ohm m2, separator and interfaces
}

/** Which of the four limits costs most. */
export const Limit = { ionic: 0, electronic: 1, diffusion: 2, kinetic: 3 } as const;

/** Written by `evaluateElectrode` and `evaluateMetalElectrode`; make one with `createElectrodeState`. */
export interface ElectrodeState {
  arealMass: number; // kg/m2
  thickness: number; // m, pressed
  castThickness: number; // m, dried, not pressed (infiltrated: before infiltration)
  castPorosity: number;
  filledPorosity: number; // after infiltration, before pressing; castPorosity otherwise
  porosity: number; // pressed
  phiActive: number;
  phiElectrolyte: number;
  phiBinder: number;
  phiCarbon: number;
  electrolytePorosity: number; // of the electrolyte alone at this pressure, by Heckel; 0 where it fills the pores of a skeleton
  sizeRatio: number; // d_CAM/d_SE; NaN = unknown, Infinity = a coating or a film, which counts as the finest electrolyte
  electrolyteConductivity: number; // S/m, the one that was used
  ionicConductivity: number; // S/m, effective
  electronicConductivity: number; // S/m, effective
  contactFraction: number;
  areaConductance: number; // S/m3, a·g
  resistance: number; // Ohm m2, two rails
  ionicUtilisation: number;
  diffusionUtilisation: number;
  utilisation: number;
  capacityUsed: number; // Ah per kg of active material
  arealCapacity: number; // Ah/m2, reversible at low rate
  arealCapacityUsed: number; // Ah/m2 at this current
  potential: number; // V
  platedThickness: number; // m that grows on charge (metal anodes)
  limit: number; // of `Limit`
  warnings: number; // bits of `Caution`
}

export function createElectrodeState(): ElectrodeState {
  return {
    arealMass: 0,
    thickness: 0,
    castThickness: 0,
    castPorosity: 0,
    filledPorosity: 0,
    porosity: 0,
    phiActive: 0,
    phiElectrolyte: 0,
    phiBinder: 0,
    phiCarbon: 0,
    electrolytePorosity: 0,
    sizeRatio: NaN,
    electrolyteConductivity: 0,
    ionicConductivity: 0,
    electronicConductivity: 0,
    contactFraction: 0,
    areaConductance: 0,
    resistance: 0,
    ionicUtilisation: 0,
    diffusionUtilisation: 0,
    utilisation: 0,
    capacityUsed: 0,
    arealCapacity: 0,
    arealCapacityUsed: 0,
    potential: 0,
    platedThickness: 0,
    limit: 0,
    warnings: 0,
  };
}
