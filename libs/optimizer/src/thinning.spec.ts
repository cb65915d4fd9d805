import fc from 'fast-check';
import { Thinning } from './thinning';

describe('thinning a front', () => {
  it('of two objectives drops the point that adds least: the one close to its neighbour', () => {
    const f = Float64Array.of(0, 1, 0.5, 0.5, 0.52, 0.48, 1, 0);
    const front = Int32Array.of(0, 1, 2, 3);
    new Thinning(4, 2).thin(front, 0, 4, 3, f, true);
    // (0.5, 0.5) adds 0.02 * 0.5 = 0.01 and (0.52, 0.48) adds 0.48 * 0.02 = 0.0096.
    expect(Array.from(front)).toEqual([0, 1, 3, 2]);
  });

  it('of three objectives keeps the best of each objective and what stands apart', () => {
    const f = Float64Array.of(0, 1, 1, 1, 0, 1, 1, 1, 0, 0.5, 0.5, 0.5, 0.51, 0.49, 0.5);
    const front = Int32Array.of(0, 1, 2, 3, 4);
    new Thinning(5, 3).thin(front, 0, 5, 4, f, false);
    expect(Array.from(front.subarray(0, 3))).toEqual([0, 1, 2]);
    expect([3, 4]).toContain(front[3]);
  });

  it('keeps exactly what was asked for, all different, whatever the number of objectives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 30 }), fc.boolean(), (m, keep, lean) => {
        const count = 30;
        const f = Float64Array.from({ length: count * m }, (_, i) =>
          i % m === 0 ? Math.floor(i / m) : m === 2 ? count - Math.floor(i / m) : (i * 7919) % 101,
        );
        const front = Int32Array.from({ length: count }, (_, i) => i);
        new Thinning(count, m).thin(front, 0, count, keep, f, lean);
        expect(new Set(front).size).toBe(count);
        expect(Array.from(front.subarray(0, keep))).toEqual(Array.from(front.subarray(0, keep)).sort((a, b) => a - b));
      }),
    );
  });

  it('of more points than the table of energies holds keeps the best of every objective among 100 of 600', () => {
    const count = 600;
    const f = Float64Array.from({ length: count * 3 }, (_, i) => ((i * 7919) % 10_007) / 10_007);
    const front = Int32Array.from({ length: count }, (_, i) => i);
    new Thinning(count, 3).thin(front, 0, count, 100, f, true);
    const least = (slots: Int32Array, k: number): number => Math.min(...Array.from(slots, (slot) => f[slot * 3 + k]!));
    for (let k = 0; k < 3; k++) expect(least(front.subarray(0, 100), k)).toBe(least(front, k));
  });
});
