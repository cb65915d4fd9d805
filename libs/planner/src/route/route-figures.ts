import type { Figure, Unknown } from '../answer';
import { objectives, type ObjectiveId, type RouteFigures } from '../brief/objectives';
import type { Interval, Sensitivity } from '../model/uncertainty';

const MOST = 5;
const UNKNOWNS = 3;

/** Five significant digits; null for what is no number. */
export function significant(value: number | null, digits = 5): number | null {
  return value !== null && Number.isFinite(value) ? Number(value.toPrecision(digits)) : null;
}

/** Every objective of a route with its interval. */
export function figuresOf(
  figures: RouteFigures,
  intervals: ReadonlyMap<ObjectiveId, Interval>,
): Record<ObjectiveId, Figure> {
  return Object.fromEntries(
    objectives.map(({ id, unit, read }): [string, Figure] => {
      const { low, high, note } = intervals.get(id) ?? { low: null, high: null };
      const ends = { value: significant(read(figures)), low: significant(low), high: significant(high), unit };
      return [id, note === undefined ? ends : { ...ends, note }];
    }),
  ) as Record<ObjectiveId, Figure>;
}

/** The widest five of each objective. */
export function sensitivitiesOf(
  moved: ReadonlyMap<ObjectiveId, readonly Sensitivity[]>,
): Partial<Record<ObjectiveId, Sensitivity[]>> {
  return Object.fromEntries(
    [...moved].map(([id, rows]) => [
      id,
      rows.slice(0, MOST).map((row) => ({
        ...row,
        low: significant(row.low, 4),
        high: significant(row.high, 4),
        atLow: significant(row.atLow),
        atHigh: significant(row.atHigh),
        swing: significant(row.swing, 3),
      })),
    ]),
  );
}

/** Assumptions and missing prices over all objectives, the widest first; each is named once, where it moves most. */
export function unknownsOf(moved: ReadonlyMap<ObjectiveId, readonly Sensitivity[]>): Unknown[] {
  const widest = new Map<string, Unknown & { readonly width: number }>();
  for (const [objective, rows] of moved)
    for (const { id, kind, says, swing } of rows) {
      if (kind === 'datum') continue;
      const width = swing ?? Infinity;
      if (width > (widest.get(id)?.width ?? 0))
        widest.set(id, { id, says, objective, swing: significant(swing, 3), width });
    }
  return [...widest.values()]
    .sort((a, b) => (a.width === b.width ? (a.id < b.id ? -1 : 1) : b.width - a.width))
    .slice(0, UNKNOWNS)
    .map(({ id, says, objective, swing }) => ({ id, says, objective, swing }));
}
