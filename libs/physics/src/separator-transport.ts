/** Model 02 §2.1 and §2.4: conductivity of a separator and the separator's own binder term. */
import type { ValidityId } from './validity';

/**
 * Effective conductivity of a dense electrolyte layer. Formula: σ_sep = σ_SE (1 - ε)^n, n = 2-2.5.
 * Valid: ε < 0.4 (`separatorPorosityValidity`); σ without pores: a pellet's own pores would count twice. Source: models/02 §2.4. Units: sigma S/m, solidFraction 1 (1 - ε), exponent 1; result S/m. Errors: none.
 * Example: 0.18 S/m, 1 - ε = 0.8, n 2.25 gives 0.1090 S/m.
 */
export function separatorConductivity(sigma: number, solidFraction: number, exponent: number): number {
  return sigma * Math.pow(solidFraction, exponent);
}

export function separatorPorosityValidity(porosity: number): ValidityId | undefined {
  return porosity > 0.4 ? 'separator-porous' : undefined;
}

/**
 * Share of conductivity that binder leaves in a separator, linear between measured points.
 * Points: 0 wt% 1; 1 wt% acrylate 1.31/1.8 = 0.728 (S03); 5.5 wt% NBR 0.5 (B04); beyond, the last slope goes on down to 0.05.
 * Valid: up to 5.5 wt% (`separatorBinderValidity`); the points are of different binders. Source: facts S03, B04 [B].
 * Units: binder mass fraction of the dry layer 1; result 1. Errors: none. Example: 0.0325 gives 0.6139.
 */
export function separatorBinderFactor(binderMassFraction: number): number {
  const atOne = 1.31 / 1.8;
  if (binderMassFraction <= 0.01) return 1 - ((1 - atOne) * binderMassFraction) / 0.01;
  return Math.max(0.05, atOne + ((0.5 - atOne) * (binderMassFraction - 0.01)) / 0.045);
}

export function separatorBinderValidity(binderMassFraction: number): ValidityId | undefined {
  return binderMassFraction > 0.055 ? 'separator-binder-extrapolated' : undefined;
}
