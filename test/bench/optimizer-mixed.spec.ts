import { hypervolume, plainNsga2, search, type Archive } from '@libs/optimizer';
import { mixedBenchmarks } from './optimizer-mixed';

const seeds = Array.from({ length: 7 }, (_, i) => i + 1);
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

describe('mixed-variable problems whose fronts are known by enumeration', () => {
  it.each(mixedBenchmarks().map((benchmark) => [benchmark.id, benchmark] as const))(
    '%s: the median of 7 seeds reaches 95 %% of what 100 points can have, and more than the plain NSGA-II (3 seeds)',
    (_, { problem, reference, ideal }) => {
      const share = ({ points }: Archive): number => hypervolume(points.map(({ f }) => f), reference) / ideal; // prettier-ignore
      const effort = { population: 100, generations: 250 };
      const ours = median(seeds.map((seed) => share(search(problem, { ...effort, seed }))));
      const plain = median(seeds.slice(0, 3).map((seed) => share(plainNsga2(problem, { ...effort, seed }))));
      expect(ours).toBeGreaterThan(0.95);
      expect(ours).toBeGreaterThan(plain);
    },
  );
});
