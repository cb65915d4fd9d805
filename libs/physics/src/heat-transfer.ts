/** Model 05 §5.2: heat transfer under slot nozzles. */
import type { ValidityId } from './validity';

/**
 * Single slot nozzle, average over 0…x. Formula: Nu = 1.53 Re^m Pr^0.42/(x/D + H/D + 1.39), m = 0.695 - 1/(x/D + (H/D)^1.33 + 3.06),
 * D = 2 slot widths. Valid: Re 3000-90000, H/S 2-10 [M] (`nozzleValidity`). Source: Martin 1977, by `supersatrnc` [B].
 * Units: all 1 (lengths over D); result 1. Errors: none. Example: Re 10000, Pr 0.7, x/D 5, H/D 4 gives 40.26.
 */
export function slotNusselt(reynolds: number, prandtl: number, distance: number, height: number): number {
  const exponent = 0.695 - 1 / (distance + Math.pow(height, 1.33) + 3.06);
  return (1.53 * Math.pow(reynolds, exponent) * Math.pow(prandtl, 0.42)) / (distance + height + 1.39);
}

/**
 * Array of slot nozzles. Formula: Nu = (2/3) f0^(3/4) (2Re/(f/f0 + f0/f))^(2/3) Pr^0.42, f = B/pitch, f0 = [60 + 4(H/S - 2)²]^(-1/2), S = 2B.
 * Source: Martin 1977 / Incropera [M]. Units: Re on S 1, Pr 1, slotWidth m, height m, pitch m; result 1 (on S). Errors: none.
 * Example: see `slotArrayHeatTransfer`.
 */
export function slotArrayNusselt(
  reynolds: number,
  prandtl: number,
  slotWidth: number,
  height: number,
  pitch: number,
): number {
  const f = slotWidth / pitch;
  const spacing = height / (2 * slotWidth) - 2;
  const f0 = 1 / Math.sqrt(60 + 4 * spacing * spacing);
  return (2 / 3) * Math.pow(f0, 0.75) * Math.pow((2 * reynolds) / (f / f0 + f0 / f), 2 / 3) * Math.pow(prandtl, 0.42);
}

/** Air near 80 °C: conductivity W/(m K), kinematic viscosity m2/s, Prandtl number (standard tables [M]). */
const AIR = { conductivity: 0.0296, viscosity: 2.06e-5, prandtl: 0.7 };

/**
 * Heat-transfer coefficient of an array of slots in air near 80 °C. Formula: h = Nu k/S, Re = u S/ν, S = 2B. Source: as above [M].
 * Units: speed m/s, slotWidth m, height m, pitch m; result W/(m2 K). Errors: none. Example: 10 m/s, 3, 25, 100 mm gives 71 ± 4.
 */
export function slotArrayHeatTransfer(speed: number, slotWidth: number, height: number, pitch: number): number {
  const s = 2 * slotWidth;
  const nusselt = slotArrayNusselt((speed * s) / AIR.viscosity, AIR.prandtl, slotWidth, height, pitch);
  return (nusselt * AIR.conductivity) / s;
}

/** Warns outside Re 3000-90000 or H/S 2-10. Units: 1, 1. Example: 1000, 4 warns. */
export function nozzleValidity(reynolds: number, heightToSlot: number): ValidityId | undefined {
  return reynolds < 3000 || reynolds > 90000 || heightToSlot < 2 || heightToSlot > 10 ? 'nozzle-range' : undefined;
}

/**
 * Array of round nozzles, mean over the face. Formula: Nu = G F Pr^0.42, F = 2 √(Re (1 + 0.005 Re^0.55)),
 * G = 2 √A (1 - 2.2 √A)/(1 + 0.2 (H/D - 6) √A), A the share of the face that is nozzle. Valid: 2 ≤ H/D ≤ 12, 2000 ≤ Re ≤ 4e5,
 * 0.004 ≤ A ≤ 0.04 (`roundNozzleValidity`). Source: Martin 1977 by Incropera [M], range models/05 §5.2 [B].
 * Units: Re on D 1, Pr 1, height/diameter 1, share 1; result 1 (on D). Errors: none. Example: Re 10000, Pr 0.7, H/D 6, A 0.01 gives 35.96.
 */
export function roundNozzleNusselt(reynolds: number, prandtl: number, height: number, share: number): number {
  const root = Math.sqrt(share);
  const jet = 2 * Math.sqrt(reynolds * (1 + 0.005 * Math.pow(reynolds, 0.55)));
  const spread = (2 * root * (1 - 2.2 * root)) / (1 + 0.2 * (height - 6) * root);
  return spread * jet * Math.pow(prandtl, 0.42);
}

export function roundNozzleValidity(reynolds: number, height: number, share: number): ValidityId | undefined {
  const inside = reynolds >= 2000 && reynolds <= 4e5 && height >= 2 && height <= 12 && share >= 0.004 && share <= 0.04;
  return inside ? undefined : 'round-nozzle-range';
}
