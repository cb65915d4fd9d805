import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '@libs/knowledge';
import { ShapeChecker } from '@libs/knowledge';
import { processSchema } from '@libs/process';

export const recipeSchemaId = 'https://rollwright.dev/schema/recipe.schema.json';

export function recipeSchema(): object {
  return JSON.parse(readFileSync(join(__dirname, '..', 'schema', 'recipe.schema.json'), 'utf8')) as object;
}

let checker: ShapeChecker | undefined;

/** What is wrong with the shape of a recipe that comes from outside; an empty list when nothing is. */
export function recipeProblems(value: unknown): Problem[] {
  checker ??= new ShapeChecker([recipeSchema(), processSchema()]);
  return checker.problems(recipeSchemaId, value);
}
