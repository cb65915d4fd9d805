/** Model 03 §3.1: viscosity of the medium. One measured point per binder, solvent and lot is needed; K and a do not transfer. */
import type { ValidityId } from './validity';

/**
 * Specific viscosity by Huggins. Formula: η_sp = [η]c + k_H([η]c)². Valid: [η]c < 2 (`hugginsValidity`), k_H 0.3-0.4 in a good solvent [M].
 * Source: standard texts [M]. Units: reduced [η]c 1, constant 1; result 1. Errors: none. Example: 1, 0.35 gives 1.35.
 */
export function hugginsViscosity(reduced: number, constant: number = 0.35): number {
  return reduced + constant * reduced * reduced;
}

/**
 * Specific viscosity by Martin. Formula: η_sp = [η]c exp(k_M [η]c). Valid: [η]c up to about 10 (`martinValidity`).
 * Source: standard texts [M]. Units: 1, 1; result 1. Errors: none. Example: 3, 0.25 gives 6.351.
 */
export function martinViscosity(reduced: number, constant: number): number {
  return reduced * Math.exp(constant * reduced);
}

export function hugginsValidity(reduced: number): ValidityId | undefined {
  return reduced > 2 ? 'huggins-concentrated' : undefined;
}

export function martinValidity(reduced: number): ValidityId | undefined {
  return reduced > 10 ? 'huggins-range' : undefined;
}

/** Intrinsic viscosity. Formula: [η] = K M^a. Source: Mark-Houwink [M]. Units: as K, molar mass kg/mol, 1; result as K. Example: 0.05, 200, 0.7 gives 2.040. */
export function intrinsicViscosity(prefactor: number, molarMass: number, exponent: number): number {
  return prefactor * Math.pow(molarMass, exponent);
}

/** Viscosity of the medium. Formula: η_m = η_s(1 + η_sp). Source: definition [D]. Units: Pa s, 1; result Pa s. Example: 0.6e-3, 20 gives 0.0126. */
export function mediumViscosity(solvent: number, specific: number): number {
  return solvent * (1 + specific);
}

/**
 * Viscosity at another binder concentration from one measured point, through Martin's form.
 * Formula: find x = [η]c at the point from η/η_s - 1 = x exp(k_M x), scale x with c. Valid: same binder, solvent and lot.
 * Source: models/03 §3.1 [D]. Units: solvent Pa s, pointViscosity Pa s, pointConcentration and concentration alike, constant 1; result Pa s.
 * Errors: the solvent's viscosity when the point is not above it. Example: 0.6e-3, 0.01 at 0.05; at 0.05 gives 0.01.
 */
export function mediumFromPoint(
  solvent: number,
  pointViscosity: number,
  pointConcentration: number,
  concentration: number,
  constant: number = 0.25,
): number {
  const specific = pointViscosity / solvent - 1;
  if (!(specific > 0)) return solvent;
  let x = Math.log(1 + specific);
  for (let pass = 0; pass < 12; pass += 1) {
    const f = Math.log(x / specific) + constant * x;
    x = Math.max(x / 4, x - f / (1 / x + constant));
  }
  return mediumViscosity(solvent, martinViscosity((x * concentration) / pointConcentration, constant));
}
