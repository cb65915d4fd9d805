import type { Compiled } from './compiled-problem';

// Taken once: inside of a test's sandbox every look-up of a global costs more than the sum it stands for.
const { max } = Math;

/** The working numbers of a timing that a search saves and restores. */
export interface TimerState {
  readonly numbers: Int32Array;
  count: number;
  begun: number;
  busyCount: number;
  shift: number;
}

/**
 * Times orders of one compiled problem. In an order the blocks (cleaning and task) begin one after another; every schedule has such an
 * order. The timing is the least fixed point of "after what is before it on its equipment, cleaned", "after its predecessors", "no more
 * operators than the shift has" and "no later than the windows allow". Every condition only pushes later, so the fixed point is the
 * least in every start, and with it in the end of the run. Units: minutes. Example: two tasks of 60 min on one machine start at 0 and 60.
 */
export class OrderTimer {
  /** one buffer, so that a state is saved by one copy */
  private readonly numbers: Int32Array;
  readonly begin: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** not before: what the windows of later tasks ask of an earlier one */
  readonly floor: Int32Array;
  readonly order: Int32Array;
  /** last task on each piece of equipment, −1: none */
  readonly last: Int32Array;
  /** ends of attended work that may still run when the next block begins */
  readonly busy: Int32Array;
  count = 0;
  begun = 0;
  busyCount = 0;
  private shift = 0;
  /** blocks placed so far: the work that a search may bound */
  blocks = 0;
  /** no task may end later; what is later is of no use to the search, or outside of the calendar */
  readonly latestEnd: Int32Array;
  private calendar = true;

  constructor(readonly compiled: Compiled) {
    const tasks = compiled.count;
    this.numbers = new Int32Array(6 * tasks + compiled.machines);
    const part = (at: number): Int32Array => this.numbers.subarray(at * tasks, (at + 1) * tasks);
    this.begin = part(0);
    this.start = part(1);
    this.end = part(2);
    this.floor = part(3);
    this.order = part(4);
    this.busy = part(5);
    this.last = this.numbers.subarray(6 * tasks);
    this.latestEnd = new Int32Array(tasks).fill(compiled.horizon);
    this.clear();
  }

  /** Forgets the order and what was pushed later. */
  clear(): void {
    this.floor.fill(0);
    this.rewind();
  }

  private rewind(): void {
    this.last.fill(-1);
    this.count = 0;
    this.begun = this.compiled.release;
    this.busyCount = 0;
    this.shift = 0;
  }

  newState(): TimerState {
    return { numbers: new Int32Array(this.numbers.length), count: 0, begun: 0, busyCount: 0, shift: 0 };
  }

  save(into: TimerState): void {
    into.numbers.set(this.numbers);
    into.count = this.count;
    into.begun = this.begun;
    into.busyCount = this.busyCount;
    into.shift = this.shift;
  }

  restore(from: TimerState): void {
    this.numbers.set(from.numbers);
    this.count = from.count;
    this.begun = from.begun;
    this.busyCount = from.busyCount;
    this.shift = from.shift;
  }

  /** Minutes of cleaning that a task needs where it would come next. */
  cleaningBefore(at: number): number {
    const { machinesOf, residue, cleaning, residues } = this.compiled;
    let clean = 0;
    for (const machine of machinesOf[at] as readonly number[]) {
      const before = this.last[machine] as number;
      if (before < 0) continue;
      const needed = cleaning[(residue[before] as number) * residues + (residue[at] as number)] as number;
      if (needed > clean) clean = needed;
    }
    return clean;
  }

  /** The earliest minute at which a task, with its cleaning, begins as the next one; −1: never. */
  earliest(at: number, clean = this.cleaningBefore(at)): number {
    const { machinesOf, predecessorsOf } = this.compiled;
    let earliest = this.begun > (this.floor[at] as number) ? this.begun : (this.floor[at] as number);
    for (const machine of machinesOf[at] as readonly number[]) {
      const before = this.last[machine] as number;
      if (before >= 0 && (this.end[before] as number) > earliest) earliest = this.end[before] as number;
    }
    for (const { at: before, after } of predecessorsOf[at] ?? []) {
      const ready = (this.end[before] as number) + after - clean;
      if (ready > earliest) earliest = ready;
    }
    return this.staffed(earliest, clean, at);
  }

  /** The first minute at or after `earliest` at which the attended part lies in one shift that still has an operator; −1: none. */
  staffed(earliest: number, clean: number, at: number): number {
    const { attended, minutes, shiftFrom, shiftTo, operators } = this.compiled;
    const work = clean + (attended[at] === 1 ? (minutes[at] as number) : 0);
    if (work === 0) return earliest;
    if (!this.calendar) return this.operatorFree(earliest, this.compiled.mostOperators);
    for (let shift = this.shift; shift < shiftFrom.length; shift += 1) {
      const most = operators[shift] as number;
      let block = earliest > (shiftFrom[shift] as number) ? earliest : (shiftFrom[shift] as number);
      if (most < 1 || block + work > (shiftTo[shift] as number)) continue;
      const free = this.operatorFree(block, most);
      if (free > block) block = free;
      if (block + work <= (shiftTo[shift] as number)) return block;
    }
    return -1;
  }

