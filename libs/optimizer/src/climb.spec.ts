import { climb } from './climb';
import type { Problem } from './problem';

/** A ridge across two genes, best at x = 0.7, y = 0.35: either gene alone, moved by more than a little, makes it worse. */
const ridge: Problem = {
  genes: [0, 1, 2].map(() => ({ kind: 'real', low: 0, high: 1 })),
  objectives: 2,
  constraints: 1,
  evaluate: (x, f, g) => {
    const [a, b, c] = x as unknown as [number, number, number];
    f[0] = 20 * Math.abs(b - a / 2) + (a - 0.7) ** 2 + c;
    f[1] = -(f[0] as number);
    g[0] = 0.1 - a;
  },
};

/** The smaller of two capacities, less what b costs: their kink, at a = 0.35 + 0.6 b, rises to b = 1, but neither gene alone leaves b = 0. */
const capacities: Problem = {
  genes: [0, 1].map(() => ({ kind: 'real', low: 0, high: 1 })),
  objectives: 1,
  constraints: 0,
  evaluate: (x, f) => {
    const [a, b] = x as unknown as [number, number];
    f[0] = 0.3 * b - Math.min(0.5 + a, 1.2 - a + 1.2 * b);
  },
};

/** Within a sphere: best at a = b = sqrt(1/2), c = 0, where each gene alone is stopped. */
const sphere: Problem = {
  genes: [0, 1, 2].map(() => ({ kind: 'real', low: 0, high: 1 })),
  objectives: 1,
  constraints: 1,
  evaluate: (x, f, g) => {
    const [a, b, c] = x as unknown as [number, number, number];
    f[0] = -a - b;
    g[0] = a * a + b * b + c * c - 1;
  },
};

describe('the climb of one objective', () => {
  it('follows a kink away from a bound', () => {
    const { point } = climb(capacities, { from: [0.35, 0], objective: 0, evaluations: 150 });
    expect(point.f[0]).toBeCloseTo(-1.15, 3);
    expect(point.x[1]).toBeCloseTo(1, 2);
  });

  it('follows a constraint that is reached, across three genes', () => {
    const { point, feasible } = climb(sphere, { from: [0.9, 0.1, 0.4], objective: 0, evaluations: 200 });
    expect(feasible).toBe(true);
    expect(point.f[0]).toBeLessThan(-Math.SQRT2 + 0.001);
  });

  it('follows a ridge that lies across two genes to its end', () => {
    const { point, feasible } = climb(ridge, { from: [0.2, 0.1, 0.9], objective: 0, evaluations: 2000 });
    expect(feasible).toBe(true);
    expect(point.x[0]).toBeCloseTo(0.7, 1);
    expect(point.x[2]).toBe(0);
    expect(point.f[0]).toBeLessThan(0.005);
  });

  it('counts every evaluation and keeps to its number', () => {
    let evaluated = 0;
    const counted: Problem = {
      ...ridge,
      evaluate: (x, f, g) => {
        evaluated++;
        ridge.evaluate(x, f, g);
      },
    };
    const { evaluations } = climb(counted, { from: [0.2, 0.1, 0.9], objective: 0, evaluations: 50 });
    expect(evaluations).toBe(evaluated);
    expect(evaluations).toBeLessThanOrEqual(50);
  });

  it('leaves the forbidden first, and never ends worse than it began', () => {
    const { feasible, point } = climb(ridge, { from: [0, 0, 1], objective: 0, evaluations: 500 });
    expect(feasible).toBe(true);
    expect(point.x[0]).toBeGreaterThanOrEqual(0.1);
    const end = climb(ridge, { from: [0.7, 0.35, 0], objective: 0, evaluations: 200 });
    expect(end.point.f[0]).toBeLessThanOrEqual(1e-12);
  });
});
