import { airEntrainmentSpeed, beadFilm, capillaryNumber, lowFlowLimitOfSlurry } from '@libs/physics';
import type { PlantParameters } from './assumptions';
import type { Coater } from './line';
import type { SlurryState } from './slurry';
import { PlantCaution } from './warnings';

/** A coater in SI, prepared once per line. */
export interface CoaterNumbers {
  slotDie: boolean;
  width: number; // m
  trim: number; // m, both sides together; NaN = assumption
  gapLow: number; // m
  gapHigh: number; // m
  speedLow: number; // m/s
  speedHigh: number; // m/s
  upstreamLip: number; // m
  downstreamLip: number; // m
  vacuumHigh: number; // Pa
}

/** Lips of 1 mm are taken where the line names none [assumption, as in models/04's tables]. */
export function coaterNumbers(coater: Coater): CoaterNumbers {
  const lips = coater.lipLengthMm ?? [1, 1];
  return {
    slotDie: coater.method === 'slot-die',
    width: coater.widthMm * 1e-3,
    trim: coater.edgeTrimMm === undefined ? NaN : 2e-3 * coater.edgeTrimMm,
    gapLow: coater.gapUm[0] * 1e-6,
    gapHigh: coater.gapUm[1] * 1e-6,
    speedLow: coater.speedMPerMin[0] / 60,
    speedHigh: coater.speedMPerMin[1] / 60,
    upstreamLip: lips[0] * 1e-3,
    downstreamLip: lips[1] * 1e-3,
    vacuumHigh: (coater.vacuumMbar?.[1] ?? 0) * 100,
  };
}

/** One web through the coater. */
export interface CoatingRun {
  wetFilm: number; // m
  speed: number; // m/s
}

/** The wet films between which a coater gives a closed coat, and at what. One record, so that no number is allocated for a call. */
export interface CoatingWindow {
  viscosity: number; // Pa s
  surfaceTension: number; // N/m
  speed: number; // m/s
  gap: number; // m
  thinnest: number; // m
  thickest: number; // m
}

export function createCoatingWindow(): CoatingWindow {
  return { viscosity: NaN, surfaceTension: NaN, speed: NaN, gap: NaN, thinnest: NaN, thickest: NaN };
}

/** Written by `evaluateCoating`: the window at the gap that was chosen, and where the film lies in it. */
export interface CoatingState extends CoatingWindow {
  wetFilm: number; // m
  capillary: number;
  /** Distance to the nearer edge of the window over the film; negative = outside. */
  margin: number;
  usableWidth: number; // m
  warnings: number;
}

export function createCoatingState(): CoatingState {
  return {
    viscosity: NaN,
    surfaceTension: NaN,
    speed: NaN,
    gap: NaN,
    thinnest: NaN,
    thickest: NaN,
    wetFilm: NaN,
    capillary: NaN,
    margin: NaN,
    usableWidth: NaN,
    warnings: 0,
  };
}

/** The wet film that dries to an areal mass. Formula: h = m''/(w ρ) [D]. Units: kg/m2, 1, kg/m3; result m. Example: 0.2, 0.6, 1600 gives 208 µm. */
export function wetFilmFor(arealMass: number, slurry: SlurryState): number {
  return arealMass / (slurry.solids * slurry.density);
}

/**
 * The gap that centres a wet film in the coating window at a speed, and how far the film is from the window's edges (models/04).
 * Slot die: window from max(h_min, h_lo; h_min at most 0.7 of the gap) to h_hi of the viscocapillary bead; blade: film over gap between 0.5 and 0.75.
 * Allocates nothing.
 */
export function evaluateCoating(
  coater: CoaterNumbers,
  slurry: SlurryState,
  { wetFilm, speed }: CoatingRun,
  p: PlantParameters,
  out: CoatingState,
): void {
  let warnings = 0;
  // A paste beyond its packing has no viscosity; the search still needs a number to move away from.
  const viscosity = Math.min(slurry.viscosity, 1e6);
  const tension = slurry.surfaceTension;
  const capillary = capillaryNumber(viscosity, speed, tension);
  const wanted = coater.slotDie ? wetFilm / 0.75 : wetFilm / p.bladeRatio;
  let gap = Math.min(coater.gapHigh, Math.max(coater.gapLow, wanted));
  out.wetFilm = wetFilm;
  out.speed = speed;
  out.capillary = capillary;
  out.viscosity = viscosity;
  out.surfaceTension = tension;
  out.gap = gap;
  writeWindow(coater, out);
  if (coater.slotDie && gap === wanted) {
    // One step towards the middle of the window that was found: the window moves little with the gap.
    gap = Math.min(coater.gapHigh, Math.max(coater.gapLow, (gap * wetFilm) / (0.5 * (out.thinnest + out.thickest))));
    out.gap = gap;
    writeWindow(coater, out);
  }
  out.margin = Math.min(wetFilm - out.thinnest, out.thickest - wetFilm) / wetFilm;
  if (wetFilm < out.thinnest) warnings |= PlantCaution.filmTooThin;
  if (wetFilm > out.thickest) warnings |= PlantCaution.filmTooThick;
  if (wanted < coater.gapLow || wanted > coater.gapHigh) warnings |= PlantCaution.gapOutside;
  if (speed < coater.speedLow || speed > coater.speedHigh) warnings |= PlantCaution.speedOutside;
  if (coater.slotDie && capillary > 10) warnings |= PlantCaution.capillaryPlateau;
  else if (coater.slotDie && capillary > 1) warnings |= PlantCaution.capillaryHigh;
  if (speed > airEntrainmentSpeed(viscosity)) warnings |= PlantCaution.airEntrainment;
  out.usableWidth = coater.width - (coater.trim >= 0 ? coater.trim : 2 * p.edgeTrim);
  out.warnings = warnings;
}

/**
 * Writes the thinnest and thickest wet film at a gap and a speed: slot die from max(h_min, h_lo) to h_hi of the viscocapillary bead
 * (models/04 §4.1-4.2), blade half to three quarters of the gap (§4.3). Units: as the record. Allocates nothing.
 * Example: 200 µm, 0.3 Pa s, 10 m/min, 0.03 N/m, lips 1 mm: 107 to 204 µm.
 */
export function writeWindow(coater: CoaterNumbers, window: CoatingWindow): void {
  const { viscosity, surfaceTension, speed, gap } = window;
  if (!coater.slotDie) {
    window.thinnest = 0.5 * gap;
    window.thickest = 0.75 * gap;
    return;
  }
  const lip = coater.downstreamLip;
  window.thinnest = Math.max(
    lowFlowLimitOfSlurry(gap, capillaryNumber(viscosity, speed, surfaceTension)),
    beadFilm(gap, viscosity, speed, surfaceTension, lip, 0, coater.vacuumHigh),
  );
  window.thickest = beadFilm(gap, viscosity, speed, surfaceTension, lip, coater.upstreamLip);
}
