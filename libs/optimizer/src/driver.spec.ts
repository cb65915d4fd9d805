import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from './problem';
import { search } from './search';

const problem: Problem = {
  genes: [
    { kind: 'categorical', low: 0, high: 2 },
    { kind: 'real', low: 0, high: 1 },
    { kind: 'real', low: 0, high: 1 },
  ],
  objectives: 2,
  constraints: 1,
  evaluate(x, f, g) {
    f[0] = x[1]! + 0.1 * x[0]!;
    f[1] = (1 + x[2]!) * (1 - Math.sqrt(x[1]!)) - 0.1 * x[0]!;
    g[0] = x[1]! - 0.8;
  },
};
const bytes = (population: number): string =>
  JSON.stringify(search(problem, { seed: 3, population, generations: 12 }).points, (_, value: unknown) =>
    value instanceof Float64Array ? Array.from(value) : value,
  );

describe('genetic-js drives, and decides nothing', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each([20, 21])('its own draws leave the answer unchanged to the last bit, population %i', (population) => {
    const expected = bytes(population);
    for (const draw of [() => 0, () => 0.5, () => 0.9999999, counting()]) {
      const random = jest.spyOn(Math, 'random').mockImplementation(draw);
      expect(bytes(population)).toBe(expected);
      expect(random).toHaveBeenCalled();
      random.mockRestore();
    }
  });

  it('is known to one file', () => {
    const files = readdirSync(__dirname).filter((file) => !file.endsWith('.spec.ts'));
    const knowing = files.filter((file) => readFileSync(join(__dirname, file), 'utf8').includes("'genetic-js'"));
    expect(knowing).toEqual(['driver.ts']);
  });
});

function counting(): () => number {
  let i = 0;
  return () => (i++ * 0.6180339887498949) % 1;
}
