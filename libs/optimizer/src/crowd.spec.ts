import { Crowd } from './crowd';

/** Points of the plane f1 + f2 + f3 = 1, crowded in one corner; the fourth objective is the same for all. */
function plane(count: number): Float64Array {
  const scaled = new Float64Array(4 * count);
  for (let i = 0; i < count; i++) {
    const a = ((i * 7919) % 997) / 996;
    const b = (((i * 104729) % 991) / 990) * (1 - a);
    const crowd = i % 2 === 0 ? 0.1 : 1;
    scaled.set([crowd * a, crowd * b, 1 - crowd * (a + b), 0], 4 * i);
  }
  return scaled;
}

describe('a crowd of points', () => {
  it('loses where it is dense, and keeps those that are guarded', () => {
    const count = 1000;
    const scaled = plane(count);
    const guarded = new Uint8Array(count);
    guarded[4] = guarded[6] = 1;
    expect(new Crowd(count).thin(scaled, 4, guarded, count, 600, 4)).toBe(true);
    const left = (dense: boolean): number => guarded.filter((mark, i) => mark !== 2 && (i % 2 === 0) === dense).length;
    expect(left(true) + left(false)).toBe(600);
    expect(left(false)).toBeGreaterThan(2 * left(true));
    expect([guarded[4], guarded[6]]).toEqual([1, 1]);
  });

  it('is left as it is when four objectives vary', () => {
    const scaled = plane(100);
    scaled[3] = 0.5;
    const guarded = new Uint8Array(100);
    expect(new Crowd(100).thin(scaled, 4, guarded, 100, 50, 4)).toBe(false);
    expect(guarded.some((mark) => mark > 0)).toBe(false);
  });
});
