import type { OrderTimer } from './order-timer';

// Taken once: inside of a test's sandbox every look-up of a global costs more than the sum it stands for.
const { max, min, ceil } = Math;
const NEVER = Number.POSITIVE_INFINITY;

/**
 * What a begun order cannot undercut. Heads: the earliest begin of every task that is left, through equipment, predecessors, shifts and
 * the operators at work. Load: on each piece of equipment, and on the operators, the work that is left, cut into minutes, fits into the
 * shifts no earlier. Units: minutes; every bound is at or below the end of every schedule that continues the order.
 */
export class LowerBound {
  readonly head: Int32Array;
  private readonly headEnd: Int32Array;
  private readonly clean: Int32Array;
  /** for each piece of equipment, 1 for the tasks that use it */
  private readonly users: readonly Uint8Array[];
  private readonly byHead: Int32Array;
  private leftCount = 0;
  /** nothing begins before it any more; a longer cleaning than the least may begin before its head */
  next = 0;
  /** a window asks a task of the order to end later than it does: time the order again */
  holdsBack = false;

  constructor(private readonly timer: OrderTimer) {
    const { count, machines, machinesOf } = timer.compiled;
    this.users = Array.from({ length: machines }, (_, machine) =>
      Uint8Array.from(machinesOf, (own) => (own.includes(machine) ? 1 : 0)),
    );
    this.byHead = new Int32Array(count);
    this.head = new Int32Array(count);
    this.headEnd = new Int32Array(count);
    this.clean = new Int32Array(count);
  }

  /** The bound for the order in the timer, when the tasks of `left` are still to come; Infinity: it cannot be continued in time. */
  of(left: number): number {
    const { compiled, latestEnd } = this.timer;
    this.holdsBack = false;
    this.next = compiled.horizon;
    let bound = this.timer.makespan();
    for (const at of compiled.topological) {
      if ((left & (1 << at)) === 0) continue;
      const clean = this.leastCleaning(at, left);
      let earliest = max(this.timer.begun, this.timer.floor[at] as number);
      for (const machine of compiled.machinesOf[at] as readonly number[]) {
        const before = this.timer.last[machine] as number;
        if (before >= 0) earliest = max(earliest, this.timer.end[before] as number);
      }
      const free = earliest;
      const waits = compiled.predecessorsOf[at] ?? [];
      for (const { at: before, after } of waits) earliest = max(earliest, this.endOf(before, left) + after - clean);
      const begin = this.timer.staffed(earliest, clean, at);
      const end = begin + clean + (compiled.minutes[at] as number);
      if (begin < 0 || end > (latestEnd[at] as number)) return NEVER;
      this.clean[at] = clean;
      this.head[at] = begin;
      this.headEnd[at] = end;
      this.next = min(this.next, max(free, begin + clean - (compiled.mostCleaning[at] as number)));
      for (const { at: before, within } of waits)
        if (within !== null && (left & (1 << before)) === 0 && this.timer.holdBack(before, begin + clean - within))
          this.holdsBack = true;
      bound = max(bound, end + (compiled.tails[at] as number) - (compiled.minutes[at] as number));
    }
    return max(bound, this.load(left));
  }

  private endOf(at: number, left: number): number {
    return (left & (1 << at)) === 0 ? (this.timer.end[at] as number) : (this.headEnd[at] as number);
  }

  /** The least cleaning that a task can meet: after what is on its equipment now, or after another task that is left. */
  private leastCleaning(at: number, left: number): number {
    const { machinesOf, residue, residues, cleaning, count } = this.timer.compiled;
    if (residues === 1) return 0;
    const to = residue[at] as number;
    let most = 0;
    for (const machine of machinesOf[at] as readonly number[]) {
      const before = this.timer.last[machine] as number;
      if (before < 0) continue;
      let least = cleaning[(residue[before] as number) * residues + to] as number;
      for (let other = 0; other < count && least > most; other += 1) {
        if (other === at || (left & (1 << other)) === 0 || !(machinesOf[other] ?? []).includes(machine)) continue;
        least = min(least, cleaning[(residue[other] as number) * residues + to] as number);
      }
      most = max(most, least);
    }
    return most;
  }

  private load(left: number): number {
    const { count, machines, attended } = this.timer.compiled;
    this.leftCount = 0;
    for (let at = 0; at < count; at += 1) if ((left & (1 << at)) !== 0) this.insert(at);
    let bound = 0;
    for (let machine = 0; machine < machines; machine += 1)
      bound = max(bound, this.loadOf(this.users[machine] as Uint8Array, true));
    return max(bound, this.loadOf(attended, false));
  }

  /** Keeps the tasks that are left in order of their heads, latest first. */
  private insert(at: number): void {
    let place = this.leftCount;
    for (; place > 0 && (this.head[this.byHead[place - 1] as number] as number) < (this.head[at] as number); place -= 1)
      this.byHead[place] = this.byHead[place - 1] as number;
    this.byHead[place] = at;
    this.leftCount += 1;
  }

  /** Alone: one after another on one piece of equipment; else side by side, as many as there are operators. */
  private loadOf(members: Uint8Array, isAlone: boolean): number {
    const { attended, minutes, tails } = this.timer.compiled;
    let work = 0;
    let unattended = 0;
    let tail = NEVER;
    let bound = 0;
    // From the latest head down: each head with the tasks that cannot begin before it.
    for (let place = 0; place < this.leftCount; place += 1) {
      const at = this.byHead[place] as number;
      if (members[at] === 0) continue;
      const long = minutes[at] as number;
      work += (this.clean[at] as number) + (attended[at] === 1 ? long : 0);
      unattended += attended[at] === 1 ? 0 : long;
      tail = min(tail, (tails[at] as number) - long);
      const head = this.head[at] as number;
      const end = this.worked(head, work, isAlone);
      bound = max(bound, (isAlone ? max(end, head + work + unattended) : end) + tail);
    }
    return bound;
  }

  /** When so many minutes of staffed work are done, from a minute on, by one operator or by all of the shift. */
  private worked(from: number, work: number, isAlone: boolean): number {
    const { shiftFrom, shiftTo, operators } = this.timer.compiled;
    let rest = work;
    if (rest === 0) return from;
    for (let shift = 0; shift < shiftFrom.length; shift += 1) {
      const people = isAlone ? min(1, operators[shift] as number) : (operators[shift] as number);
      const begin = max(from, shiftFrom[shift] as number);
      const room = ((shiftTo[shift] as number) - begin) * people;
      if (room <= 0) continue;
      if (rest <= room) return begin + ceil(rest / people);
      rest -= room;
    }
    return NEVER;
  }
}
