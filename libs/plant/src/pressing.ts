import { nipPressure, pressWork, requiredLineLoad } from '@libs/physics';
import type { PlantParameters } from './assumptions';
import type { BatchPress, Calender } from './line';
import { PlantCaution } from './warnings';

/** A press in SI, prepared once per line. `calender` decides which half of the numbers counts. */
export interface PressNumbers {
  calender: boolean;
  pressureLow: number; // Pa
  pressureHigh: number; // Pa
  rollRadius: number; // m
  lineLoadHigh: number; // N/m
  width: number; // m
  speedHigh: number; // m/s
  areaPerLoad: number; // m2
  cycle: number; // s | NaN
}

/** Speed of a calender that names none: 5 m/min, up to which no effect of speed was seen (Meyer 2017 [A]). */
export function calenderNumbers(calender: Calender): PressNumbers {
  return {
    calender: true,
    pressureLow: 0,
    pressureHigh: Infinity,
    rollRadius: calender.rollRadiusMm * 1e-3,
    lineLoadHigh: calender.lineLoadNPerMm[1] * 1e3,
    width: calender.widthMm * 1e-3,
    speedHigh: (calender.speedMPerMin?.[1] ?? 5) / 60,
    areaPerLoad: 0,
    cycle: NaN,
  };
}

export function batchPressNumbers(press: BatchPress): PressNumbers {
  return {
    calender: false,
    pressureLow: press.pressureMPa[0] * 1e6,
    pressureHigh: press.pressureMPa[1] * 1e6,
    rollRadius: 0,
    lineLoadHigh: 0,
    width: 0,
    speedHigh: 0,
    areaPerLoad: press.areaPerLoadM2,
    cycle: press.cycleMin === undefined ? NaN : press.cycleMin * 60,
  };
}

/** One pressing. */
export interface PressingRun {
  pressure: number; // Pa
  startThickness: number; // m
  endThickness: number; // m
}

/** Written by `evaluatePressing`. */
export interface PressingState {
  asked: number; // Pa
  reached: number; // Pa, at most what was asked
  lineLoadNeeded: number; // N/m, 0 for a batch press
  lineLoadAvailable: number; // N/m
  /** Share by which the machine falls short; 0 or less = it can. For `g <= 0` of the search. */
  shortfall: number;
  secondsPerArea: number; // s/m2 of pressed sheet
  energy: number; // J/m2
  warnings: number;
}

export function createPressingState(): PressingState {
  return {
    asked: 0,
    reached: 0,
    lineLoadNeeded: 0,
    lineLoadAvailable: 0,
    shortfall: 0,
    secondsPerArea: 0,
    energy: 0,
    warnings: 0,
  };
}

/**
 * Pressing a sheet from one thickness to another at a pressure (models/06 §6.1, §6.3): the line load that the nip needs and what
 * the calender has, or whether the batch press holds the pressure; time and energy per area. Allocates nothing.
 * Example: 350 MPa on 30 µm at 250 mm radius needs 958 N/mm; a 500 N/mm calender reaches 183 MPa.
 */
export function evaluatePressing(
  press: PressNumbers,
  { pressure, startThickness, endThickness }: PressingRun,
  p: PlantParameters,
  out: PressingState,
): void {
  let warnings = 0;
  const compression = Math.max(1e-7, startThickness - endThickness);
  out.asked = pressure;
  if (press.calender) {
    out.lineLoadNeeded = requiredLineLoad(pressure, press.rollRadius, compression);
    out.lineLoadAvailable = press.lineLoadHigh;
    out.reached = Math.min(pressure, nipPressure(press.lineLoadHigh, press.rollRadius, compression));
    out.shortfall = out.lineLoadNeeded / press.lineLoadHigh - 1;
    out.secondsPerArea = 1 / (press.speedHigh * press.width);
    warnings |= PlantCaution.calenderDwell;
    if (out.shortfall > 0) warnings |= PlantCaution.lineLoadShort;
  } else {
    out.lineLoadNeeded = 0;
    out.lineLoadAvailable = 0;
    out.reached = Math.min(pressure, press.pressureHigh);
    out.shortfall = Math.max(pressure / press.pressureHigh - 1, press.pressureLow / pressure - 1);
    const known = press.cycle > 0;
    if (!known) warnings |= PlantCaution.dwellUnknown;
    out.secondsPerArea = (known ? press.cycle : p.batchHandling) / press.areaPerLoad;
    if (out.shortfall > 0) warnings |= PlantCaution.pressureOutside;
  }
  out.energy = pressWork(pressure, startThickness, endThickness) / p.pressEfficiency;
  out.warnings = warnings;
}

/** One sentence: what was asked, what it needs, what the machine gives. */
export function explainPressing(state: PressingState): string {
  const asked = `${(state.asked / 1e6).toFixed(0)} MPa`;
  const reached = `${(state.reached / 1e6).toFixed(0)} MPa reached`;
  if (state.lineLoadNeeded === 0)
    return state.shortfall > 0 ? `${asked} asked, ${reached}` : `${asked} held by the press`;
  const loads = `needs ${(state.lineLoadNeeded / 1e3).toFixed(0)} N/mm, the calender has ${(state.lineLoadAvailable / 1e3).toFixed(0)} N/mm`;
  return state.shortfall > 0 ? `${asked} ${loads}: ${reached}` : `${asked} ${loads}`;
}
