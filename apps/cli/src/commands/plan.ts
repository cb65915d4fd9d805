import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { listOf } from './open-judge';

interface PlanFlags {
  readonly seed?: string;
  readonly out?: string;
  readonly format: 'text' | 'json';
  readonly timeBudget?: string;
  readonly knowledge?: string;
  readonly evidence?: readonly string[];
  readonly floor?: string;
  readonly presolve?: boolean;
  readonly checkpoint?: string;
  readonly threads?: string;
}

export function registerPlan(program: Command): void {
  program
    .command('plan')
    .description('Searches process routes for a brief: Pareto set, plan.json and a recipe for the recommended route.')
    .argument('<brief>', 'brief as JSON (see recipes/briefs/)')
    .option('--seed <n>', 'seed of the search; the same seed gives the same bytes')
    .option('--out <dir>', 'folder for plan.json, recipe.md and recipe.json (default ./plan-<hash>)')
    .option('--format <format>', 'text or json', 'text')
    .option('--time-budget <s>', 'stop after so many seconds with the best so far')
    .option('--knowledge <dir>', "a laboratory's own materials and statements")
    .option('--evidence <ids>', 'only these sources may decide, separated by commas: park2018,ZHANG19', listOf)
    .option('--floor <floor>', 'evidence floor instead of that of the brief: demonstrated, stated or explore')
    .option('--presolve', 'also count what each demand of the brief takes from the space (one more space for each)')
    .option('--checkpoint <file>', 'keep the search there; the same command goes on from it, to the same bytes')
    .option('--threads <n>', 'threads that share the islands of the brief (search.islands); the routes stay the same')
    .addHelpText('after', '\nExit code: 0 routes found, 2 bad usage or bad input, 3 no feasible route.')
    .action(runPlan);
}

async function runPlan(file: string, flags: PlanFlags): Promise<void> {
  const { InputError, loadKnowledge } = await import('@libs/knowledge');
  const { firstPick, readBrief } = await import('@libs/planner');
  const { searchPlan } = await import('../plan-search');
  const { recipeMarkdown, recipeOf } = await import('@libs/recipe');
  const { readJson } = await import('../read-json');
  const { planText } = await import('../plan-text');
  const { withWarmStart } = await import('../known-recipe');
  const problems = flagProblems(flags);
  if (problems.length > 0) throw new InputError('plan', problems);
  const written = withFlags(withWarmStart(readJson(file), file), flags);
  const knowledge = loadKnowledge(flags.knowledge);
  const brief = readBrief(written, knowledge);
  const answer = await searchPlan(flags, brief, knowledge, written);
  const pick = firstPick(answer);
  if (!pick) {
    process.stdout.write(
      flags.format === 'json' ? `${JSON.stringify(answer, null, 2)}\n` : planText(answer, undefined),
    );
    process.exitCode = 3;
    return;
  }
  const recipe = recipeOf(pick, answer, knowledge);
  const folder = flags.out ?? `plan-${answer.hash.slice(0, 8)}`;
  writeWhole(folder, {
    'plan.json': `${JSON.stringify(answer, null, 2)}\n`,
    'recipe.json': `${JSON.stringify(recipe, null, 2)}\n`,
    'recipe.md': recipeMarkdown(recipe),
  });
  process.stdout.write(flags.format === 'json' ? `${JSON.stringify(answer, null, 2)}\n` : planText(answer, folder));
}

function flagProblems({
  seed,
  timeBudget,
  format,
  threads,
}: PlanFlags): { where: string; observed: string; allowed: string }[] {
  const wrong = [];
  if (seed !== undefined && !/^\d{1,10}$/.test(seed))
    wrong.push({ where: '--seed', observed: seed, allowed: 'a whole number from 0 to 4294967295' });
  if (timeBudget !== undefined && !(Number(timeBudget) > 0))
    wrong.push({ where: '--time-budget', observed: timeBudget, allowed: 'seconds above 0' });
  if (threads !== undefined && !/^[1-9]\d?$/.test(threads))
    wrong.push({ where: '--threads', observed: threads, allowed: 'a whole number from 1' });
  if (!['text', 'json'].includes(format)) wrong.push({ where: '--format', observed: format, allowed: 'text, json' });
  return wrong;
}

/** The flags go into the brief, so that the answer carries what was asked. */
function withFlags(brief: unknown, { seed, timeBudget, evidence, floor }: PlanFlags): unknown {
  if (!brief || typeof brief !== 'object') return brief;
  const decided = {
    ...brief,
    ...(evidence === undefined ? {} : { evidence }),
    ...(floor === undefined ? {} : { evidenceFloor: floor }),
  };
  if (seed === undefined && timeBudget === undefined) return decided;
  const search = (brief as { search?: object }).search ?? {};
  return {
    ...decided,
    search: {
      ...search,
      ...(seed === undefined ? {} : { seed: Number(seed) }),
      ...(timeBudget === undefined ? {} : { timeBudgetS: Number(timeBudget) }),
    },
  };
}

/** Writes a folder whole or not at all: into a neighbour first, then by one rename. */
function writeWhole(folder: string, files: Readonly<Record<string, string>>): void {
  const target = resolve(folder);
  mkdirSync(dirname(target), { recursive: true });
  const beside = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    chmodSync(beside, 0o755);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(beside, name), text);
    if (existsSync(target)) {
      // Only what an earlier plan wrote is replaced; a folder with anything else stays as it is.
      for (const name of Object.keys(files)) renameSync(join(beside, name), join(target, name));
      rmSync(beside, { recursive: true });
    } else renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    throw error;
  }
}
