import type { ControlRecipe } from '../control/control-recipe';
import type { Placement, ScheduleProblem, Task } from './schedule-types';

/** When a block starts, batch by batch; minutes after midnight of the first day. */
export interface BlockTime {
  readonly batch: number | null;
  readonly fill?: number;
  /** what else lies in the same oven load */
  readonly load?: string;
  readonly start: number;
  readonly end: number;
  /** the last minute to start, where a pot life or a longest hold is known; null: not known */
  readonly latest: number | null;
  readonly latestSays: string;
}

/** What schedule.json holds. */
export interface TimedRun {
  readonly problem: ScheduleProblem;
  readonly placements: readonly Placement[];
}

/**
 * The planned times of every block. Formula: latest start = end of what it waits for + the longest time that it may wait; the earliest of
 * them where it waits for several. Example: mixed until 480 with a pot life of 120 min, coated by 600.
 */
export function startTimes(
  { blocks }: ControlRecipe,
  { problem, placements }: TimedRun,
): ReadonlyMap<string, BlockTime[]> {
  const placed = new Map(placements.map((placement) => [placement.task, placement]));
  return new Map(
    blocks.map(({ id }) => [
      id,
      problem.tasks
        .filter(({ step, steps = [step] }) => steps.includes(id))
        .flatMap((task): BlockTime[] => {
          const at = placed.get(task.id);
          if (!at) return [];
          const windows = task.predecessors.flatMap(({ task: before, within, withinSays }) => {
            const end = placed.get(before)?.end;
            return within === null || end === undefined ? [] : [{ latest: end + within, says: withinSays }];
          });
          const [first] = windows.sort((a, b) => a.latest - b.latest);
          return [
            {
              batch: task.batch,
              ...(task.fill === undefined ? {} : { fill: task.fill }),
              ...sharedLoad(task, id),
              start: at.start,
              end: at.end,
              latest: first?.latest ?? null,
              latestSays: first?.says ?? '',
            },
          ];
        })
        .sort((a, b) => a.start - b.start),
    ]),
  );
}

/** Example: "; in one oven load with anode-dry, 2 of 2 trays". */
function sharedLoad({ load }: Task, block: string): { readonly load?: string } {
  const others = [...new Set(load?.members.map(({ step }) => step).filter((step) => step !== block))];
  if (!load || others.length === 0) return {};
  return { load: `; in one oven load with ${others.join(' and ')}, ${load.trays} of ${load.of} trays` };
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A minute of the run as a person reads it. Example: minute 1860 of a run that starts on 2026-11-23 is Tue 24 Nov 07:00. */
export function momentText(startDate: string, minutes: number): string {
  const at = new Date(Date.parse(`${startDate}T00:00:00Z`) + minutes * 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${days[at.getUTCDay()]} ${at.getUTCDate()} ${months[at.getUTCMonth()]} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** The times of a block in sentences; what is not known is said, never left out. */
export function timeLines(times: readonly BlockTime[] | undefined, startDate: string): string[] {
  if (!times || times.length === 0) return ['Start: ____________ (not scheduled)'];
  const unknown = 'no pot life or longest hold is published';
  const isNoneKnown = times.length > 1 && times.every(({ latest }) => latest === null);
  const lines = times.map(({ batch, fill, load = '', start, end, latest, latestSays }) => {
    const name =
      fill !== undefined
        ? `Fill ${fill}, start`
        : batch === null || times.length === 1
          ? 'Start'
          : `Batch ${batch}, start`;
    const last =
      latest === null
        ? `; latest start not known (${unknown})`
        : `; LATEST START ${momentText(startDate, latest)} (${latestSays})`;
    return `${name}: ${momentText(startDate, start)}, end ${momentText(startDate, end)}${load}${isNoneKnown ? '' : last}`;
  });
  return isNoneKnown ? [...lines, `Latest start not known (${unknown})`] : lines;
}
