import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Recipe } from '@libs/recipe';
import type { RunPlan } from '@libs/pilot';

interface Flags {
  readonly cells?: string;
  readonly area?: string;
  readonly capacity?: string;
  readonly line?: string;
  readonly balance?: string;
  readonly start: string;
  readonly out?: string;
  readonly as?: string;
  readonly paper?: string;
}

export function registerRun(program: Command): void {
  const run = program.command('run').description('A recipe as a run on a line: charges, schedule, traveler, exports.');
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
    .option('--out <dir>', 'folder; default: the plan folder')
    .action(planCommand);
  run
    .command('schedule')
    .description('When what runs on which machine; writes schedule.json.')
    .argument('<run-dir>', 'folder that `run plan` wrote')
    .action(scheduleCommand);
  run
    .command('traveler')
    .description('The traveler as HTML and PDF.')
    .argument('<run-dir>')
    .option('--paper <size>', 'A4 or Letter', 'A4')
    .action(async (folder: string, { paper = 'A4' }: Flags) => {
      await exported(folder, 'html', paper);
      await exported(folder, 'pdf', paper);
    });
  run
    .command('export')
    .description('The control recipe in another form.')
    .argument('<run-dir>')
    .requiredOption('--as <form>', 'batchml, jsonld, csv, html, pdf or md')
    .option('--paper <size>', 'A4 or Letter', 'A4')
    .action((folder: string, { as: form = '', paper = 'A4' }: Flags) => exported(folder, form, paper));
}

async function planCommand(folder: string, flags: Flags): Promise<void> {
  const { InputError, loadKnowledge } = await import('@libs/knowledge');
  const { LineError, loadLine } = await import('@libs/plant');
  const { controlRecipe, planRun } = await import('@libs/pilot');
  const { readJson } = await import('../read-json');
  const number = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
  if (!/^\d{4}-\d{2}-\d{2}$/.test(flags.start) || Number.isNaN(Date.parse(flags.start)))
    throw new InputError('run plan', [{ where: '--start', observed: flags.start, allowed: 'a date, YYYY-MM-DD' }]);
  if (flags.balance !== undefined && !(Number(flags.balance) > 0))
    throw new InputError('run plan', [{ where: '--balance', observed: flags.balance, allowed: 'g above 0' }]);
  const recipe = readJson(join(folder, 'recipe.json')) as Recipe;
  const name = flags.line ?? recipe.header.line;
  const line = ((): ReturnType<typeof loadLine> => {
    try {
      return loadLine(name);
    } catch (error) {
      if (!(error instanceof LineError)) throw error;
      const { observed, allowed } = error;
      throw new InputError('run plan', [
        { where: '--line', observed, allowed: `a line file or ${allowed.join(', ')}` },
      ]);
    }
  })();
  const answer = planRun(recipe, line, loadKnowledge(), {
    quantity: { cells: number(flags.cells), areaM2: number(flags.area), capacityAh: number(flags.capacity) },
    balanceG: number(flags.balance),
  });
  if ('refusals' in answer) {
    for (const { requirement, step, needs, has, wouldDo } of answer.refusals)
      process.stdout.write(`${step}: ${requirement}\n  needs: ${needs}\n  has:   ${has}\n  would do: ${wouldDo}\n`);
    process.exitCode = 1;
    return;
  }
  const { plan } = answer;
  const out = flags.out ?? folder;
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'recipe.json'), readFileSync(join(folder, 'recipe.json')));
  writeFileSync(join(out, 'run.json'), `${JSON.stringify(plan, null, 2)}\n`);
  writeFileSync(join(out, 'control.json'), `${JSON.stringify(controlRecipe(recipe, plan, flags.start), null, 2)}\n`);
  process.stdout.write(
    `${recipe.header.title}: ${plan.cells.good} good cells, ${plan.cells.started} started, on ${plan.line}; balance ${plan.balanceG} g\n`,
  );
  for (const { title, batches, batchGrams, charges } of plan.mixtures)
    process.stdout.write(
      `  ${title}: ${batches} × ${batchGrams} g = ${charges.map(({ material, grams }) => `${material} ${grams}`).join(' + ')}\n`,
    );
  for (const note of plan.notes) process.stdout.write(`  ${note}\n`);
  process.stdout.write(`draft – not released. Written: ${out}/run.json, control.json\n`);
}

async function scheduleCommand(folder: string): Promise<void> {
  const { loadLine } = await import('@libs/plant');
  const { runTasks, schedule } = await import('@libs/pilot');
  const { readJson } = await import('../read-json');
  const plan = readJson(join(folder, 'run.json')) as RunPlan;
  const { startDate } = readJson(join(folder, 'control.json')) as { startDate: string };
  const problem = runTasks(readJson(join(folder, 'recipe.json')) as Recipe, plan, loadLine(plan.line), startDate);
  const answer = schedule(problem);
  if ('conflict' in answer) {
    process.stdout.write(`${answer.conflict.says}\n  would do: ${answer.conflict.cheapestRelaxation}\n`);
    process.exitCode = 1;
    return;
  }
  const clock = (at: number): string =>
    `day ${Math.floor(at / 1440) + 1} ${String(Math.floor((at % 1440) / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
  for (const { task, start, end, waitedFor } of answer.schedule.placements)
    process.stdout.write(`${clock(start)} to ${clock(end)}  ${task}  waited for ${waitedFor}\n`);
  process.stdout.write(
    'Mixing, set-up, oven and cleaning times are assumed (schedule.json); pot life and hold times are not known and not enforced.\n',
  );
  writeFileSync(join(folder, 'schedule.json'), `${JSON.stringify({ problem, ...answer.schedule }, null, 2)}\n`);
}

async function exported(folder: string, form: string, paper: string): Promise<void> {
  const { InputError } = await import('@libs/knowledge');
  const { batchMl, controlCsv, controlHtml, controlJsonLd, controlMarkdown, travelerPdf } = await import('@libs/pilot');
  const { readJson } = await import('../read-json');
  const control = readJson(join(folder, 'control.json')) as Parameters<typeof batchMl>[0];
  const forms: Readonly<Record<string, { file: string; write: () => string | Promise<Buffer> }>> = {
    batchml: { file: 'control.xml', write: () => batchMl(control) },
    jsonld: { file: 'control.jsonld', write: () => controlJsonLd(control) },
    csv: { file: 'control.csv', write: () => controlCsv(control) },
    html: { file: 'traveler.html', write: () => controlHtml(control) },
    md: { file: 'control.md', write: () => controlMarkdown(control) },
    pdf: {
      file: 'traveler.pdf',
      write: () => travelerPdf(control, paper.toUpperCase() === 'LETTER' ? 'LETTER' : 'A4'),
    },
  };
  const chosen = forms[form];
  if (!chosen)
    throw new InputError('run export', [{ where: '--as', observed: form, allowed: Object.keys(forms).join(', ') }]);
  writeFileSync(join(folder, chosen.file), await chosen.write());
  process.stdout.write(`${join(folder, chosen.file)}\n`);
}
