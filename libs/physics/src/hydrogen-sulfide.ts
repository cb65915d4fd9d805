/** Model 07: moisture and hydrogen sulfide in a room. A room average says nothing of the concentration at the operator or the source. */
import { ATMOSPHERE, GAS_CONSTANT } from './constants';
import type { ValidityId } from './validity';

const WATER_MOLAR_MASS = 0.018015;

/** Volume of gas per mole at a temperature. Formula: RT/p. Units: K; result m3/mol. Example: 293.15 K gives 0.02406. */
export function gasMolarVolume(temperature: number): number {
  return (GAS_CONSTANT * temperature) / ATMOSPHERE;
}

/**
 * Stoichiometric ceiling: at most one H2S per water that enters. Formula: c = (Q_s y_s + W)/(Q_x + η Q_r).
 * Valid: no kinetics; alcoholysis is not in it. Source: models/07 §7.1 [D].
 * Units: supply m3/s, moisture 1, otherWater m3/s of vapour (people, leaks, adsorbed), exhaust m3/s, scrubber 1, recirculated m3/s; result 1.
 * Errors: Infinity without exhaust or scrubber. Example: -50 °C (38.9e-6), supply 30000 m3/h of which a tenth is exhausted: 389e-6 (390 ppm).
 */
export function hydrogenSulfideCeiling(
  supply: number,
  moisture: number,
  otherWater: number,
  exhaust: number,
  scrubber: number,
  recirculated: number,
): number {
  return (supply * moisture + otherWater) / (exhaust + scrubber * recirculated);
}

/** Vapour that people give off, 50-100 g/h each [M]. Formula: n g/M V_m. Units: people 1, grams per hour each, K; result m3/s. Example: 4, 75, 293.15 K gives 1.113e-4. */
export function peopleMoisture(people: number, gramsPerHour: number, temperature: number = 293.15): number {
  return ((people * gramsPerHour * 1e-3) / 3600 / WATER_MOLAR_MASS) * gasMolarVolume(temperature);
}

/**
 * Rate of release. Formula: r = k_H S'' m y^n f_wet, n ≈ 1 [assumption], k_H fitted per electrolyte and form. Source: models/07 §7.2.
 * Units: k_H m3/(m2 s) of H2S at y = 1, surface m2/kg, mass kg, moisture 1, order 1, wetFactor 1; result m3/s. Errors: none.
 * Example: 1e-6, 1000, 1, 39e-6, 1, 1 gives 3.9e-8.
 */
export function releaseRate(
  constant: number,
  surface: number,
  mass: number,
  moisture: number,
  order: number,
  wetFactor: number,
): number {
  return constant * surface * mass * Math.pow(moisture, order) * wetFactor;
}

/**
 * Steady concentration in a room. Formula: c = G/(Q_fresh + η Q_recirc). Recirculated air does not dilute unless scrubbed.
 * Source: models/07 §7.3 [D]. Units: release m3/s, fresh m3/s, scrubber 1, recirculated m3/s; result 1. Errors: Infinity without exchange.
 * Example: 10 kg at 0.2 cm3/(g h) in 1000 m3, 30 changes/h: 0.067 ppm with fresh air only, 0.667 ppm at a tenth.
 */
export function roomConcentration(release: number, fresh: number, scrubber: number, recirculated: number): number {
  return release / (fresh + scrubber * recirculated);
}

/** Time constant of a room. Formula: τ = V/(Q_fresh + η Q_recirc). Units: m3, m3/s, 1, m3/s; result s. Example: 1000, 3000/3600, 0, 0 gives 1200. */
export function roomTimeConstant(volume: number, fresh: number, scrubber: number, recirculated: number): number {
  return volume / (fresh + scrubber * recirculated);
}

/**
 * Concentration in a room a time after a release began. Formula: c = c_ss + (c_0 - c_ss) e^(-t/τ), V dc/dt = G - (Q_fresh + η Q_recirc) c.
 * Valid: mixed room, constant release. Source: models/07 §7.3 [D]. Units: steady 1, start 1, time s, constant s; result 1. Errors: none.
 * Example: 0.667 ppm, 0, 1200, 1200 gives 0.4216 ppm.
 */
export function roomConcentrationAfter(steady: number, start: number, time: number, constant: number): number {
  return steady + (start - steady) * Math.exp(-time / constant);
}

/** Lower flammable limit of hydrogen sulfide, volume fraction. Source: models/07 §7.3 [M]. */
export const HYDROGEN_SULFIDE_FLAMMABLE = 0.04;

/** H2S if a mass is hydrolysed to the end. Formula: m/M n V_m. Units: kg, kg/mol, sulfur per formula, K; result m3. Example: 1 kg Li6PS5Cl (0.2684, 5) at 293.15 K gives 0.448. */
export function fullHydrolysis(mass: number, molarMass: number, sulfur: number, temperature: number = 293.15): number {
  return (mass / molarMass) * sulfur * gasMolarVolume(temperature);
}

/**
 * Share of conductivity kept. Formula: σ/σ0 = exp(-k y t), k fitted per electrolyte and form. Source: models/07 §7.2 [assumption].
 * Valid: near the time at which k was fitted (`conductivityKeptValidity`): Li6PS5Cl in air keeps 0.87, 0.79, 0.48 after 10 min, 1 h, 24 h,
 * which no single k gives (facts 4-h2s, ZHANG19 [B]). Units: 1/(ppm h), ppm, h; result 1. Errors: none. Example: 1e-4, 39, 8 gives 0.9693.
 */
export function conductivityKept(constant: number, moisturePpm: number, hours: number): number {
  return Math.exp(-constant * moisturePpm * hours);
}

export interface ExposureLimit {
  readonly id: string;
  readonly ppm: number;
}

/** Limits on hydrogen sulfide, shown and never proposed as set-points. Source: PMC5777517, Table 3 [A]. */
export const exposureLimits: readonly ExposureLimit[] = [
  { id: 'ACGIH TLV-TWA', ppm: 1 },
  { id: 'ACGIH STEL', ppm: 5 },
  { id: 'DFG MAK', ppm: 5 },
  { id: 'NIOSH REL, 10 min', ppm: 10 },
  { id: 'OSHA ceiling', ppm: 20 },
  { id: 'AEGL-2, 60 min', ppm: 27 },
  { id: 'ERPG-2', ppm: 30 },
  { id: 'OSHA peak, 10 min', ppm: 50 },
  { id: 'AEGL-3, 60 min', ppm: 50 },
  { id: 'NIOSH IDLH', ppm: 100 },
];

/** Warns when an exposure is not within a factor 3 of the time at which k was fitted. Units: h, h. Example: 24, 1 warns. */
export function conductivityKeptValidity(hours: number, fittedHours: number): ValidityId | undefined {
  return hours > 3 * fittedHours || fittedHours > 3 * hours ? 'moisture-one-constant' : undefined;
}
