import type { Line } from '@libs/plant';
import type { Recipe } from '@libs/recipe';
import type { RunPlan } from '../run/run-types';
import { fillNotes, roundsOf } from './infiltration-rounds';
import type { Residue } from './residue';
import { cleaningBetween, mixtureOf, NOTHING_COUNTED, residueOf } from './residue';
import type { OvenLoad, ScheduleProblem, Task } from './schedule-types';
import { shareLoads } from './share-loads';
import { CALENDAR_DAYS, shiftsOf } from './shift-calendar';
import type { AssumedMinutes } from './step-minutes';
import { assumedIds, assumedMinutes } from './step-minutes';
import type { Work } from './step-work';
import { workOf } from './step-work';
import type { Share } from './task-shares';
import { predecessorsOf, sharesOf } from './task-shares';

/**
 * The tasks of a run: every batch, web pass, oven and press load, long hand work cut to fit a shift, and each fill of an infiltration with
 * its drying. A coating and the drying behind it are one task that holds coater and dryer together; steps that may lie together share an
 * oven load. A pot life that is not known is not enforced, and the schedule says so.
 */
export function runTasks(recipe: Recipe, plan: RunPlan, line: Line, startDate: string): ScheduleProblem {
  const shifts = shiftsOf(line, startDate, CALENDAR_DAYS);
  const longest = shifts.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  const used = new Set<AssumedMinutes>();
  const made = new Map<string, readonly Share[]>();
  const tasks: Task[] = [];
  const residues = new Map<string, Residue>();
  const classes = new Map<string, string>();
  const fills = new Map<string, number>();
  const { steps } = recipe.process;
  for (const step of steps) {
    if (made.has(step.id)) continue; // it runs on the web of a step before it, or dries its fills
    const first = workOf(step, recipe, plan, line, longest);
    const rounds = roundsOf(step, steps, plan.infiltrations, first.steps.length > 1);
    const count = rounds.at(-1)?.fill ?? 1;
    fills.set(step.id, count);
    for (const { step: doing, fill, instead } of rounds) {
      const work = doing === step ? first : workOf(doing, recipe, plan, line, longest);
      for (const id of work.duration.assumed) used.add(id);
      if (work.loadClass !== undefined) classes.set(doing.id, work.loadClass);
      const residue = residueOf(recipe, mixtureOf(doing.id, plan));
      if (residue) residues.set(residue.id, residue);
      const which = fill === null ? '' : `fill-${fill}`;
      const ids = Array.from({ length: work.pieces }, (_, at) =>
        [doing.id, which, which !== '' && work.pieces === 1 ? '' : `${at + 1}`].filter((part) => part !== '').join('/'),
      );
      const shares = sharesOf(ids, work.trays);
      for (const [at, share] of shares.entries()) {
        const names = work.steps.map(({ id }) => id);
        const title =
          names.join(' and ') +
          (fill === null ? '' : ` fill ${fill} of ${count}`) +
          (work.pieces > 1 ? ` ${at + 1} of ${work.pieces}` : '');
        tasks.push({
          id: share.task,
          title,
          step: doing.id,
          steps: names,
          batch: work.batched ? at + 1 : null,
          ...(fill === null ? {} : { fill }),
          equipment: work.equipment,
          minutes: Math.max(1, Math.ceil(work.duration.minutes - 1e-9)),
          attended: work.attended,
          residue: residue?.id ?? NOTHING_COUNTED,
          predecessors: predecessorsOf(work.steps, made, share, recipe, instead),
          basis: work.duration.basis,
          ...loadOf(work, title, at),
        });
      }
      for (const { id } of work.steps) made.set(id, shares);
    }
  }
  const all = [...residues.values()];
  const cleanings = all.flatMap((from) => all.filter((to) => to !== from).map((to) => cleaningBetween(from, to)));
  for (const id of assumedIds)
    if (cleanings.some(({ basis }) => basis?.endsWith(assumedMinutes[id].says))) used.add(id);
  const shared = shareLoads(tasks, classes);
  return {
    tasks: shared.tasks,
    shifts,
    cleanings,
    notes: [...fillNotes(plan.infiltrations, fills), ...shared.notes],
    assumed: [...used].sort().map((id) => ({ id, ...assumedMinutes[id] })),
  };
}

/** The load of an oven that a piece is; the last one takes the trays that are left. */
function loadOf({ trays, pieces, steps }: Work, title: string, at: number): { readonly load?: OvenLoad } {
  if (!trays) return {};
  const mine = trays.trays === null ? null : at + 1 < pieces ? trays.of : trays.trays - at * trays.of;
  const member = { step: steps[0]?.id ?? '', title, trays: mine };
  return { load: { trays: mine, of: trays.of, members: [member], says: trays.says } };
}
