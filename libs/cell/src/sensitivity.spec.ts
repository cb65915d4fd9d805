import {
  cellParameters,
  cellSensitivities,
  createCellBounds,
  createCellState,
  evaluateCell,
  evaluateCellBounds,
  intervalOf,
  parameterSets,
  quadratureInterval,
  type CellState,
} from './index';
import { pouchDesign } from './pouch.fixture';

const energy = (cell: CellState): number => cell.stack.specificEnergyStack;

describe('what moves the answer most', () => {
  it('specific energy of the pouch: the first-cycle loss, which is 0.70 to 0.92', () => {
    const [first, second] = cellSensitivities(pouchDesign(), energy);
    expect(first?.id).toBe('first-cycle-loss');
    expect(first?.width).toBeGreaterThan(second?.width ?? 0);
    // Linear in what is kept: 0.92/0.70 (1e-6).
    expect((first?.atHigh ?? 0) / (first?.atLow ?? 1)).toBeCloseTo(0.92 / 0.7, 6);
  });

  it('an assumption that the brief has set is not listed', () => {
    const left = cellSensitivities(pouchDesign(), energy, { 'first-cycle-loss': 0.9 }).map(({ id }) => id);
    expect(left).not.toContain('first-cycle-loss');
    expect(left.length).toBeGreaterThan(3);
  });

  it('the quadrature interval lies inside the envelope and holds the value', () => {
    const cell = createCellState();
    evaluateCell(pouchDesign(), cellParameters('nominal'), cell);
    const bounds = createCellBounds();
    evaluateCellBounds(pouchDesign(), parameterSets(), bounds);
    const envelope = intervalOf(bounds, energy);
    const likely = quadratureInterval(energy(cell), cellSensitivities(pouchDesign(), energy));
    expect(likely.low).toBeGreaterThan(envelope.low);
    expect(likely.high).toBeLessThanOrEqual(envelope.high * 1.02);
    expect(likely.low).toBeLessThan(likely.value);
  });

  it('deviations 3 and 4 make 5', () => {
    const row = (atLow: number): { id: string; says: string; atLow: number; atHigh: number; width: number } => ({
      id: 'x',
      says: 'x',
      atLow,
      atHigh: 10,
      width: 10 - atLow,
    });
    expect(quadratureInterval(10, [row(7), row(6)])).toEqual({ value: 10, low: 5, high: 10 });
  });
});
