import { compile } from './compiled-problem';
import type { Placement, Relaxation, ScheduleProblem } from './schedule-types';
import type { WindowGroup } from './window-groups';
import { aloneProblem, windowGroups } from './window-groups';

/** A schedule of a problem, by whatever means there are; undefined: none found. */
export type Solve = (problem: ScheduleProblem) => readonly Placement[] | undefined;

/** One maximum wait of a problem. */
export interface Window {
  readonly at: number;
  readonly which: number;
  readonly within: number;
  readonly says: string;
}

/** Placed blocks for one question of many; what it leaves open is found out when the answer is verified on the whole. */
const BLOCKS = 100_000;

/** How many windows are widened alone on the whole problem, where no group of them conflicts by itself. */
const TRIED_ALONE = 6;

export function windowsOf(problem: ScheduleProblem, members: readonly number[]): Window[] {
  return members.flatMap((at) => {
    const task = problem.tasks[at];
    return (task?.predecessors ?? []).flatMap(({ within, withinSays }, which) =>
      within === null ? [] : [{ at, which, within, says: `${task?.title ?? ''}: ${withinSays}, ${within} min` }],
    );
  });
}

/** The fewest windows of a group that cannot be kept together with nothing else on the line: one is left out after the other. */
export function fewestOf(problem: ScheduleProblem, members: readonly number[]): Window[] {
  let kept = windowsOf(problem, members);
  for (const window of kept) {
    const without = kept.filter((one) => one !== window);
    const rest = changed(problem, (at, which, within) =>
      without.some((one) => one.at === at && one.which === which) ? within : null,
    );
    if (isImpossible(rest, members)) kept = without;
  }
  return kept;
}

/**
 * The window that has to be widened least, alone, for a schedule to be found; where no single one is enough, several together. Each is
 * verified: `makespan` is the end of the run with it. Empty: nothing was found that is enough.
 */
export function widerWindows(problem: ScheduleProblem, groups: readonly WindowGroup[], solve: Solve): Relaxation[] {
  const members = groups.length > 0 ? groups.flatMap((group) => group.members) : problem.tasks.map((_, at) => at);
  const windows = windowsOf(problem, members);
  const single = groups.length > 0 ? enoughForGroups(problem, groups, windows) : enoughForAll(problem, windows, solve);
  for (const { window, minutes } of single.sort((a, b) => a.minutes - b.minutes)) {
    const found = solve(widened(problem, new Map([[window, minutes]])));
    if (found) return [relaxation('window', `${minutes} min more for ${window.says}`, minutes, found)];
  }
  const several = groups.length > 0 ? together(problem, groups, windows) : undefined;
  const found = several && solve(widened(problem, several));
  if (!several || !found) return [];
  const wider = [...several].filter(([, minutes]) => minutes > 0);
  const says = wider.map(([{ says: window }, minutes]) => `${minutes} min more for ${window}`).join(', and ');
  const sum = wider.reduce((all, [, minutes]) => all + minutes, 0);
  return [relaxation('window', says, sum, found)];
}

/** Every shift longer by the least that keeps the windows of the groups; verified on the whole. */
export function longerShifts(problem: ScheduleProblem, groups: readonly WindowGroup[], solve: Solve): Relaxation[] {
  const longest = problem.shifts.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  const isEnough = (minutes: number): boolean =>
    groups.every(({ members }) => !isImpossible(extended(problem, minutes), members)) &&
    problem.tasks.every(({ attended, minutes: work }) => !attended || work <= longest + minutes);
  const minutes = leastThat(1440 - longest, isEnough);
  const found = minutes === undefined || minutes === 0 ? undefined : solve(extended(problem, minutes));
  return found ? [relaxation('shift', `every shift ${minutes ?? 0} min longer`, minutes ?? 0, found)] : [];
}

/** Whether a schedule is found when no window has to be kept at all. */
export function isFoundWithoutWindows(problem: ScheduleProblem, solve: Solve): boolean {
  return solve(changed(problem, () => null)) !== undefined;
}

