import type { Route } from '../answer';
import { positions, type Choices } from '../route/choices';
import { byDesirability, counted } from './desirability';
import { objectiveOf, type ObjectiveId } from '../brief/objectives';

/** One kind of route: those that share their categorical choices (or, where all do, one end of the trade-off), and the most desirable of them. */
export interface Alternative {
  readonly representative: string;
  readonly routes: readonly string[];
  /** what tells it from the recommended route; empty = the same choices, other numbers */
  readonly differs: readonly string[];
  /** objectives in which it is the best of the representatives */
  readonly bestIn: readonly ObjectiveId[];
}

export interface Alternatives {
  /** by what the routes were grouped, the first that matters most */
  readonly by: readonly string[];
  readonly groups: readonly Alternative[];
}

type Key = 'powder' | 'family' | 'carrier' | 'electrolyte' | 'second' | 'active' | 'coating' | 'solvent' | 'binder';
/** From fine to coarse: the finest that leaves no more groups than fit a table is taken. */
const levels: readonly (readonly Key[])[] = [
  ['family', 'carrier', 'electrolyte', 'second', 'powder', 'active', 'coating', 'solvent', 'binder'],
  ['family', 'carrier', 'electrolyte', 'second', 'powder', 'active', 'coating', 'solvent'],
  ['family', 'carrier', 'electrolyte', 'second', 'powder', 'active'],
  ['family', 'electrolyte', 'second', 'powder'],
  ['family'],
];
const MOST = 6;
const LEAST = 3;

/** Diverse alternatives: routes grouped by how they are made, then, where that gives too few, by where they stand in the trade-off. */
export function alternativesOf(routes: readonly Route[]): Alternatives {
  const sorted = [...routes].sort(byDesirability);
  if (sorted.length === 0) return { by: [], groups: [] };
  let by: readonly Key[] = levels[levels.length - 1] as readonly Key[];
  let groups: Route[][] = [];
  for (const level of levels) {
    groups = grouped(sorted, level);
    by = level;
    if (groups.length <= MOST) break;
  }
  const split = groups.length < LEAST;
  const parts = split ? splitByObjectives(groups) : groups;
  const heads = parts.map((group) => group[0] as Route);
  const ids = Object.keys(heads[0]?.objectives ?? {}) as ObjectiveId[];
  return {
    by: [...by, ...(split && parts.length > groups.length ? ['objectives'] : [])],
    groups: parts.map((group, index): Alternative => {
      const head = heads[index] as Route;
      return {
        representative: head.id,
        routes: group.map(({ id }) => id).sort(),
        differs: index === 0 ? [] : differences((heads[0] as Route).choices, head.choices).map(({ says }) => says),
        bestIn: ids.filter((id) => {
          const mine = ranked(head, id);
          return Number.isFinite(mine) && heads.every((other) => other === head || !(ranked(other, id) <= mine));
        }),
      };
    }),
  };
}

function grouped(routes: readonly Route[], keys: readonly Key[]): Route[][] {
  const groups = new Map<string, Route[]>();
  for (const route of routes) {
    const key = positions.flatMap((position) => keys.map((one) => route.choices[position][one] ?? '')).join('|');
    groups.set(key, [...(groups.get(key) ?? []), route]);
  }
  return [...groups.values()];
}

/** Smaller is better; an unknown figure by its pessimistic end, NaN where there is none. */
function ranked(route: Route, id: ObjectiveId): number {
  const { sense } = objectiveOf(id);
  const value = counted(route.figures[id], sense);
  return sense === 'min' ? value : -value;
}

/** Splits the group with the widest trade-off in two, around its two routes that lie farthest apart, until there are enough. */
function splitByObjectives(groups: readonly Route[][]): Route[][] {
  const parts = groups.map((group) => [...group]);
  const ids = Object.keys(parts[0]?.[0]?.objectives ?? {}) as ObjectiveId[];
  const all = parts.flat();
  const ranges = ids.map((id) => {
    const values = all.map((route) => ranked(route, id)).filter(Number.isFinite);
    return { id, low: Math.min(...values), width: Math.max(...values) - Math.min(...values) };
  });
  const places = new Map(
    all.map((route) => [
      route,
      ranges.map(({ id, low, width }) => {
        const value = ranked(route, id);
        return Number.isFinite(value) && width > 0 ? (value - low) / width : width > 0 ? 1 : 0;
      }),
    ]),
  );
  const apart = (a: Route, b: Route): number => {
    const [one, other] = [places.get(a) ?? [], places.get(b) ?? []];
    return Math.hypot(...one.map((value, index) => value - (other[index] ?? 0)));
  };
  const widest = (group: readonly Route[]): { a: Route; b: Route; distance: number } => {
    let found = { a: group[0] as Route, b: group[0] as Route, distance: 0 };
    for (const [index, a] of group.entries())
      for (const b of group.slice(index + 1)) {
        const distance = apart(a, b);
        if (distance > found.distance) found = { a, b, distance };
      }
    return found;
  };
  while (parts.length < LEAST) {
    const spans = parts.map((group) => widest(group));
    const index = spans.reduce((best, { distance }, at) => (distance > (spans[best]?.distance ?? 0) ? at : best), 0);
    const span = spans[index];
    if (!span || span.distance === 0) break;
    const group = parts[index] as Route[];
    const near = group.filter((route) => apart(route, span.a) <= apart(route, span.b));
    parts.splice(
      index,
      1,
      near,
      group.filter((route) => !near.includes(route)),
    );
  }
  return parts.sort((a, b) => byDesirability(a[0] as Route, b[0] as Route));
}

/** A choice in which two routes differ, from the first to the second. */
export interface Difference {
  readonly sheet: 'cathode' | 'separator' | 'anode';
  readonly part: string;
  readonly from: string;
  readonly to: string;
  readonly says: string;
}

const words = [
  'family',
  'carrier',
  'active',
  'coating',
  'electrolyte',
  'second',
  'powder',
  'binder',
  'carbon',
  'solvent',
  'solutionSolvent',
  'heatTreatmentC',
  'collector',
  'scaffold',
  'interlayer',
  'additive',
] as const;
const names: Readonly<Partial<Record<(typeof words)[number], string>>> = {
  carrier: 'coated on the',
  solutionSolvent: 'solvent of the solution',
  heatTreatmentC: 'heat treatment °C',
  second: 'second electrolyte',
  powder: 'powder made by',
};

/** The categorical choices in which `to` differs from `from`; where the family differs, its parts are told with it. */
export function differences(from: Choices, to: Choices): Difference[] {
  return positions.flatMap((sheet) =>
    words.flatMap((part): Difference[] => {
      const [before, after] = [String(from[sheet][part] ?? 'none'), String(to[sheet][part] ?? 'none')];
      if (before === after) return [];
      const says = `${sheet} ${names[part] ?? part}: ${after} instead of ${before}`;
      return [{ sheet, part, from: before, to: after, says }];
    }),
  );
}
