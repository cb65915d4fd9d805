import {
  fewestOf,
  isFoundWithoutWindows,
  longerShifts,
  longerShiftsForAll,
  widerWindows,
  windowsOf,
} from './relaxation';
import type { Solve } from './relaxation';
import type { Conflict, Relaxation, ScheduleProblem } from './schedule-types';
import type { WindowGroup } from './window-groups';

interface Cause {
  readonly says: string;
  readonly windows: readonly string[];
  readonly proved: boolean;
  readonly relaxations: readonly Relaxation[];
  readonly otherwise: string;
}

/**
 * Why there is no schedule. Proved: work with staff that is longer than the longest shift, more work than the calendar has, windows that
 * cannot be kept even when nothing else is on the line (of these the fewest that still conflict are named), or every order tried
 * (`searched`). Where nothing is proved the answer says so. What is proposed was scheduled again by `solve`.
 */
export function conflictOf(
  problem: ScheduleProblem,
  groups: readonly WindowGroup[],
  solve: Solve,
  searched: boolean,
): Conflict {
  const impossible = groups.filter(({ proved }) => proved);
  const { says, windows, proved, relaxations, otherwise } =
    tooLong(problem, solve) ??
    tooMuch(problem) ??
    (impossible.length > 0 ? ofGroups(problem, impossible, solve) : ofAll(problem, solve, searched));
  return { says, windows, proved, relaxations, cheapestRelaxation: relaxations[0]?.says ?? otherwise };
}

function tooLong(problem: ScheduleProblem, solve: Solve): Cause | undefined {
  const longest = problem.shifts.reduce(
    (most, { from, to, operators }) => (operators > 0 ? Math.max(most, to - from) : most),
    0,
  );
  const found = problem.tasks.filter(({ attended, minutes }) => attended && minutes > longest);
  if (found.length === 0) return undefined;
  return {
    says: `${found.map(({ title, minutes }) => `${title} needs ${minutes} min with staff`).join('; ')}; the longest shift has ${longest} min.`,
    windows: found.map(({ title }) => title),
    proved: true,
    relaxations: longerShifts(problem, [], solve),
    otherwise: `a shift of ${Math.max(...found.map(({ minutes }) => minutes))} min, or smaller batches`,
  };
}

function tooMuch({ tasks, shifts }: ScheduleProblem): Cause | undefined {
  const work = tasks.reduce((sum, { attended, minutes }) => sum + (attended ? minutes : 0), 0);
  const staff = shifts.reduce((sum, { from, to, operators }) => sum + (to - from) * operators, 0);
  if (work <= staff) return undefined;
  return {
    says: `The work needs ${work} min of staff; all shifts of the calendar have ${staff}.`,
    windows: [],
    proved: true,
    relaxations: [],
    otherwise: 'a longer calendar or more operators',
  };
}

function ofGroups(problem: ScheduleProblem, groups: readonly WindowGroup[], solve: Solve): Cause {
  const windows = groups.flatMap(({ members }) => fewestOf(problem, members)).map(({ says }) => says);
  const relaxations = [...widerWindows(problem, groups, solve), ...longerShifts(problem, groups, solve)];
  const more = relaxations.length > 0 ? undefined : beyondWindows(problem, solve);
  return {
    says:
      `${windows.length > 1 ? 'These windows' : 'This window'} cannot be kept, even with nothing else on the line: ` +
      `${windows.join('; ')}.${more ? ` ${more.says}` : ''}`,
    windows,
    proved: true,
    relaxations: more?.relaxations ?? relaxations,
    otherwise: 'wider windows and longer shifts together; how much was not found',
  };
}

function ofAll(problem: ScheduleProblem, solve: Solve, searched: boolean): Cause {
  const all = problem.tasks.map((_, at) => at);
  const relaxations = widerWindows(problem, [], solve);
  const more = relaxations.length > 0 ? undefined : beyondWindows(problem, solve);
  return {
    says: `${
      searched
        ? 'Every order was tried: none keeps these windows, shifts and operators together.'
        : 'No order was found that keeps every window. That there is none is not proved.'
    }${more ? ` ${more.says}` : ''}`,
    windows: windowsOf(problem, all).map(({ says }) => says),
    proved: searched,
    relaxations: more?.relaxations ?? relaxations,
    otherwise: 'wider windows, a longer calendar or more operators; how much was not found',
  };
}

/** No single window is enough: then shifts may be too short for a task with the cleaning before it. */
function beyondWindows(problem: ScheduleProblem, solve: Solve): { says: string; relaxations: readonly Relaxation[] } {
  return {
    says: isFoundWithoutWindows(problem, solve)
      ? 'To widen one window alone is not enough.'
      : 'Without any window there is none either: a task and the cleaning before it have to lie in one shift.',
    relaxations: longerShiftsForAll(problem, solve),
  };
}
