import type { Line } from '@libs/plant';
import { equipmentOf } from '@libs/plant';
import type { Recipe } from '@libs/recipe';
import { equipmentForStep } from './fit';
import type { RunPlan } from './run-types';
import type { Predecessor, ScheduleProblem, ShiftWindow, Task } from './schedule-types';

/** Minutes that no source gives; each is stated as assumed where it is used. */
const ASSUMED = { mix: 90, setUp: 45, oven: 360, clean: 60 } as const;

/** The tasks of a run: every batch, coating, oven and press load, long hand work cut to fit a shift. Unknown pot life is not enforced, and said. */
export function runTasks(recipe: Recipe, plan: RunPlan, line: Line, startDate: string): ScheduleProblem {
  const shifts = shiftsOf(line, startDate, 90);
  const longest = shifts.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  const last = new Map<string, string[]>();
  const tasks: Task[] = [];
  for (const step of recipe.process.steps) {
    const item = equipmentForStep(recipe, step.id, line);
    const mixture = plan.mixtures.find((one) => one.step === step.id);
    const web = plan.webs.find((one) => one.step === step.id);
    const sources = step.ingredients.flatMap(({ from }) => (from === undefined ? [] : (last.get(from) ?? [])));
    const predecessors = sources.map((task): Predecessor => ({
      task,
      after: 0,
      within: null,
      withinSays: 'hold not known',
    }));
    const { minutes, basis } = durationOf(
      step.operation,
      item?.kind,
      plan,
      line,
      step.ingredients.length,
      web?.minutes,
    );
    const attended = item?.kind !== 'oven';
    const parts = attended ? Math.ceil(minutes / longest) : 1;
    const pieces = mixture ? mixture.batches : parts;
    const ids: string[] = [];
    for (let piece = 1; piece <= pieces; piece += 1) {
      const id = `${step.id}/${piece}`;
      const dryer = web && equipmentOf(line, 'dryer');
      tasks.push({
        id,
        title: `${step.id}${pieces > 1 ? ` ${piece} of ${pieces}` : ''}`,
        step: step.id,
        batch: mixture ? piece : null,
        equipment: [mixture?.equipment ?? item?.id ?? step.id, ...(dryer ? [dryer.id] : [])],
        minutes: Math.max(1, Math.ceil(mixture ? minutes : minutes / parts)),
        attended,
        residue: step.id.split('-')[0] ?? step.id,
        predecessors,
        basis,
      });
      ids.push(id);
    }
    last.set(step.id, ids);
  }
  const residues = [...new Set(tasks.map(({ residue }) => residue))];
  return {
    tasks,
    shifts,
    cleanings: residues.flatMap((from) =>
      residues
        .filter((to) => to !== from)
        .map((to) => ({ from, to, minutes: ASSUMED.clean, basis: `${ASSUMED.clean} min assumed: not published` })),
    ),
  };
}

function durationOf(
  operation: string,
  kind: string | undefined,
  plan: RunPlan,
  line: Line,
  sheets: number,
  webMinutes: number | null | undefined,
): { minutes: number; basis: string } {
  const { started, unitCells } = plan.cells;
  if (webMinutes !== undefined)
    return {
      minutes: ASSUMED.setUp + (webMinutes ?? ASSUMED.mix),
      basis: `web length over speed, and ${ASSUMED.setUp} min to set up (assumed)`,
    };
  const stacker = equipmentOf(line, 'stacker');
  const sealer = equipmentOf(line, 'sealer');
  if (kind === 'stacker' && stacker?.secondsPerSheet !== undefined)
    return { minutes: (started * unitCells * sheets * stacker.secondsPerSheet) / 60, basis: 'line, seconds per sheet' };
  if (kind === 'sealer' && sealer?.secondsPerCell !== undefined)
    return { minutes: (started * sealer.secondsPerCell) / 60, basis: 'line, seconds per cell' };
  const press = equipmentOf(line, 'isostatic-press') ?? equipmentOf(line, 'uniaxial-press');
  if (operation === 'press' && press)
    return {
      minutes: started * (press.cycleMin ?? 12),
      basis: `one cell a load, ${press.cycleMin ?? 12} min a cycle (${press.cycleMin === undefined ? 'assumed; ' : ''}hold not known)`,
    };
  if (kind === 'oven') return { minutes: ASSUMED.oven, basis: `${ASSUMED.oven} min assumed: dwell not published` };
  if (kind === 'dryer') return { minutes: 1, basis: 'dried on the web behind the coater' };
  return { minutes: ASSUMED.mix, basis: `${ASSUMED.mix} min assumed: time not published` };
}

/** The shifts of a line from a date on, in minutes after its midnight. Monday is 1. Example: 2026-11-23 is a Monday. */
export function shiftsOf(line: Line, startDate: string, days: number): ShiftWindow[] {
  const first = new Date(`${startDate.slice(0, 10)}T00:00:00Z`).getUTCDay();
  const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  return Array.from({ length: days }, (_, day) => day).flatMap((day) =>
    (line.staff ?? [])
      .filter(({ days: worked }) => worked.includes((first + day) % 7 === 0 ? 7 : (first + day) % 7))
      .map(({ from, to, operators }) => {
        const begin = day * 1440 + minutes(from);
        const end = day * 1440 + minutes(to);
        return { from: begin, to: end > begin ? end : end + 1440, operators };
      }),
  );
}
