import fc from 'fast-check';
import { Front } from './front';
import { Thinning } from './thinning';

const weakly = (a: readonly number[], b: readonly number[]): boolean => a.every((v, k) => v <= b[k]!);

describe('the archive', () => {
  it.each([2, 3, 4])('holds exactly the non-dominated points met, in %i objectives', (m) => {
    const point = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: m, maxLength: m });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 60 }), (points) => {
        const front = new Front(64, 48, 1, m, new Thinning(64, m));
        const x = Float64Array.from(points, (_, i) => i);
        const f = Float64Array.from(points.flat());
        points.forEach((_, i) => front.admit(x, f, i));
        front.sort();
        const held = Array.from(front.order.subarray(0, front.count), (place) => front.x[place]!);
        const best = points
          .map((_, i) => i)
          .filter((i) =>
            points.every((other, j) => j === i || !weakly(other, points[i]!) || (weakly(points[i]!, other) && i < j)),
          );
        expect([...held].sort((a, b) => a - b)).toEqual(best);
        held.forEach((i, rank) =>
          expect(Array.from(front.f.slice(front.order[rank]! * m, front.order[rank]! * m + m))).toEqual(points[i]),
        );
      }),
    );
  });

  it('thins itself when it is full and never holds more than its capacity', () => {
    const front = new Front(40, 30, 1, 2, new Thinning(40, 2));
    for (let i = 0; i < 1000; i++) {
      const u = ((i * 617) % 1000) / 1000;
      front.admit(Float64Array.of(u), Float64Array.of(u, 1 - u), 0);
      expect(front.count).toBeLessThanOrEqual(40);
    }
    front.sort();
    expect(front.f[2 * front.order[0]!]).toBe(0);
    expect(front.f[2 * front.order[front.count - 1]!]).toBe(0.999);
  });
});
