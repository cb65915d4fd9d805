import type { Cleaning, Placement, ScheduleProblem, Task } from './schedule-types';

/** A problem with names turned into numbers, for the timing of many orders. */
export interface Compiled {
  readonly problem: ScheduleProblem;
  readonly tasks: readonly CompiledTask[];
  readonly horizon: number;
  /** longest chain of work from the start of a task to the end of the run */
  readonly tails: readonly number[];
}

export interface CompiledTask {
  readonly task: Task;
  readonly equipment: readonly number[];
  readonly residue: number;
  readonly predecessors: readonly { readonly at: number; readonly after: number; readonly within: number | null }[];
  readonly successors: readonly number[];
}

export interface Timed {
  readonly cleanFrom: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly makespan: number;
}

const cleaningMinutes = (cleanings: readonly Cleaning[]): Map<string, number> =>
  new Map(cleanings.map(({ from, to, minutes }) => [`${from}\u0000${to}`, minutes]));

export function compile(problem: ScheduleProblem): Compiled {
  const index = new Map(problem.tasks.map(({ id }, at) => [id, at]));
  const machines = [...new Set(problem.tasks.flatMap(({ equipment }) => equipment))];
  const residues = [...new Set(problem.tasks.map(({ residue }) => residue))];
  const successors: number[][] = problem.tasks.map(() => []);
  for (const [at, { predecessors }] of problem.tasks.entries())
    for (const { task } of predecessors) {
      const before = index.get(task);
      if (before === undefined)
        throw new Error(`task ${problem.tasks[at]?.id} waits for ${task}, which does not exist`);
      successors[before]?.push(at);
    }
  const tasks = problem.tasks.map((task, at): CompiledTask => ({
    task,
    equipment: task.equipment.map((id) => machines.indexOf(id)),
    residue: residues.indexOf(task.residue),
    predecessors: task.predecessors.map(({ task: id, after, within }) => ({ at: index.get(id) ?? -1, after, within })),
    successors: successors[at] ?? [],
  }));
  const tails: number[] = [];
  const tailOf = (at: number): number => {
    tails[at] ??=
      (tasks[at]?.task.minutes ?? 0) + Math.max(0, ...(tasks[at]?.successors ?? []).map((next) => tailOf(next)));
    return tails[at] ?? 0;
  };
  for (const at of tasks.keys()) tailOf(at);
  const lastShift = problem.shifts.reduce((latest, { to }) => Math.max(latest, to), 0);
  return { problem, tasks, horizon: lastShift, tails };
}

/** What a sequence of tasks leaves behind for the next one. */
export interface Sequence {
  readonly last: Map<number, number>;
  readonly busyEnds: number[];
  begun: number;
}

/** Timing of orders over one compiled problem; its buffers are reused. */
export class Timer {
  private readonly cleaning: Map<string, number>;
  private readonly residueNames: string[];
  /** rounds of timing done so far: the work that a search may bound */
  rounds = 0;
  /** true: a timing was given up before it settled */
  gaveUp = false;
  readonly start: Int32Array;
  private readonly cleanFrom: Int32Array;
  private readonly end: Int32Array;
  /** for each task the last one before it on each of its equipment, along the order */
  private readonly floor: Int32Array;

  constructor(readonly compiled: Compiled) {
    const count = compiled.tasks.length;
    this.cleaning = cleaningMinutes(compiled.problem.cleanings);
    this.residueNames = [...new Set(compiled.problem.tasks.map(({ residue }) => residue))];
    this.start = new Int32Array(count);
    this.cleanFrom = new Int32Array(count);
    this.end = new Int32Array(count);
    this.floor = new Int32Array(count);
  }

  /**
   * The earliest start of every task of an order in which tasks begin one after another: the least fixed point of "after what is before
   * it on its equipment, cleaned", "after its predecessors", "no more operators than the shift has" and "no later than the windows allow".
   * Every condition only pushes later, so the fixed point is the least in every start. Units: minutes; undefined: it never fits.
   * Example: two tasks of 60 min on one machine start at 0 and 60.
   */
  timed(order: readonly number[]): Timed | undefined {
    this.clear();
    for (let round = 0; round < 40; round += 1) {
      this.rounds += 1;
      if (!this.pass(order)) return undefined;
      if (!this.pushBack(order)) return this.result(order);
    }
    this.gaveUp = true;
    return undefined;
  }

  private pass(order: readonly number[]): boolean {
    const state = this.fresh();
    return order.every((at) => this.take(state, at));
  }

  fresh(): Sequence {
    return { last: new Map(), busyEnds: [], begun: 0 };
  }

  /** Forgets what was pushed later. */
  clear(): void {
    this.floor.fill(0);
  }

  /** The earliest minute at which a task, with its cleaning, begins after a sequence; undefined: never. */
  earliest(state: Sequence, at: number): number | undefined {
    return this.block(state, at)?.from;
  }

