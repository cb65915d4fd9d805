import type { Equipment, Line } from '@libs/plant';
import { equipmentOf } from '@libs/plant';
import type { Step } from '@libs/process';
import type { Recipe } from '@libs/recipe';
import { equipmentForStep } from '../run/fit';
import type { RunPlan, WebRun } from '../run/run-types';

const wetting: ReadonlySet<string> = new Set(['coat', 'impregnate', 'infiltrate']);

/** Steps that one web runs through at once: a wet step and the drying behind it. */
export interface WebPass {
  readonly steps: readonly Step[];
  readonly web: WebRun;
  /** what it runs on, first to last; all is held as long as the web runs */
  readonly equipment: readonly Equipment[];
  /** m of dryer that the last metre of web still has to go through */
  readonly dryerM: number;
}

/** The pass that a wet step begins; undefined where the run has no web for it. Example: coat → dry is one pass over coater and dryer. */
export function webPassFrom(step: Step, recipe: Recipe, plan: RunPlan, line: Line): WebPass | undefined {
  const web = plan.webs.find((one) => one.step === step.id);
  if (!web || !wetting.has(step.operation)) return undefined;
  const drying = recipe.process.steps.filter(
    (later) => isDriedOnTheWeb(later, recipe, line) && later.ingredients.some(({ from }) => from === step.id),
  );
  const dryer = drying.length > 0 ? equipmentOf(line, 'dryer') : undefined;
  const item = equipmentForStep(recipe, step.id, line);
  return {
    steps: [step, ...drying],
    web,
    equipment: [...(item ? [item] : []), ...(dryer ? [dryer] : [])],
    dryerM: dryer?.zones.reduce((sum, { lengthM }) => sum + lengthM, 0) ?? 0,
  };
}

function isDriedOnTheWeb(step: Step, recipe: Recipe, line: Line): boolean {
  return step.operation === 'dry' && equipmentForStep(recipe, step.id, line)?.kind === 'dryer';
}

/** Minutes that a length of web keeps its train. Formula: (metres + dryer)/speed. Example: 10 m, 2 m of dryer, 0.5 m/min: 24 min. */
export function passMinutes(metres: number, dryerM: number, speedMPerMin: number): number {
  return (metres + dryerM) / speedMPerMin;
}
