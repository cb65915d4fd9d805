import * as fc from 'fast-check';
import { assumptionQuantile, assumptionRow, cellAssumptions } from './index';

const row = (value: number, low: number, high: number): ReturnType<typeof assumptionRow> =>
  assumptionRow('any', 'any', [value, '1', low, high, 'low'], 'Any.', 'test');

describe('the range of an assumption as a probability', () => {
  it('0 to 2 around 1 has its 5 % point at 0.3162, its middle at 1 and its 95 % point at 1.6838 (1e-4)', () => {
    expect(assumptionQuantile(row(1, 0, 2), 0.05)).toBeCloseTo(0.3162, 4);
    expect(assumptionQuantile(row(1, 0, 2), 0.5)).toBeCloseTo(1, 12);
    expect(assumptionQuantile(row(1, 0, 2), 0.95)).toBeCloseTo(1.6838, 4);
  });

  it('a range of a decade is read by its logarithm: the middle of 1e-11 to 1e-9 around 1e-10 is 1e-10', () => {
    expect(assumptionQuantile(row(1e-10, 1e-11, 1e-9), 0.5) / 1e-10).toBeCloseTo(1, 9);
  });

  it('a value at the end of its range is never passed', () => {
    expect(assumptionQuantile(row(1, 0.4, 1), 1)).toBe(1);
    expect(assumptionQuantile(row(1, 0.4, 1), 0.95)).toBeCloseTo(0.9848, 4);
  });

  it('every assumption of the cell rises with u and stays inside its range (200 draws, seed 1)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cellAssumptions), fc.double({ min: 0, max: 0.99, noNaN: true }), (one, u) => {
        const value = assumptionQuantile(one, u);
        const slack = 1e-9 * (one.high - one.low);
        expect(value).toBeGreaterThanOrEqual(one.low - slack);
        expect(value).toBeLessThanOrEqual(one.high + slack);
        expect(assumptionQuantile(one, u + 0.01)).toBeGreaterThanOrEqual(value - slack);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
