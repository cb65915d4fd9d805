import fc from 'fast-check';
import type { Charge, Mixture } from '@libs/recipe';
import type { Lot } from './stock';
import { batchOf } from './stock-batch';
import { roundedWeighings } from './stock-round';
import type { Sourced } from './stock-weigh';
import { weighed } from './stock-weigh';

const charge = (material: string, role: string, grams: number, limits: Charge['limits'] = null): Charge => ({
  material,
  role,
  from: null,
  grams,
  weightPercent: grams / 10,
  dryPercent: role === 'solvent' ? null : grams / 5,
  note: null,
  limits,
});
const from = (one: Charge, lot: Partial<Lot>): Sourced => {
  const of: Lot = { lot: `lot of ${one.material}`, material: one.material, ...lot };
  return { charge: one, portions: [{ lot: of.lot, part: 1, of }] };
};
const electrolyte = charge('Li6PS5Cl', 'solid-electrolyte', 480);
const binder = charge('NBR', 'binder', 20);
const solvent = charge('toluene', 'solvent', 500);
const eightPercent = { solution: { solvent: 'toluene', weightPercent: 8 } };

describe('a batch of 100 g with 50 % solids and 2 g of binder', () => {
  it('from an 8 % solution takes 25 g of it, and 27 g of toluene: the solution brings 23 g', () => {
    const answer = weighed([from(electrolyte, {}), from(binder, eightPercent), from(solvent, {})], 100);
    if (!('weighed' in answer)) throw new Error('weighed');
    expect(answer.weighed.map(({ grams }) => Number(grams.toFixed(9)))).toEqual([48, 25, 27]);
  });

  it('with an electrolyte of 96 % assay and a rest that stays keeps 50 % solids and 24 parts of electrolyte to one of binder', () => {
    const sourced = [from(electrolyte, { assayPercent: 96 }), from(binder, eightPercent), from(solvent, {})];
    const answer = weighed(sourced, 100);
    if (!('weighed' in answer)) throw new Error('weighed');
    const held = batchOf(
      sourced,
      answer.weighed,
      answer.weighed.map(({ grams }) => grams),
    );
    // λ: 0.48 λ/0.96 + 0.02 λ = 50 → λ = 50/0.52
    expect(answer.weighed[0]?.grams).toBeCloseTo(50 / 1.04, 9);
    expect(held.dry / held.total).toBeCloseTo(0.5, 12);
    expect((held.net[0] ?? 0) / (held.net[1] ?? 1)).toBeCloseTo(24, 9);
    expect(held.stays).toBeCloseTo((50 / 1.04) * 0.04, 9);
  });

  it('cannot come from a 3 % solution: it brings 64.67 g, 50 g may be there, 3.85 % would do', () => {
    const sourced = [
      from(electrolyte, {}),
      from(binder, { solution: { solvent: 'toluene', weightPercent: 3 } }),
      from(solvent, {}),
    ];
    const answer = weighed(sourced, 100);
    if (!('tooDilute' in answer)) throw new Error('refused');
    expect(answer.tooDilute.brings).toBeCloseTo((2 * 97) / 3, 9);
    expect(answer.tooDilute.may).toBeCloseTo(50, 9);
    expect(answer.tooDilute.enoughPercent).toBeCloseTo(200 / 52, 9);
  });

  it('from a solution that brings exactly the solvent leaves no solvent to weigh', () => {
    const sourced = [
      from(electrolyte, {}),
      from(binder, { solution: { solvent: 'toluene', weightPercent: 200 / 52 } }),
      from(solvent, {}),
    ];
    const answer = weighed(sourced, 100);
    if (!('weighed' in answer)) throw new Error('weighed');
    expect(answer.weighed).toHaveLength(2);
    expect(answer.weighed.reduce((sum, { grams }) => sum + grams, 0)).toBeCloseTo(100, 9);
  });
});

const random = fc.record({
  parts: fc.array(fc.integer({ min: 20, max: 900 }), { minLength: 2, maxLength: 4 }),
  binder: fc.integer({ min: 5, max: 60 }),
  solvents: fc.array(fc.integer({ min: 100, max: 900 }), { minLength: 1, maxLength: 2 }),
  assays: fc.array(fc.double({ min: 92, max: 100, noNaN: true }), { minLength: 7, maxLength: 7 }),
  rests: fc.array(fc.constantFrom('stays', 'evaporates', undefined), { minLength: 7, maxLength: 7 }),
  solution: fc.option(fc.double({ min: 2, max: 40, noNaN: true })),
  second: fc.option(fc.double({ min: 0.05, max: 0.95, noNaN: true })),
  total: fc.integer({ min: 2000, max: 200_000 }),
});

