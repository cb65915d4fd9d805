import type { Compiled } from './compiled-problem';
import { latestEnds } from './latest-times';
import { LowerBound } from './lower-bound';
import { OrderTimer } from './order-timer';

// Taken once: inside of a test's sandbox every look-up of a global costs more than the sum it stands for.
const { max, min } = Math;
const NEVER = Number.POSITIVE_INFINITY;

export interface ExactEffort {
  /** placed blocks before the proof is given up: a bound of work that does not read a clock */
  readonly blocks: number;
  /** stop at the first order that fits: the question is only whether there is one */
  readonly first?: boolean;
  /** only orders that end before this minute are of use */
  readonly before?: number;
}

export interface ExactAnswer {
  /** the best order found; undefined: none keeps every window, and where the search is complete there is none */
  readonly order: readonly number[] | undefined;
  readonly complete: boolean;
  readonly nodes: number;
}

/**
 * The order whose run ends first, by branch and bound over orders in which tasks begin one after another (see `OrderTimer`). Pruned by
 * the lower bound, by latest ends, by equal tasks taken in turn, and by memory: the same tasks begun before, with the same residues in the
 * equipment and nothing freed later. Kept in memory is only what no window can still push later. Units: minutes.
 */
export function exactOrder(compiled: Compiled, known: readonly number[] | undefined, effort: ExactEffort): ExactAnswer {
  return new ExactSearch(compiled, effort).from(known);
}

class ExactSearch {
  private readonly timer: OrderTimer;
  private readonly bound: LowerBound;
  private readonly states;
  private readonly memory = new Map<string, Int32Array[]>();
  private readonly twinOf: Int32Array;
  private best = NEVER;
  private bestOrder: readonly number[] | undefined;
  private nodes = 0;
  private gaveUp = false;

  constructor(
    private readonly compiled: Compiled,
    private readonly effort: ExactEffort,
  ) {
    this.timer = new OrderTimer(compiled);
    this.bound = new LowerBound(this.timer);
    this.states = Array.from({ length: compiled.count + 1 }, () => this.timer.newState());
    this.twinOf = twins(compiled);
  }

  from(known: readonly number[] | undefined): ExactAnswer {
    this.best = this.effort.before ?? NEVER;
    const makespan = known && this.timer.makespanOf(known);
    const possible = makespan === undefined || makespan >= this.best || this.improve(makespan, known ?? []);
    if (possible && this.tighten()) {
      this.timer.clear();
      this.visit((1 << this.compiled.count) - 1, 0);
    }
    return { order: this.bestOrder, complete: !this.gaveUp, nodes: this.nodes };
  }

  /** Keeps a better order; false: no run can end earlier. */
  private improve(makespan: number, order: readonly number[]): boolean {
    this.best = makespan;
    this.bestOrder = order;
    return this.tighten();
  }

  private tighten(): boolean {
    const latest = latestEnds(this.compiled, min(this.best, this.compiled.horizon + 1));
    if (latest) this.timer.latestEnd.set(latest);
    else this.timer.latestEnd.fill(-1);
    return latest !== undefined;
  }

  /** Continues the order in the timer with every task of `left` that may come next. */
  private visit(left: number, depth: number): void {
    this.nodes += 1;
    // The bound of a node costs about as much as to place every task once.
    this.gaveUp ||= this.timer.blocks + this.nodes * this.compiled.count > this.effort.blocks;
    if (this.gaveUp || (this.effort.first && this.bestOrder)) return;
    const { timer, compiled } = this;
    if (left === 0) {
      const makespan = timer.makespan();
      if (makespan < this.best) this.improve(makespan, [...timer.order.subarray(0, compiled.count)]);
      return;
    }
    let bound = this.bound.of(left);
    while (bound < this.best && this.bound.holdsBack) {
      if (!timer.again() || !timer.settle()) return;
      bound = this.bound.of(left);
    }
    if (bound >= this.best || this.remembered(left, bound)) return;
    const state = this.states[depth] as ReturnType<OrderTimer['newState']>;
    timer.save(state);
    for (const at of this.candidates(left)) {
      if (timer.place(at) && timer.settle()) this.visit(left & ~(1 << at), depth + 1);
      timer.restore(state);
    }
  }

