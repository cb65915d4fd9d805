import type { Point } from '@libs/optimizer';
import { cornersOf } from './corners';

const point = (...f: number[]): Point => ({ x: Float64Array.from(f), f: Float64Array.from(f) });

describe('the corners of a front', () => {
  it('are its ends in each objective that varies', () => {
    const front = [point(0, 5, 1), point(0.5, 4.5, 1), point(1, 4, 1)];
    const corners = cornersOf(front, 3);
    expect(corners.filter(({ beats }) => !beats).map(({ objective, from }) => [objective, from[0]])).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it('and, beyond a wide gap, the cheapest of what is better than all before it', () => {
    // Priced at 4 to 5 $; without a price at 36 to 39 $, where only some give more energy than the best priced one (-162).
    const front = [
      point(4, -160),
      point(5, -162),
      point(36, -162.5),
      point(37, -163),
      point(38, -165),
      point(39, -167),
    ];
    const [first] = cornersOf(front, 2);
    expect(first).toMatchObject({ objective: 0, beats: { objective: 1, below: -162 } });
    expect(first?.from[0]).toBe(36);
  });

  it('none of an empty front', () => {
    expect(cornersOf([], 2)).toEqual([]);
  });
});
