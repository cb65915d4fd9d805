import type { Command } from 'commander';
import { Option } from 'commander';
import { wholeNumber } from './open-judge';
import { productVersion } from './version';

interface ImproveFlags {
  readonly brief?: string;
  readonly route?: string;
  readonly floor?: string;
  readonly seed?: number;
  readonly knowledge?: string;
  readonly out?: string;
  readonly format: 'text' | 'json';
}

/** `improve FILE`: what can be made better of a known recipe, from its numbers alone to everything. */
export function registerImprove(program: Command): void {
  program
    .command('improve')
    .summary('what can be made better of a known recipe')
    .description(
      'Takes the nearest recipe that the planner can express and searches from there: numbers only, one sheet made anew, everything. Says which choices and numbers change, what each objective gains, and the verdict before and after.',
    )
    .argument('<recipe>', 'process document, recipe.json, or a plan folder (with --route)')
    .option('--brief <file>', 'the brief of the cell; default: that of the plan beside it, else one with the same cell')
    .option('--route <id>', 'route of a plan; default: the recommended one')
    .addOption(new Option('--floor <floor>', 'evidence floor').choices(['demonstrated', 'stated', 'explore']))
    .option('--seed <n>', 'seed of the search', wholeNumber)
    .option('--knowledge <dir>', "a laboratory's own materials and statements")
    .option('--out <file>', 'write the whole answer there as JSON')
    .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
    .addHelpText('after', '\nExit code: 0 something better was found, 1 nothing better, 2 bad usage or bad input.')
    .action(improveCommand);
}

async function improveCommand(path: string, flags: ImproveFlags): Promise<void> {
  const { loadKnowledge } = await import('@libs/knowledge');
  const { briefFor, improve, readBrief } = await import('@libs/planner');
  const { readProcess } = await import('@libs/process');
  const { readJson } = await import('../read-json');
  const { readKnownRecipe, withWarmStart } = await import('../known-recipe');
  const { improveText } = await import('../improve-text');
  const { writeFileSync } = await import('node:fs');
  const knowledge = loadKnowledge(flags.knowledge);
  const known = readKnownRecipe(path, flags.route);
  const { document } = readProcess(known.process, knowledge);
  const own = flags.brief === undefined ? known.brief : withWarmStart(readJson(flags.brief), flags.brief);
  const asked = own ?? briefFor(document, knowledge);
  const written = withFlags(asked, flags);
  const answer = improve(document, readBrief(written, knowledge), knowledge, { version: productVersion(), written });
  const json = `${JSON.stringify(answer, null, 2)}\n`;
  if (flags.out !== undefined) writeFileSync(flags.out, json);
  const assumed =
    own === undefined
      ? 'a brief made from the process: a pouch of 80 x 60 mm is assumed'
      : (flags.brief ?? 'its brief');
  process.stdout.write(flags.format === 'json' ? json : improveText(answer, known.from, assumed, flags.out));
  process.exitCode = answer.improvements.length > 0 ? 0 : 1;
}

function withFlags(brief: unknown, { floor, seed }: ImproveFlags): unknown {
  if (!brief || typeof brief !== 'object') return brief;
  const { search } = brief as { search?: object };
  return {
    ...brief,
    ...(floor === undefined ? {} : { evidenceFloor: floor }),
    ...(seed === undefined ? {} : { search: { ...search, seed } }),
  };
}
