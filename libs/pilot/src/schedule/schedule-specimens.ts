/** Drawn runs for the lab notes and the soak of the scheduler, and two ways to their optimum that share nothing with it. */
import { scheduleFaults } from './schedule-check';
import type { Cleaning, ScheduleProblem, ShiftWindow, Task } from './schedule-types';

/** Numbers below a limit, from a seed: a linear congruence, high bits. */
export function drawing(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
}

/** An attended task on the mixer that waits for nothing, or what `more` says. */
export const mixingTask = (id: string, minutes: number, more: Partial<Task> = {}): Task => ({
  id,
  title: id,
  step: id,
  batch: null,
  equipment: ['mixer'],
  minutes,
  attended: true,
  residue: 'a',
  predecessors: [],
  basis: 'stated',
  ...more,
});

export interface DrawnRun {
  readonly tasks: number;
  readonly longest: number;
  readonly cleaning: boolean;
  /** of ten tasks that follow another, so many must follow in time */
  readonly windowsOfTen: number;
  readonly shifts: readonly ShiftWindow[];
}

/** Chains of tasks on one to four machines, some on two at once, some through the night; cleaning by three residues. */
export function drawnRun(next: (below: number) => number, asked: DrawnRun): ScheduleProblem {
  const machines = 1 + next(4);
  const tasks = Array.from({ length: asked.tasks }, (_, index): Task => {
    const follows = index > 0 && next(3) > 0;
    const within = next(10) < asked.windowsOfTen ? 1 + next(8) : null;
    const equipment = new Set([`m${next(machines)}`, ...(next(6) === 0 ? [`m${next(machines)}`] : [])]);
    return {
      id: `t${index}`,
      title: `t${index}`,
      step: 's',
      batch: null,
      equipment: [...equipment],
      minutes: 1 + next(asked.longest),
      attended: next(4) > 0,
      residue: asked.cleaning ? (['a', 'b', 'c'][next(3)] ?? 'a') : 'a',
      predecessors: follows
        ? [{ task: `t${next(index)}`, after: next(4) === 0 ? 1 : 0, within: within && within + 1, withinSays: 'hold' }]
        : [],
      basis: 'drawn',
    };
  });
  const names = ['a', 'b', 'c'];
  const cleanings: Cleaning[] = asked.cleaning
    ? names.flatMap((from) => names.filter((to) => to !== from).map((to) => ({ from, to, minutes: next(4) })))
    : [];
  return { tasks, cleanings, shifts: asked.shifts };
}

/** `count` shifts of `work` in every `day` minutes. */
export function regularShifts(count: number, work: number, day: number, operators: number): ShiftWindow[] {
  return Array.from({ length: count }, (_, at) => ({ from: at * day, to: at * day + work, operators }));
}

/** The earliest end of a run by trying every start of every task up to a horizon, judged by the checker; undefined: there is none. */
export function exhaustiveOptimum(problem: ScheduleProblem, horizon: number): number | undefined {
  const { tasks, cleanings } = problem;
  const cleaning = (from: string, to: string): number =>
    from === to ? 0 : (cleanings.find((one) => one.from === from && one.to === to)?.minutes ?? 0);
  const start = new Map<string, number>();
  let best: number | undefined;
  const judged = (): void => {
    const placements = tasks.map((task) => {
      const begin = start.get(task.id) ?? 0;
      const before = task.equipment.map((machine) =>
        tasks
          .filter((other) => other.equipment.includes(machine) && (start.get(other.id) ?? 0) < begin)
          .sort((a, b) => (start.get(b.id) ?? 0) - (start.get(a.id) ?? 0))
          .at(0),
      );
      const clean = Math.max(0, ...before.map((other) => (other ? cleaning(other.residue, task.residue) : 0)));
      return { task: task.id, cleanFrom: begin - clean, start: begin, end: begin + task.minutes, waitedFor: 'tried' };
    });
    const makespan = Math.max(...placements.map(({ end }) => end));
    if (scheduleFaults(problem, { placements, makespan, optimal: true }).length === 0) best = makespan;
  };
  const visit = (at: number): void => {
    const task = tasks[at];
    if (!task) return judged();
    for (let begin = 0; begin + task.minutes < (best ?? horizon + 1); begin += 1) {
      const fits = task.predecessors.every(({ task: id, after, within }) => {
        const gap = begin - (start.get(id) ?? 0) - (tasks.find((one) => one.id === id)?.minutes ?? 0);
        return gap >= after && (within === null || gap <= within);
      });
      const collides = tasks.slice(0, at).some((other) => {
        const from = start.get(other.id) ?? 0;
        const shares = other.equipment.some((machine) => task.equipment.includes(machine));
        return shares && from < begin + task.minutes && begin < from + other.minutes;
      });
      if (!fits || collides) continue;
      start.set(task.id, begin);
      visit(at + 1);
      start.delete(task.id);
    }
  };
  visit(0);
  return best;
}

/** Time-indexed integer program in LP format, without cleaning: x(i,t) = 1 when task i starts at t; z is the end of the run. */
export function timeIndexedProgram({ tasks, shifts }: ScheduleProblem, horizon: number): string {
  const starts = tasks.map(({ attended, minutes }) =>
    Array.from({ length: horizon - minutes + 1 }, (_, t) => t).filter(
      (t) => !attended || shifts.some(({ from, to }) => from <= t && t + minutes <= to),
    ),
  );
  const x = (i: number, t: number): string => `x_${i}_${t}`;
  const startOf = (i: number, sign: string): string =>
    (starts[i] ?? []).map((t) => `${sign} ${t} ${x(i, t)}`).join('\n ');
  const rows: string[] = [];
  for (const [i, { minutes, predecessors }] of tasks.entries()) {
    rows.push(`${(starts[i] ?? []).map((t) => x(i, t)).join('\n + ')} = 1`);
    rows.push(`z ${startOf(i, '-')} >= ${minutes}`);
    for (const { task, after, within } of predecessors) {
      const j = tasks.findIndex(({ id }) => id === task);
      const long = tasks[j]?.minutes ?? 0;
      rows.push(`${startOf(i, '+')} ${startOf(j, '-')} >= ${long + after}`);
      if (within !== null) rows.push(`${startOf(i, '+')} ${startOf(j, '-')} <= ${long + within}`);
    }
  }
  const running = (i: number, t: number): string[] =>
    (starts[i] ?? []).filter((s) => s <= t && t < s + (tasks[i]?.minutes ?? 0)).map((s) => x(i, s));
  for (let t = 0; t < horizon; t += 1) {
    for (const machine of new Set(tasks.flatMap(({ equipment }) => equipment))) {
      const here = tasks.flatMap((one, i) => (one.equipment.includes(machine) ? running(i, t) : []));
      if (here.length > 1) rows.push(`${here.join('\n + ')} <= 1`);
    }
    const shift = shifts.find(({ from, to }) => from <= t && t < to);
    const staff = tasks.flatMap((one, i) => (one.attended ? running(i, t) : []));
    if (staff.length > 1) rows.push(`${staff.join('\n + ')} <= ${shift?.operators ?? 0}`);
  }
  const all = starts.flatMap((times, i) => times.map((t) => x(i, t)));
  return `Minimize\n obj: z\nSubject To\n${rows.map((row, at) => ` c${at}: ${row}`).join('\n')}\nBounds\n z >= 0\nBinary\n ${all.join('\n ')}\nEnd\n`;
}
