/** Model 04 §4.1-4.2: the coating window of a slot die. Reference implementation: `arabiu38-debug/pvcoat` (MIT) [B], not validated. */
import type { ValidityId } from './validity';

/** Capillary number. Formula: Ca = ηU/γ, η at γ̇ = U/H. Source: definition. Units: Pa s, m/s, N/m; result 1. Example: 1, 1/6, 0.03 gives 5.556. */
export function capillaryNumber(viscosity: number, speed: number, surfaceTension: number): number {
  return (viscosity * speed) / surfaceTension;
}

/**
 * Low-flow limit of the wet film. Formula: h_min = H/(1 + 1.49 Ca^(-2/3)).
 * Valid: Re ≪ 1, Ca < 1; a guide to Ca 10 (`lowFlowValidity`). Source: Carvalho and Kheshgi, AIChE J. 46, 1907 (2000) [M]; [D].
 * Units: gap m, capillary 1; result m. Errors: 0 at Ca 0. Example: H 100 µm, Ca 1 gives 40.16 µm.
 */
export function lowFlowLimit(gap: number, capillary: number): number {
  return gap / (1 + 1.49 * Math.pow(capillary, -2 / 3));
}

/** Above this share of the gap the low-flow limit levels off. Source: Lee 1992, Chang 2007 by models/04 §4.1 [M], 0.6-0.7. */
export const LOW_FLOW_PLATEAU = 0.7;

/**
 * The low-flow limit with its plateau, for viscous slurries. Formula: min(h_min, 0.7 H). Valid: a guide (`lowFlowValidity`).
 * Source: models/04 §4.1 [M]. Units: gap m, capillary 1; result m. Errors: 0 at Ca 0.
 * Example: H 100 µm, Ca 5.6 gives 67.9 µm; Ca 50 gives 70 µm where the formula says 90.1.
 */
export function lowFlowLimitOfSlurry(gap: number, capillary: number): number {
  return Math.min(lowFlowLimit(gap, capillary), LOW_FLOW_PLATEAU * gap);
}

/** The same limit as a capillary number. Formula: Ca_max = 0.65 [2/(H/h - 1)]^(3/2). Source: as above. Units: gap/film 1; result 1. Example: 2.49 gives 1.01. */
export function highestCapillary(gapToFilm: number): number {
  return 0.65 * Math.pow(2 / (gapToFilm - 1), 1.5);
}

export function lowFlowValidity(capillary: number): ValidityId | undefined {
  if (capillary > 10) return 'capillary-number-plateau';
  return capillary > 1 ? 'capillary-number-high' : undefined;
}

/** Width of the vacuum window. Formula: 4γ/H. Source: pvcoat, qa_report [B]. Units: N/m, m; result Pa. Example: 0.03, 100 µm gives 1200 Pa (12 mbar). */
export function vacuumWindowWidth(surfaceTension: number, gap: number): number {
  return (4 * surfaceTension) / gap;
}

/**
 * Speed at which air is entrained by dynamic wetting. Formula: U = 6.9 η^-0.67, η in mPa s. Valid: a warning, not a limit.
 * Source: Gutoff and Kendrick 1982, by pvcoat [B, prefactor secondary]. Units: viscosity Pa s; result m/s. Errors: Infinity at 0.
 * Example: 3 mPa s gives 3.305 m/s; 1 Pa s gives 0.0674 m/s.
 */
export function airEntrainmentSpeed(viscosity: number): number {
  return 6.9 * Math.pow(viscosity * 1e3, -0.67);
}

export function airEntrainmentValidity(viscosity: number, speed: number): ValidityId | undefined {
  return speed > airEntrainmentSpeed(viscosity) ? 'air-entrainment' : undefined;
}

