/** Model 06 §6.2-6.3: density under pressure. */
import type { ValidityId } from './validity';

/** Heckel intercept, fitted to 75Li2S·25P2S5 and used for all. Source: Sakuda 2013, 10.1038/srep02261 [F]. */
export const HECKEL_INTERCEPT = 0.6;
/** Yield pressures, Pa. Li6PS5Cl from Doux 2020 and Ketter 2025 [D from B]; glass from Sakuda 2013 [F]. */
export const HECKEL_YIELD = { Li6PS5Cl: 331e6, '75Li2S-25P2S5': 204e6 } as const;
/** Porosity of NCM alone at 500 MPa isostatic. Source: Ketter 2025, 10.1038/s41467-025-56514-5 [B]. */
export const PRESSED_ACTIVE_POROSITY = 0.292;
/** Points of porosity that more than 2 wt% rubber adds. Source: models/06 §6.2 [assumption], from ChemRxiv 67916a4ffa469535b9578236 [A]. */
export const RUBBER_EXTRA_POROSITY = 0.1;
export const RUBBER_LIMIT = 0.02;
/** No powder law goes beyond this relative density. Source: models/06 §6.2. */
export const HIGHEST_DENSITY = 0.97;

/**
 * Relative density under pressure, by Heckel. Formula: D = 1 - exp(-(P/P_y + A)), at most 0.97. Valid: 30-500 MPa, room temperature
 * (`heckelValidity`). Source: Sakuda 2013, 10.1038/srep02261 [B]; Ketter 2025 [B].
 * Units: Pa, Pa, 1; result 1. Errors: none. Example: 300 MPa, 204 MPa gives 0.874; Li6PS5Cl 370 MPa gives 0.821.
 */
export function heckelDensity(pressure: number, yieldPressure: number, intercept: number = HECKEL_INTERCEPT): number {
  return Math.min(HIGHEST_DENSITY, 1 - Math.exp(-(pressure / yieldPressure + intercept)));
}

export function heckelValidity(pressure: number): ValidityId | undefined {
  return pressure < 30e6 || pressure > 500e6 ? 'heckel-range' : undefined;
}

/**
 * Warns when pressing is warm: the law is of room temperature, and warm isostatic pressing at 400-500 MPa reaches single-digit porosity
 * where it gives 12-23 %; above 90 °C sulfide, active material and binder react. Source: models/06 §6.3 [B, assumption]; facts R07 [B].
 * Units: K. Example: 353 K warns.
 */
export function pressTemperatureValidity(temperature: number): ValidityId | undefined {
  if (temperature > 363.15) return 'press-hot';
  return temperature > 313.15 ? 'press-warm' : undefined;
}

/** Warns when the law passes the cap. Units: as `heckelDensity`. Example: 700 MPa on glass warns. */
export function heckelCapValidity(pressure: number, yieldPressure: number): ValidityId | undefined {
  return pressure / yieldPressure + HECKEL_INTERCEPT > -Math.log(1 - HIGHEST_DENSITY) ? 'density-capped' : undefined;
}

/**
 * Density of the glass, exponential fit, better inside the range. Formula: D = 0.966 - 0.552 exp(-P/163 MPa). Valid: 30-450 MPa,
 * 75Li2S·25P2S5 only. Source: Sakuda 2013 [F, rms 0.007]. Units: Pa; result 1. Errors: none. Example: 300 MPa gives 0.8784.
 */
export function glassDensity(pressure: number): number {
  return 0.966 - 0.552 * Math.exp(-pressure / 163e6);
}

/**
 * Porosity of a pressed composite. Formula: ε = ε_SE(1 - x) + ε_CAM x, x the active material's volume share of the solids.
 * Valid: ±5 points by mixing and particle size, one size of active material (7:3 of two sizes reached 8.8 % at 300 MPa where this
 * gives 28, facts R19 [B]), room temperature (`pressTemperatureValidity`); binder is another term (`binderPorosity`). Source: Ketter 2025 [F, max error 2.1 points].
 * Units: 1, 1, 1; result 1. Errors: none. Example: 0.121, 0.292, 0.4 gives 0.1894.
 */
export function compositePorosity(electrolyte: number, active: number, activeShare: number): number {
  return electrolyte * (1 - activeShare) + active * activeShare;
}

/**
 * Porosity that binder holds open. Formula: 0.10 above 2 wt% rubber, else 0. Valid: interval 3-30 % total (`binderPorosityValidity`).
 * Source: models/06 §6.2 [assumption]. Units: binder mass fraction 1, extra 1; result 1. Errors: none. Example: 0.025 gives 0.10.
 */
export function binderPorosity(binderMassFraction: number, extra: number = RUBBER_EXTRA_POROSITY): number {
  return binderMassFraction > RUBBER_LIMIT ? extra : 0;
}

export function binderPorosityValidity(binderMassFraction: number): ValidityId | undefined {
  return binderMassFraction > RUBBER_LIMIT ? 'binder-holds-pores' : undefined;
}

/** Upper bound of the work of pressing. Formula: w = P t0 (1 - t/t0). Source: models/06 §6.3 [D]. Units: Pa, m, m; result J/m2. Example: 350 MPa, 100 to 75 µm gives 8750. */
export function pressWork(pressure: number, start: number, end: number): number {
  return pressure * (start - end);
}

/** Throughput of a batch press. Formula: A/(t_fill + t_ramp + t_hold + t_vent). Units: m2, s; result m2/s. Errors: Infinity at 0. Example: 0.3 m2, 720 s gives 4.167e-4. */
export function pressThroughput(areaPerLoad: number, cycle: number): number {
  return areaPerLoad / cycle;
}

/**
 * Kawakita's law, kept only because it was tried and rejected (density beyond 1 at high pressure). Formula: C = abP/(1 + bP), C = (V0 - V)/V0.
 * Source: models/06 §6.2 [F, rejected]; glass a 0.72, 1/b 27.6 MPa. Units: Pa, 1, 1/Pa; result 1. Errors: none. Example: 300 MPa gives 0.6593.
 */
export function kawakitaReduction(pressure: number, a: number = 0.72, b: number = 1 / 27.6e6): number {
  return (a * b * pressure) / (1 + b * pressure);
}

/** Thickness after release. Formula: t (1 + δ), δ 2-5 % [C]. Source: batterydesign.net. Units: m, 1; result m. Example: 100 µm, 0.03 gives 103 µm. */
export function springback(thickness: number, recovery: number): number {
  return thickness * (1 + recovery);
}

/** Heat to warm a web in the nip. Formula: m'' c ΔT. Units: kg/m2, J/(kg K), dK; result J/m2. Example: 0.4, 900, 60 gives 21600. */
export function rollHeating(mass: number, heatCapacity: number, rise: number): number {
  return mass * heatCapacity * rise;
}
