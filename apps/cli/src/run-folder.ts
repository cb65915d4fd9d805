import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ControlRecipe, RunPlan, TimedRun } from '@libs/pilot';
import type { Line } from '@libs/plant';
import type { Recipe, ReleaseRecord } from '@libs/recipe';
import { readJson } from './read-json';

/** The recipe of a plan, route or run folder; a changed or foreign file is an InputError. */
export async function recipeIn(folder: string): Promise<Recipe> {
  const { readRecipe } = await import('@libs/recipe');
  const file = join(folder, 'recipe.json');
  return readRecipe(readJson(file), file);
}

/** The control recipe of a run folder; a changed or foreign file is an InputError. */
export async function controlIn(folder: string): Promise<ControlRecipe> {
  const { readControl } = await import('@libs/pilot');
  const file = join(folder, 'control.json');
  return readControl(readJson(file), file);
}

/** The run of a folder, of the recipe beside it; a changed or foreign file is an InputError. */
export async function runIn(folder: string, recipe: Recipe): Promise<RunPlan> {
  const { readRunPlan } = await import('@libs/pilot');
  const file = join(folder, 'run.json');
  return readRunPlan(readJson(file), recipe, file);
}

/** The schedule of a run folder; undefined where none was made. */
export async function scheduleIn(folder: string): Promise<TimedRun | undefined> {
  const { readSchedule } = await import('@libs/pilot');
  const file = join(folder, 'schedule.json');
  return existsSync(file) ? readSchedule(readJson(file), file) : undefined;
}

/** The line that a run was planned with; a folder of an earlier version holds only its id. */
export async function lineIn(folder: string, id: string): Promise<Line> {
  const { checkedLine } = await import('@libs/pilot');
  const file = join(folder, 'line.json');
  return checkedLine(existsSync(file) ? file : id, folder);
}

/** Signatures and overrides that lie beside a recipe; without the file there are none. */
export async function releaseIn(folder: string): Promise<ReleaseRecord> {
  const { readRelease } = await import('@libs/recipe');
  const file = join(folder, 'release.json');
  return readRelease(existsSync(file) ? readJson(file) : undefined, file);
}

/** Writes a recipe and its paper; the version before stays beside it. */
export async function writeRecipe(folder: string, recipe: Recipe, before: Recipe | undefined): Promise<void> {
  const { recipeMarkdown } = await import('@libs/recipe');
  const json = (one: Recipe): string => `${JSON.stringify(one, null, 2)}\n`;
  mkdirSync(folder, { recursive: true });
  if (before && before.header.contentHash !== recipe.header.contentHash)
    writeFileSync(join(folder, `recipe-v${before.header.recipeVersion}.json`), json(before));
  writeFileSync(join(folder, 'recipe.json'), json(recipe));
  writeFileSync(join(folder, 'recipe.md'), recipeMarkdown(recipe, await releaseIn(folder)));
}

export function writeRelease(folder: string, record: ReleaseRecord): void {
  writeFileSync(join(folder, 'release.json'), `${JSON.stringify(record, null, 2)}\n`);
}