  /** When one of `most` operators is free, given who still works at `block`. */
  private operatorFree(block: number, most: number): number {
    let running = 0;
    for (let at = 0; at < this.busyCount; at += 1) if ((this.busy[at] as number) > block) running += 1;
    if (running < most) return block;
    // `busy` is kept ascending: all but the last `most` must have ended.
    return this.busy[this.busyCount - most] as number;
  }

  /** Puts a task at the end of the order; false: it never fits. */
  place(at: number): boolean {
    const { attended, minutes, shiftTo } = this.compiled;
    this.blocks += 1;
    const clean = this.cleaningBefore(at);
    const begin = this.earliest(at, clean);
    if (begin < 0 || begin + clean + (minutes[at] as number) > (this.latestEnd[at] as number)) return false;
    this.begin[at] = begin;
    this.start[at] = begin + clean;
    this.end[at] = begin + clean + (minutes[at] as number);
    for (const machine of this.compiled.machinesOf[at] as readonly number[]) this.last[machine] = at;
    this.order[this.count] = at;
    this.count += 1;
    this.begun = begin;
    while (this.shift < shiftTo.length && (shiftTo[this.shift] as number) <= begin) this.shift += 1;
    const works = attended[at] === 1 ? (this.end[at] as number) : begin + clean;
    this.occupy(begin, works);
    return true;
  }

  /** Keeps the ends of running work ascending, and drops what has ended: no later block begins before this one. */
  private occupy(begin: number, until: number): void {
    let kept = 0;
    for (let at = 0; at < this.busyCount; at += 1) {
      const end = this.busy[at] as number;
      if (end > begin) this.busy[kept++] = end;
    }
    if (until > begin) {
      let at = kept;
      for (; at > 0 && (this.busy[at - 1] as number) > until; at -= 1) this.busy[at] = this.busy[at - 1] as number;
      this.busy[at] = until;
      kept += 1;
    }
    this.busyCount = kept;
  }

  /** Pushes what ends too early for a task that waits for it; true: something was pushed, and the order has to be timed again. */
  private pushed(): boolean {
    let pushed = false;
    for (let position = 0; position < this.count; position += 1) {
      const at = this.order[position] as number;
      for (const { at: before, within } of this.compiled.predecessorsOf[at] ?? [])
        if (within !== null && this.holdBack(before, (this.start[at] as number) - within)) pushed = true;
    }
    return pushed;
  }

  /** Asks that a placed task does not end before a minute; true when that pushes it. */
  holdBack(at: number, notEndBefore: number): boolean {
    const late = notEndBefore - (this.end[at] as number);
    if (late <= 0) return false;
    this.floor[at] = max(this.floor[at] as number, (this.begin[at] as number) + late);
    return true;
  }

  /** Times the order again until every window is kept; false: it never is, in this order. */
  settle(): boolean {
    if (!this.compiled.windowed) return true;
    for (let round = 1; this.pushed(); round += 1) {
      if (round === 2 * this.compiled.count + 4 && !this.settlesWithoutShifts()) return false;
      if (!this.again()) return false;
    }
    return true;
  }

  /**
   * Whether the order keeps its windows at least where people work round the clock. If not, it never does; and without a calendar the
   * answer is soon there, because no least start is later than all work, waiting and cleaning one after another.
   */
  private settlesWithoutShifts(): boolean {
    const kept = this.newState();
    this.save(kept);
    const latest = this.latestEnd.slice();
    this.latestEnd.fill(this.compiled.release + this.compiled.allWork);
    this.calendar = false;
    this.floor.fill(0);
    let settled = this.again();
    while (settled && this.pushed()) settled = this.again();
    this.calendar = true;
    this.latestEnd.set(latest);
    this.restore(kept);
    return settled;
  }

  /** The same order once more, with what was pushed. */
  again(): boolean {
    const count = this.count;
    this.rewind();
    for (let position = 0; position < count; position += 1)
      if (!this.place(this.order[position] as number)) return false;
    return true;
  }

  /** Times a whole order; undefined: it never fits. The result is the end of the last task. */
  makespanOf(order: ArrayLike<number>): number | undefined {
    this.clear();
    for (let position = 0; position < order.length; position += 1)
      if (!this.place(order[position] as number)) return undefined;
    return this.settle() ? this.makespan() : undefined;
  }

  makespan(): number {
    let latest = 0;
    for (let position = 0; position < this.count; position += 1) {
      const end = this.end[this.order[position] as number] as number;
      if (end > latest) latest = end;
    }
    return latest;
  }
}