/**
 * Wet film at which the upstream meniscus stands a wetted length behind the slot (viscocapillary bead, lubrication).
 * Formula: with b = 1.34 Ca^(-1/3) H/(12 L_d) and B = 1/2 - [ΔP + γc/H - 6ηU X/H²] H²/(12 ηU L_d), h/H is the positive root of
 * x² - Bx - b = 0. X = 0 is the lower limit (break-up below it), X = L_u the upper limit (swelling above it).
 * Valid: Re ≪ 1, equal gaps, Newtonian at γ̇ = U/H. Source: models/04 §4.2 [D].
 * Units: gap m, viscosity Pa s, speed m/s, surfaceTension N/m, downstreamLip m, wetted m (X), vacuum Pa, cosines 1 (cosθ_d + cosθ_s);
 * result m. Errors: NaN at zero speed. Example: 200 µm, 0.3, 1/6, 0.03, lip 1 mm: X 0 gives 107.0 µm (0.535 H), X 1 mm gives 203.7 µm (1.018 H).
 */
export function beadFilm(
  gap: number,
  viscosity: number,
  speed: number,
  surfaceTension: number,
  downstreamLip: number,
  wetted: number,
  vacuum: number = 0,
  cosines: number = 0,
): number {
  const drag = (12 * viscosity * speed * downstreamLip) / (gap * gap);
  const capillary = capillaryNumber(viscosity, speed, surfaceTension);
  const b = (1.34 * gap) / (12 * downstreamLip * Math.cbrt(capillary));
  const upstream = (6 * viscosity * speed * wetted) / (gap * gap);
  const shift = 0.5 - (vacuum + (surfaceTension * cosines) / gap - upstream) / drag;
  return gap * (shift / 2 + Math.sqrt((shift * shift) / 4 + b));
}

/**
 * Upstream wetted length of a bead at a given film; 0 ≤ X ≤ L_u is operable.
 * Formula: X = (p_f - p_u) H²/(6ηU), p_f = -1.34 Ca^(2/3)γ/h - 12ηU L_d/H² (1/2 - h/H), p_u = -ΔP - γc/H. Source: models/04 §4.2 [D].
 * Units: as `beadFilm`, film m; result m (negative: air entrainment or break-up). Errors: NaN at zero speed.
 * Example: 107.04 µm of the example above gives 0 (to 1 µm).
 */
export function upstreamWettedLength(
  gap: number,
  film: number,
  viscosity: number,
  speed: number,
  surfaceTension: number,
  downstreamLip: number,
  vacuum: number = 0,
  cosines: number = 0,
): number {
  const capillary = capillaryNumber(viscosity, speed, surfaceTension);
  const meniscus = (-1.34 * Math.pow(capillary, 2 / 3) * surfaceTension) / film;
  const slot = meniscus - ((12 * viscosity * speed * downstreamLip) / (gap * gap)) * (0.5 - film / gap);
  const upstream = -vacuum - (surfaceTension * cosines) / gap;
  return ((slot - upstream) * gap * gap) / (6 * viscosity * speed);
}

/**
 * Low-flow limit of a shear-thinning slurry: about twice the Newtonian film at the same shear-rate-dependent Ca.
 * Source: Khandavalli and Rothstein 2016, by pvcoat LIMITATIONS [B]. Units: m, 1; result m. Errors: none. Example: H 100 µm, Ca 0.1 gives 25.3 µm.
 */
export function lowFlowLimitThinning(gap: number, capillary: number): number {
  return Math.min(gap, 2 * lowFlowLimit(gap, capillary));
}

/** Reynolds number of a film. Formula: Re = ρ U h/η; the coating models ask Re ≪ 1 (`filmInertiaValidity`) [D]. Units: kg/m3, m/s, m, Pa s; result 1. Example: 2000, 1/6, 200 µm, 0.3 gives 0.2222. */
export function filmReynolds(density: number, speed: number, film: number, viscosity: number): number {
  return (density * speed * film) / viscosity;
}

export function filmInertiaValidity(reynolds: number): ValidityId | undefined {
  return reynolds > 1 ? 'film-inertia' : undefined;
}

/** Whether a bead holds: its wetted length lies between the slot and the end of the upstream lip. Source: models/04 §4.2 [D]. Units: m, m. Example: -0.1 mm breaks. */
export function beadValidity(wetted: number, upstreamLip: number): ValidityId | undefined {
  if (wetted < 0) return 'bead-breaks';
  return wetted > upstreamLip ? 'bead-swells' : undefined;
}
