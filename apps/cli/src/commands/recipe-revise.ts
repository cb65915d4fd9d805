import type { Command } from 'commander';
import { join } from 'node:path';
import type { TrialValue } from '@libs/recipe';

interface Flags {
  readonly route?: string;
  readonly set: readonly string[];
  readonly because: string;
  readonly name: string;
  readonly on: string;
}

export function registerRecipeRevise(recipe: Command): void {
  recipe
    .command('revise')
    .description(
      'Sets values that a trial found for what nobody published: a new version; signatures of the old one are void.',
    )
    .argument('<dir>', 'folder with recipe.json: of a plan or a route')
    .option('--route <id>', 'the route of a plan folder, after `recipe PLAN_DIR --route ID`')
    .requiredOption('--set <values...>', 'STEP:PHASE.PARAMETER=VALUE, or =VALUE,LOW,HIGH; several are allowed')
    .requiredOption('--because <text>', 'how it was found')
    .requiredOption('--name <name>', 'who found it')
    .requiredOption('--on <date>', 'YYYY-MM-DD; nothing here reads a clock')
    .action(reviseCommand);
}

async function reviseCommand(above: string, { route, set, because, name, on }: Flags): Promise<void> {
  const { InputError } = await import('@libs/knowledge');
  const { releaseOf, revised } = await import('@libs/recipe');
  const { recipeIn, releaseIn, writeRecipe } = await import('../run-folder');
  const folder = route === undefined ? above : join(above, route);
  const before = await recipeIn(folder);
  const values = set.map(valueOf);
  const wrong = set.filter((_, at) => values[at] === undefined);
  if (wrong.length > 0)
    throw new InputError(
      'revision',
      wrong.map((observed) => ({
        where: '--set',
        observed,
        allowed: 'STEP:PHASE.PARAMETER=VALUE, or =VALUE,LOW,HIGH; for example anode-slurry:mix.speed=1200,1000,1400',
      })),
    );
  const recipe = revised(before, { values: values.filter((value) => value !== undefined), because, name, on });
  await writeRecipe(folder, recipe, before);
  const { recipeVersion, contentHash } = recipe.header;
  process.stdout.write(
    `version ${recipeVersion}, ${contentHash.slice(0, 12)}\n${releaseOf(contentHash, await releaseIn(folder)).says}\n`,
  );
}

/** A number where it is one, else the words. */
function valueOf(text: string): TrialValue | undefined {
  const [, step = '', parameter = '', said = ''] = /^([^:=]+):([^:=]+)=(.+)$/.exec(text) ?? [];
  if (said === '') return undefined;
  const [value = '', low, high, ...more] = said.split(',').map((part) => part.trim());
  const isNumber = (part: string | undefined): boolean =>
    part !== undefined && part !== '' && Number.isFinite(Number(part));
  if (low === undefined)
    return { step, parameter, value: isNumber(value) ? Number(value) : said, low: null, high: null };
  // A text may hold commas; a number with two more is a number with limits.
  if (![value, low, high].every(isNumber) || more.length > 0)
    return isNumber(value) ? undefined : { step, parameter, value: said, low: null, high: null };
  return { step, parameter, value: Number(value), low: Number(low), high: Number(high) };
}
