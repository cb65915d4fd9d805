/** Model 02 §2.3-2.4: contact area, kinetics and the resistance of an electrode with two finite rails. */
import { FARADAY, GAS_CONSTANT } from './constants';
import type { ValidityId } from './validity';

/**
 * Active surface per electrode volume that the electrolyte touches. Formula: a = θ 3 φ_CAM / r.
 * Valid: spheres. Source: models/02 §2.3 [D]. Units: theta 1, phi 1, radius m; result 1/m. Errors: Infinity at radius 0.
 * Example: θ 1, φ 0.42, r 1.5 µm gives 8.4e5 1/m.
 */
export function contactArea(theta: number, phiActive: number, radius: number): number {
  return (theta * 3 * phiActive) / radius;
}

/**
 * Contact fraction of active material mixed with electrolyte powder. Formula: θ = φ_SE/(φ_SE + φ_C + φ_b + ε).
 * Valid: no universal law is known; coverages measured on wet-mixed sheets are lower (25-36 %, facts B01, B03).
 * Source: models/02 §2.3 [assumption]. Units: volume fractions 1; result 1. Errors: 0 without electrolyte.
 * Example: 0.40, 0.02, 0.03, 0.15 gives 0.6667.
 */
export function mixedContactFraction(
  phiElectrolyte: number,
  phiCarbon: number,
  phiBinder: number,
  porosity: number,
): number {
  const around = phiElectrolyte + phiCarbon + phiBinder + porosity;
  return around > 0 ? phiElectrolyte / around : 0;
}

/**
 * Linear kinetic conductance of the interface. Formula: g = i0 F/(R T). Valid: over-potential below RT/F, 26 mV (`linearKineticsValidity`).
 * Source: Butler-Volmer, linearised [D]. Units: exchangeCurrent A/m2, temperature K; result S/m2. Errors: none.
 * Example: 3 A/m2 at 298.15 K gives 116.8 S/m2.
 */
export function kineticConductance(exchangeCurrent: number, temperature: number): number {
  return (exchangeCurrent * FARADAY) / (GAS_CONSTANT * temperature);
}

/** Warns when the over-potential i/(a g L) passes RT/F: Butler-Volmer then gives less than the line. Units: V, K. Example: 0.03 V at 298 K warns. */
export function linearKineticsValidity(overPotential: number, temperature: number): ValidityId | undefined {
  return overPotential > (GAS_CONSTANT * temperature) / FARADAY ? 'kinetics-not-linear' : undefined;
}

/** Warns when the reaction sits in less than half the layer: the mean over-potential hides an uneven state of charge. Units: m, m. Example: 11 µm of 50 µm warns. */
export function reactionDepthValidity(depth: number, thickness: number): ValidityId | undefined {
  return depth < thickness / 2 ? 'reaction-uneven' : undefined;
}

/**
 * Resistance of a porous electrode with finite ionic and electronic rails (Newman-Tobias transmission line), exact linear solution.
 * Formula: ν = L√(a g (1/κ + 1/σ)); R'' = L/(κ+σ) [1 + (2 + (σ/κ + κ/σ) cosh ν)/(ν sinh ν)].
 * Valid: linear kinetics, uniform layer. Source: models/02 §2.4 [M form; checked against an 800-cell network, D].
 * Units: thickness m, kappa S/m (ions), sigma S/m (electrons), areaConductance a·g S/m3; result Ohm m2.
 * Errors: Infinity when a rail or the kinetics is 0. Example: 50 µm, 0.017, 0.056, 1e8 gives 1.2558e-3 Ohm m2.
 */
export function twoRailResistance(thickness: number, kappa: number, sigma: number, areaConductance: number): number {
  if (!(kappa > 0) || !(sigma > 0) || !(areaConductance > 0)) return Number.POSITIVE_INFINITY;
  const nu = thickness * Math.sqrt(areaConductance * (1 / kappa + 1 / sigma));
  const rails = sigma / kappa + kappa / sigma;
  const decay = Math.exp(-nu);
  const inverseSinh = (2 * decay) / (1 - decay * decay);
  const coth = (1 + decay * decay) / (1 - decay * decay);
  const resistance = (thickness / (kappa + sigma)) * (1 + (2 * inverseSinh + rails * coth) / nu);
  // Rails that differ by more than a double can hold: one of them is as good as cut.
  return Number.isNaN(resistance) ? Number.POSITIVE_INFINITY : resistance;
}

/**
 * The naive sum for slow kinetics, a limit of `twoRailResistance` as ν → 0. Formula: L/3κ + L/3σ + 1/(a g L).
 * Source: models/02 §2.4 [D]. Units and errors as above. Example: 50 µm, 0.017, 0.056, 1e8 gives 1.4780e-3 Ohm m2.
 */
export function slowKineticsResistance(
  thickness: number,
  kappa: number,
  sigma: number,
  areaConductance: number,
): number {
  return thickness / (3 * kappa) + thickness / (3 * sigma) + 1 / (areaConductance * thickness);
}

/**
 * Depth of the reaction zone. Formula: ℓ = L/ν; the reaction is uneven when ℓ < L/2. Source: models/02 §2.4 [D].
 * Units: kappa, sigma S/m, areaConductance S/m3; result m. Errors: NaN when a rail is 0. Example: 0.017, 0.056, 1e8 gives 1.142e-5 m.
 */
export function reactionDepth(kappa: number, sigma: number, areaConductance: number): number {
  return 1 / Math.sqrt(areaConductance * (1 / kappa + 1 / sigma));
}
