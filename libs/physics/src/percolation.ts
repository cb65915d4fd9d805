/** Model 02 §2.1-2.2: effective ionic and electronic conductivity of a composite electrode. φ counts the whole layer, pores included. */
import { GAS_CONSTANT } from './constants';
import type { ValidityId } from './validity';

/** Exponent of the Archie form fitted to Bazzoun 2026 (10.1016/j.jpowsour.2025.238682) [F, rms log10 0.013]. */
export const ARCHIE_FINE_EXPONENT = 2.46;
/** Thresholds at t = 2 for similar sizes (Minnmann 2021) and for coarse electrolyte, d_CAM/d_SE = 0.1 (Ketter 2025) [F]. */
export const THRESHOLD_SIMILAR = 0.185;
export const THRESHOLD_COARSE = 0.26;
/** Electronic network of bare NCM in coarse electrolyte (d_CAM/d_SE 0.1), fitted to Ketter 2025 [F, rms log10 0.08]. */
export const ELECTRONIC_THRESHOLD = 0.13;
export const ELECTRONIC_EXPONENT = 1.9;
/** The same at similar sizes, fitted to Minnmann 2021 (10.1149/1945-7111/abf8d7) [F, rms log10 0.10]. */
export const ELECTRONIC_THRESHOLD_SIMILAR = 0.18;
export const ELECTRONIC_EXPONENT_SIMILAR = 2.5;

/**
 * Percolation power law of a network's conductivity.
 * Formula: σ_eff = σ ((φ - φ_c)/(1 - φ_c))^t, 0 for φ ≤ φ_c.
 * Valid: φ 0.2-0.65; ±25 % above 0.35, factor 2 below 0.2 (`compositeConductivityValidity`).
 * Source: fitted [F] to Minnmann 2021 (10.1149/1945-7111/abf8d7), Ketter 2025 (10.1038/s41467-025-56514-5).
 * Units: sigma S/m, phi 1 (of the whole layer), threshold 1, exponent 1; result S/m. Errors: none.
 * Example: 0.16 S/m, φ 0.44, φ_c 0.185, t 2 gives 0.01567 S/m (0.098 of the pellet).
 */
export function percolationConductivity(sigma: number, phi: number, threshold: number, exponent: number): number {
  return phi <= threshold ? 0 : sigma * Math.pow((phi - threshold) / (1 - threshold), exponent);
}

/**
 * Archie form for fine, well-mixed electrolyte (d_CAM/d_SE ≥ 3).
 * Formula: σ_eff = σ φ^m, m = 2.46. Valid: φ 0.3-0.5 measured; a threshold form would cut off at low φ.
 * Source: fitted [F] to Bazzoun 2026, 10.1016/j.jpowsour.2025.238682 (ε 0.15 assumed).
 * Units: sigma S/m, phi 1, exponent 1; result S/m. Errors: none.
 * Example: 0.102 S/m at φ 0.451 gives 0.01438 S/m (measured 0.0137).
 */
export function archieConductivity(sigma: number, phi: number, exponent: number = ARCHIE_FINE_EXPONENT): number {
  return sigma * Math.pow(phi, exponent);
}

/**
 * Composite conductivity at any particle-size ratio: threshold and exponent blended log-linearly in d_CAM/d_SE.
 * Formula: ratio ≤ 0.1: φ_c 0.26, t 2; ratio 1: φ_c 0.185, t 2; ratio ≥ 3: φ_c 0, t 2.46; linear in ln(ratio) between.
 * Valid: as `percolationConductivity`. Source: models/02 §2.1 recommended defaults [F].
 * Units: sigma S/m, phi 1, sizeRatio 1 (d_CAM/d_SE, NaN = unknown, taken as 1); result S/m. Errors: none.
 * Example: 0.1 S/m, φ 0.4, ratio 3 gives 0.01050 S/m; ratio 1 gives 0.00696; ratio 0.1 gives 0.00358.
 */
