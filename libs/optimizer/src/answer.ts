import type { Front } from './front';
import type { Point } from './problem';
import { bestSubset } from './subset';

/** The final points: the subset of the archive with the most hypervolume, in lexicographic order of the objectives. */
export function finalPoints(front: Front, most: number): Point[] {
  front.sort();
  const chosen = bestSubset(front, most);
  return Array.from(chosen, (place) => ({
    x: front.x.slice(place * front.n, (place + 1) * front.n),
    f: front.f.slice(place * front.m, (place + 1) * front.m),
  }));
}
