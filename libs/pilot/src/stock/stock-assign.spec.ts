import fc from 'fast-check';
import type { Demand, Holding } from './stock-assign';
import { assignLots } from './stock-assign';

const lots = (...all: readonly [string, number, string?][]): Holding[] =>
  all.map(([lot, holds, expires]) => ({ lot, holds, ...(expires === undefined ? {} : { expires }) }));
const batches = (all: Readonly<Record<string, number>>, allowed: readonly string[]): Demand[] =>
  Object.entries(all).map(([id, needs]) => ({ id, group: id, needs, allowed: new Set(allowed) }));
const written = (holdings: readonly Holding[], demands: readonly Demand[]): string | undefined => {
  const found = assignLots(holdings, demands);
  return (
    found &&
    [...found.portions]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, parts]) => `${id}: ${parts.map(({ lot, part }) => `${lot} ${Number(part.toFixed(3))}`).join(' + ')}`)
      .join(', ')
  );
};

describe('lots for batches', () => {
  it('the lot that expires first goes first', () => {
    const holdings = lots(['old', 150, '2026-12-01'], ['new', 500, '2027-06-01']);
    expect(written(holdings, batches({ a: 100 }, ['old', 'new']))).toBe('a: old 1');
  });

  it('the first batch does not take the only lot that is large enough for the second', () => {
    const holdings = lots(['large', 250, '2026-12-01'], ['small', 100, '2027-06-01']);
    expect(written(holdings, batches({ a: 100, b: 250 }, ['large', 'small']))).toBe('a: small 1, b: large 1');
  });

  it('two batches of 100 from lots of 150 and 60: one is mixed, because it has to be', () => {
    const found = assignLots(lots(['x', 150], ['y', 60]), batches({ a: 100, b: 100 }, ['x', 'y']));
    expect(found?.mixed).toHaveLength(1);
    expect(found?.complete).toBe(true);
  });

  it('where both expire on one day, one lot is opened and not two', () => {
    const holdings = lots(['x', 120, '2027-01-01'], ['y', 300, '2027-01-01']);
    expect(written(holdings, batches({ a: 100, b: 100 }, ['x', 'y']))).toBe('a: y 1, b: y 1');
  });

  it('199 of 200 are not enough', () => {
    expect(assignLots(lots(['x', 150], ['y', 49]), batches({ a: 100, b: 100 }, ['x', 'y']))).toBeUndefined();
  });

  it('no lot is overdrawn and every batch is whole; mixing is only where no distribution avoids it (300 random stocks)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 4 }),
        (masses, needs) => {
          const holdings = lots(
            ...masses.map((mass, at): [string, number, string] => [`l${at}`, mass, `2027-01-0${at + 1}`]),
          );
          const names = holdings.map(({ lot }) => lot);
          const demands = batches(Object.fromEntries(needs.map((one, at) => [`b${at}`, one])), names);
          const found = assignLots(holdings, demands);
          const enough = needs.reduce((a, b) => a + b, 0) <= masses.reduce((a, b) => a + b, 0);
          if (!found) return !enough;
          for (const { lot, holds } of holdings) {
            const taken = demands.reduce(
              (sum, { id, needs: mass }) =>
                sum +
                mass *
                  (found.portions.get(id) ?? []).filter((one) => one.lot === lot).reduce((a, { part }) => a + part, 0),
              0,
            );
            expect(taken).toBeLessThanOrEqual(holds + 1e-9);
          }
          for (const { id } of demands)
            expect((found.portions.get(id) ?? []).reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(1, 12);
          return found.mixed.length > 0 ? !fitsWhole(masses, needs) : true;
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** By trying every lot for every batch: the independent answer. */
function fitsWhole(masses: readonly number[], [first, ...needs]: readonly number[]): boolean {
  if (first === undefined) return true;
  return masses.some(
    (mass, at) =>
      mass >= first &&
      fitsWhole(
        masses.map((one, other) => (other === at ? one - first : one)),
        needs,
      ),
  );
}
