import type { Step } from '@libs/process';
import type { InfiltrationRun } from '../run/run-types';

/** One time that a step is done: once, or as one of the fills of an infiltration. */
export interface Round {
  readonly step: Step;
  /** null: the step is done once */
  readonly fill: number | null;
  /** steps that it takes up instead of the ones of the recipe: a second fill takes the sheet that was dried */
  readonly instead: ReadonlyMap<string, string>;
}

/**
 * A step in its rounds: fill, dry, fill, dry … as often as the run counts fills (the nominal number), else once. The drying is the step
 * that takes the filled sheet alone; a line that dries on the same web does both in one pass, `isDriedInPass`.
 */
export function roundsOf(
  step: Step,
  steps: readonly Step[],
  infiltrations: readonly InfiltrationRun[],
  isDriedInPass: boolean,
): Round[] {
  const once: Round[] = [{ step, fill: null, instead: new Map() }];
  const fills = infiltrations.find((one) => one.step === step.id)?.fills?.value ?? 1;
  const drying = steps.find(({ operation, ingredients }) => operation === 'dry' && takesOnly(ingredients, step.id));
  const sheet = step.ingredients.find(({ from }) => from !== undefined)?.from;
  if (fills <= 1 || !drying || sheet === undefined) return once;
  return Array.from({ length: fills }, (_, at): Round[] => {
    const fill = at + 1;
    const wet = { step, fill, instead: new Map(fill === 1 ? [] : [[sheet, drying.id]]) };
    return isDriedInPass ? [wet] : [wet, { step: drying, fill, instead: new Map() }];
  }).flat();
}

function takesOnly(ingredients: Step['ingredients'], step: string): boolean {
  return ingredients.length > 0 && ingredients.every(({ from }) => from === step);
}

/** What the screen says of the fills: how many are scheduled, and in which range the number lies. */
export function fillNotes(infiltrations: readonly InfiltrationRun[], rounds: ReadonlyMap<string, number>): string[] {
  return infiltrations.flatMap(({ step, fills, says }) => {
    if (fills === null)
      return [`${step}: the number of fills is not known (${says}); one fill and one drying is scheduled.`];
    const range = `${fills.low} to ${fills.high ?? 'more than the pores hold at the low end of the porosity'}`;
    const scheduled = rounds.get(step) ?? 1;
    if (scheduled !== fills.value)
      return [`${step}: ${fills.value} fills (${range}); no step dries them, so one is scheduled.`];
    if (fills.low === 1 && fills.high === 1) return [];
    return [
      `${step}: ${fills.value} ${fills.value === 1 ? 'fill is' : 'fills are'} scheduled, each with its drying; the number may be ${range}.`,
    ];
  });
}
