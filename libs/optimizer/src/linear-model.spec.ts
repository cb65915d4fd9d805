import { bestStep, type Piece } from './linear-model';

const piece = (at: number[], value: number, slopes: number[], constraints: [number, number[]][] = []): Piece => ({
  at: Float64Array.from(at),
  value,
  slopes: Float64Array.from(slopes),
  constraints: Float64Array.from(constraints, ([g]) => g),
  constraintSlopes: constraints.map(([, row]) => Float64Array.from(row)),
});
const both = [true, true];

describe('the best step from a place, as far as linear pieces tell', () => {
  it('goes to the end of its reach, or to a bound, and says what it would gain', () => {
    const here = piece([0.5, 0.02], 3, [1, 2]);
    const { by, gain } = bestStep(here, [here], 0.1, both);
    expect([...by].map((share) => share.toFixed(6))).toEqual(['-0.100000', '-0.020000']);
    expect(gain).toBeCloseTo(0.14, 9);
  });

  it('walks in the valley of two pieces that meet at a kink, and only with genes that are alive', () => {
    // |b - a| with a small gain in a, seen from both sides of the kink.
    const above = piece([0.5, 0.51], 0.01, [-1.1, 1]);
    const below = piece([0.5, 0.49], 0.01, [0.9, -1]);
    const here = piece([0.5, 0.5], 0, [0, 0]);
    const { by, gain } = bestStep(here, [above, below], 0.2, both);
    expect(by[0]).toBeCloseTo(0.2, 6);
    expect(by[1]).toBeCloseTo(0.2, 6);
    expect(gain).toBeCloseTo(0.02, 6);
    expect([...bestStep(here, [above, below], 0.2, [true, false]).by].map(Math.abs)).toEqual([0, 0]);
  });

  it('stops at a constraint, further inside it where a margin is asked, and returns from beyond it', () => {
    const here = piece([0.5, 0.5], 0, [-1, 0], [[-0.05, [1, 0]]]);
    expect(bestStep(here, [here], 0.1, both).by[0]).toBeCloseTo(0.05, 5);
    expect(bestStep(here, [here], 0.1, both, Float64Array.of(0.02)).by[0]).toBeCloseTo(0.03, 5);
    const beyond = piece([0.5, 0.5], 0, [-1, 0], [[0.05, [1, 0]]]);
    expect(bestStep(beyond, [beyond], 0.1, both).by[0]).toBeCloseTo(-0.05, 5);
  });

  it('takes no piece at its word that says more of the place than was seen there', () => {
    const here = piece([0.5, 0.5], 0, [0, 0]);
    const wrong = piece([0.4, 0.5], 0, [5, -1]);
    const { by, gain } = bestStep(here, [wrong], 0.1, both);
    expect(by[1]).toBeCloseTo(0.1, 6);
    expect(gain).toBeGreaterThan(0);
  });
});
