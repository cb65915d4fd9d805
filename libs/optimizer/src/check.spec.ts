import { BrokenSearch, checkSearch } from './check';
import type { Problem } from './problem';

const sound: Problem = {
  genes: [{ kind: 'real', low: 0, high: 1 }],
  objectives: 2,
  constraints: 0,
  evaluate: () => undefined,
};

describe('what is refused before the search starts', () => {
  it('accepts a sound problem and effort', () => {
    expect(() => checkSearch(sound, { seed: 1, population: 10, generations: 5 })).not.toThrow();
  });

  it('lists all faults at once, each with what was seen and what is allowed', () => {
    const broken: Problem = {
      ...sound,
      genes: [
        { kind: 'real', low: 1, high: 0 },
        { kind: 'integer', low: 0.5, high: 3 },
      ],
      objectives: 7,
    };
    const attempt = (): void =>
      checkSearch(broken, { seed: 0.5, population: 2, generations: 1, timeBudgetMs: 5, warmStarts: [[1]] });
    expect(attempt).toThrow(BrokenSearch);
    try {
      attempt();
    } catch (error) {
      expect((error as BrokenSearch).problems).toEqual([
        'genes[0] is 1..0, allowed are finite bounds with low <= high',
        'genes[1] is integer with bounds 0.5..3, allowed are whole numbers',
        'objectives is 7, allowed are whole numbers 2..6',
        'population is 2, allowed are whole numbers 4..100000',
        'seed is 0.5, allowed are safe integers',
        'timeBudgetMs is given without clock',
        'warmStarts[0] has 1 genes, the problem has 2',
      ]);
    }
  });
});
