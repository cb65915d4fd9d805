import type { Step } from '@libs/process';
import type { Recipe } from '@libs/recipe';
import { holdAfter } from './open-time';
import type { TrayCount } from './oven-loads';
import type { Predecessor } from './schedule-types';

/** A task and its share of what its step makes, from 0 to 1. */
export interface Share {
  readonly task: string;
  readonly from: number;
  readonly to: number;
}

/** The share of each piece: equal, or, in an oven, by trays, which are filled one load after another. Example: 3 trays of 2: 2/3 and 1/3. */
export function sharesOf(ids: readonly string[], trays?: TrayCount): Share[] {
  const all = trays?.trays ?? ids.length;
  const each = trays === undefined || trays.trays === null ? 1 : trays.of;
  return ids.map((task, at) => ({ task, from: (at * each) / all, to: Math.min(1, ((at + 1) * each) / all) }));
}

/**
 * What a piece waits for. Where a step takes one thing, only for its own share of it: a pass for its batch, a press load for its stacks, an
 * oven load for what lies in it. Where it takes several, for all of them. `instead`: a step in the place of another, by id.
 */
export function predecessorsOf(
  steps: readonly Step[],
  made: ReadonlyMap<string, readonly Share[]>,
  mine: Share,
  recipe: Recipe,
  instead: ReadonlyMap<string, string> = new Map(),
): Predecessor[] {
  const inside = new Set(steps.map(({ id }) => id));
  const from = new Set(steps.flatMap(({ ingredients }) => ingredients.flatMap(({ from: id }) => id ?? [])));
  const sources = [...from].filter((id) => !inside.has(id)).map((id) => instead.get(id) ?? id);
  return sources.flatMap((id) => {
    const before = made.get(id) ?? [];
    const shared = sources.length === 1 ? before.filter((one) => overlap(one, mine) > 1e-9) : before;
    const hold = holdAfter(recipe, id);
    return shared.map(({ task }) => ({ task, after: 0, ...hold }));
  });
}

function overlap(one: Share, other: Share): number {
  return Math.min(one.to, other.to) - Math.max(one.from, other.from);
}
