import type { Point } from '@libs/optimizer';

/** A corner of a front: where to begin, the objective to bring down, and what must be beaten meanwhile. */
export interface Corner {
  readonly from: ArrayLike<number>;
  readonly objective: number;
  /** the objective that must stay below a value, where the corner is that of the far side of a gap */
  readonly beats?: { readonly objective: number; readonly below: number };
}

/** A gap is wide when it is this share of the front's extent. */
const WIDE = 0.1;

/**
 * The ends of a front in each objective; and where a gap in an objective is wide, as between the priced and the unpriced, the ends of what
 * lies beyond it: the least of that objective among the points that in another one beat all on the near side. The widest gap comes first,
 * the ends last: a cliff is what a search has trouble with.
 */
export function cornersOf(points: readonly Point[], objectives: number): Corner[] {
  const ends: Corner[] = [];
  const beyond: (Corner & { readonly gap: number })[] = [];
  for (let objective = 0; objective < objectives; objective++) {
    const of = ({ f }: Point): number => f[objective] as number;
    const sorted = [...points].sort((a, b) => of(a) - of(b));
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (!first || !last || of(last) - of(first) <= 1e-9 * Math.abs(of(first))) continue;
    ends.push({ from: first.x, objective });
    const widest = sorted.reduce(
      (best, point, at) => {
        const width = at === 0 ? 0 : of(point) - of(sorted[at - 1] as Point);
        return width > best.width ? { at, width } : best;
      },
      { at: 0, width: 0 },
    );
    const gap = widest.width / (of(last) - of(first));
    if (gap < WIDE) continue;
    for (let other = 0; other < objectives; other++) {
      if (other === objective) continue;
      const below = sorted.slice(0, widest.at).reduce((least, { f }) => Math.min(least, f[other] as number), Infinity);
      const from = sorted.slice(widest.at).find(({ f }) => (f[other] as number) < below);
      if (from) beyond.push({ from: from.x, objective, beats: { objective: other, below }, gap });
    }
  }
  return [...beyond.sort((a, b) => b.gap - a.gap), ...ends];
}