  /** What may begin next, the earliest first, then the one with least time to spare. */
  private candidates(left: number): number[] {
    const { compiled, timer } = this;
    const ready: number[] = [];
    const spare = new Map<number, number>();
    for (let at = 0; at < compiled.count; at += 1) {
      if ((left & (1 << at)) === 0 || (left & (1 << (this.twinOf[at] as number))) !== 0) continue;
      if ((compiled.predecessorsOf[at] ?? []).some(({ at: before }) => (left & (1 << before)) !== 0)) continue;
      ready.push(at);
      spare.set(at, (timer.latestEnd[at] as number) - (compiled.minutes[at] as number));
    }
    const { head } = this.bound;
    const heads = new Map(ready.map((at) => [at, head[at] as number]));
    return ready.sort(
      (a, b) => (heads.get(a) ?? 0) - (heads.get(b) ?? 0) || (spare.get(a) ?? 0) - (spare.get(b) ?? 0) || a - b,
    );
  }

  /** Whether an order of the same tasks was continued before that leaves nothing later than this one; if not, this one is kept. */
  private remembered(left: number, bound: number): boolean {
    const { compiled, timer } = this;
    const next = this.bound.next;
    let key = String(left);
    const state: number[] = [timer.makespan(), next];
    for (let machine = 0; machine < compiled.machines; machine += 1) {
      const last = timer.last[machine] as number;
      if (last < 0 || !this.isWanted(machine, left)) continue;
      key += `,${machine}:${compiled.residue[last]}`;
      state.push(max(next, timer.end[last] as number));
    }
    for (let at = 0; at < compiled.count; at += 1) {
      if ((left & (1 << at)) === 0) continue;
      let ready = next;
      for (const { at: before, after } of compiled.predecessorsOf[at] ?? [])
        if ((left & (1 << before)) === 0) ready = max(ready, (timer.end[before] as number) + after);
      state.push(ready);
    }
    for (let place = 1; place <= compiled.mostOperators; place += 1) {
      const busy = place <= timer.busyCount ? (timer.busy[timer.busyCount - place] as number) : 0;
      state.push(max(next, busy));
    }
    const before = this.memory.get(key);
    if (before === undefined) {
      if (!this.pushable(left)) this.memory.set(key, [Int32Array.from(state)]);
      return false;
    }
    // An earlier end of what is placed is no gain where what is left ends later anyway.
    const ends = max(state[0] as number, bound);
    for (const old of before) {
      if ((old[0] as number) > ends) continue;
      let at = 1;
      while (at < state.length && (old[at] as number) <= (state[at] as number)) at += 1;
      if (at === state.length) return true;
    }
    if (!this.pushable(left)) before.push(Int32Array.from(state));
    return false;
  }

  private isWanted(machine: number, left: number): boolean {
    for (let at = 0; at < this.compiled.count; at += 1)
      if ((left & (1 << at)) !== 0 && (this.compiled.machinesOf[at] ?? []).includes(machine)) return true;
    return false;
  }

  /** Whether a window of a task that is left could still push one that has begun. */
  private pushable(left: number): boolean {
    const { compiled, timer } = this;
    if (!compiled.windowed) return false;
    for (let at = 0; at < compiled.count; at += 1) {
      if ((left & (1 << at)) === 0) continue;
      const latestStart = (timer.latestEnd[at] as number) - (compiled.minutes[at] as number);
      for (const { at: before, within } of compiled.predecessorsOf[at] ?? [])
        if (within !== null && (left & (1 << before)) === 0 && (timer.end[before] as number) + within < latestStart)
          return true;
    }
    return false;
  }
}

/** For each task an equal one before it in the list, which may be taken first; out of range where there is none. */
function twins({ problem: { tasks }, count }: Compiled): Int32Array {
  const facts = tasks.map(({ id, equipment, minutes, attended, residue, predecessors }) =>
    JSON.stringify([
      [...equipment].sort(),
      minutes,
      attended,
      residue,
      predecessors.map(({ task, after, within }) => [task, after, within]).sort(),
      tasks
        .flatMap((later) =>
          later.predecessors
            .filter(({ task }) => task === id)
            .map(({ after, within }) => JSON.stringify([later.id, after, within])),
        )
        .sort(),
    ]),
  );
  return Int32Array.from(facts, (fact, at) => {
    const earlier = facts.lastIndexOf(fact, at - 1);
    return at > 0 && earlier >= 0 ? earlier : count;
  });
}
