/** Model 05 §5.5-5.6: air that keeps the vapour below its flammable limit, and the energy it costs. */

import type { ValidityId } from './validity';

/** Molar volume of air at 21 °C. m3/mol. */
export const MOLAR_VOLUME = 0.0241;
/** Share of the lower flammable limit allowed in a continuous oven without a monitor. Source: NFPA 86 by controlinstruments.com [C]. */
export const ALLOWED_LFL_SHARE = 0.25;
/** With a continuous monitor. Source: NFPA 86 [M]. */
export const ALLOWED_LFL_SHARE_MONITORED = 0.5;

/** Lower flammable limit at oven temperature. Formula: LFL_T = LFL_25 [1 - 0.000784 (T - 25 °C)] [M]. Units: 1 (volume fraction), K; result 1. Example: 0.01, 373.15 K gives 0.009412. */
export function flammableLimitAt(limit: number, temperature: number): number {
  return limit * (1 - 0.000784 * (temperature - 298.15));
}

/**
 * Air per kilogram of solvent. Formula: V = V_m/M (1 - sLFL)/(sLFL), s = 0.25. Valid: well-mixed exhaust; an inert loop replaces this only
 * while oxygen is proven below the limiting concentration. Source: NFPA 86 [C], models/05 §5.5 [D].
 * Units: kg/mol, limit 1 (volume fraction), share 1; result m3/kg at 21 °C. Errors: Infinity at limit 0.
 * Example: xylene 0.10617, 0.01 gives 90.57 m3/kg = 78 m3/L.
 */
export function dilutionAir(molarMass: number, limit: number, share: number = ALLOWED_LFL_SHARE): number {
  const allowed = share * limit;
  return ((MOLAR_VOLUME / molarMass) * (1 - allowed)) / allowed;
}

/** Evaporation that an exhaust can carry. Formula: ṁ = Q/V. Units: m3/s, m3/kg; result kg/s. Example: 2000/3600, 90.57 gives 6.134e-3. */
export function carriedSolvent(exhaust: number, airPerKg: number): number {
  return exhaust / airPerKg;
}

/** Density (kg/m3) and heat capacity (J/(kg K)) of the fresh air. */
const AIR_DENSITY = 1.2;
const AIR_HEAT_CAPACITY = 1006;

/** Heat in dilution air. Formula: V ρ c_p (T_g - T_in)(1 - η). Units: m3/kg, K, K, 1; result J/kg solvent. Example: 90.57, 80 K rise, 0 gives 8.747e6 (2.43 kWh/kg). */
export function airHeat(airPerKg: number, gasTemperature: number, inletTemperature: number, recovered: number): number {
  return airPerKg * AIR_DENSITY * AIR_HEAT_CAPACITY * (gasTemperature - inletTemperature) * (1 - recovered);
}

/**
 * Drying energy per area. Formula: e = M''[c_l(T_s - T_0) + λ] + C''(T_s - T_0) + M'' (heat of the air). Source: models/05 §5.6 [D].
 * Units: solvent kg/m2, liquidHeat J/(kg K), latent J/kg, rise dK, webHeat J/(m2 K), airHeat J/kg; result J/m2. Errors: none.
 * Example: 0.1195, 1700, 4e5, 40, 300, 8.747e6 gives 1.113e6 J/m2 (0.31 kWh/m2).
 */
export function dryingEnergy(
  solvent: number,
  liquidHeat: number,
  latent: number,
  rise: number,
  webHeat: number,
  heatOfAir: number,
): number {
  return solvent * (liquidHeat * rise + latent) + webHeat * rise + solvent * heatOfAir;
}

/** Share of the vapour that a condenser takes back. Formula: 1 - y_out(1 - y_in)/(y_in(1 - y_out)). Units: 1, 1; result 1. Example: in 0.0025, out 0.001 gives 0.6009. */
export function condensedShare(inlet: number, outlet: number): number {
  return 1 - (outlet * (1 - inlet)) / (inlet * (1 - outlet));
}

/**
 * Temperature rise when the vapour in the exhaust burns. Formula: ΔT = y ΔH_c/(V_m ρ c_p). Source: models/05 §5.6 [D].
 * Units: fraction 1, heat of combustion J/mol; result dK. Errors: none. Example: xylene 0.0025, 4.37e6 J/mol gives 375.
 */
export function combustionRise(fraction: number, heatOfCombustion: number): number {
  return (fraction * heatOfCombustion) / MOLAR_VOLUME / (AIR_DENSITY * AIR_HEAT_CAPACITY);
}

/** Warns when the vapour passes a quarter of its flammable limit, or half with a continuous monitor. Source: NFPA 86 [C, M]. Units: 1, true with a monitor. Example: 0.3, false warns. */
export function flammableShareValidity(share: number, monitored: boolean): ValidityId | undefined {
  return share > (monitored ? ALLOWED_LFL_SHARE_MONITORED : ALLOWED_LFL_SHARE) ? 'vapour-above-limit' : undefined;
}
