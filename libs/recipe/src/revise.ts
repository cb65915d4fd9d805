import type { Problem } from '@libs/knowledge';
import { InputError, nearestNames } from '@libs/knowledge';
import { holdPoints } from './holds';
import { readRecipe, recipeHash } from './read-recipe';
import type { Operation, Parameter, Recipe } from './recipe';
import { isDate } from './release';

/** A value that a trial found for something that nobody published. */
export interface TrialValue {
  readonly step: string;
  /** phase and parameter: mix.speed */
  readonly parameter: string;
  readonly value: number | string;
  readonly low: number | null;
  readonly high: number | null;
}

export interface Trial {
  readonly values: readonly TrialValue[];
  /** how it was found */
  readonly because: string;
  readonly name: string;
  /** YYYY-MM-DD */
  readonly on: string;
}

const FOUND = 'set by trial';

/**
 * The next version of a recipe, with values that a trial found. Only what no source gave can be set: a number that was judged or computed
 * belongs to the route, and another one asks for another plan. Errors: an InputError that names every problem.
 */
export function revised(recipe: Recipe, trial: Trial): Recipe {
  const { header } = readRecipe(recipe);
  const operations = recipe.procedure.flatMap((unit) => unit.operations);
  const problems = [
    ...(trial.values.length === 0 ? [problem('--set', 'nothing', 'STEP:PHASE.PARAMETER=VALUE')] : []),
    ...(trial.name.trim() === '' ? [problem('--name', 'nothing', 'the name of the person')] : []),
    ...(trial.because.trim().length < 10
      ? [problem('--because', trial.because, 'how the value was found, in a sentence')]
      : []),
    ...(isDate(trial.on) ? [] : [problem('--on', trial.on, 'a date, YYYY-MM-DD')]),
    ...trial.values.flatMap((value) => problemsOf(value, operations)),
  ];
  if (problems.length > 0) throw new InputError('revision', problems);
  const basis = `${FOUND} by ${trial.name.trim()}, ${trial.on}: ${trial.because.trim()}`;
  const set = (step: string, phase: string, one: Parameter): Parameter => {
    const found = trial.values.findLast((value) => value.step === step && value.parameter === `${phase}.${one.id}`);
    if (!found) return one;
    const { value, low, high } = found;
    return {
      ...one,
      target: value,
      low: low ?? one.low,
      high: high ?? one.high,
      limitsFrom: low === null && high === null ? one.limitsFrom : FOUND,
      basis,
    };
  };
  const next: Recipe = {
    ...recipe,
    header: { ...header, recipeVersion: header.recipeVersion + 1, previousHash: header.contentHash },
    procedure: recipe.procedure.map((unit) => ({
      ...unit,
      operations: unit.operations.map((operation) => {
        const phases = operation.phases.map((phase) => ({
          ...phase,
          setpoints: phase.setpoints.map((one) => set(operation.id, phase.id, one)),
          checks: phase.checks.map((one) => set(operation.id, phase.id, one)),
        }));
        return { ...operation, phases, holds: holdPoints(phases, operation.evidence) };
      }),
    })),
  };
  return { ...next, header: { ...next.header, contentHash: recipeHash(next) } };
}

function problem(where: string, observed: string, allowed: string, nearest?: string[]): Problem {
  return { where, observed, allowed, ...(nearest ? { nearest } : {}) };
}

function problemsOf({ step, parameter, value, low, high }: TrialValue, operations: readonly Operation[]): Problem[] {
  const where = `--set ${step}:${parameter}`;
  const steps = operations.map(({ id }) => id);
  const operation = operations.find(({ id }) => id === step);
  if (!operation) return [problem(where, `step ${step}`, steps.join(', '), nearestNames(step, steps, 1))];
  const all = operation.phases.flatMap((phase) =>
    [...phase.setpoints, ...phase.checks].map((one) => ({ name: `${phase.id}.${one.id}`, one })),
  );
  const open = all.filter(({ one }) => one.target === null || one.basis.startsWith(FOUND)).map(({ name }) => name);
  const found = all.find(({ name }) => name === parameter)?.one;
  if (!found)
    return [problem(where, parameter, `open at this step: ${open.join(', ')}`, nearestNames(parameter, open, 1))];
  if (!open.includes(parameter))
    return [
      problem(
        where,
        `${found.target} ${found.unit}, ${found.basis}`.trim(),
        'what no source gives; another number here is another plan',
      ),
    ];
  const least = low ?? found.low;
  const most = high ?? found.high;
  if (typeof value === 'number' && ((least !== null && value < least) || (most !== null && value > most)))
    return [problem(where, `${value} ${found.unit}`.trim(), `${least ?? ''} to ${most ?? ''} ${found.unit}`.trim())];
  if (
    (low !== null && found.low !== null && low < found.low) ||
    (high !== null && found.high !== null && high > found.high)
  )
    return [
      problem(
        where,
        `limits ${low ?? ''} to ${high ?? ''}`,
        `inside ${found.low} to ${found.high} ${found.unit} (${found.limitsFrom ?? ''})`,
      ),
    ];
  return [];
}
