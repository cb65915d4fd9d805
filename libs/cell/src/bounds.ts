import { cellParameters, type CellParameters } from './assumptions';
import { createCellState, evaluateCell, type CellDesign, type CellState } from './evaluate-cell';

/** The three ends of every assumption, prepared once. */
export interface ParameterSets {
  readonly pessimistic: CellParameters;
  readonly nominal: CellParameters;
  readonly optimistic: CellParameters;
}

/** The parameter sets with the brief's own values in place; an edited assumption no longer spreads. */
export function parameterSets(edits: Readonly<Record<string, number>> = {}): ParameterSets {
  return {
    pessimistic: cellParameters('pessimistic', edits),
    nominal: cellParameters('nominal', edits),
    optimistic: cellParameters('optimistic', edits),
  };
}

export interface CellBounds {
  readonly pessimistic: CellState;
  readonly nominal: CellState;
  readonly optimistic: CellState;
}

export function createCellBounds(): CellBounds {
  return { pessimistic: createCellState(), nominal: createCellState(), optimistic: createCellState() };
}

/**
 * The same design at every pessimistic, nominal and optimistic end. An envelope, wider than a 90 % interval: it assumes that all
 * that can be worse is worse at once. Allocates nothing.
 */
export function evaluateCellBounds(design: CellDesign, sets: ParameterSets, out: CellBounds): void {
  evaluateCell(design, sets.pessimistic, out.pessimistic);
  evaluateCell(design, sets.nominal, out.nominal);
  evaluateCell(design, sets.optimistic, out.optimistic);
}

export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Value, low and high of one number of a cell. Example: `intervalOf(bounds, (cell) => cell.stack.specificEnergyStack)`. */
export function intervalOf(bounds: CellBounds, read: (cell: CellState) => number): Interval {
  const value = read(bounds.nominal);
  const ends = [read(bounds.pessimistic), value, read(bounds.optimistic)];
  return { value, low: Math.min(...ends), high: Math.max(...ends) };
}
