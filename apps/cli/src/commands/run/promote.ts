import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { wholeNumber } from '../open-judge';

interface Flags {
  readonly line: number;
  readonly knowledge: string;
  readonly material?: string;
  readonly outcome?: string;
  readonly yield?: string;
}

export function registerRunPromote(run: Command): void {
  run
    .command('promote')
    .summary("a recorded result as the laboratory's own knowledge, a count as a yield of the line")
    .description(
      'Takes one line of the record into a laboratory folder, which check, plan and run plan read with --knowledge: a conductivity,\n' +
        'capacity, density or particle size as a datum of a material; a conductivity after exposure (conditions exposedTo, before,\n' +
        'hours) as a statement, whose outcome you say; a count of good and started as a yield. The folder is checked whole before\n' +
        'anything is written.',
    )
    .argument('<run-dir>', 'folder with control.json and record.jsonl')
    .requiredOption('--line <n>', 'line of the record', wholeNumber)
    .requiredOption('--knowledge <dir>', 'laboratory folder; it is made where there is none')
    .option('--material <id>', 'which material was measured, where the thing was made from several')
    .option('--outcome <outcome>', 'of an exposure: pass, conditional or fail')
    .option('--yield <id>', 'of a count: cellYield, electrodeYield, separatorYield or foilYield')
    .action(promoteCommand);
}

async function promoteCommand(folder: string, flags: Flags): Promise<void> {
  const { InputError, loadKnowledge } = await import('@libs/knowledge');
  const { calibrationProblems, promotionOf, soundRecord } = await import('@libs/pilot');
  const { controlIn } = await import('../../run-folder');
  const { readJson } = await import('../../read-json');
  const { line, knowledge: laboratory, material, outcome } = flags;
  const control = await controlIn(folder);
  const record = soundRecord(folder, control);
  const known = loadKnowledge(existsSync(laboratory) ? laboratory : undefined);
  const held = (path: string): unknown =>
    existsSync(join(laboratory, path)) ? readJson(join(laboratory, path)) : undefined;
  const { files, says } = promotionOf(control, record, known, { line, material, outcome, yield: flags.yield, held });
  // Tried on a copy: a folder that the judge refuses is never left behind.
  const trial = mkdtempSync(join(tmpdir(), 'rollwright-promote-'));
  try {
    if (existsSync(laboratory)) cpSync(laboratory, trial, { recursive: true });
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(trial, path)), { recursive: true });
      writeFileSync(join(trial, path), `${JSON.stringify(content, null, 2)}\n`);
      const wrong = path.startsWith('calibration/') ? calibrationProblems(content, path) : [];
      if (wrong.length > 0) throw new InputError('run promote', wrong);
    }
    loadKnowledge(trial);
    for (const path of Object.keys(files)) {
      const target = join(laboratory, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(`${target}.new`, readFileSync(join(trial, path)));
      renameSync(`${target}.new`, target);
    }
  } finally {
    rmSync(trial, { recursive: true, force: true });
  }
  process.stdout.write(`${says}\nWritten: ${Object.keys(files).map((path) => join(laboratory, path)).join(', ')}\n`); // prettier-ignore
}
