import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { PaperSize } from '@libs/pilot';

interface Flags {
  readonly as: string;
  readonly paper: string;
}

export function registerRunExport(run: Command): void {
  run
    .command('export')
    .description('The control recipe in another form.')
    .argument('<run-dir>')
    .requiredOption('--as <form>', 'batchml, jsonld, csv, html, pdf, md, labels or picklist')
    .option('--paper <size>', 'A4 or Letter', 'A4')
    .action((folder: string, { as, paper }: Flags) => exported(folder, as, paper));
}

const papers: Readonly<Record<string, PaperSize>> = { a4: 'A4', letter: 'LETTER' };

/** Writes one form of a run into its folder and says where. */
export async function exported(folder: string, form: string, paper: string): Promise<void> {
  const { InputError, nearestNames } = await import('@libs/knowledge');
  const { exportFormIds, exportForms } = await import('@libs/pilot');
  const { controlIn, releaseIn, scheduleIn } = await import('../../run-folder');
  const id = exportFormIds.find((one) => one === form);
  const size = papers[paper.toLowerCase()];
  const problems = [
    ...(id
      ? []
      : [
          {
            where: '--as',
            observed: form,
            allowed: exportFormIds.join(', '),
            nearest: nearestNames(form, exportFormIds, 1),
          },
        ]),
    ...(size ? [] : [{ where: '--paper', observed: paper, allowed: 'A4 or Letter' }]),
  ];
  if (!id || !size) throw new InputError('run export', problems);
  const printed = {
    control: await controlIn(folder),
    record: await releaseIn(folder),
    schedule: await scheduleIn(folder),
    paper: size,
  };
  const { file, write } = exportForms[id];
  writeFileSync(join(folder, file), await write(printed));
  process.stdout.write(`${join(folder, file)}\n`);
}
