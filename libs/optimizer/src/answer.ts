import type { Front } from './front';
import type { Point } from './problem';
import { bestSubset } from './subset';

/** The final points: the subset of the archive with the most hypervolume, in lexicographic order of the objectives. */
export function finalPoints(front: Front, most: number): Point[] {
  front.sort();
  return Array.from(bestSubset(front, most), (place) => pointAt(front, place));
}

/** All points of the archive in lexicographic order of their objectives; the archive itself stays in its order. */
export function pointsHeld(front: Front): Point[] {
  const points = Array.from(front.order.subarray(0, front.count), (place) => pointAt(front, place));
  const before = (a: Float64Array, b: Float64Array): number => {
    const k = a.findIndex((value, at) => value !== b[at]);
    return k < 0 ? 0 : a[k]! - b[k]!;
  };
  return points.sort((a, b) => before(a.f, b.f) || before(a.x, b.x));
}

function pointAt({ x, f, n, m }: Front, place: number): Point {
  return { x: x.slice(place * n, (place + 1) * n), f: f.slice(place * m, (place + 1) * m) };
}
