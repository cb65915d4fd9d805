import fc from 'fast-check';
import type { ChargeTarget } from './apportion';
import { roundCharges } from './apportion';

const target = (id: string, share: number, more: Partial<ChargeTarget> = {}): ChargeTarget => ({
  id,
  share,
  dry: true,
  limits: null,
  ...more,
});

describe('charges on the grid of the balance', () => {
  it('thirds of 10000 units are 3334, 3333 and 3333', () => {
    expect(roundCharges([target('a', 1 / 3), target('b', 1 / 3), target('c', 1 / 3)], 10000)).toEqual({
      units: [3334, 3333, 3333],
    });
  });

  it('1 % of binder with a lower limit of 1 % is rounded up where the remainder would round it down', () => {
    const targets = [
      target('active', 0.74, {}),
      target('binder', 0.01, { limits: { low: 1.3333, high: 2, of: 'dry' } }),
      target('solvent', 0.25, { dry: false }),
    ];
    const answer = roundCharges(targets, 1030);
    if (!('units' in answer)) throw new Error('refused');
    const [active = 0, binder = 0, solvent = 0] = answer.units;
    expect(active + binder + solvent).toBe(1030);
    expect((100 * binder) / (active + binder)).toBeGreaterThanOrEqual(1.3333);
  });

  it('1.4 to 1.5 % of 10 units is refused, by name, and a tenth of the grid would do', () => {
    const targets = [target('active', 0.9855), target('NBR', 0.0145, { limits: { low: 1.4, high: 1.5, of: 'dry' } })];
    const answer = roundCharges(targets, 100, 0.1);
    expect(answer).toEqual({
      refusal: {
        charge: 'NBR',
        says: 'no weighing of NBR on a grid of 0.1 g stays within 1.4 to 1.5 wt% of the dry layer',
        gridThatDoes: 0.01,
      },
    });
  });

  it('sums exactly, keeps the limits and loses no component (1000 random mixtures)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 7 }),
        fc.integer({ min: 20, max: 200000 }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        (weights, total, spread) => {
          const sum = weights.reduce((whole, weight) => whole + weight, 0);
          const dry = sum - (weights[0] ?? 0);
          const targets = weights.map((weight, at) =>
            target(`m${at}`, weight / sum, {
              dry: at > 0,
              limits:
                at === 1
                  ? {
                      low: ((100 * weight) / dry) * (1 - spread),
                      high: ((100 * weight) / dry) * (1 + spread),
                      of: 'dry',
                    }
                  : null,
            }),
          );
          const answer = roundCharges(targets, total);
          if ('refusal' in answer) return spread < 0.2 || total < 2000;
          const units = answer.units;
          const dryUnits = total - (units[0] ?? 0);
          const percent = (100 * (units[1] ?? 0)) / dryUnits;
          const limits = targets[1]?.limits;
          expect(units.reduce((whole, unit) => whole + unit, 0)).toBe(total);
          expect(percent).toBeGreaterThanOrEqual((limits?.low ?? 0) - 1e-6);
          expect(percent).toBeLessThanOrEqual((limits?.high ?? 0) + 1e-6);
          return units.every((unit) => Number.isInteger(unit) && unit >= 1);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
