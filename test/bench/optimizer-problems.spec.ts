import { hypervolume, search } from '@libs/optimizer';
import { benchmarks } from './optimizer-problems';

const evaluated = (id: string, x: readonly number[]): { f: number[]; g: number[] } => {
  const { problem } = benchmarks.find((benchmark) => benchmark.id === id)!;
  const f = new Float64Array(problem.objectives);
  const g = new Float64Array(problem.constraints);
  problem.evaluate(Float64Array.from(x), f, g);
  return { f: Array.from(f), g: Array.from(g) };
};

describe('the benchmark problems', () => {
  it('have the points of their fronts where the formulas put them', () => {
    expect(evaluated('zdt1', [0.25, ...new Array<number>(29).fill(0)]).f).toEqual([0.25, 0.5]);
    expect(evaluated('zdt4', [0.25, ...new Array<number>(9).fill(0)]).f).toEqual([0.25, 0.5]);
    const { f } = evaluated('dtlz2-5', new Array<number>(14).fill(0.5));
    expect(f.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 12);
    expect(evaluated('osy', [5, 1, 5, 0, 5, 0]).f).toEqual([-274, 76]);
    // Minimum cost of the welded beam, 2.38113 (known optimum of its single-objective form).
    const welded = evaluated('welded', [0.24437, 6.2175, 8.29147, 0.24437]);
    expect(welded.f[0]).toBeCloseTo(2.3811, 3);
    expect(Math.max(...welded.g)).toBeLessThan(1e-3);
  });

  it.each(['zdt4', 'osy', 'mw1', 'c2dtlz2'])('%s: three seeds come within 0.01 of the best peer or above', (id) => {
    const { problem, reference, ideal, peer } = benchmarks.find((benchmark) => benchmark.id === id)!;
    for (let seed = 1; seed <= 3; seed++) {
      const { points } = search(problem, { seed, population: 100, generations: 250 });
      expect(hypervolume(points.map(({ f }) => f), reference) / ideal).toBeGreaterThan(peer! - 0.01); // prettier-ignore
    }
  });
});
