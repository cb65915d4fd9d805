import { InputError } from '@libs/knowledge';
import { hashOf } from '@libs/planner';
import type { Recipe } from './recipe';
import { recipeProblems } from './schema';

/** sha-256 of everything in a recipe but the hash itself. */
export function recipeHash({ header: { contentHash: _, ...header }, ...content }: Recipe): string {
  return hashOf({ ...content, header });
}

/** A recipe that comes from a file. Errors: an InputError for a wrong shape, or where the content is not what its hash says. */
export function readRecipe(value: unknown, from = 'recipe'): Recipe {
  const problems = recipeProblems(JSON.parse(JSON.stringify(value ?? null)));
  if (problems.length > 0) throw new InputError(from, problems);
  const recipe = value as Recipe;
  const seen = recipeHash(recipe);
  if (seen !== recipe.header.contentHash)
    throw new InputError(from, [
      {
        where: 'header.contentHash',
        observed: `${recipe.header.contentHash.slice(0, 12)}…, but the content gives ${seen.slice(0, 12)}…`,
        allowed: 'a recipe as it was written; change one with `rollwright recipe revise`, which makes a new version',
      },
    ]);
  return recipe;
}
