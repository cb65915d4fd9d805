import fc from 'fast-check';
import { Ranking } from './ranking';
import { sortByKey } from './sort';

const dominates = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((v, k) => v <= b[k]!) && a.some((v, k) => v < b[k]!);

describe('sorting', () => {
  it('by a key is stable and complete', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 70 }), (keys) => {
        const items = Int32Array.from(keys, (_, i) => i);
        sortByKey(items, keys.length, Float64Array.from(keys), new Int32Array(keys.length));
        const expected = keys.map((_, i) => i).sort((a, b) => keys[a]! - keys[b]! || a - b);
        expect(Array.from(items)).toEqual(expected);
      }),
    );
  });

  it.each([2, 3, 5])('into fronts puts nothing before what dominates it, in %i objectives', (m) => {
    const point = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: m, maxLength: m });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 40 }), (points) => {
        const ranking = new Ranking(points.length);
        ranking.sort(
          Int32Array.from(points, (_, i) => i),
          points.length,
          Float64Array.from(points.flat()),
          m,
        );
        const rank = new Map<number, number>();
        for (let front = 0; front < ranking.fronts; front++)
          for (let i = ranking.starts[front]!; i < ranking.starts[front + 1]!; i++) rank.set(ranking.order[i]!, front);
        expect(rank.size).toBe(points.length);
        points.forEach((b, j) => {
          const worse = points.map((a, i) => (dominates(a, b) ? rank.get(i)! : -1));
          // One front behind the last that dominates it; copies go one further back each.
          const copiesBefore = points.filter((a, i) => i < j && a.every((v, k) => v === b[k])).length;
          expect(rank.get(j)).toBe(Math.max(...worse) + 1 + copiesBefore);
        });
      }),
      { numRuns: 60 },
    );
  });
});
