import fc from 'fast-check';
import { Chance } from './chance';
import type { Gene, Problem } from './problem';
import { drawGene, spaceOf } from './space';
import { crossover, differential, mutate } from './variation';

const gene = fc.oneof(
  fc.record({
    kind: fc.constant('real' as const),
    low: fc.integer({ min: -9, max: 0 }),
    high: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({
    kind: fc.constantFrom('integer' as const, 'categorical' as const),
    low: fc.integer({ min: -3, max: 0 }),
    high: fc.integer({ min: 0, max: 5 }),
  }),
);
const problemOf = (genes: readonly Gene[]): Problem => ({
  genes,
  objectives: 2,
  constraints: 0,
  evaluate: () => undefined,
});

describe('variation', () => {
  it('never leaves the bounds, and leaves discrete genes whole', () => {
    fc.assert(
      fc.property(fc.array(gene, { minLength: 1, maxLength: 8 }), fc.integer(), (genes, seed) => {
        const space = spaceOf(problemOf(genes));
        const { n } = space;
        const chance = new Chance(seed);
        const x = new Float64Array(4 * n);
        for (let i = 0; i < 4 * n; i++) drawGene(space, x, i - (i % n), i % n, chance);
        for (let times = 0; times < 20; times++) {
          crossover(space, x, 0, n, 2 * n, 3 * n, 15, chance);
          differential(space, x, 0, n, x, 0, 2 * n, 3 * n, { least: 0.9, span: 0 }, 0.9, chance);
          mutate(space, x, 0, Float64Array.of(0.5), 0, 20, chance);
          x.forEach((value, i) => {
            const { kind, low, high } = genes[i % n]!;
            expect(value >= low && value <= high && !Object.is(value, -0)).toBe(true);
            if (kind !== 'real') expect(Number.isInteger(value)).toBe(true);
          });
        }
      }),
    );
  });

  it('hands linked genes over together', () => {
    const linked = { kind: 'real' as const, low: 0, high: 1, block: 'a' };
    const space = spaceOf(problemOf([linked, { kind: 'real', low: 0, high: 1 }, linked]));
    const chance = new Chance(5);
    const x = Float64Array.of(0.1, 0.1, 0.1, 0.9, 0.9, 0.9, 0, 0, 0, 0, 0, 0);
    for (let times = 0; times < 200; times++) {
      crossover(space, x, 0, 3, 6, 9, 15, chance);
      expect(x[6] === 0.1 || x[6] === 0.9).toBe(true);
      expect(x[8]).toBe(x[6]);
    }
  });

  it('mutates one gene in n on average: 30 genes at rate 1/30, within 5 %', () => {
    const space = spaceOf(problemOf(Array.from({ length: 30 }, () => ({ kind: 'real' as const, low: 0, high: 1 }))));
    const chance = new Chance(6);
    let changed = 0;
    for (let times = 0; times < 10_000; times++) {
      const x = new Float64Array(30).fill(0.5);
      mutate(space, x, 0, Float64Array.of(1 / 30), 0, 20, chance);
      changed += x.filter((value) => value !== 0.5).length;
    }
    expect(Math.abs(changed / 10_000 - 1)).toBeLessThan(0.05);
  });
});
