import type { Compiled, Timer } from './timing';

const ROUNDS = 20000;

interface Node {
  readonly order: number[];
  readonly left: Set<number>;
}

/**
 * The order whose run ends first, by branch and bound over orders in which tasks begin one after another. Such an order has a least
 * timing, and every schedule has such an order: the best over all orders is the optimum. Bound: the timing of the part that is placed,
 * then the longest tail of what is left. Units: minutes. `complete` false: the limit of rounds ended it, and the best so far is given.
 */
export function exactOrder(
  compiled: Compiled,
  timer: Timer,
  known?: { readonly order: readonly number[]; readonly timed: { readonly makespan: number } },
): { order: readonly number[] | undefined; complete: boolean } {
  const count = compiled.tasks.length;
  const held = compiled.tasks.some(({ predecessors }) => predecessors.some(({ within }) => within !== null));
  const seen = new Map<string, number[][]>();
  let best = known?.timed.makespan ?? Number.POSITIVE_INFINITY;
  let bestOrder = known?.order;
  const limit = timer.rounds + ROUNDS;
  timer.gaveUp = false;
  const visit = ({ order, left }: Node): void => {
    if (timer.rounds > limit) return;
    const timed = timer.timed(order);
    if (!timed) return;
    if (left.size === 0) {
      if (timed.makespan < best) {
        best = timed.makespan;
        bestOrder = [...order];
      }
      return;
    }
    const last = order[order.length - 1];
    const begun = last === undefined ? 0 : (timed.cleanFrom[last] ?? 0);
    let bound = timed.makespan;
    for (const at of left) {
      let earliest = begun;
      for (const { at: before, after } of compiled.tasks[at]?.predecessors ?? [])
        if (!left.has(before)) earliest = Math.max(earliest, (timed.end[before] ?? 0) + after);
      bound = Math.max(bound, earliest + (compiled.tails[at] ?? 0));
    }
    if (bound >= best) return;
    if (!held && dominated(compiled, seen, order, left, timed, begun)) return;
    const ready = [...left].filter((at) =>
      compiled.tasks[at]?.predecessors.every(({ at: before }) => !left.has(before)),
    );
    ready.sort((a, b) => (compiled.tails[b] ?? 0) - (compiled.tails[a] ?? 0) || a - b);
    for (const at of ready) {
      left.delete(at);
      order.push(at);
      visit({ order, left });
      order.pop();
      left.add(at);
    }
  };
  visit({ order: [], left: new Set(Array.from({ length: count }, (_, at) => at)) });
  return { order: bestOrder, complete: timer.rounds <= limit && !timer.gaveUp };
}

/** The same tasks placed before with the same equipment states, and nothing ended later: this branch cannot do better. */
function dominated(
  compiled: Compiled,
  seen: Map<string, number[][]>,
  order: readonly number[],
  left: ReadonlySet<number>,
  timed: {
    readonly end: Int32Array;
    readonly makespan: number;
    readonly cleanFrom: Int32Array;
    readonly start: Int32Array;
  },
  begun: number,
): boolean {
  const lastOn = new Map<number, number>();
  for (const at of order) for (const machine of compiled.tasks[at]?.equipment ?? []) lastOn.set(machine, at);
  const key = `${[...left].sort((a, b) => a - b).join()}|${[...lastOn].sort((a, b) => a[0] - b[0]).join(';')}`;
  const staff = order
    .map((at) => (compiled.tasks[at]?.task.attended ? (timed.end[at] ?? 0) : (timed.start[at] ?? 0)))
    .map((end) => Math.max(end, begun))
    .sort((a, b) => b - a);
  const state = [
    timed.makespan,
    begun,
    ...staff,
    ...[...order].sort((a, b) => a - b).map((at) => Math.max(timed.end[at] ?? 0, 0)),
  ];
  const before = seen.get(key) ?? [];
  if (before.some((old) => old.every((value, at) => value <= (state[at] ?? 0)))) return true;
  before.push(state);
  seen.set(key, before);
  return false;
}
