import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError, shown, ShapeChecker, type Problem } from '@libs/knowledge';
import type { Recipe } from '@libs/recipe';
import type { TimedRun } from '../schedule/start-times';
import type { RunPlan } from './run-types';

const idOf = (name: string): string => `https://rollwright.dev/schema/${name}.schema.json`;
let checker: ShapeChecker | undefined;

function shapeOf(name: 'run-plan' | 'schedule', value: unknown): Problem[] {
  checker ??= new ShapeChecker(
    ['run-plan', 'schedule'].map(
      (file) => JSON.parse(readFileSync(join(__dirname, '../..', 'schema', `${file}.schema.json`), 'utf8')) as object,
    ),
  );
  return checker.problems(idOf(name), value);
}

/** A run as `run plan` wrote it, of the recipe beside it. Errors: an InputError with everything that is wrong with it. */
export function readRunPlan(value: unknown, recipe: Recipe, from = 'run.json'): RunPlan {
  const format = (value as { format?: unknown } | null)?.format;
  // A file of another kind has one thing wrong with it, not fifty.
  const problems: Problem[] =
    format === 'rollwright-run-plan/1'
      ? shapeOf('run-plan', value)
      : [{ where: 'format', observed: shown(format), allowed: '"rollwright-run-plan/1"' }];
  if (problems.length === 0) problems.push(...otherRecipe(value as RunPlan, recipe));
  if (problems.length > 0) throw new InputError(from, problems);
  return value as RunPlan;
}

function otherRecipe({ recipeHash }: RunPlan, { header }: Recipe): Problem[] {
  if (recipeHash === header.contentHash) return [];
  return [
    {
      where: 'recipeHash',
      observed: `${recipeHash.slice(0, 12)}…, but recipe.json beside it is ${header.contentHash.slice(0, 12)}…`,
      allowed: 'a run of the recipe beside it: plan the run again',
    },
  ];
}

/** What schedule.json holds. Errors: an InputError with everything that is wrong with it. */
export function readSchedule(value: unknown, from = 'schedule.json'): TimedRun {
  const problems = shapeOf('schedule', value);
  if (problems.length === 0) {
    const { problem, placements } = value as TimedRun;
    const tasks = new Set(problem.tasks.map(({ id }) => id));
    problems.push(
      ...placements.flatMap(({ task }, at): Problem[] =>
        tasks.has(task)
          ? []
          : [
              {
                where: `placements[${at}].task`,
                observed: task,
                allowed: `a task of problem: ${[...tasks].join(', ')}`,
              },
            ],
      ),
    );
  }
  if (problems.length > 0) throw new InputError(from, problems);
  return value as TimedRun;
}
