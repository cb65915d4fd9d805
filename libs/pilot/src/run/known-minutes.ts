/** How long the steps of a run take where the recipe or the line says it; everything else is unknown here. */
import { equipmentOf } from '@libs/plant';
import { equipmentForStep } from './step-targets';
import type { WebRun } from './run-types';
import type { RunFacts } from './web-draft';

export interface KnownTime {
  readonly step: string;
  /** attended minutes of the whole run; null: no source and no line gives the time */
  readonly minutes: number | null;
}

/** Webs by their length and speed, stacking, pressing and sealing by the seconds that the line states. */
export function knownMinutes(
  { recipe, line, shape, started }: Pick<RunFacts, 'recipe' | 'line' | 'shape' | 'started'>,
  webs: readonly WebRun[],
): KnownTime[] {
  return recipe.process.steps.map(({ id: step, operation, ingredients }): KnownTime => {
    const web = webs.find((one) => one.step === step);
    if (web) return { step, minutes: web.minutes };
    if (
      operation === 'dry' &&
      webs.some((one) => ingredients.some(({ from }) => from === one.step && one.minutes !== null))
    )
      return { step, minutes: equipmentForStep(recipe, step, line)?.kind === 'dryer' ? 0 : null };
    const item = equipmentForStep(recipe, step, line);
    if (item?.kind === 'stacker' && item.secondsPerSheet !== undefined)
      return { step, minutes: (started * shape.unitCells * ingredients.length * item.secondsPerSheet) / 60 };
    if (item?.kind === 'sealer' && item.secondsPerCell !== undefined)
      return { step, minutes: (started * item.secondsPerCell) / 60 };
    const press = equipmentOf(line, 'isostatic-press') ?? equipmentOf(line, 'uniaxial-press');
    if (operation === 'press' && press?.cycleMin !== undefined) return { step, minutes: started * press.cycleMin };
    return { step, minutes: null };
  });
}
