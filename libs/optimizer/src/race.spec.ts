import type { Problem } from './problem';
import { search } from './search';
import { spaceOf } from './space';

/** 24 skeletons; the best one is feasible only in a slit of width 0.004 of its real gene, the others everywhere. */
const slit: Problem = {
  genes: [
    { kind: 'categorical', low: 0, high: 5 },
    { kind: 'categorical', low: 0, high: 3 },
    { kind: 'real', low: 0, high: 1 },
    { kind: 'real', low: 0, high: 1 },
  ],
  objectives: 2,
  constraints: 1,
  evaluate(x, f, g) {
    const best = x[0] === 4 && x[1] === 2;
    const offset = best ? 0 : 0.3 + 0.01 * x[0]! + 0.02 * x[1]!;
    f[0] = offset + x[2]!;
    f[1] = offset + 1 - x[2]!;
    g[0] = best ? Math.abs(x[3]! - 0.6180339) - 0.002 : -1;
  },
};

describe('the race of the skeletons', () => {
  it('finds a best skeleton that is feasible in 0.4 % of its width: 18 of 20 seeds or more, 4,500 evaluations; half without', () => {
    const found = (skeletons: boolean): number =>
      Array.from(
        { length: 20 },
        (_, seed) => search(slit, { seed, population: 30, generations: 150, portfolio: { skeletons } }).points,
      ).filter((points) => points.every(({ x }) => x[0] === 4 && x[1] === 2)).length;
    expect(found(true)).toBeGreaterThanOrEqual(18);
    expect(found(false)).toBeLessThanOrEqual(10);
  });

  it('takes integers with few values into the skeleton when all combinations can be tried', () => {
    const genes = [
      ...slit.genes,
      { kind: 'integer' as const, low: 0, high: 9 },
      { kind: 'integer' as const, low: 0, high: 1 },
    ];
    const skeleton = (affordable: number): number[] => Array.from(spaceOf({ ...slit, genes }, affordable).skeleton);
    expect(skeleton(10)).toEqual([0, 1]);
    expect(skeleton(479)).toEqual([0, 1]);
    expect(skeleton(480)).toEqual([0, 1, 4, 5]);
  });

  it('stays within the budget when there are more skeletons than trials', () => {
    const genes = [
      ...Array.from({ length: 8 }, () => ({ kind: 'categorical' as const, low: 0, high: 9 })),
      ...slit.genes,
    ];
    const many: Problem = {
      ...slit,
      genes,
      evaluate(x, f, g) {
        let cost = 0;
        for (let i = 0; i < 8; i++) cost += (x[i]! * 7 + i) % 10;
        f[0] = cost + x[10]!;
        f[1] = cost + 1 - x[10]! + x[11]!;
        g[0] = -1;
      },
    };
    const { evaluations, points } = search(many, { seed: 1, population: 40, generations: 100 });
    expect(evaluations).toBeLessThanOrEqual(4000);
    // The best combination costs 0, a random one 36.
    expect(Math.min(...points.map(({ f }) => f[0]!))).toBeLessThan(3);
  });
});
