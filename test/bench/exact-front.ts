/** A point of a front: which sheets it is made of, as a word, and its objectives. */
export interface MadePoint {
  readonly sheets: string;
  readonly f: readonly number[];
}

/** What a search has of an exact front. */
export interface Exactness {
  /** combinations of sheets on the front */
  readonly combinations: readonly string[];
  readonly held: readonly string[];
  /** the largest distance of an end of the search from that of the front, as a share of its value */
  readonly endGap: number;
}

/** So near, in shares of the front's extent, the search must come to the points of a combination that it does not hold itself. */
const NEAR = 0.01;

/**
 * With real genes the exact front of a small space is that of all its combinations of sheets, each polished by itself. The search has it when
 * it has every end, and holds every combination on it: has it on its own front or, as twins differ in no more than a foil, comes as near as
 * `NEAR` to each of its points with another one.
 */
export function exactnessOf(search: readonly MadePoint[], front: readonly MadePoint[]): Exactness {
  const combinations = [...new Set(front.map(({ sheets }) => sheets))].sort();
  const mine = new Set(search.map(({ sheets }) => sheets));
  const extents = extentsOf(front);
  const isNear = ({ f }: MadePoint): boolean =>
    search.some((other) =>
      extents.every(({ k, extent }) => (other.f[k] as number) - (f[k] as number) <= NEAR * extent),
    );
  const far = new Set(front.filter((point) => !mine.has(point.sheets) && !isNear(point)).map(({ sheets }) => sheets));
  const ends = (points: readonly MadePoint[]): number[] =>
    (front[0]?.f ?? []).map((_, k) => points.reduce((least, { f }) => Math.min(least, f[k] as number), Infinity));
  const theirs = ends(front);
  const gaps = ends(search).map((end, k) => (end - (theirs[k] as number)) / Math.abs(theirs[k] || 1));
  return { combinations, held: combinations.filter((sheets) => !far.has(sheets)), endGap: Math.max(0, ...gaps) };
}

/** The objectives that vary on a front, and how far. */
function extentsOf(front: readonly MadePoint[]): { k: number; extent: number }[] {
  return (front[0]?.f ?? []).flatMap((_, k) => {
    const values = front.map(({ f }) => f[k] as number);
    const low = values.reduce((least, value) => Math.min(least, value));
    const extent = values.reduce((most, value) => Math.max(most, value)) - low;
    return extent > 1e-9 * Math.abs(low) ? [{ k, extent }] : [];
  });
}
