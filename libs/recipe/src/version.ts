import { readRecipe, recipeHash } from './read-recipe';
import type { Recipe } from './recipe';

/** A recipe after another: the same one where the content is the same, else one version on, naming the hash of the one before. */
export function nextVersion(before: Recipe, after: Recipe): Recipe {
  const { recipeVersion, contentHash } = readRecipe(before).header;
  const bare = (recipe: Recipe): string =>
    recipeHash({ ...recipe, header: { ...recipe.header, recipeVersion: 1, previousHash: null } });
  if (bare(before) === bare(after)) return before;
  const next = { ...after, header: { ...after.header, recipeVersion: recipeVersion + 1, previousHash: contentHash } };
  return { ...next, header: { ...next.header, contentHash: recipeHash(next) } };
}
