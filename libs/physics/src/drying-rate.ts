/** Model 05 §5.1: the constant-rate period, solved for the film's temperature. */
import { ATMOSPHERE, CELSIUS_ZERO } from './constants';
import type { ValidityId } from './validity';

/** What the drying models need to know of a solvent. */
export interface DryingSolvent {
  readonly molarMass: number; // kg/mol
  readonly antoineA: number; // log10 Pa
  readonly antoineB: number; // K
  readonly antoineC: number; // K
  readonly latentHeat: number; // J/kg
  readonly boilingPoint: number; // K
  readonly lewisNumber: number; // 1, α/D in air
}

/** What blows on a film; a record, as a number that is handed to a call is allocated. */
export interface DryingGas {
  temperature: number; // K
  heatTransfer: number; // W/(m2 K)
  vapour: number; // 1, solvent in the gas, mole fraction
}

/** Preallocated result of `solveConstantRate`. */
export interface ConstantRate {
  filmTemperature: number; // K
  flux: number; // kg/(m2 s)
}

/** Air: heat capacity J/(kg K) and molar mass kg/mol. */
const AIR_HEAT_CAPACITY = 1006;
const AIR_MOLAR_MASS = 0.028964;

/**
 * Mass-transfer coefficient from the heat-transfer coefficient. Formula: k_y = h/(c_p M_g) Le^(-2/3). Valid: 0.3 < Le < 5, turbulent air.
 * Source: Chilton-Colburn [D]. Units: h W/(m2 K), lewis 1; result mol/(m2 s). Errors: none. Example: 40, 0.87 gives 1.507.
 */
export function massTransfer(heatTransfer: number, lewis: number): number {
  return heatTransfer / (AIR_HEAT_CAPACITY * AIR_MOLAR_MASS) / Math.cbrt(lewis * lewis);
}

/**
 * Evaporation flux through a stagnant film. Formula: ṁ'' = M k_y ln[(1 - y_g)/(1 - y_s)], y_s = a p_sat(T_s)/p.
 * Valid: y_s < 1. Source: Stefan [D]. Units: kg/mol, mol/(m2 s), 1, 1; result kg/(m2 s). Errors: Infinity at y_s ≥ 1.
 * Example: water 0.018015, 1.507, 0, 0.0241 gives 6.62e-4.
 */
export function stefanFlux(molarMass: number, coefficient: number, bulk: number, surface: number): number {
  return surface >= 1 ? Number.POSITIVE_INFINITY : molarMass * coefficient * Math.log((1 - bulk) / (1 - surface));
}

/**
 * Film temperature and drying flux where the heat that arrives is the heat that evaporates.
 * Formula: h(T_g - T_s) + q = ṁ''(T_s) λ. Valid: dilute binder (a ≈ 1) until the film closes; two-sided heating: sum h.
 * Source: models/05 §5.1 [D], psychrometric check 20-22 °C at 60 °C dry air. Writes into `out`, allocates nothing.
 * Units: as the records, activity 1, extraHeat W/m2.
 * Errors: none; the film stays below boiling. Example: water, 333.15 K, 40, dry: 20.4 °C and 0.65e-3 kg/(m2 s).
 */
export function solveConstantRate(
  solvent: DryingSolvent,
  gas: DryingGas,
  out: ConstantRate,
  activity: number = 1,
  extraHeat: number = 0,
): void {
  const { temperature: gasTemperature, heatTransfer, vapour } = gas;
  const coefficient = massTransfer(heatTransfer, solvent.lewisNumber);
  const { molarMass, antoineA, antoineB, antoineC, latentHeat } = solvent;
  const boiling = antoineB / (antoineA - Math.log10(ATMOSPHERE / activity)) - antoineC;
  let low = 200;
  let high = Math.min(gasTemperature + extraHeat / heatTransfer, boiling - 1e-6);
  let t = Math.min(high, 0.55 * high + 0.45 * 273);
  let flux = 0;
  for (let pass = 0; pass < 40; pass += 1) {
    const y = (activity * Math.exp((antoineA - antoineB / (t + antoineC)) * Math.LN10)) / ATMOSPHERE;
    flux = stefanFlux(molarMass, coefficient, vapour, y);
    const balance = heatTransfer * (gasTemperature - t) + extraHeat - flux * latentHeat;
    if (balance > 0) low = t;
    else high = t;
    const slopeY = (y * antoineB * Math.LN10) / ((t + antoineC) * (t + antoineC));
    const slope = -heatTransfer - (molarMass * coefficient * latentHeat * slopeY) / (1 - y);
    let next = t - balance / slope;
    if (!(next > low && next < high)) next = (low + high) / 2;
    const moved = Math.abs(next - t);
    t = next;
    if (moved < 1e-5) break;
  }
  out.filmTemperature = t;
  out.flux = flux;
}

/** Warns within 15 K of boiling. Source: models/05 §5.3 [D]. Units: K, K. Example: 100 °C water film warns. */
export function filmTemperatureValidity(filmTemperature: number, boilingPoint: number): ValidityId | undefined {
  return filmTemperature > boilingPoint - 15 ? 'film-near-boiling' : undefined;
}

/**
 * Lewis number of a vapour in air from its molar mass, for solvents without a measured diffusivity.
 * Formula: Le = 0.87 (M/0.018015)^0.72. Valid: ±10 % at water, toluene and p-xylene, unknown elsewhere; measured values go first.
 * Source: fitted [F] to the three solvents' check values in models/05 §5.1 (Le 0.87, 2.6, 3.3). Units: kg/mol; result 1. Errors: none.
 * Example: water 0.87; p-xylene (0.10617) 3.118.
 */
export function lewisNumberFromMolarMass(molarMass: number): number {
  return 0.87 * Math.pow(molarMass / 0.018015, 0.72);
}

/** Degrees Celsius for reports. Units: K; result °C. Example: 353.15 gives 80. */
export function celsius(temperature: number): number {
  return temperature - CELSIUS_ZERO;
}
