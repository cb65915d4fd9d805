import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { Option } from 'commander';
import type { ProcessDocument } from '@libs/process';
import type { KnowledgeOptions } from './open-judge';
import { openJudge, wholeNumber, withKnowledgeOptions } from './open-judge';

interface FixOptions extends KnowledgeOptions {
  readonly apply?: number;
  readonly out?: string;
  readonly write?: boolean;
  readonly format: 'document' | 'patch';
}

/** `fix FILE --apply N`: writes the document with the repair that `check --repair` offers as number N. */
export function registerFix(program: Command): void {
  withKnowledgeOptions(
    program
      .command('fix')
      .summary('apply a repair that check --repair offers')
      .description('Without --apply: lists the repairs. With it: prints the repaired document, or writes it.')
      .argument('<file>', 'a process document'),
  )
    .option('--apply <n>', 'the number of the repair, from 1', wholeNumber)
    .option('--out <file>', 'write the repaired document there')
    .option('--write', 'write it over FILE')
    .addOption(new Option('--format <format>', 'what is printed').choices(['document', 'patch']).default('document'))
    .action(fix);
}

async function fix(file: string, options: FixOptions): Promise<void> {
  const judge = await openJudge(options);
  const { oneDocument } = await import('../check-input');
  const { applyPatch, repairsOf } = await import('@libs/compatibility');
  const { InputError } = await import('@libs/knowledge');
  const { repairText } = await import('../check-text');
  const document = oneDocument(file) as ProcessDocument;
  const { verdict } = judge.check(document);
  const repairs = repairsOf(document, judge);
  if (options.apply === undefined) {
    process.stdout.write(`${repairText(repairs, verdict)}\n`);
    return;
  }
  const chosen = repairs[options.apply - 1];
  if (!chosen)
    throw new InputError(file, [
      {
        where: '--apply',
        observed: String(options.apply),
        allowed: repairs.length > 0 ? `1 to ${repairs.length}` : 'nothing: no repair is known or none is needed',
      },
    ]);
  const result = options.format === 'patch' ? chosen.patch : applyPatch(document, chosen.patch);
  const text = `${JSON.stringify(result, null, 2)}\n`;
  const target = options.write ? file : options.out;
  if (target === undefined) process.stdout.write(text);
  else {
    writeFileSync(target, text);
    process.stderr.write(`${chosen.says} -> ${chosen.verdict}; written to ${target}\n`);
  }
}
