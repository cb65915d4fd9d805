import fc from 'fast-check';
import { Front } from './front';
import { hypervolume } from './hypervolume';
import { bestSubset, mostHypervolume } from './subset';
import { Thinning } from './thinning';

function frontOf(points: readonly (readonly number[])[], m: number): Front {
  const front = new Front(200, 150, 1, m, new Thinning(200, m));
  points.forEach((point, i) => front.admit(Float64Array.of(i), Float64Array.from(point), 0));
  front.sort();
  return front;
}

function subsets<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, i) => subsets(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]));
}

describe('the best few of many points', () => {
  it('is the optimum in two objectives: no other subset of that size dominates more', () => {
    const staircase = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 })), {
      minLength: 4,
      maxLength: 9,
    });
    fc.assert(
      fc.property(staircase, fc.integer({ min: 1, max: 4 }), (steps, size) => {
        let [x, y] = [0, 200];
        const points = steps.map(([right, down]) => [(x += right), (y -= down)]);
        const reference = [x + 5, 205];
        const best = Math.max(...subsets(points, size).map((subset) => hypervolume(subset, reference)));
        expect(mostHypervolume(points, size, reference)).toBeCloseTo(best, 9);
      }),
    );
  });

  it('in three objectives reaches 98 % of the optimum on 11 points of a sphere, 4 chosen', () => {
    const points = Array.from({ length: 11 }, (_, i) => {
      const [a, b] = [(i * 0.618) % 1, (i * 0.755 + 0.1) % 1].map((u) => (u * Math.PI) / 2) as [number, number];
      return [Math.cos(a) * Math.cos(b), Math.cos(a) * Math.sin(b), Math.sin(a)];
    });
    const front = frontOf(points, 3);
    const volume = (chosen: readonly (readonly number[])[]): number => hypervolume(chosen, [1.1, 1.1, 1.1]);
    const chosen = Array.from(bestSubset(front, 4), (place) => points[front.x[place]!]!);
    expect(chosen).toHaveLength(4);
    expect(volume(chosen)).toBeGreaterThan(0.98 * Math.max(...subsets(points, 4).map(volume)));
  });

  it('of fewer points than asked for is all of them', () => {
    expect(bestSubset(frontOf([[0, 1], [1, 0]], 2), 5)).toHaveLength(2); // prettier-ignore
  });
});
