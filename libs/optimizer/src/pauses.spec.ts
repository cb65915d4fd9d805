import type { Checkpoint, Pauses, Problem } from './problem';
import { search } from './search';

const share = { kind: 'real' as const, low: 0, high: 1 };
/** The least of the first objective is a needle at x = 0.9, y = 0.9 that no slope leads to. */
const needle: Problem = {
  genes: [share, share, { kind: 'categorical', low: 0, high: 3 }],
  objectives: 2,
  constraints: 0,
  evaluate(x, f) {
    const met = Math.hypot(x[0]! - 0.9, x[1]! - 0.9) < 1e-4 && x[2] === 2;
    f[0] = met ? -1 : x[0]! + x[1]!;
    f[1] = 2 - x[0]! - x[1]! + x[2]!;
  },
};
const effort = { seed: 3, population: 20, generations: 30 };
/** Knows where the needle is, and says that it took 50 of the 151 evaluations it may take to find out. */
const helped: Pauses = { after: [12], most: [151], improve: () => ({ genomes: [[0.9, 0.9, 2]], evaluations: 50 }) };

describe('the pauses of a search', () => {
  it('take in what was found outside, which the search by itself misses', () => {
    const least = (pauses?: Pauses): number =>
      Math.min(...search(needle, { ...effort, ...(pauses ? { pauses } : {}) }).points.map(({ f }) => f[0]!));
    expect(least()).toBeGreaterThanOrEqual(0);
    expect(least(helped)).toBe(-1);
  });

  it('count what was spent outside, and the genomes that came in', () => {
    let evaluated = 0;
    const counted: Problem = { ...needle, evaluate: (x, f, g) => (evaluated++, needle.evaluate(x, f, g)) };
    const { evaluations } = search(counted, { ...effort, pauses: helped });
    expect(evaluations).toBe(evaluated + 50);
  });

  it('leave what they do not take for further generations: 100 evaluations are five of them', () => {
    const { generations } = search(needle, { ...effort, pauses: helped });
    expect(generations).toBe(35);
  });

  it('come at the generations asked, with all points held, sorted', () => {
    const seen: number[] = [];
    const pauses: Pauses = {
      after: [5, 20],
      most: [0, 0],
      improve: (points, generation) => {
        seen.push(generation);
        points.slice(1).forEach(({ f }, i) => expect(f[0]).toBeGreaterThanOrEqual(points[i]!.f[0]!));
        return { genomes: [], evaluations: 0 };
      },
    };
    search(needle, { ...effort, pauses });
    expect(seen).toEqual([5, 20]);
  });

  it('leave a resumed search the same, from before and from after', () => {
    const states: Checkpoint[] = [];
    const whole = search(needle, { ...effort, pauses: helped }, { checkpoint: (state) => void states.push(state) });
    for (const at of [10, 11, 12, 25])
      expect(search(needle, { ...effort, pauses: helped }, {}, structuredClone(states[at]!))).toEqual(whole);
  });
});
