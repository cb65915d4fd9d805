import { hypervolume } from './hypervolume';
import { plainNsga2 } from './plain-nsga2';
import type { Problem } from './problem';

const schaffer: Problem = {
  genes: [{ kind: 'real', low: -10, high: 10 }],
  objectives: 2,
  constraints: 1,
  evaluate(x, f, g) {
    f[0] = x[0]! ** 2;
    f[1] = (x[0]! - 2) ** 2;
    g[0] = -x[0]!;
  },
};

describe('the yardstick', () => {
  it("solves Schaffer's problem: 98.5 % of the exact volume 40/3 inside (4, 4), 40 points", () => {
    const { points, evaluations } = plainNsga2(schaffer, { seed: 1, population: 40, generations: 40 });
    expect(evaluations).toBe(1600);
    // Inside (4, 4): the integral over f1 of 4 - (sqrt(f1) - 2)^2 is 16 - 16 + 64/3 - 8 = 40/3.
    expect(hypervolume(points.map(({ f }) => f), [4, 4])).toBeGreaterThan(0.985 * (40 / 3)); // prettier-ignore
    expect(points.every(({ x }) => x[0]! >= 0)).toBe(true);
  });
});
