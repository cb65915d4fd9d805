import type { Compiled } from './compiled-problem';
import { compile } from './compiled-problem';
import { dispatched, improved } from './dispatch';
import { exactOrder } from './exact-order';
import { moveLater } from './move-later';
import type { Schedule, ScheduleProblem } from './schedule-types';
import { windowGroups } from './window-groups';

/** Placed blocks for the question whether a run that begins at some minute can end in time. */
const BLOCKS = 2_000_000;

/**
 * A schedule that ends by a minute and begins as late as it can: the latest begin is found by halving, because what begins later can
 * also begin earlier; then every task is moved as late as what follows allows. Units: minutes. Undefined: none was found that ends in
 * time. `optimal` true: that no run begins later is proved. Example: 60 min on one machine, due at 480: begins at 420.
 */
export function scheduleBackward(problem: ScheduleProblem, due: number): Schedule | undefined {
  let answer = orderFrom(problem, problem.notBefore ?? 0, due);
  if (!answer.order) return undefined;
  let [low, high] = [problem.notBefore ?? 0, due + 1];
  let order = answer.order;
  let proved = true;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    answer = orderFrom(problem, middle, due);
    if (answer.order) [low, order] = [middle, answer.order];
    else {
      high = middle;
      proved &&= answer.complete;
    }
  }
  const compiled = compile({ ...problem, notBefore: low });
  const placements = moveLater(compiled, order, due);
  return { placements, makespan: Math.max(...placements.map(({ end }) => end)), optimal: proved, due };
}

interface Answer {
  readonly order: readonly number[] | undefined;
  /** no order, and every one was tried */
  readonly complete: boolean;
}

function orderFrom(problem: ScheduleProblem, notBefore: number, due: number): Answer {
  const compiled = compile({ ...problem, notBefore });
  const first = dispatched(compiled) ?? dispatched(compiled, keptAlone(compiled));
  if (first && first.makespan <= due) return { order: first.order, complete: false };
  if (compiled.count > 20) {
    const better = first && improved(compiled, first);
    return { order: better && better.makespan <= due ? better.order : undefined, complete: false };
  }
  const { order, complete } = exactOrder(compiled, undefined, { blocks: BLOCKS, first: true, before: due + 1 });
  return { order, complete };
}

function keptAlone(compiled: Compiled): (readonly number[])[] {
  return windowGroups(compiled).flatMap(({ order }) => (order ? [order] : []));
}
