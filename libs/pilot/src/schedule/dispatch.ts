import type { Compiled } from './compiled-problem';
import { OrderTimer } from './order-timer';

// Taken once: inside of a test's sandbox every look-up of a global costs more than the sum it stands for.
const NEVER = Number.POSITIVE_INFINITY;

/** Blocks that the improvement may place: a bound of work that does not read a clock. */
const BLOCKS = 2_000_000;

export interface Dispatched {
  readonly order: readonly number[];
  readonly makespan: number;
}

type Rule = (at: number, earliest: number) => number;

/**
 * The best of the dispatching rules: what must follow in time first, the earliest, the longest tail; then whole groups of tasks, each in
 * an order that is known to keep its windows. Undefined: none fits.
 */
export function dispatched(compiled: Compiled, groups: readonly (readonly number[])[] = []): Dispatched | undefined {
  const timer = new OrderTimer(compiled);
  const urgent = (at: number): number => (compiled.predecessorsOf[at]?.some(({ within }) => within !== null) ? 0 : 1);
  const tail = (at: number): number => compiled.tails[at] as number;
  const rules: readonly Rule[] = [
    (at, earliest) => urgent(at) * 1e9 + earliest * 1000 - tail(at) / 1000,
    (at, earliest) => earliest * 1000 - tail(at) / 1000,
    (at) => urgent(at) * 1e9 - tail(at),
    (at) => urgent(at) * 1e9 + at,
  ];
  let best: Dispatched | undefined;
  const orders = rules.map((rule) => ordered(compiled, timer, rule));
  for (const order of groups.length > 0 ? [...orders, groupAfterGroup(compiled, groups)] : orders) {
    const makespan = order && timer.makespanOf(order);
    if (order && makespan !== undefined && (!best || makespan < best.makespan)) best = { order, makespan };
  }
  return best;
}

function ordered(compiled: Compiled, timer: OrderTimer, rule: Rule): number[] | undefined {
  const waiting = compiled.predecessorsOf.map(({ length }) => length);
  const ready = waiting.flatMap((count, at) => (count === 0 ? [at] : []));
  const order: number[] = [];
  timer.clear();
  while (ready.length > 0) {
    let pick = 0;
    let least = NEVER;
    for (const [position, at] of ready.entries()) {
      const begin = timer.earliest(at);
      const score = rule(at, begin < 0 ? compiled.horizon : begin);
      if (score < least) [pick, least] = [position, score];
    }
    const [at = 0] = ready.splice(pick, 1);
    if (!timer.place(at) || !timer.settle()) return undefined;
    order.push(at);
    for (const { at: next } of compiled.successorsOf[at] ?? []) {
      waiting[next] = (waiting[next] as number) - 1;
      if (waiting[next] === 0) ready.push(next);
    }
  }
  return order;
}

/** One group after another, and single tasks as their turn comes; undefined: the groups wait for each other. */
function groupAfterGroup(compiled: Compiled, groups: readonly (readonly number[])[]): number[] | undefined {
  const grouped = new Set(groups.flat());
  const waiting = [
    ...groups,
    ...compiled.topological.filter((at) => !grouped.has(at)).map((at): readonly number[] => [at]),
  ];
  const done = new Set<number>();
  while (waiting.length > 0) {
    const next = waiting.findIndex((members) =>
      members.every((at) =>
        compiled.predecessorsOf[at]?.every(({ at: before }) => done.has(before) || members.includes(before)),
      ),
    );
    if (next < 0) return undefined;
    for (const at of waiting.splice(next, 1)[0] ?? []) done.add(at);
  }
  return [...done];
}

/** Moves single tasks to earlier places in the order as long as that ends the run earlier; a bounded number of trials, no chance. */
export function improved(compiled: Compiled, first: Dispatched): Dispatched {
  const timer = new OrderTimer(compiled);
  let best = first;
  for (let again = true; again && timer.blocks < BLOCKS;) {
    again = false;
    for (let from = best.order.length - 1; from > 0 && timer.blocks < BLOCKS; from -= 1) {
      for (const by of [1, 2, 3, 4, 6, 8, 16, 32]) {
        const order = moved(compiled, best.order, from, from - by);
        if (!order) break;
        const makespan = timer.makespanOf(order);
        if (makespan !== undefined && makespan < best.makespan) {
          best = { order, makespan };
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
  if (compiled.predecessorsOf[at]?.some(({ at: before }) => between.includes(before))) return undefined;
  return [...order.slice(0, to), at, ...between, ...order.slice(from + 1)];
}
