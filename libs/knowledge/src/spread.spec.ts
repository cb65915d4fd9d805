import * as fc from 'fast-check';
import type { Datum, Grade } from './index';
import { gradePowers, loadKnowledge, propertySpreads, spreadOf } from './index';

const datum = (value: Datum['value'], grade: Grade = 'B', more: Partial<Datum> = {}): Datum => ({
  value,
  unit: 'mS/cm',
  source: { id: 'minnmann2021', grade },
  ...more,
});

describe('the spread of a datum', () => {
  it('1.6 mS/cm read in a review lies between 0.79 and 3.24: a factor of 1.8 to the power 1.2 (0.01)', () => {
    const { value, low, high } = spreadOf(datum(1.6), 'conductivity') ?? { value: 0, low: 0, high: 0 };
    expect(value).toBe(1.6);
    expect(low).toBeCloseTo(0.79, 2);
    expect(high).toBeCloseTo(3.24, 2);
  });

  it('its own spread comes before everything, then the range that it states', () => {
    expect(spreadOf(datum(1.6, 'M', { spread: 0.5 }), 'conductivity')).toMatchObject({ low: 1.1, high: 2.1 });
    expect(spreadOf(datum([4.65, 4.8]), 'density')).toMatchObject({ value: 4.725, low: 4.65, high: 4.8 });
  });

  it('what holds by definition, and a potential of 0, do not spread', () => {
    expect(spreadOf(datum(3862, 'D'), 'capacityTheoretical')).toMatchObject({ low: 3862, high: 3862 });
    expect(spreadOf(datum(0), 'potential')).toMatchObject({ low: 0, high: 0 });
    expect(spreadOf(datum('not stated'), 'conductivity')).toBeUndefined();
  });

  it('the four argyrodite pellets that the factor of 1.8 comes from: 1.645 standard deviations of the logarithm (0.02)', () => {
    const logs = [1.02, 1.2, 1.6, 2.33].map(Math.log);
    const mean = logs.reduce((sum, one) => sum + one, 0) / 4;
    const deviation = Math.sqrt(logs.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 3);
    expect(Math.abs(Math.exp(1.645 * deviation) - (propertySpreads['conductivity']?.factor ?? 0))).toBeLessThan(0.02);
  });

  it('no grade is narrower than A, and M is wider than B, for every property (100 draws, seed 1)', () => {
    const grades = Object.keys(gradePowers) as Grade[];
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(propertySpreads), 'other'),
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.constantFrom(...grades),
        (property, value, grade) => {
          const width = (of: Grade): number => {
            const { low, high } = spreadOf(datum(value, of), property) ?? { low: 0, high: 0 };
            return high - low;
          };
          expect(width(grade)).toBeGreaterThanOrEqual(width('A'));
          expect(width('M')).toBeGreaterThanOrEqual(width('B'));
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  it('every datum of the catalogue that is a number has one, and it holds the value', () => {
    let numbers = 0;
    for (const { properties } of loadKnowledge().materials.values())
      for (const [property, data] of Object.entries(properties ?? {}))
        for (const one of data) {
          const spread = spreadOf(one, property);
          if (!spread) continue;
          numbers += 1;
          expect(spread.low).toBeLessThanOrEqual(spread.value);
          expect(spread.high).toBeGreaterThanOrEqual(spread.value);
        }
    expect(numbers).toBeGreaterThan(1000);
  });
});
