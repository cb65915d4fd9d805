import { CELSIUS_ZERO, GAS_CONSTANT, lewisNumberFromMolarMass } from '@libs/physics';
import type { PlantSolvent } from './drying';

/** A solvent as a catalogue has it, molar and SI; NaN = unknown. */
export interface SolventData {
  readonly molarMass: number; // kg/mol
  readonly antoineA: number; // log10 Pa
  readonly antoineB: number; // K
  readonly antoineC: number; // K
  readonly vaporisationEnthalpy: number; // J/mol | NaN: taken from the slope of the vapour pressure
  readonly boilingPoint: number; // K | NaN: from the vapour pressure
  readonly heatCapacity: number; // J/(mol K) of the liquid | NaN: 1800 J/(kg K), an order for organics [M]
  readonly flammableLimit: number; // volume fraction | NaN
  readonly burns: boolean;
}

/**
 * Latent heat from the slope of Antoine's equation. Formula: λ = R B ln10 T²/((T + C)² M) (Clausius-Clapeyron) [D].
 * Units: K, K, K, kg/mol; result J/kg. Errors: none. Example: p-xylene at 298.15 K gives 4.01e5 (42.6 kJ/mol; tabulated 42.4).
 */
export function latentHeatFromAntoine(temperature: number, b: number, c: number, molarMass: number): number {
  const ratio = temperature / (temperature + c);
  return (GAS_CONSTANT * b * Math.LN10 * ratio * ratio) / molarMass;
}

/** The record that `evaluateDrying` wants, from catalogue numbers; what is missing is estimated and listed in `estimated`. */
export function plantSolvent(data: SolventData): { readonly solvent: PlantSolvent; readonly estimated: string[] } {
  const { molarMass, antoineA, antoineB, antoineC } = data;
  const estimated = ['lewisNumber'];
  const known = (value: number, name: string): boolean => {
    if (Number.isFinite(value)) return true;
    estimated.push(name);
    return false;
  };
  const solvent: PlantSolvent = {
    molarMass,
    antoineA,
    antoineB,
    antoineC,
    latentHeat: known(data.vaporisationEnthalpy, 'latentHeat')
      ? data.vaporisationEnthalpy / molarMass
      : latentHeatFromAntoine(CELSIUS_ZERO + 25, antoineB, antoineC, molarMass),
    boilingPoint: known(data.boilingPoint, 'boilingPoint')
      ? data.boilingPoint
      : antoineB / (antoineA - Math.log10(101325)) - antoineC,
    lewisNumber: lewisNumberFromMolarMass(molarMass),
    liquidHeat: known(data.heatCapacity, 'liquidHeat') ? data.heatCapacity / molarMass : 1800,
    flammableLimit: data.burns ? data.flammableLimit : Infinity,
  };
  return { solvent, estimated };
}
