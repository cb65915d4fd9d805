import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import type { ImportedRun } from '@libs/pilot';

interface Flags {
  readonly out: string;
}

export function registerRunImport(run: Command): void {
  run
    .command('import')
    .description('Reads a control recipe back from our own JSON or BatchML, and checks its hash.')
    .argument('<file>', 'control.json or control.xml')
    .requiredOption('--out <dir>', 'folder for control.json and release.json')
    .action(importCommand);
}

async function importCommand(file: string, { out }: Flags): Promise<void> {
  const { InputError } = await import('@libs/knowledge');
  const { releaseState } = await import('@libs/pilot');
  const { joined } = await import('@libs/recipe');
  const { controlIn, releaseIn, writeRelease } = await import('../../run-folder');
  const { control, record } = await importedFrom(file);
  const target = join(out, 'control.json');
  if (existsSync(target) && (await controlIn(out)).contentHash !== control.contentHash)
    throw new InputError('run import', [
      {
        where: '--out',
        observed: `${target}, another control recipe`,
        allowed: 'a new folder, or the one of this control recipe',
      },
    ]);
  const all = joined(await releaseIn(out), record);
  mkdirSync(out, { recursive: true });
  writeFileSync(target, `${JSON.stringify(control, null, 2)}\n`);
  if (all.signatures.length + all.overrides.length > 0) writeRelease(out, all);
  process.stdout.write(
    `${control.title}: ${control.id}, content ${control.contentHash}\n${releaseState(control, all).says}\nWritten: ${target}\n`,
  );
}

/** Signatures stand in a BatchML; beside a JSON they lie as release.json. */
async function importedFrom(file: string): Promise<ImportedRun> {
  const { readBatchMl, readControl } = await import('@libs/pilot');
  const { readJson } = await import('../../read-json');
  const { releaseIn } = await import('../../run-folder');
  const isXml = existsSync(file) && /^\uFEFF?\s*</.test(readFileSync(file, 'utf8').slice(0, 200));
  if (isXml) return readBatchMl(readFileSync(file, 'utf8'), file);
  return { control: readControl(readJson(file), file), record: await releaseIn(dirname(file)) };
}
