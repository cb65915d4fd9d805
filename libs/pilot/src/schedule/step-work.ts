import type { Equipment, Line } from '@libs/plant';
import type { Step } from '@libs/process';
import type { Recipe } from '@libs/recipe';
import { equipmentForStep } from '../run/fit';
import type { RunPlan } from '../run/run-types';
import type { TrayCount } from './oven-loads';
import { loadClassOf, ovenOf, traysOf } from './oven-loads';
import type { Duration } from './step-minutes';
import { assumedDuration, passDuration, passesOf, stepDuration } from './step-minutes';
import { webPassFrom } from './web-pass';

/** What one step of a run asks for, before it is cut into tasks. */
export interface Work {
  readonly steps: readonly Step[];
  readonly equipment: readonly string[];
  readonly pieces: number;
  /** the pieces are batches, and not parts of one job */
  readonly batched: boolean;
  readonly attended: boolean;
  /** of one piece */
  readonly duration: Duration;
  /** the trays of an oven that all pieces fill; the pieces are its loads */
  readonly trays?: TrayCount;
  /** what other steps must have in common with it to lie in one load; undefined: nothing lies with it */
  readonly loadClass?: string;
}

export function workOf(step: Step, recipe: Recipe, plan: RunPlan, line: Line, longest: number): Work {
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
  const oven = item ? ovenOf(line, item.id) : undefined;
  const trays = oven && traysOf(step, oven, recipe, plan);
  if (oven && trays) {
    const loadClass = loadClassOf(step, recipe);
    return {
      steps: [step],
      equipment: [oven.id],
      pieces: trays.trays === null ? 1 : Math.ceil(trays.trays / trays.of),
      batched: false,
      attended,
      duration: whole,
      trays,
      ...(loadClass === undefined ? {} : { loadClass }),
    };
  }
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
