/** Model 05 §5.3-5.4: how long a film dries, how long the dryer is, and where the binder goes. */
import type { ValidityId } from './validity';

/** Total time over constant-rate time until measured. Source: Argonne 2018, OSTI 1431318 (90 % leaves in less than half the time) [A]. */
export const TOTAL_TO_CONSTANT_RATE = 2.2;

/** Solvent in a wet film. Formula: M'' = ρ_w h (1 - w_s). Units: kg/m3, m, 1; result kg/m2. Example: 1500, 200 µm, 0.6 gives 0.12. */
export function solventLoad(slurryDensity: number, film: number, solids: number): number {
  return slurryDensity * film * (1 - solids);
}

/**
 * Share of the solvent that is left when the film is packed and its pores start to empty.
 * Formula: h_c = h φ/φ_m, so x_c = (h_c - h φ)/(h - h φ) = φ(1/φ_m - 1)/(1 - φ). Source: models/05 §5.3 [D].
 * Units: phi 1 (solids in the slurry), maximum 1; result 1. Errors: 1 when φ ≥ φ_m. Example: 0.3, 0.6 gives 0.2857.
 */
export function solventAtConsolidation(phi: number, maximum: number): number {
  return phi >= maximum ? 1 : (phi * (1 / maximum - 1)) / (1 - phi);
}

/** Constant-rate time. Formula: t = M''(1 - x_c)/ṁ''. Units: kg/m2, 1, kg/(m2 s); result s. Example: 0.12, 0.2857, 2e-3 gives 42.86. */
export function constantRateTime(solvent: number, leftShare: number, flux: number): number {
  return (solvent * (1 - leftShare)) / flux;
}

/** Total drying time, 2.2 × constant-rate unless measured [A]. Units: s; result s. Example: 42.86 gives 94.29. */
export function totalDryingTime(constantRate: number): number {
  return TOTAL_TO_CONSTANT_RATE * constantRate;
}

/**
 * Falling-rate time by diffusion through the film. Formula: t = L²/(2 D) ln(X_c/X_r). Valid: single film, constant D.
 * Source: models/05 §5.3; D of xylene in rubber 1e-11-1e-10 m2/s at 80-120 °C [M]. Units: m, m2/s, 1, 1; result s. Errors: Infinity at D 0.
 * Example: 10 µm, 1e-11, ln(100) gives 23.03.
 */
export function fallingRateTime(film: number, diffusivity: number, atStart: number, residual: number): number {
  return ((film * film) / (2 * diffusivity)) * Math.log(atStart / residual);
}

/**
 * Falling-rate time when the rate falls with the solvent that is left. Formula: ṁ = ṁ_CR X/X_c, so t = M_c/ṁ_CR ln(X_c/X_r).
 * Valid: until diffusion takes over (`fallingRateTime`, the longer counts). Source: models/05 §5.3 [D].
 * Units: solvent at consolidation kg/m2, constant-rate flux kg/(m2 s), 1, 1; result s. Errors: Infinity at flux 0.
 * Example: 0.0343, 2e-3, ln(100) gives 78.98.
 */
export function fallingRateTimeLinear(solvent: number, flux: number, atStart: number, residual: number): number {
  return (solvent / flux) * Math.log(atStart / residual);
}

/** Dryer length. Formula: L = U t. Units: m/s, s; result m. Example: 1/60, 94.29 gives 1.571. */
export function dryerLength(speed: number, time: number): number {
  return speed * time;
}

/** Residual solvent after a vacuum hold. Formula: X = X0 exp(-t/τ), τ measured. Units: as X0, s, s; result as X0. Example: 1, 7200, 3600 gives 0.1353. */
export function residualAfterVacuum(start: number, time: number, constant: number): number {
  return start * Math.exp(-time / constant);
}

/**
 * Film-shrinkage Peclet number. Formula: Pe = v_e h/D_b, v_e = ṁ''/ρ_sol. Valid: < 0.1 uniform, > 1 enriched on top (`binderMigrationValidity`).
 * Source: Font 2018, J. Power Sources 393, 177, arXiv:1801.01580 [A]; D_b 1e-11-1e-10 m2/s for rubber in xylene [M].
 * Units: kg/(m2 s), kg/m3, m, m2/s; result 1. Errors: Infinity at D 0. Example: 2e-3, 861, 100 µm, 5e-11 gives 4.646.
 */
export function migrationPeclet(flux: number, solventDensity: number, film: number, diffusivity: number): number {
  return ((flux / solventDensity) * film) / diffusivity;
}

export function binderMigrationValidity(peclet: number): ValidityId | undefined {
  if (peclet > 1) return 'binder-migration';
  return peclet > 0.1 ? 'binder-migration-possible' : undefined;
}

/** Binder at the top over the bottom, order of magnitude. Formula: 1 + Pe (Pe < 1), e^Pe above. Source: models/05 §5.4 [D]. Units: 1; result 1. Example: 0.5 gives 1.5. */
export function binderGradient(peclet: number): number {
  return peclet < 1 ? 1 + peclet : Math.exp(peclet);
}

/**
 * Falling-rate time when the rate falls with the moisture. Formula: t = (M_c/ṁ) ln(X_c/X_r), from ṁ'' = ṁ''_CR X/X_c.
 * Source: models/05 §5.3 [D]. Units: solvent left at the start kg/m2, flux kg/(m2 s), 1, 1; result s. Errors: Infinity at X_r 0.
 * Example: 0.03, 2e-3, 1, 0.01 gives 69.08.
 */
export function linearFallingRateTime(left: number, flux: number, atStart: number, residual: number): number {
  return (left / flux) * Math.log(atStart / residual);
}
