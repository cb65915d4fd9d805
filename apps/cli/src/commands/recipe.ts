import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { SignOff } from '@libs/recipe';
import { registerRecipeRevise } from './recipe-revise';

interface Flags {
  readonly route?: string;
  readonly out?: string;
  readonly knowledge?: string;
  readonly as: SignOff;
  readonly name: string;
  readonly on: string;
}

export function registerRecipe(program: Command): void {
  const recipe = program.command('recipe').description('The master recipe of a route; its sign-off.');
  recipe
    .command('write', { isDefault: true })
    .description('The recipe of one route of a plan, as recipe.json and recipe.md.')
    .argument('<plan-dir>', 'folder that `plan` wrote')
    .option('--route <id>', 'route of the plan; default: the one that the folder holds')
    .option('--out <dir>', 'folder; default: PLAN_DIR/ROUTE')
    .option('--knowledge <dir>', "a laboratory's own materials and statements")
    .action(writeCommand);
  recipe
    .command('sign')
    .description('Signs the recipe of a folder, for the process first and then for safety and health.')
    .argument('<dir>', 'folder with recipe.json: of a plan, a route or a run')
    .option('--route <id>', 'the route of a plan folder, after `recipe PLAN_DIR --route ID`')
    .requiredOption('--as <office>', 'process or ehs')
    .requiredOption('--name <name>', 'who signs')
    .requiredOption('--on <date>', 'YYYY-MM-DD; nothing here reads a clock')
    .action(signCommand);
  registerRecipeRevise(recipe);
}

async function writeCommand(folder: string, flags: Flags): Promise<void> {
  const { InputError, loadKnowledge, nearestNames } = await import('@libs/knowledge');
  const { nextVersion, recipeOf, releaseOf } = await import('@libs/recipe');
  const { readPlan } = await import('../read-plan');
  const { recipeIn, releaseIn, writeRecipe } = await import('../run-folder');
  if (flags.route === undefined) {
    const recipe = await recipeIn(folder);
    const { title, recipe: id, recipeVersion, contentHash } = recipe.header;
    process.stdout.write(`${title}: ${id}, version ${recipeVersion}, ${contentHash.slice(0, 12)}\n`);
    process.stdout.write(`${releaseOf(contentHash, await releaseIn(folder)).says}\n`);
    return;
  }
  const answer = readPlan(folder);
  const route = answer.routes.find(({ id }) => id === flags.route);
  if (!route) {
    const ids = answer.routes.map(({ id }) => id);
    throw new InputError('recipe', [
      {
        where: '--route',
        observed: flags.route,
        allowed: `${ids[0]} to ${ids.at(-1)}: a route of ${folder}/plan.json`,
        nearest: nearestNames(flags.route, ids, 1),
      },
    ]);
  }
  const knowledge = loadKnowledge(flags.knowledge);
  if (knowledge.fingerprint !== answer.knowledge)
    throw new InputError('recipe', [
      {
        where: `${folder}/plan.json, knowledge`,
        observed: answer.knowledge,
        allowed: `${knowledge.fingerprint}, which is loaded here: plan again, or give the --knowledge of the plan`,
      },
    ]);
  const written = recipeOf(route, answer, knowledge);
  const out = flags.out ?? join(folder, route.id);
  const file = join(out, 'recipe.json');
  const before = existsSync(file) ? await recipeIn(out) : undefined;
  const recipe = before ? nextVersion(before, written) : written;
  await writeRecipe(out, recipe, before);
  process.stdout.write(
    `${recipe.header.title}: ${recipe.header.recipe}, version ${recipe.header.recipeVersion}\n${out}/recipe.json, recipe.md\n${releaseOf(recipe.header.contentHash, await releaseIn(out)).says}\n`,
  );
}

async function signCommand(above: string, { route, as, name, on }: Flags): Promise<void> {
  const folder = route === undefined ? above : join(above, route);
  const { recipeMarkdown, releaseOf, sign } = await import('@libs/recipe');
  const { recipeIn, releaseIn, writeRelease } = await import('../run-folder');
  const recipe = await recipeIn(folder);
  const record = sign(recipe, await releaseIn(folder), { as, name, on });
  writeRelease(folder, record);
  writeFileSync(join(folder, 'recipe.md'), recipeMarkdown(recipe, record));
  process.stdout.write(`${releaseOf(recipe.header.contentHash, record).says}\n`);
}
