export * from './recipe';
export { apportion } from './charges';
export { recipeOf } from './recipe-of';
export { recipeMarkdown } from './markdown';
export { recipeProblems, recipeSchema, recipeSchemaId } from './schema';