export function compositeIonicConductivity(sigma: number, phi: number, sizeRatio: number): number {
  const fine = sizeRatio > 1 ? Math.min(1, Math.log(sizeRatio) / Math.log(3)) : 0;
  return percolationConductivity(
    sigma,
    phi,
    percolationThreshold(sizeRatio),
    sizeRatio >= 3 ? ARCHIE_FINE_EXPONENT : 2 + (ARCHIE_FINE_EXPONENT - 2) * fine,
  );
}

/** The threshold φ_c that `compositeIonicConductivity` uses at a size ratio (1; unknown is taken as 1). Example: 0.1 gives 0.26. */
export function percolationThreshold(sizeRatio: number): number {
  if (sizeRatio >= 3) return 0;
  if (sizeRatio > 1) return THRESHOLD_SIMILAR * (1 - Math.log(sizeRatio) / Math.log(3));
  if (!(sizeRatio < 1)) return THRESHOLD_SIMILAR;
  const weight = Math.min(1, -Math.log10(sizeRatio));
  return THRESHOLD_SIMILAR + (THRESHOLD_COARSE - THRESHOLD_SIMILAR) * weight;
}

/** Warns when the composite lies where the fit is poor or the electrolyte does not percolate. Units: as the model. */
export function compositeConductivityValidity(phi: number, sizeRatio: number): ValidityId | undefined {
  if (phi <= percolationThreshold(sizeRatio)) return 'composite-below-threshold';
  return phi < 0.2 ? 'composite-low-electrolyte' : undefined;
}

/**
 * Half-width of the fit's uncertainty, as a factor: 1.25 above φ 0.35, 2 below 0.2, log-linear between; 2 throughout in coarse
 * electrolyte (d_CAM/d_SE ≤ 0.1), where Ketter's points lie up to 1.8 times above the fit, log-linear to similar sizes.
 * Source: models/02 §2.1 [F]: rms log10 0.03 (Bazzoun), 0.09 (Minnmann), 0.21 (Ketter, so 1.6 and its worst point 2).
 * Units: phi 1, sizeRatio 1 (NaN = unknown, taken as 1); result 1 (multiply or divide). Errors: none.
 * Example: φ 0.275 gives 1.5811; φ 0.4 at ratio 0.1 gives 2.
 */
export function compositeConductivitySpread(phi: number, sizeRatio: number = 1): number {
  const dilute = 1 - Math.min(1, Math.max(0, (phi - 0.2) / 0.15));
  const coarse = sizeRatio < 1 ? Math.min(1, -Math.log10(sizeRatio)) : 0;
  return 1.25 * Math.pow(2 / 1.25, Math.max(dilute, coarse));
}

/**
 * Bruggeman, kept only to show its error: σ_eff = σ φ^1.5 over-predicts 2.3 times (φ 0.45) to 17 times (0.25).
 * Valid: never for these electrodes; `bruggemanValidity` always warns. Source: models/02 §2.1 [F].
 * Units: sigma S/m, phi 1; result S/m. Errors: none. Example: 0.1 S/m at φ 0.25 gives 0.0125 S/m.
 */
export function bruggemanConductivity(sigma: number, phi: number): number {
  return sigma * phi * Math.sqrt(phi);
}

export function bruggemanValidity(): ValidityId {
  return 'bruggeman-overpredicts';
}

/**
 * Froboese's correlation, the conservative bound. Formula: σ φ^3.67/0.87 for φ ≤ 0.46, σ φ^2.9 above.
 * Valid: 3-93 µm inclusions; low by 2-3.5 times for fine electrolyte. Source: Froboese 2019, 10.1149/2.0601902jes [B].
 * Units: sigma S/m, phi 1; result S/m. Errors: none. Example: 0.1 S/m at φ 0.44 gives 0.005651 S/m.
 */
export function froboeseConductivity(sigma: number, phi: number): number {
  return phi <= 0.46 ? (sigma * Math.pow(phi, 3.67)) / 0.87 : sigma * Math.pow(phi, 2.9);
}

/**
 * Bielefeld's tortuosity factor from resolved microstructures, an upper bound on conductivity (1.8-6 times high).
 * Formula: 3 µm CAM: τ² = 0.325 φ^-2.018; 15 µm CAM: τ² = 0.668 φ^-1.213; linear in ln d between.
 * Source: Bielefeld 2020, 10.1021/acsami.9b22788 [B] (ε 0.15). Units: phi 1, activeDiameter m; result 1. Errors: none.
 * Example: φ 0.44, 3 µm gives 1.704.
 */
