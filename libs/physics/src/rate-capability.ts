/** Model 02 §2.5: how much of the capacity a current leaves. */
import type { ValidityId } from './validity';

const PI2 = Math.PI * Math.PI;

/** F(x) = x + 1/3 - (2/π²) Σ n⁻² exp(-n²π²x), by its short-time form 2√(x/π) below x = 0.04 (error below 1e-10). */
function surfaceRise(x: number): number {
  if (x < 0.04) return 2 * Math.sqrt(x / Math.PI);
  const q = Math.exp(-PI2 * x);
  const q4 = q * q * q * q;
  const q9 = q4 * q4 * q;
  const q16 = q4 * q4 * q4 * q4;
  return x + 1 / 3 - (2 / PI2) * (q + q4 / 4 + q9 / 9 + q16 / 16 + (q16 * q9) / 25);
}

function surfaceRiseSlope(x: number): number {
  if (x < 0.04) return 1 / Math.sqrt(Math.PI * x);
  const q = Math.exp(-PI2 * x);
  const q4 = q * q * q * q;
  const q9 = q4 * q4 * q;
  const q16 = q4 * q4 * q4 * q4;
  return 1 + 2 * (q + q4 + q9 + q16 + q16 * q9);
}

/**
 * Dimensionless ionic load of an electrode. Formula: ζ = i L/(κ ΔU). Source: models/02 §2.5 [D].
 * Units: current A/m2, thickness m, kappa S/m, span V (of the open-circuit voltage over the used range); result 1.
 * Errors: Infinity when κ or ΔU is 0. Example: 21 A/m2, 55 µm, 0.017 S/m, 0.5 V gives 0.1359.
 */
export function ionicLoad(current: number, thickness: number, kappa: number, span: number): number {
  return kappa > 0 && span > 0 ? (current * thickness) / (kappa * span) : Number.POSITIVE_INFINITY;
}

/**
 * Utilisation of an electrode limited by its ionic rail, linear open-circuit voltage, single-ion electrolyte.
 * Formula: u solves ζ[u/ζ + 1/3 - (2/π²) Σ n⁻² exp(-n²π² u/ζ)] = 1 + v; u ≈ 1 - ζ/3 (ζ ≤ 1), π/(4ζ) (ζ ≥ 1.5). At most 1.
 * Valid: constant κ, σ ≫ κ (else use κσ/(κ+σ)), fast kinetics; v = 0 is a lower bound, calibrate per cell type, never per recipe.
 * Source: models/02 §2.5 [D], checked against a transient finite-volume solution.
 * Units: zeta 1, extra v 1 (extra cut-off over-potential / ΔU); result 1. Errors: 0 for ζ = Infinity, NaN for NaN.
 * Example: ζ 0.367, 1.111, 2.222, 3.333 gives 0.878, 0.630, 0.353, 0.236.
 */
export function ionicUtilisation(zeta: number, extra: number = 0): number {
  if (zeta <= 0) return 1;
  if (zeta === Number.POSITIVE_INFINITY) return 0;
  const target = (1 + extra) / zeta;
  let x = target < 0.226 ? (Math.PI * target * target) / 4 : Math.max(0.04, target - 1 / 3);
  if (target >= 0.226)
    for (let pass = 0; pass < 6; pass += 1) {
      const step = (surfaceRise(x) - target) / surfaceRiseSlope(x);
      x = Math.max(0.04, x - step);
      if (Math.abs(step) < 1e-9) break;
    }
  return Math.min(1, zeta * x);
}

/**
 * Both rails in series for the ionic load, a conservative choice. Formula: κσ/(κ+σ). Source: models/02 §2.5 [D].
 * Units: S/m, S/m; result S/m. Errors: 0 when both are 0. Example: 0.017 and 0.056 gives 0.01304.
 */
export function railsInSeries(kappa: number, sigma: number): number {
  return kappa + sigma > 0 ? (kappa * sigma) / (kappa + sigma) : 0;
}

/**
 * Voltage span left after separator and kinetics. Formula: ΔU - i (ASR_sep + 1/(a g L)), at least 0. Source: models/02 §2.5 [D].
 * Units: span V, current A/m2, seriesResistance Ohm m2, areaConductance S/m3, thickness m; result V. Errors: 0 when a g L is 0.
 * Example: 0.5 V, 1.4 A/m2, 6e-3 Ohm m2, 1e8 S/m3, 50 µm gives 0.4913 V.
 */
export function remainingSpan(
  span: number,
  current: number,
  seriesResistance: number,
  areaConductance: number,
  thickness: number,
): number {
  const kinetic = areaConductance > 0 ? 1 / (areaConductance * thickness) : Number.POSITIVE_INFINITY;
  return Math.max(0, span - current * (seriesResistance + kinetic));
}

/**
 * Utilisation of flat-voltage materials (LFP, LTO) by a moving front. Formula: u = min(1, κ ΔV/(i L)). Source: models/02 §2.5 [D].
 * Units: kappa S/m, allowance V, current A/m2, thickness m; result 1. Errors: none. Example: 0.017, 0.1 V, 21, 100 µm gives 0.8095.
 */
export function flatVoltageUtilisation(kappa: number, allowance: number, current: number, thickness: number): number {
  return Math.min(1, (kappa * allowance) / (current * thickness));
}

/**
 * Utilisation limited by diffusion in spheres at constant flux. Formula: u_d = 1 - r²/(15 D T_d), at least 0.
 * Valid: D T_d/r² ≥ 0.2 (`solidDiffusionValidity`). Source: models/02 §2.5 [D].
 * Units: radius m, diffusivity m2/s, dischargeTime s (3600/C); result 1. Errors: none.
 * Example: 1.5 µm, 1e-16 m2/s, 3600 s gives 0.5833 (Minnmann's 1C loss of 41 %).
 */
export function solidDiffusionUtilisation(radius: number, diffusivity: number, dischargeTime: number): number {
  return Math.max(0, 1 - (radius * radius) / (15 * diffusivity * dischargeTime));
}

export function solidDiffusionValidity(
  radius: number,
  diffusivity: number,
  dischargeTime: number,
): ValidityId | undefined {
  return (diffusivity * dischargeTime) / (radius * radius) < 0.2 ? 'solid-diffusion-short-time' : undefined;
}

/** Ionic and solid-state limits together. Formula: u ≈ u·u_d. Source: models/02 §2.5. Units: 1; result 1. Example: 0.9, 0.58 gives 0.522. */
export function combinedUtilisation(ionic: number, diffusion: number): number {
  return ionic * diffusion;
}
