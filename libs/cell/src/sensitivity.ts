import { cellAssumptions, cellParameters } from './assumptions';
import { createCellState, evaluateCell, type CellDesign, type CellState } from './evaluate-cell';

/** What one assumption, moved alone over its range, does to a number of the cell. */
export interface Sensitivity {
  readonly id: string;
  readonly says: string;
  readonly atLow: number;
  readonly atHigh: number;
  readonly width: number;
}

/**
 * Every assumption that moves a number, widest first: what to measure before anything else. The others stay nominal.
 * Not for the loop (two evaluations an assumption). `edits` hold at both ends, and an edited assumption is not listed.
 */
export function cellSensitivities(
  design: CellDesign,
  read: (cell: CellState) => number,
  edits: Readonly<Record<string, number>> = {},
): Sensitivity[] {
  const cell = createCellState();
  const at = (id: string, value: number): number => {
    evaluateCell(design, cellParameters('nominal', { ...edits, [id]: value }), cell);
    return read(cell);
  };
  return cellAssumptions
    .filter(({ id }) => !(id in edits))
    .map(({ id, says, low, high }) => {
      const atLow = at(id, low);
      const atHigh = at(id, high);
      return { id, says, atLow, atHigh, width: Math.abs(atHigh - atLow) };
    })
    .filter(({ width }) => width > 0)
    .sort((a, b) => b.width - a.width || (a.id < b.id ? -1 : 1));
}

/**
 * An interval that does not assume that all goes wrong at once: independent assumptions, deviations added in quadrature on each side.
 * If the stated ranges are 90 % ranges, so is this, to first order [D]. Example: deviations 3 and 4 give 5.
 */
export function quadratureInterval(
  value: number,
  sensitivities: readonly Sensitivity[],
): { readonly value: number; readonly low: number; readonly high: number } {
  let below = 0;
  let above = 0;
  for (const { atLow, atHigh } of sensitivities) {
    below += Math.max(0, value - Math.min(atLow, atHigh)) ** 2;
    above += Math.max(0, Math.max(atLow, atHigh) - value) ** 2;
  }
  return { value, low: value - Math.sqrt(below), high: value + Math.sqrt(above) };
}
