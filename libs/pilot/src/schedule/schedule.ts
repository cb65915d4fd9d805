import type { Compiled } from './compiled-problem';
import { compile } from './compiled-problem';
import { conflictOf } from './conflict';
import { dispatched, improved } from './dispatch';
import { exactOrder } from './exact-order';
import { placementsOf } from './explain-placement';
import type { Placement, Schedule, Scheduled, ScheduleProblem } from './schedule-types';
import type { WindowGroup } from './window-groups';
import { windowGroups } from './window-groups';

/** Placed blocks that are spent on a proof, by the number of tasks: random runs of 12 need some hundred thousand, a few some million. */
const EFFORT: readonly { readonly upTo: number; readonly blocks: number }[] = [
  { upTo: 12, blocks: 400_000_000 },
  { upTo: 20, blocks: 500_000 },
];

/**
 * A schedule of finite capacity, forward from minute 0: the proved optimum up to 12 tasks, a dispatched and improved order for many.
 * Objective: the end of the last task, minutes. Valid: attended work and cleaning lie whole in one shift. Errors: a conflict names the
 * windows that cannot be kept together and the cheapest one to widen. Example: two tasks of 60 min on one mixer end at 120.
 */
export function schedule(problem: ScheduleProblem): Scheduled {
  const compiled = compile(problem);
  const answer = solved(compiled);
  if ('order' in answer) return { schedule: written(compiled, answer.order, answer.optimal) };
  return { conflict: conflictOf(problem, answer.groups, placed, answer.proved) };
}

type Solved =
  | { readonly order: readonly number[]; readonly optimal: boolean }
  | { readonly groups: readonly WindowGroup[]; readonly proved: boolean };

function solved(compiled: Compiled): Solved {
  let first = dispatched(compiled);
  let groups: readonly WindowGroup[] = [];
  if (!first) {
    groups = windowGroups(compiled);
    if (groups.some(({ proved }) => proved)) return { groups, proved: true };
    first = dispatched(compiled, ordersOf(groups));
  }
  const good = first && improved(compiled, first);
  const blocks = EFFORT.find(({ upTo }) => compiled.count <= upTo)?.blocks ?? 0;
  if (blocks === 0) return good ? { order: good.order, optimal: false } : { groups, proved: false };
  const { order, complete } = exactOrder(compiled, good?.order, { blocks });
  return order ? { order, optimal: complete } : { groups, proved: complete };
}

/** A schedule soon, not the best: for what would be possible with wider windows. */
function placed(problem: ScheduleProblem): readonly Placement[] | undefined {
  const compiled = compile(problem);
  const first = dispatched(compiled) ?? dispatched(compiled, ordersOf(windowGroups(compiled, 100_000)));
  const order = compiled.count <= 20 ? exactOrder(compiled, first?.order, { blocks: 300_000 }).order : first?.order;
  return order && placementsOf(compiled, order);
}

function ordersOf(groups: readonly WindowGroup[]): (readonly number[])[] {
  return groups.flatMap(({ order }) => (order ? [order] : []));
}

function written(compiled: Compiled, order: readonly number[], optimal: boolean): Schedule {
  const placements = placementsOf(compiled, order);
  return { placements, makespan: placements.reduce((latest, { end }) => Math.max(latest, end), 0), optimal };
}