/** Every shift longer, tried on the whole problem: for what no group of windows explains. */
export function longerShiftsForAll(problem: ScheduleProblem, solve: Solve): Relaxation[] {
  const longest = problem.shifts.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  const minutes = leastThat(1440 - longest, (more) => solve(extended(problem, more)) !== undefined);
  const found = minutes === undefined ? undefined : solve(extended(problem, minutes));
  return found ? [relaxation('shift', `every shift ${minutes ?? 0} min longer`, minutes ?? 0, found)] : [];
}

function relaxation(kind: Relaxation['kind'], says: string, minutes: number, found: readonly Placement[]): Relaxation {
  return { kind, says, minutes, makespan: found.reduce((latest, { end }) => Math.max(latest, end), 0) };
}

interface Widening {
  readonly window: Window;
  readonly minutes: number;
}

function enoughForGroups(
  problem: ScheduleProblem,
  groups: readonly WindowGroup[],
  windows: readonly Window[],
): Widening[] {
  return windows.flatMap((window) => {
    const minutes = leastThat(calendarEnd(problem), (more) =>
      groups.every(({ members }) => !isImpossible(widened(problem, new Map([[window, more]])), members)),
    );
    return minutes === undefined ? [] : [{ window, minutes }];
  });
}

/** Without a window a schedule may be found; what it then waits is enough, and not always the least. */
function enoughForAll(problem: ScheduleProblem, windows: readonly Window[], solve: Solve): Widening[] {
  return windows.slice(0, TRIED_ALONE).flatMap((window) => {
    const found = solve(
      changed(problem, (at, which, within) => (at === window.at && which === window.which ? null : within)),
    );
    const task = problem.tasks[window.at];
    const start = found?.find((one) => one.task === task?.id)?.start;
    const end = found?.find((one) => one.task === task?.predecessors[window.which]?.task)?.end;
    if (start === undefined || end === undefined) return [];
    return [{ window, minutes: Math.max(1, start - end - window.within) }];
  });
}

/** Widens all windows of the groups as far as needed, then takes each back as far as the others allow. */
function together(
  problem: ScheduleProblem,
  groups: readonly WindowGroup[],
  windows: readonly Window[],
): Map<Window, number> | undefined {
  const isEnough = (more: ReadonlyMap<Window, number>): boolean =>
    groups.every(({ members }) => !isImpossible(widened(problem, more), members));
  const all = leastThat(calendarEnd(problem), (minutes) =>
    isEnough(new Map(windows.map((window) => [window, minutes]))),
  );
  if (all === undefined) return undefined;
  const more = new Map(windows.map((window) => [window, all]));
  for (const window of windows) {
    const least = leastThat(all, (minutes) => isEnough(new Map(more).set(window, minutes)));
    more.set(window, least ?? all);
  }
  return more;
}

function isImpossible(problem: ScheduleProblem, members: readonly number[]): boolean {
  return windowGroups(compile(aloneProblem(problem, members)), BLOCKS).some(({ proved }) => proved);
}

function calendarEnd({ shifts }: ScheduleProblem): number {
  return shifts.reduce((latest, { to }) => Math.max(latest, to), 0);
}

function changed(
  problem: ScheduleProblem,
  change: (at: number, which: number, within: number) => number | null,
): ScheduleProblem {
  const tasks = problem.tasks.map((task, at) => ({
    ...task,
    predecessors: task.predecessors.map((one, which) =>
      one.within === null ? one : { ...one, within: change(at, which, one.within) },
    ),
  }));
  return { ...problem, tasks };
}

function widened(problem: ScheduleProblem, more: ReadonlyMap<Window, number>): ScheduleProblem {
  return changed(problem, (at, which, within) => {
    for (const [window, minutes] of more) if (window.at === at && window.which === which) return within + minutes;
    return within;
  });
}

function extended(problem: ScheduleProblem, minutes: number): ScheduleProblem {
  const shifts = problem.shifts.map(({ from, to, operators }, at) => ({
    from,
    to: Math.min(to + minutes, problem.shifts[at + 1]?.from ?? Number.POSITIVE_INFINITY),
    operators,
  }));
  return { ...problem, shifts };
}

/** The least number up to `most` for which a condition holds that holds for every larger one; undefined: not even for `most`. */
function leastThat(most: number, holds: (minutes: number) => boolean): number | undefined {
  if (holds(0)) return 0;
  if (most <= 0 || !holds(most)) return undefined;
  let [low, high] = [0, most];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
