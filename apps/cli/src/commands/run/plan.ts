import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { StockedRun } from '@libs/pilot';

interface Flags {
  readonly cells?: string;
  readonly area?: string;
  readonly capacity?: string;
  readonly line?: string;
  readonly balance?: string;
  readonly start: string;
  readonly out?: string;
  readonly stock?: string;
  readonly knowledge?: string;
}

export function registerRunPlan(run: Command): void {
  run
    .command('plan')
    .description('Batches and charges for a number of good cells, m² or Ah; writes run.json and control.json.')
    .argument('<plan-dir>', 'folder that `plan` wrote')
    .option('--cells <n>', 'good cells')
    .option('--area <m2>', 'm² of unit cell')
    .option('--capacity <ah>', 'Ah')
    .option('--line <line>', 'shipped line or line file; default: the line of the recipe')
    .option('--balance <g>', 'grid of the balance')
    .option('--start <date>', 'first day, YYYY-MM-DD', '2026-01-05')
    .option('--stock <file>', 'the lots that are there; charges and bill of materials lot by lot')
    .option('--knowledge <dir>', 'a laboratory folder: its materials, and the yields that it counted on this line')
    .option('--out <dir>', 'folder; default: the plan folder')
    .action(planCommand);
}

async function planCommand(folder: string, flags: Flags, command: Command): Promise<void> {
  const { InputError, loadKnowledge } = await import('@libs/knowledge');
  const {
    checkedLine,
    controlRecipe,
    measuredAssumptions,
    planRun,
    planStockedRun,
    readStock,
    releaseState,
    samplingCsv,
  } = await import('@libs/pilot');
  const { joined } = await import('@libs/recipe');
  const { refusedText, runText } = await import('../../run-text');
  const { recipeIn, releaseIn, writeRelease } = await import('../../run-folder');
  const { readJson } = await import('../../read-json');
  const number = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
  if (!/^\d{4}-\d{2}-\d{2}$/.test(flags.start) || Number.isNaN(Date.parse(flags.start)))
    throw new InputError('run plan', [{ where: '--start', observed: flags.start, allowed: 'a date, YYYY-MM-DD' }]);
  if (flags.balance !== undefined && !(Number(flags.balance) > 0))
    throw new InputError('run plan', [{ where: '--balance', observed: flags.balance, allowed: 'g above 0' }]);
  if (flags.stock !== undefined && command.getOptionValueSource('start') === 'default')
    throw new InputError('run plan', [
      {
        where: '--start',
        observed: 'nothing',
        allowed: 'the day of the run, YYYY-MM-DD: expiry of the lots is judged on it',
      },
    ]);
  const recipe = await recipeIn(folder);
  const line = checkedLine(flags.line ?? recipe.header.line, 'run plan');
  const knowledge = loadKnowledge(flags.knowledge);
  const request = {
    quantity: { cells: number(flags.cells), areaM2: number(flags.area), capacityAh: number(flags.capacity) },
    balanceG: number(flags.balance),
    ...(flags.knowledge === undefined ? {} : { measured: measuredAssumptions(flags.knowledge, line.id) }),
  };
  const answer =
    flags.stock === undefined
      ? planRun(recipe, line, knowledge, request)
      : planStockedRun(
          recipe,
          line,
          knowledge,
          request,
          readStock(readJson(flags.stock), knowledge, flags.stock),
          flags.start,
        );
  if ('refusals' in answer) {
    process.stdout.write(refusedText(answer, line.id));
    process.exitCode = 1;
    return;
  }
  const { plan } = answer;
  const out = flags.out ?? folder;
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'recipe.json'), readFileSync(join(folder, 'recipe.json')));
  writeFileSync(join(out, 'line.json'), `${JSON.stringify(line, null, 2)}\n`);
  writeFileSync(join(out, 'run.json'), `${JSON.stringify(plan, null, 2)}\n`);
  const control = controlRecipe(recipe, plan, flags.start);
  writeFileSync(join(out, 'control.json'), `${JSON.stringify(control, null, 2)}\n`);
  writeFileSync(join(out, 'sampling.csv'), samplingCsv(plan.sampling));
  // A schedule of other content would print wrong times.
  rmSync(join(out, 'schedule.json'), { force: true });
  const record = joined(await releaseIn(out), await releaseIn(folder));
  if (record.signatures.length > 0) writeRelease(out, record);
  process.stdout.write(runText(recipe.header.title, plan));
  if (plan.stock) process.stdout.write(stockText(plan.stock));
  process.stdout.write(`${releaseState(control, record).says}\nWritten: ${out}/run.json, control.json, sampling.csv\n`);
}

/** The weighings of every batch lot by lot, what is taken from each lot, which lots were refused, and what has to be said. */
function stockText({ title, on, batches, uses, refusedLots, notes }: StockedRun): string {
  const shown = (value: number): number => Number(value.toPrecision(7));
  const lines = [`From ${title}, on ${on}; weigh:`];
  for (const { step, batch, weighings, totalGrams } of batches) {
    const parts = weighings.map(
      ({ material, solution, lot, grams }) =>
        `${material}${solution === null ? '' : ` ${solution}`}${lot === null ? '' : ` [${lot}]`} ${grams}`,
    );
    lines.push(`  ${step}, batch ${batch}: ${parts.join(' + ')} = ${totalGrams} g`);
  }
  lines.push('Take:');
  for (const { material, lot, amount, left, unit, expires } of uses)
    lines.push(
      `  ${material}, lot ${lot}: ${shown(amount)} ${unit}, ${shown(left)} ${unit} left; ${expires === null ? 'no expiry stated' : `use by ${expires}`}`,
    );
  for (const { lot, material, reason } of refusedLots)
    lines.push(
      `  ${uses.some((use) => use.lot === lot) ? 'NOT EVERYWHERE' : 'REFUSED'} ${material}, lot ${lot}: ${reason}`,
    );
  return [...lines, ...notes.map((note) => `  ${note}`), ''].join('\n');
}
