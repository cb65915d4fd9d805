import type { Equipment, Line } from '@libs/plant';
import type { Step } from '@libs/process';
import type { Recipe } from '@libs/recipe';
import { equipmentForStep } from '../run/fit';
import type { RunPlan } from '../run/run-types';
import { holdAfter } from './open-time';
import type { Residue } from './residue';
import { cleaningBetween, mixtureOf, NOTHING_COUNTED, residueOf } from './residue';
import type { Predecessor, ScheduleProblem, Task } from './schedule-types';
import { CALENDAR_DAYS, shiftsOf } from './shift-calendar';
import type { AssumedMinutes, Duration } from './step-minutes';
import { assumedDuration, assumedIds, assumedMinutes, passDuration, passesOf, stepDuration } from './step-minutes';
import { webPassFrom } from './web-pass';

/**
 * The tasks of a run: every batch, web pass, oven and press load, long hand work cut to fit a shift. A coating and the drying behind it
 * are one task that holds coater and dryer together. A pot life that is not known is not enforced, and the schedule says so.
 */
export function runTasks(recipe: Recipe, plan: RunPlan, line: Line, startDate: string): ScheduleProblem {
  const shifts = shiftsOf(line, startDate, CALENDAR_DAYS);
  const longest = shifts.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  const used = new Set<AssumedMinutes>();
  const made = new Map<string, string[]>();
  const tasks: Task[] = [];
  const residues = new Map<string, Residue>();
  for (const step of recipe.process.steps) {
    if (made.has(step.id)) continue; // it runs on the web of a step before it
    const work = workOf(step, recipe, plan, line, longest);
    for (const id of work.duration.assumed) used.add(id);
    const ids = work.steps.map(({ id }) => id);
    const residue = residueOf(recipe, mixtureOf(step.id, plan));
    if (residue) residues.set(residue.id, residue);
    const own: string[] = [];
    for (let piece = 1; piece <= work.pieces; piece += 1) {
      own.push(`${step.id}/${piece}`);
      tasks.push({
        id: `${step.id}/${piece}`,
        title: `${ids.join(' and ')}${work.pieces > 1 ? ` ${piece} of ${work.pieces}` : ''}`,
        step: step.id,
        steps: ids,
        batch: work.batched ? piece : null,
        equipment: work.equipment,
        minutes: Math.max(1, Math.ceil(work.duration.minutes - 1e-9)),
        attended: work.attended,
        residue: residue?.id ?? NOTHING_COUNTED,
        predecessors: predecessorsOf(work.steps, made, piece, work.pieces, recipe),
        basis: work.duration.basis,
      });
    }
    for (const id of ids) made.set(id, own);
  }
  const all = [...residues.values()];
  const cleanings = all.flatMap((from) => all.filter((to) => to !== from).map((to) => cleaningBetween(from, to)));
  for (const id of assumedIds)
    if (cleanings.some(({ basis }) => basis?.endsWith(assumedMinutes[id].says))) used.add(id);
  return {
    tasks,
    shifts,
    cleanings,
    notes: plan.infiltrations.flatMap(({ step, fills }) =>
      fills === null || fills.value > 1
        ? [
            `${step}: ${fills === null ? 'the number of fills is not known' : `${fills.value} fills`}; one fill and one drying is scheduled.`,
          ]
        : [],
    ),
    assumed: [...used].sort().map((id) => ({ id, ...assumedMinutes[id] })),
  };
}

interface Work {
  readonly steps: readonly Step[];
  readonly equipment: readonly string[];
  readonly pieces: number;
  /** the pieces are batches, and not parts of one job */
  readonly batched: boolean;
  readonly attended: boolean;
  readonly duration: Duration;
}

function workOf(step: Step, recipe: Recipe, plan: RunPlan, line: Line, longest: number): Work {
  const item: Equipment | null | undefined = equipmentForStep(recipe, step.id, line);
  const attended = item?.kind !== 'oven';
  const mixture = plan.mixtures.find((one) => one.step === step.id);
  if (mixture)
    return {
      steps: [step],
      equipment: [mixture.equipment],
      pieces: mixture.batches,
      batched: true,
      attended,
      duration: assumedDuration('mix'),
    };
  const pass = webPassFrom(step, recipe, plan, line);
  if (pass) {
    const sources = step.ingredients.flatMap(({ from }) => plan.mixtures.filter((one) => one.step === from));
    const batches = Math.max(1, ...sources.map((one) => one.batches));
    const pieces = passesOf(pass, batches, longest);
    return {
      steps: pass.steps,
      equipment: pass.equipment.length > 0 ? pass.equipment.map(({ id }) => id) : [step.id],
      pieces,
      batched: pieces === batches,
      attended: true,
      duration: passDuration(pass, pieces),
    };
  }
  const whole = stepDuration(step, item?.kind, plan, line);
  const pieces = attended && longest > 0 ? Math.max(1, Math.ceil(whole.minutes / longest)) : 1;
  return {
    steps: [step],
    equipment: [item?.id ?? step.id],
    pieces,
    batched: false,
    attended,
    duration: { ...whole, minutes: whole.minutes / pieces },
  };
}

/**
 * Pieces are equal shares. Where a step takes one thing, a piece waits only for its own share of it: a pass for its batch, a press load for
 * its stacks. Where it takes several, it waits for all of them.
 */
function predecessorsOf(
  steps: readonly Step[],
  made: ReadonlyMap<string, readonly string[]>,
  piece: number,
  pieces: number,
  recipe: Recipe,
): Predecessor[] {
  const inside = new Set(steps.map(({ id }) => id));
  const from = new Set(steps.flatMap(({ ingredients }) => ingredients.flatMap(({ from: id }) => id ?? [])));
  const sources = [...from].filter((id) => !inside.has(id));
  return sources.flatMap((id) => {
    const before = made.get(id) ?? [];
    const mine = sources.length === 1 ? shareOf(before, piece, pieces) : before;
    const hold = holdAfter(recipe, id);
    return mine.map((task) => ({ task, after: 0, ...hold }));
  });
}

function shareOf(before: readonly string[], piece: number, pieces: number): readonly string[] {
  if (pieces % before.length === 0) {
    const at = Math.floor((piece - 1) / (pieces / before.length));
    return before.slice(at, at + 1);
  }
  if (before.length % pieces !== 0) return before;
  const share = before.length / pieces;
  return before.slice((piece - 1) * share, piece * share);
}
