export * from './recipe';
export { apportion } from './charges';
export { recipeOf } from './recipe-of';
export { recipeMarkdown } from './markdown';
export { recipeProblems, recipeSchema, recipeSchemaId } from './schema';
export * from './release';
export { readRecipe, recipeHash } from './read-recipe';
export { readRelease } from './read-release';
export { nextVersion } from './version';