/** A random slurry: solids of any assay, binder dry or as a solution, one or two solvents, the electrolyte from one or two lots. */
function slurry(one: typeof random extends fc.Arbitrary<infer T> ? T : never): {
  mixture: Mixture;
  sourced: Sourced[];
} {
  const dry = [...one.parts, one.binder].reduce((sum, grams) => sum + grams, 0);
  const charges = [
    ...one.parts.map((grams, at) => {
      const percent = (100 * grams) / dry;
      const limits = { low: percent * 0.9, high: percent * 1.001, of: 'wt% of the dry layer', from: 'test' };
      return charge(`solid-${at}`, 'active-material', grams, at === 0 ? limits : null);
    }),
    charge('binder', 'binder', one.binder),
    ...one.solvents.map((grams, at) => charge(`liquid-${at}`, 'solvent', grams)),
  ];
  const sourced = charges.map((single, at): Sourced => {
    const { [at]: rest } = one.rests;
    const lot: Lot = {
      lot: `${at}a`,
      material: single.material,
      assayPercent: one.assays[at] ?? 100,
      ...(rest ? { rest } : {}),
    };
    if (single.role === 'binder' && one.solution !== null)
      return {
        charge: single,
        portions: [
          {
            lot: 's',
            part: 1,
            of: { lot: 's', material: 'binder', solution: { solvent: 'liquid-0', weightPercent: one.solution } },
          },
        ],
      };
    if (at === 0 && one.second !== null)
      return {
        charge: single,
        portions: [
          { lot: lot.lot, part: one.second, of: lot },
          { lot: '0b', part: 1 - one.second, of: { lot: '0b', material: single.material, assayPercent: 90 } },
        ],
      };
    return { charge: single, portions: [{ lot: lot.lot, part: 1, of: lot }] };
  });
  const total = charges.reduce((sum, { grams }) => sum + grams, 0);
  return { mixture: { step: 'mix', title: 'mix', charges, total, solidsPercent: (100 * dry) / total }, sourced };
}

describe('an electrolyte of 96 % that makes a binder of 4 % slip below its limit of 3.95 %', () => {
  it('holds the binder at 3.95 % of the solids, 1.975 g in 100 g, and the electrolyte gives way', () => {
    const limits = { low: 3.95, high: 5, of: 'wt% of the dry layer', from: 'test' };
    const sourced = [
      from(electrolyte, { assayPercent: 96 }),
      from(charge('NBR', 'binder', 20, limits), {}),
      from(solvent, {}),
    ];
    const answer = weighed(sourced, 100);
    if (!('weighed' in answer)) throw new Error('weighed');
    expect(answer.held).toEqual([{ at: 1, material: 'NBR', percent: 3.95 }]);
    expect(answer.weighed.map(({ grams }) => Number(grams.toFixed(9)))).toEqual([48.025, 1.975, 50]);
  });
});

describe('a solvent with 60 % of something that stays', () => {
  it('has more solids than a slurry of 50 % may have, whatever is weighed', () => {
    const sourced = [from(electrolyte, {}), from(solvent, { assayPercent: 40, rest: 'stays' })];
    expect(weighed(sourced, 100)).toEqual({ impure: true });
  });
});

describe('any slurry from any lots', () => {
  it('keeps mass, solids and the ratio of its materials to 1e-9; on the grid it sums exactly and keeps the limits (500 random slurries)', () => {
    let made = 0;
    let diluted = 0;
    fc.assert(
      fc.property(random, (one) => {
        const { mixture, sourced } = slurry(one);
        const total = one.total / 100;
        const answer = weighed(sourced, total);
        if ('tooDilute' in answer) {
          const { may, brings, enoughPercent } = answer.tooDilute;
          diluted += 1;
          return brings > may && enoughPercent > (one.solution ?? 0);
        }
        if ('impure' in answer) return one.rests.includes('stays') || one.rests.includes('evaporates');
        const masses = answer.weighed.map(({ grams }) => grams);
        const held = batchOf(sourced, answer.weighed, masses);
        expect(Math.abs(held.total / total - 1)).toBeLessThanOrEqual(1e-9);
        expect(Math.abs((100 * held.dry) / held.total / mixture.solidsPercent - 1)).toBeLessThanOrEqual(1e-9);
        const scales = mixture.charges.map(({ grams }, at) => (held.net[at] ?? 0) / grams);
        const solids = mixture.charges.map(({ dryPercent }) => dryPercent !== null);
        for (const isDry of [true, false]) {
          const own = scales.filter((_, at) => solids[at] === isDry && !answer.held.some((one) => one.at === at));
          expect(Math.max(...own) / Math.min(...own) - 1).toBeLessThanOrEqual(1e-9);
        }
        for (const { at, percent } of answer.held)
          expect(Math.abs((100 * (held.net[at] ?? 0)) / held.dry / percent - 1)).toBeLessThanOrEqual(1e-9);
        // named materials, and the rest: nothing appears and nothing is lost
        const named = held.net.reduce((sum, net) => sum + net, 0);
        expect(Math.abs((named + held.stays + held.evaporates) / total - 1)).toBeLessThanOrEqual(1e-9);

        const units = one.total * 10;
        const rounded = roundedWeighings(mixture, sourced, answer.weighed, units, 0.001);
        if ('refusal' in rounded) return true;
        made += 1;
        const grid = rounded.grams.map((grams) => Math.round(grams * 1000));
        expect(grid.reduce((sum, unit) => sum + unit, 0)).toBe(units);
        for (const [at, grams] of rounded.grams.entries()) expect(grams * 1000).toBeCloseTo(grid[at] ?? 0, 6);
        const weighedOut = batchOf(sourced, answer.weighed, rounded.grams);
        const limits = mixture.charges[0]?.limits;
        const percent = (100 * (weighedOut.net[0] ?? 0)) / weighedOut.dry;
        return percent >= (limits?.low ?? 0) - 1e-6 && percent <= (limits?.high ?? 100) + 1e-6;
      }),
      { numRuns: 500 },
    );
    expect(made).toBeGreaterThan(200);
    expect(diluted).toBeGreaterThan(10);
  });
});
