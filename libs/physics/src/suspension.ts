/** Model 03 §3.2: viscosity of a suspension and its flow curve. φ counts active material, electrolyte and carbon. */
import type { ValidityId } from './validity';

/**
 * Krieger-Dougherty. Formula: η = η_m (1 - φ/φ_m)^(-[η]φ_m), [η] 2.5 for spheres. Valid: φ ≤ 0.9 φ_m (`suspensionValidity`).
 * φ_m 0.74 limit, 0.64 mono spheres, 0.55-0.64 dispersed, 0.45-0.55 strongly interacting.
 * Source: `nsuser2025/zkanics-biotechnol`, COLLOID/kd_viscosity.md [B].
 * Units: medium Pa s, phi 1, maximum 1, intrinsic 1; result Pa s. Errors: Infinity at φ ≥ φ_m. Example: 0.01, 0.3, 0.6 gives 0.02828.
 */
export function kriegerDougherty(medium: number, phi: number, maximum: number, intrinsic: number = 2.5): number {
  return phi >= maximum ? Number.POSITIVE_INFINITY : medium * Math.pow(1 - phi / maximum, -intrinsic * maximum);
}

/** Quemada. Formula: η = η_m (1 - φ/φ_m)^-2. Valid, source, units, errors: as Krieger-Dougherty [B]. Example: 0.01, 0.3, 0.6 gives 0.04. */
export function quemada(medium: number, phi: number, maximum: number): number {
  return phi >= maximum ? Number.POSITIVE_INFINITY : medium / ((1 - phi / maximum) * (1 - phi / maximum));
}

export function suspensionValidity(phi: number, maximum: number): ValidityId | undefined {
  return phi > 0.9 * maximum ? 'slurry-too-concentrated' : undefined;
}

/**
 * Herschel-Bulkley stress. Formula: τ = τ_y + K γ̇^n. Valid: γ̇ > 0. Source: rheojax documentation [B].
 * Units: yield Pa, consistency Pa s^n, rate 1/s, index 1; result Pa. Errors: none. Example: 5, 2, 100, 0.7 gives 55.24.
 */
export function herschelBulkley(yieldStress: number, consistency: number, rate: number, index: number): number {
  return yieldStress + consistency * Math.pow(rate, index);
}

/** Regularised at rest. Formula: τ = τ_y(1 - e^(-mγ̇)) + K γ̇^n. Source: models/03 [B]. Units: as above, m s; result Pa. Example: 5, 2, 0.01, 0.7, 100 gives 3.240. */
export function herschelBulkleyRegular(
  yieldStress: number,
  consistency: number,
  rate: number,
  index: number,
  smoothing: number,
): number {
  return yieldStress * (1 - Math.exp(-smoothing * rate)) + consistency * Math.pow(rate, index);
}

/** Apparent viscosity. Formula: η = τ/γ̇ [D]. Units: Pa, 1/s; result Pa s. Example: 55.24, 100 gives 0.5524. */
export function apparentViscosity(stress: number, rate: number): number {
  return stress / rate;
}

/**
 * Volume that carbon black claims with the liquid inside its aggregates. Formula: φ_C,eff = φ_C (1 + DBP ρ_C).
 * Source: models/03 §3.2 [M]. Units: 1, m3/kg, kg/m3; result 1. Errors: none. Example: 0.01, 1.5e-3, 1900 gives 0.0385.
 */
export function occupiedCarbonFraction(phi: number, oilAbsorption: number, density: number): number {
  return phi * (1 + oilAbsorption * density);
}

/** Yield stress of the carbon network. Formula: τ_y = τ0 (φ_C/φ_g - 1)^p, 0 below φ_g; p 2-4 [M], fit locally. Units: Pa, 1, 1, 1; result Pa. Example: 10, 0.06, 0.03, 3 gives 10. */
export function carbonYieldStress(scale: number, phi: number, gelPoint: number, exponent: number): number {
  return phi <= gelPoint ? 0 : scale * Math.pow(phi / gelPoint - 1, exponent);
}

/**
 * Excess relative viscosity of carbon-black slurries against the fluid Mason number. Formula: Δη_r = 2.18 M^-0.92.
 * Valid: NMP, NMC811, PVDF, 3 wt% carbon black. Source: "Physical scaling for predicting shear viscosity and memory effects of
 * lithium-ion battery cathode slurries", abstract [A]. Units: 1; result 1. Errors: Infinity at 0. Example: 0.1 gives 18.13.
 */
export function masonViscosity(mason: number): number {
  return 2.18 * Math.pow(mason, -0.92);
}

/**
 * Packing of two powders of which the fine one fills the voids of the coarse one. Formula: φ_m + (1 - φ_m) φ_m.
 * Valid: sizes at least 10 apart, an upper bound; below, take a measured tapped density (`twoSizesValidity`).
 * Source: Furnas, models/03 §3.2 [M]. Units: packing of each alone 1; result 1. Errors: none. Example: 0.64 gives 0.8704.
 */
export function furnasPacking(maximum: number): number {
  return maximum + (1 - maximum) * maximum;
}

/** Share of the coarse powder at that packing. Formula: 1/(2 - φ_m). Source: as above [M]. Units: 1; result 1. Example: 0.64 gives 0.7353 (about 70:30). */
export function furnasCoarseShare(maximum: number): number {
  return 1 / (2 - maximum);
}

export function twoSizesValidity(sizeRatio: number): ValidityId | undefined {
  return sizeRatio < 10 ? 'two-sizes-too-near' : undefined;
}
