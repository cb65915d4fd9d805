import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';

interface Flags {
  readonly as?: string;
  readonly paper?: string;
}

export function registerRunExport(run: Command): void {
  run
    .command('export')
    .description('The control recipe in another form.')
    .argument('<run-dir>')
    .requiredOption('--as <form>', 'batchml, jsonld, csv, html, pdf or md')
    .option('--paper <size>', 'A4 or Letter', 'A4')
    .action((folder: string, { as: form = '', paper = 'A4' }: Flags) => exported(folder, form, paper));
}

export async function exported(folder: string, form: string, paper: string): Promise<void> {
  const { InputError } = await import('@libs/knowledge');
  const { batchMl, controlCsv, controlHtml, controlJsonLd, controlMarkdown, travelerPdf } = await import('@libs/pilot');
  const { controlIn, releaseIn } = await import('../../run-folder');
  const control = await controlIn(folder);
  const record = await releaseIn(folder);
  const forms: Readonly<Record<string, { file: string; write: () => string | Promise<Buffer> }>> = {
    batchml: { file: 'control.xml', write: () => batchMl(control, record) },
    jsonld: { file: 'control.jsonld', write: () => controlJsonLd(control, record) },
    csv: { file: 'control.csv', write: () => controlCsv(control) },
    html: { file: 'traveler.html', write: () => controlHtml(control, record) },
    md: { file: 'control.md', write: () => controlMarkdown(control, record) },
    pdf: {
      file: 'traveler.pdf',
      write: () => travelerPdf(control, paper.toUpperCase() === 'LETTER' ? 'LETTER' : 'A4', record),
    },
  };
  const chosen = forms[form];
  if (!chosen)
    throw new InputError('run export', [{ where: '--as', observed: form, allowed: Object.keys(forms).join(', ') }]);
  writeFileSync(join(folder, chosen.file), await chosen.write());
  process.stdout.write(`${join(folder, chosen.file)}\n`);
}
