/** Model 06 §6.1: calendering. */
import type { ValidityId } from './validity';

/** Extra porosity of a calendered layer against a pellet at the same mean pressure: nominal, low, high. Source: models/06 §6.1 [assumption]. */
export const CALENDER_EXTRA_POROSITY = { nominal: 0.055, low: 0.03, high: 0.08 } as const;

/**
 * Mean pressure in the nip. Formula: p = q/√(R Δh). Valid: rigid rolls, slab; the layer feels it for √(RΔh)/U only (`calenderValidity`).
 * Source: models/06 §6.1 [D]. Units: lineLoad N/m, radius m, compression m; result Pa. Errors: Infinity at Δh 0.
 * Example: 500 N/mm, 0.25 m, 30 µm gives 182.6 MPa; 1000 N/mm gives 365 MPa.
 */
export function nipPressure(lineLoad: number, radius: number, compression: number): number {
  return lineLoad / Math.sqrt(radius * compression);
}

/** Line load for a nip pressure. Formula: q = p √(R Δh) [D]. Units: Pa, m, m; result N/m. Example: 350 MPa, 0.25 m, 30 µm gives 958.5 N/mm. */
export function requiredLineLoad(pressure: number, radius: number, compression: number): number {
  return pressure * Math.sqrt(radius * compression);
}

/** Time in the nip. Formula: √(R Δh)/U [D]. Units: m, m, m/s; result s. Example: 0.25, 30 µm, 0.17 gives 0.0161. */
export function nipDwell(radius: number, compression: number, speed: number): number {
  return Math.sqrt(radius * compression) / speed;
}

/**
 * Porosity after a line load. Formula: ε = ε_min + (ε_0 - ε_min) exp(-q/γ_c), all three fitted per recipe. Valid: up to 5 m/min (`calenderSpeedValidity`).
 * Source: Meyer 2017, 10.1016/j.jmatprotec.2017.05.031 [A form, M symbols]. Units: 1, 1, N/m, N/m; result 1. Errors: none.
 * Example: 0.5, 0.2, 300, 150 N/mm gives 0.2406.
 */
export function calenderedPorosity(start: number, least: number, lineLoad: number, resistance: number): number {
  return least + (start - least) * Math.exp(-lineLoad / resistance);
}

/** The same law as density. Formula: ρ = ρ_max - (ρ_max - ρ_0) exp(-q/γ_c) [A form]. Units: kg/m3, kg/m3, N/m, N/m; result kg/m3. Example: 2000, 3000, 150, 150 gives 2632. */
export function calenderedDensity(start: number, most: number, lineLoad: number, resistance: number): number {
  return most - (most - start) * Math.exp(-lineLoad / resistance);
}

export function calenderValidity(): ValidityId {
  return 'calender-dwell';
}

/** Warns beyond 5 m/min, up to which no effect of speed was seen. Source: Meyer 2017 [A]. Units: m/s. Example: 0.1 (6 m/min) warns. */
export function calenderSpeedValidity(speed: number): ValidityId | undefined {
  return speed > 5 / 60 ? 'calender-speed' : undefined;
}

/** Compaction resistance at another coat mass. Formula: γ = γ_0 m''/m''_0. Source: Meyer 2019 [M]. Units: N/m, kg/m2, kg/m2; result N/m. Example: 150 N/mm, 0.3, 0.2 gives 225 N/mm. */
export function compactionResistance(resistance: number, mass: number, fittedMass: number): number {
  return (resistance * mass) / fittedMass;
}
