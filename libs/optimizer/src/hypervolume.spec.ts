import fc from 'fast-check';
import { hypervolume } from './hypervolume';

/** Inclusion and exclusion over all subsets: slow, and right. */
function byInclusion(points: readonly (readonly number[])[], reference: readonly number[]): number {
  let total = 0;
  for (let subset = 1; subset < 1 << points.length; subset++) {
    const members = points.filter((_, i) => subset & (1 << i));
    const box = reference.reduce((volume, r, k) => volume * Math.max(0, r - Math.max(...members.map((p) => p[k]!))), 1);
    total += members.length % 2 === 1 ? box : -box;
  }
  return total;
}

describe('exact hypervolume', () => {
  it('is 3 for {(1, 2), (2, 1)} inside (3, 3)', () => {
    expect(hypervolume([[1, 2], [2, 1]], [3, 3])).toBe(3); // prettier-ignore
  });

  it('is 0 for no point, and for points that do not better the reference everywhere', () => {
    expect(hypervolume([], [1, 1])).toBe(0);
    expect(hypervolume([[0, 1], [2, 0]], [1, 1])).toBe(0); // prettier-ignore
  });

  it.each([2, 3, 4, 5, 6])('agrees with inclusion and exclusion in %i objectives, within 1e-12', (m) => {
    // Few different values: ties and equal points occur all the time.
    const point = fc.array(
      fc.integer({ min: 0, max: 5 }).map((v) => v / 4),
      { minLength: m, maxLength: m },
    );
    fc.assert(
      fc.property(fc.array(point, { maxLength: 8 }), (points) => {
        const reference = new Array<number>(m).fill(1);
        const difference = hypervolume(points, reference) - byInclusion(points, reference);
        expect(Math.abs(difference)).toBeLessThan(1e-12);
      }),
      { numRuns: 150 },
    );
  });

  it('of 1,000 points on the line x + y = 1 inside (1, 1) is (1 - 1/999) / 2, within 1e-12', () => {
    const points = Array.from({ length: 1000 }, (_, i) => [i / 999, 1 - i / 999]);
    expect(hypervolume(points, [1, 1])).toBeCloseTo((1 - 1 / 999) / 2, 12);
  });
});