export function bielefeldTortuosityFactor(phi: number, activeDiameter: number): number {
  const weight = Math.min(1, Math.max(0, Math.log(activeDiameter / 3e-6) / Math.log(5)));
  return Math.pow(0.325 * Math.pow(phi, -2.018), 1 - weight) * Math.pow(0.668 * Math.pow(phi, -1.213), weight);
}

/**
 * Tortuosity factor from a measured conductivity (a factor, not its root). Formula: τ² = φ σ0/σ_eff. Source: models/02 §2.1 [D].
 * Units: phi 1, sigma S/m, effective S/m; result 1. Errors: Infinity when effective is 0. Example: 0.42, 0.16, 0.0156 gives 4.308.
 */
export function tortuosityFactor(phi: number, sigma: number, effective: number): number {
  return (phi * sigma) / effective;
}

/**
 * Share of the composite's ionic conductivity that a binder leaves.
 * Formula: f_bind = exp(-8.7 φ_b/φ_AM). Valid: φ_b/φ_AM ≤ 0.1 (two points: 0.65, 0.42), composites with active material.
 * Source: fitted [F] to Bielefeld 2020, 10.1021/acsami.9b22788 [B]. Units: volume fractions 1; result 1.
 * Errors: 1 when there is no active material. Example: φ_b/φ_AM 0.05 gives 0.6473.
 */
export function binderPenalty(phiBinder: number, phiActive: number): number {
  return phiActive > 0 ? Math.exp((-8.7 * phiBinder) / phiActive) : 1;
}

export function binderPenaltyValidity(phiBinder: number, phiActive: number): ValidityId | undefined {
  return phiBinder > 0.1 * phiActive ? 'binder-penalty-extrapolated' : undefined;
}

/**
 * Electronic conductivity of the active-material network, without carbon. Coarse electrolyte leaves the active material in one
 * piece, fine electrolyte coats and parts it, so threshold and exponent go with the size ratio.
 * Formula: σ_CAM ((φ_CAM - φ_c)/(1 - φ_c))^t, 0 below; ratio ≤ 0.1: φ_c 0.13, t 1.9; ratio ≥ 1: φ_c 0.18, t 2.5; linear in ln(ratio).
 * Valid: NCM at φ_CAM 0.17-0.6; factor 1.4 (ratio 0.1), 1.6 (ratio 1); nothing is measured above 1 (`electronicNetworkValidity`).
 * Source: fitted [F] to Ketter 2025, 10.1038/s41467-025-56514-5, and Minnmann 2021, 10.1149/1945-7111/abf8d7.
 * Units: sigma S/m, phi 1, sizeRatio 1 (d_CAM/d_SE, NaN = unknown, taken as 1); result S/m. Errors: none.
 * Example: 0.522 S/m at φ 0.465 gives 0.08516 S/m (measured 0.108); 1 S/m at φ 0.42, ratio 1 gives 0.04634 (measured 0.056).
 */
export function activeElectronicConductivity(sigma: number, phi: number, sizeRatio: number = 0.1): number {
  const weight = sizeRatio < 1 ? Math.max(0, 1 + Math.log10(sizeRatio)) : 1;
  return percolationConductivity(
    sigma,
    phi,
    ELECTRONIC_THRESHOLD + (ELECTRONIC_THRESHOLD_SIMILAR - ELECTRONIC_THRESHOLD) * weight,
    ELECTRONIC_EXPONENT + (ELECTRONIC_EXPONENT_SIMILAR - ELECTRONIC_EXPONENT) * weight,
  );
}

/** Warns where the network of bare active material is thin: the two studies differ 11 times at φ 0.25. Units: 1. Example: 0.25 warns. */
export function electronicNetworkValidity(phi: number): ValidityId | undefined {
  return phi < 0.3 ? 'electronic-network-thin' : undefined;
}

