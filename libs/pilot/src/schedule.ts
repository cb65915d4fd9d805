import { exactOrder } from './exact-order';
import type { Conflict, Schedule, Scheduled, ScheduleProblem } from './schedule-types';
import type { Compiled, Timed } from './timing';
import { compile, placementsOf, Timer } from './timing';

/** Up to so many tasks every order is searched, by branch and bound. */
export const EXACT_UP_TO = 12;
const SWAPS = 1200;

interface Best {
  readonly order: readonly number[];
  readonly timed: Timed;
}

/**
 * A schedule of finite capacity, forward from minute 0: the optimum for few tasks, a dispatched and improved order for many.
 * Objective: the end of the last task, minutes. Valid: attended work and cleaning lie whole in one shift. Errors: a conflict names the
 * windows that cannot be kept together and the cheapest one to widen. Example: two tasks of 60 min on one mixer end at 120.
 */
export function schedule(problem: ScheduleProblem): Scheduled {
  const compiled = compile(problem);
  const timer = new Timer(compiled);
  const found = dispatched(compiled, timer);
  if (problem.tasks.length <= EXACT_UP_TO) {
    const exact = exactOrder(compiled, timer, found);
    const { order } = exact;
    const timed = order && timer.timed(order);
    return order && timed
      ? {
          schedule: exact.complete
            ? written(compiled, { order, timed }, true)
            : written(compiled, improved(compiled, timer, { order, timed }), false),
        }
      : { conflict: conflictOf(problem) };
  }
  return found
    ? { schedule: written(compiled, improved(compiled, timer, found), false) }
    : { conflict: conflictOf(problem) };
}

function written(compiled: Compiled, { order, timed }: Best, optimal: boolean): Schedule {
  return { placements: placementsOf(compiled, order, timed), makespan: timed.makespan, optimal };
}

type Rule = (at: number, earliest: number) => number;

/** The best of the dispatching rules: first what must follow in time, then the earliest, then the longest tail. */
function dispatched(compiled: Compiled, timer: Timer): Best | undefined {
  const urgent = (at: number): number =>
    compiled.tasks[at]?.predecessors.some(({ within }) => within !== null) ? 0 : 1;
  const tail = (at: number): number => compiled.tails[at] ?? 0;
  const rules: readonly Rule[] = [
    (at, earliest) => urgent(at) * 1e9 + earliest * 1000 - tail(at) / 1000,
    (at, earliest) => earliest * 1000 - tail(at) / 1000,
    (at) => urgent(at) * 1e9 - tail(at),
    (at) => urgent(at) * 1e9 + at,
  ];
  let best: Best | undefined;
  for (const rule of rules) {
    const order = dispatch(compiled, timer, rule);
    const timed = timer.timed(order);
    if (timed && (!best || timed.makespan < best.timed.makespan)) best = { order, timed };
  }
  return best;
}

function dispatch(compiled: Compiled, timer: Timer, rule: Rule): number[] {
  const waiting = compiled.tasks.map(({ predecessors }) => predecessors.length);
  const ready = waiting.flatMap((count, at) => (count === 0 ? [at] : []));
  const order: number[] = [];
  timer.clear();
  const state = timer.fresh();
  while (ready.length > 0) {
    let pick = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const [position, at] of ready.entries()) {
      const score = rule(at, timer.earliest(state, at) ?? 1e8);
      if (score < least) [pick, least] = [position, score];
    }
    const [at = 0] = ready.splice(pick, 1);
    timer.take(state, at);
    order.push(at);
    for (const next of compiled.tasks[at]?.successors ?? []) {
      waiting[next] = (waiting[next] ?? 0) - 1;
      if (waiting[next] === 0) ready.push(next);
    }
  }
  return order;
}

/** Moves single tasks to other places in the order as long as that ends the run earlier; a fixed number of trials, no chance. */
function improved(compiled: Compiled, timer: Timer, first: Best): Best {
  let best = first;
  let trials = Math.min(SWAPS, Math.floor(400000 / compiled.tasks.length));
  for (let again = true; again && trials > 0;) {
    again = false;
    for (let from = best.order.length - 1; from > 0 && trials > 0; from -= 1) {
      for (const by of [1, 2, 4, 8]) {
        const order = moved(compiled, best.order, from, from - by);
        if (!order) break;
        trials -= 1;
        const timed = timer.timed(order);
        if (timed && timed.makespan < best.timed.makespan) {
          best = { order, timed };
          again = true;
        }
      }
    }
  }
  return best;
}

function moved(compiled: Compiled, order: readonly number[], from: number, to: number): number[] | undefined {
  const at = order[from];
  if (to < 0 || at === undefined) return undefined;
  const between = order.slice(to, from);
  if (compiled.tasks[at]?.predecessors.some(({ at: before }) => between.includes(before))) return undefined;
  return [...order.slice(0, to), at, ...between, ...order.slice(from + 1)];
}

/** What cannot be kept together: each window is widened alone, and the one that has to be widened least is named. */
function conflictOf(problem: ScheduleProblem): Conflict {
  const windows = problem.tasks.flatMap((task, at) =>
    task.predecessors.flatMap(({ within, withinSays, task: before }, which) =>
      within === null ? [] : [{ at, which, before, within, says: `${task.title}: ${withinSays}, ${within} min` }],
    ),
  );
  const longest = problem.shifts.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  const tooLong = problem.tasks.filter(({ attended, minutes }) => attended && minutes > longest);
  if (tooLong.length > 0)
    return {
      says: `${tooLong.map(({ title, minutes }) => `${title} needs ${minutes} min with staff`).join('; ')}; the longest shift has ${longest} min.`,
      windows: tooLong.map(({ title }) => title),
      cheapestRelaxation: `a shift of ${Math.max(...tooLong.map(({ minutes }) => minutes))} min, or smaller batches`,
    };
  let cheapest: { says: string; more: number } | undefined;
  for (const window of windows) {
    const answer = bestWithout(problem, (at, which) => at === window.at && which === window.which);
    if (!answer) continue;
    const ends = new Map(problem.tasks.map(({ id }, at) => [id, answer.end[at] ?? 0]));
    const more = (answer.start[window.at] ?? 0) - (ends.get(window.before) ?? 0) - window.within;
    if (more > 0 && (!cheapest || more < cheapest.more)) cheapest = { says: window.says, more };
  }
  if (cheapest)
    return {
      says: `No order found that keeps every window; without this one there is a schedule: ${cheapest.says}.`,
      windows: [cheapest.says],
      cheapestRelaxation: `${cheapest.more} min more for ${cheapest.says}`,
    };
  const without = bestWithout(problem, () => true);
  return {
    says: without
      ? 'No order found that keeps these windows together; to widen one alone is not enough.'
      : 'The work does not fit into the shifts of the calendar, whatever the windows.',
    windows: windows.map(({ says }) => says),
    cheapestRelaxation: without ? 'widen more than one of them, or add a shift' : 'a longer calendar or more operators',
  };
}

function bestWithout(problem: ScheduleProblem, drop: (at: number, which: number) => boolean): Timed | undefined {
  const tasks = problem.tasks.map((task, at) => ({
    ...task,
    predecessors: task.predecessors.map((one, which) => (drop(at, which) ? { ...one, within: null } : one)),
  }));
  const compiled = compile({ ...problem, tasks });
  return dispatched(compiled, new Timer(compiled))?.timed;
}