  /** Puts a task at the end of a sequence; false: it never fits. */
  take(state: Sequence, at: number): boolean {
    const one = this.compiled.tasks[at] as CompiledTask;
    const block = this.block(state, at);
    if (block === undefined) return false;
    const { from, clean } = block;
    this.cleanFrom[at] = from;
    this.start[at] = from + clean;
    this.end[at] = from + clean + one.task.minutes;
    for (const machine of one.equipment) state.last.set(machine, at);
    if (one.task.attended || clean > 0) state.busyEnds.push(one.task.attended ? (this.end[at] ?? 0) : from + clean);
    state.begun = from;
    return true;
  }

  private block({ last, busyEnds, begun }: Sequence, at: number): { from: number; clean: number } | undefined {
    const one = this.compiled.tasks[at] as CompiledTask;
    let clean = 0;
    let free = 0;
    for (const machine of one.equipment) {
      const before = last.get(machine);
      if (before === undefined) continue;
      free = Math.max(free, this.end[before] ?? 0);
      clean = Math.max(clean, this.minutesBetween((this.compiled.tasks[before] as CompiledTask).residue, one.residue));
    }
    let earliest = Math.max(begun, free, this.floor[at] ?? 0);
    for (const { at: before, after } of one.predecessors)
      earliest = Math.max(earliest, (this.end[before] ?? 0) + after - clean);
    const from = this.place(earliest, clean, one.task, busyEnds);
    return from === undefined ? undefined : { from, clean };
  }

  minutesBetween(from: number, to: number): number {
    return from === to ? 0 : (this.cleaning.get(`${this.residueNames[from]}\u0000${this.residueNames[to]}`) ?? 0);
  }

  /** The first minute at or after `earliest` at which the attended part lies in one shift that still has an operator. */
  private place(earliest: number, clean: number, task: Task, busyEnds: readonly number[]): number | undefined {
    const attended = task.attended ? clean + task.minutes : clean;
    if (attended === 0) return earliest;
    for (const { from, to, operators } of this.compiled.problem.shifts) {
      let block = Math.max(from, earliest);
      if (block + attended > to || operators < 1) continue;
      const running = busyEnds.filter((end) => end > block).sort((a, b) => b - a);
      if (running.length >= operators) block = Math.max(block, running[operators - 1] ?? block);
      if (block + attended <= to) return block;
    }
    return undefined;
  }

  /** A task that would come too late after another pushes that other one later; true when something was pushed. */
  private pushBack(order: readonly number[]): boolean {
    let pushed = false;
    for (const at of order) {
      const one = this.compiled.tasks[at] as CompiledTask;
      for (const { at: before, within } of one.predecessors) {
        if (within === null) continue;
        const late = (this.start[at] ?? 0) - (this.end[before] ?? 0) - within;
        if (late <= 0) continue;
        this.floor[before] = Math.max(this.floor[before] ?? 0, (this.cleanFrom[before] ?? 0) + late);
        pushed = true;
      }
    }
    return pushed;
  }

  private result(order: readonly number[]): Timed {
    const makespan = order.reduce((latest, at) => Math.max(latest, this.end[at] ?? 0), 0);
    return { cleanFrom: this.cleanFrom.slice(), start: this.start.slice(), end: this.end.slice(), makespan };
  }
}

/** Why a task does not start earlier, from the finished schedule. */
export function placementsOf(compiled: Compiled, order: readonly number[], timed: Timed): Placement[] {
  return order.map((at, position) => {
    const one = compiled.tasks[at] as CompiledTask;
    const block = timed.cleanFrom[at] ?? 0;
    const start = timed.start[at] ?? 0;
    const reasons: string[] = [];
    for (const { at: before, after } of one.predecessors)
      if ((timed.end[before] ?? 0) + after === start) reasons.push(`the end of ${titleOf(compiled, before)}`);
    const earlier = order.slice(0, position);
    for (const machine of one.equipment) {
      const before = earlier.filter((other) => compiled.tasks[other]?.equipment.includes(machine)).pop();
      if (before !== undefined && timed.end[before] === block)
        reasons.push(`${one.task.equipment[one.equipment.indexOf(machine)] ?? ''} to be free`);
    }
    if (start > block) reasons.push(`${start - block} min of cleaning`);
    if (reasons.length === 0 || (reasons.length === 1 && start > block)) reasons.push(staffReason(compiled, at, timed));
    return {
      task: one.task.id,
      cleanFrom: block,
      start,
      end: timed.end[at] ?? 0,
      waitedFor: [...new Set(reasons)].join(', '),
    };
  });
}

function titleOf({ tasks }: Compiled, at: number): string {
  return tasks[at]?.task.title ?? '?';
}

function staffReason({ problem, tasks }: Compiled, at: number, timed: Timed): string {
  const block = timed.cleanFrom[at] ?? 0;
  const shift = problem.shifts.find(({ from, to }) => block >= from && block < to);
  if (shift?.from === block) return 'the start of the shift';
  const held = tasks[at]?.successors.find((next) =>
    tasks[next]?.predecessors.some(({ at: before, within }) => before === at && within !== null),
  );
  if (tasks.some((_, other) => other !== at && timed.end[other] === block)) return 'an operator to be free';
  return held === undefined ? 'its place in the order' : `${tasks[held]?.task.title ?? ''}, which must follow in time`;
}
