/** Model 04 §4.3 and the pre-metered film. */
import type { ValidityId } from './validity';

/**
 * Wet film of a blade or comma bar. Formula: h = H/2 + Δp H³/(12 η U L). Valid: parallel lip, second term ≤ 20 % of the first
 * (`bladeValidity`); measured films are 0.6-0.7 H [C], so calibrate. Source: Chou model [M].
 * Units: gap m, pressure Pa (ρ g h of the reservoir), viscosity Pa s, speed m/s, length m; result m. Errors: Infinity at speed 0.
 * Example: 200 µm, 500 Pa, 1 Pa s, 1/60 m/s, 10 mm gives 102.0 µm.
 */
export function bladeFilm(gap: number, pressure: number, viscosity: number, speed: number, length: number): number {
  return gap / 2 + (pressure * gap * gap * gap) / (12 * viscosity * speed * length);
}

export function bladeValidity(
  gap: number,
  pressure: number,
  viscosity: number,
  speed: number,
  length: number,
): ValidityId | undefined {
  const share = (pressure * gap * gap) / (6 * viscosity * speed * length);
  return share > 0.2 ? 'blade-pressure-term' : undefined;
}

/** Film of a pre-metered coater. Formula: h = Q/(W U) [D]. Units: m3/s, m, m/s; result m. Example: 5e-6, 0.3, 0.1 gives 166.7 µm. */
export function premeteredFilm(flow: number, width: number, speed: number): number {
  return flow / (width * speed);
}

/** Dry thickness of a wet film. Formula: h_dry = h c_s/((1 - ε)ρ_s). Source: models/04 [D]. Units: m, kg/m3, 1, kg/m3; result m. Example: 200 µm, 1000, 0.4, 3218 gives 103.6 µm. */
export function dryFilm(film: number, solidsPerVolume: number, porosity: number, trueDensity: number): number {
  return (film * solidsPerVolume) / ((1 - porosity) * trueDensity);
}
