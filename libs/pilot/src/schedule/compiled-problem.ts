import type { ScheduleProblem } from './schedule-types';

export interface CompiledWait {
  readonly at: number;
  readonly after: number;
  readonly within: number | null;
}

/** A problem with names turned into numbers, for the timing of many orders. Arrays run over tasks, in the order of the problem. */
export interface Compiled {
  readonly problem: ScheduleProblem;
  readonly count: number;
  readonly machines: number;
  readonly machinesOf: readonly (readonly number[])[];
  readonly minutes: Int32Array;
  readonly attended: Uint8Array;
  readonly residue: Int32Array;
  readonly residues: number;
  /** minutes of cleaning, [from × residues + to] */
  readonly cleaning: Int32Array;
  /** the longest cleaning that a task can meet */
  readonly mostCleaning: Int32Array;
  readonly predecessorsOf: readonly (readonly CompiledWait[])[];
  readonly successorsOf: readonly (readonly CompiledWait[])[];
  /** some task must follow another in time */
  readonly windowed: boolean;
  readonly shiftFrom: Int32Array;
  readonly shiftTo: Int32Array;
  readonly operators: Int32Array;
  readonly mostOperators: number;
  /** all work, waiting and cleaning one after another: no least start is later where people work round the clock */
  readonly allWork: number;
  /** nothing begins before this minute */
  readonly release: number;
  /** no schedule is looked for after this minute */
  readonly horizon: number;
  /** longest chain of work from the start of a task to the end of the run */
  readonly tails: Int32Array;
  /** tasks so that each comes after what it waits for */
  readonly topological: readonly number[];
}

/** Errors: a task that waits for one that does not exist or for itself, and shifts that overlap, are defects of the caller. */
export function compile(problem: ScheduleProblem): Compiled {
  const { tasks, shifts } = problem;
  const index = new Map(tasks.map(({ id }, at) => [id, at]));
  const machineNames = [...new Set(tasks.flatMap(({ equipment }) => equipment))];
  const machineIndex = new Map(machineNames.map((id, at) => [id, at]));
  const residueNames = [...new Set(tasks.map(({ residue }) => residue))];
  const residueIndex = new Map(residueNames.map((id, at) => [id, at]));
  const predecessorsOf = tasks.map(({ id, predecessors }) =>
    predecessors.map(({ task, after, within }): CompiledWait => {
      const at = index.get(task);
      if (at === undefined) throw new Error(`task ${id} waits for ${task}, which does not exist`);
      return { at, after, within };
    }),
  );
  const successorsOf: CompiledWait[][] = tasks.map(() => []);
  for (const [at, waits] of predecessorsOf.entries())
    for (const { at: before, after, within } of waits) successorsOf[before]?.push({ at, after, within });
  for (let at = 1; at < shifts.length; at += 1)
    if ((shifts[at]?.from ?? 0) < (shifts[at - 1]?.to ?? 0)) throw new Error('shifts overlap or are not in order');
  const topological = sorted(predecessorsOf);
  const minutes = Int32Array.from(tasks, (task) => task.minutes);
  const tails = new Int32Array(tasks.length);
  for (const at of [...topological].reverse()) {
    let after = 0;
    for (const next of successorsOf[at] ?? []) after = Math.max(after, next.after + (tails[next.at] ?? 0));
    tails[at] = (minutes[at] ?? 0) + after;
  }
  const cleaning = new Int32Array(residueNames.length ** 2);
  for (const { from, to, minutes: long } of problem.cleanings) {
    const [a, b] = [residueIndex.get(from), residueIndex.get(to)];
    if (a !== undefined && b !== undefined && a !== b) cleaning[a * residueNames.length + b] = long;
  }
  const longestCleaning = cleaning.reduce((most, one) => Math.max(most, one), 0);
  const allWork = tasks.reduce(
    (sum, task) =>
      sum + task.minutes + longestCleaning + task.predecessors.reduce((wait, { after }) => wait + after, 0),
    0,
  );
  return {
    problem,
    count: tasks.length,
    machines: machineNames.length,
    machinesOf: tasks.map(({ equipment }) => [...new Set(equipment)].map((id) => machineIndex.get(id) ?? -1)),
    minutes,
    attended: Uint8Array.from(tasks, ({ attended }) => (attended ? 1 : 0)),
    residue: Int32Array.from(tasks, ({ residue }) => residueIndex.get(residue) ?? -1),
    residues: residueNames.length,
    cleaning,
    mostCleaning: Int32Array.from(tasks, ({ residue }) => {
      const to = residueIndex.get(residue) ?? 0;
      return residueNames.reduce((most, _, from) => Math.max(most, cleaning[from * residueNames.length + to] ?? 0), 0);
    }),
    predecessorsOf,
    successorsOf,
    windowed: predecessorsOf.some((waits) => waits.some(({ within }) => within !== null)),
    shiftFrom: Int32Array.from(shifts, ({ from }) => from),
    shiftTo: Int32Array.from(shifts, ({ to }) => to),
    operators: Int32Array.from(shifts, ({ operators }) => operators),
    mostOperators: shifts.reduce((most, { operators }) => Math.max(most, operators), 0),
    allWork,
    release: problem.notBefore ?? 0,
    horizon: (problem.notBefore ?? 0) + shifts.reduce((latest, { to }) => Math.max(latest, to), 0) + allWork,
    tails,
    topological,
  };
}

function sorted(predecessorsOf: readonly (readonly CompiledWait[])[]): number[] {
  const done = new Set<number>();
  const order: number[] = [];
  while (order.length < predecessorsOf.length) {
    const before = order.length;
    for (const [at, waits] of predecessorsOf.entries())
      if (!done.has(at) && waits.every((wait) => done.has(wait.at))) {
        done.add(at);
        order.push(at);
      }
    if (order.length === before) throw new Error('tasks wait for one another in a circle');
  }
  return order;
}