/** Mass fraction of VGCF, and the share of the ionic conductivity that it leaves. Source: Ketter 2025 at 40 vol% NCM83 [B]. */
const FIBRE_SHARE = Float64Array.of(0, 0.01, 0.02, 0.05);
const FIBRE_KEPT = Float64Array.of(1, 0.47, 0.41, 0.12);

/**
 * Share of the composite's ionic conductivity that carbon fibres leave, linear between measured points, held beyond the last.
 * Points: 1 wt% 0.47, 2 wt% 0.41, 5 wt% 0.12. Valid: VGCF, up to 5 wt% (`fibrePenaltyValidity`), coarse electrolyte (d_CAM/d_SE 0.1).
 * The fit for fine electrolyte (ratio ≥ 3, Bazzoun 2026) was made with 2 wt% fibre and holds it already, so the term fades out
 * there, log-linearly from ratio 1 to 3. Source: Ketter 2025, 10.1038/s41467-025-56514-5 [B]; fading [assumption].
 * Units: mass fraction of the layer 1, sizeRatio 1 (NaN = unknown, taken as 1); result 1. Errors: none.
 * Example: 0.02, ratio 1 gives 0.41; ratio √3 gives 0.6403; ratio 3 gives 1.
 */
export function fibreIonicFactor(massFraction: number, sizeRatio: number): number {
  if (!(massFraction > 0) || sizeRatio >= 3) return 1;
  let k = 1;
  while (k < 3 && massFraction > FIBRE_SHARE[k]!) k += 1;
  const x0 = FIBRE_SHARE[k - 1]!;
  const x1 = FIBRE_SHARE[k]!;
  const y0 = FIBRE_KEPT[k - 1]!;
  const y1 = FIBRE_KEPT[k]!;
  const kept = y0 + (y1 - y0) * Math.min(1, (massFraction - x0) / (x1 - x0));
  return sizeRatio > 1 ? Math.pow(kept, 1 - Math.log(sizeRatio) / Math.log(3)) : kept;
}

/** From here on carbon fibre carries the electrons by itself: mass fraction, S/m, and the exponent below. Source: Ketter 2025 [B, F]. */
export const FIBRE_CARRIES = { massFraction: 0.02, conductivity: 5, exponent: 3.1 } as const;

/**
 * Electronic conductivity of an electrode's carbon-fibre network. Formula: 5 S/m min(1, w/0.02)^3.1.
 * Valid: VGCF with 40 vol% NCM83, factor 1.3 at 1, 2 and 5 wt%; other fibres are taken alike [assumption].
 * Source: fitted [F] to Ketter 2025, 10.1038/s41467-025-56514-5 (26, 273 and 220 times 0.022 S/m).
 * Units: mass fraction of the layer 1; result S/m. Errors: none. Example: 0.01 gives 0.5831 (measured 0.57); 0.02 gives 5.
 */
export function fibreElectronicConductivity(massFraction: number): number {
  return (
    FIBRE_CARRIES.conductivity *
    Math.pow(Math.min(1, massFraction / FIBRE_CARRIES.massFraction), FIBRE_CARRIES.exponent)
  );
}

export function fibrePenaltyValidity(massFraction: number): ValidityId | undefined {
  return massFraction > 0.05 ? 'fibre-penalty-extrapolated' : undefined;
}

/**
 * Conductivity at another temperature. Formula: σ = σ0 exp(-E/R (1/T - 1/T0)). Valid: one mechanism, within about 40 K of the datum (`arrheniusValidity`).
 * Source: Arrhenius [D]; activation energies stand with the datum (Table 2 of park2018: Li6PS5Cl from ethanol 0.34 eV).
 * Units: sigma S/m, activation J/mol (1 eV = 96485), K, K; result S/m. Errors: none. Example: 1.4e-3 S/m, 32.8e3, 298.15 to 333.15 K gives 5.61e-3.
 */
export function arrheniusConductivity(sigma: number, activation: number, from: number, to: number): number {
  return sigma * Math.exp((-activation / GAS_CONSTANT) * (1 / to - 1 / from));
}

export function arrheniusValidity(from: number, to: number): ValidityId | undefined {
  return Math.abs(to - from) > 40 ? 'arrhenius-far' : undefined;
}
