import type { PlantParameters } from './assumptions';
import type { RouteStep } from './step-time';
import { PlantCaution } from './warnings';

/** Written by `evaluateLineRate`. Areas are of unit cell (one cathode face). */
export interface LineRateState {
  rate: number; // m2/s with the nominal dwell
  rateLow: number; // m2/s with every dwell at its slow end
  rateHigh: number; // m2/s with every dwell at its quick end
  known: boolean; // false: `rate` is a guess inside [rateLow, rateHigh]
  bottleneck: number; // index of the equipment
  bottleneckStep: number; // index of the step that keeps it longest
  warnings: number;
}

export function createLineRateState(): LineRateState {
  return { rate: 0, rateLow: 0, rateHigh: 0, known: true, bottleneck: -1, bottleneckStep: -1, warnings: 0 };
}

/** Room for `evaluateLineRate` to add up in: one slot per piece of equipment. */
export interface LineRateScratch {
  readonly busy: Float64Array;
  readonly busyLow: Float64Array;
  readonly busyHigh: Float64Array;
}

export function createLineRateScratch(equipment: number): LineRateScratch {
  return {
    busy: new Float64Array(equipment),
    busyLow: new Float64Array(equipment),
    busyHigh: new Float64Array(equipment),
  };
}

/**
 * Rate of a line in a steady campaign: each machine is busy with all its steps, the busiest one sets the rate (models/08 §8.1).
 * Formula: rate = OEE / max over machines of Σ seconds/yieldToEnd. Valid: buffers hold, changeovers not counted.
 * Allocates nothing. Example: coater 210 s/m2 three times and press 2400 s/m2, OEE 0.5: 2.083e-4 m2/s (0.75 m2/h), press.
 */
export function evaluateLineRate(
  steps: readonly RouteStep[],
  count: number,
  scratch: LineRateScratch,
  p: PlantParameters,
  out: LineRateState,
): void {
  const { busy, busyLow, busyHigh } = scratch;
  busy.fill(0);
  busyLow.fill(0);
  busyHigh.fill(0);
  out.known = true;
  for (let index = 0; index < count; index += 1) {
    const step = steps[index] as RouteStep;
    const on = step.equipment;
    busy[on] = (busy[on] ?? 0) + step.seconds / step.yieldToEnd;
    busyLow[on] = (busyLow[on] ?? 0) + step.secondsLow / step.yieldToEnd;
    busyHigh[on] = (busyHigh[on] ?? 0) + step.secondsHigh / step.yieldToEnd;
    if (!step.known) out.known = false;
  }
  let worst = 0;
  let worstLow = 0;
  let worstHigh = 0;
  out.bottleneck = -1;
  for (let on = 0; on < busy.length; on += 1) {
    if ((busy[on] ?? 0) > worst) {
      worst = busy[on] ?? 0;
      out.bottleneck = on;
    }
    worstLow = Math.max(worstLow, busyLow[on] ?? 0);
    worstHigh = Math.max(worstHigh, busyHigh[on] ?? 0);
  }
  out.bottleneckStep = -1;
  let longest = 0;
  for (let index = 0; index < count; index += 1) {
    const step = steps[index] as RouteStep;
    if (step.equipment === out.bottleneck && step.seconds / step.yieldToEnd > longest) {
      longest = step.seconds / step.yieldToEnd;
      out.bottleneckStep = index;
    }
  }
  out.rate = p.effectiveness / worst;
  out.rateLow = p.effectiveness / worstHigh;
  out.rateHigh = p.effectiveness / worstLow;
  out.warnings = out.known ? 0 : PlantCaution.dwellUnknown;
}

/** Writes the product of the yields from each step to the end. Example: 0.9, 0.8, 1 gives 0.72, 0.8, 1. */
export function yieldChain(yields: Float64Array, toEnd: Float64Array): void {
  let product = 1;
  for (let index = yields.length - 1; index >= 0; index -= 1) {
    product *= yields[index] ?? 1;
    toEnd[index] = product;
  }
}
