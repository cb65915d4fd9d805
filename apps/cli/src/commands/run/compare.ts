import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import type { RunComparison } from '@libs/pilot';

interface Flags {
  readonly format: 'text' | 'csv' | 'json';
  readonly all?: boolean;
  readonly out?: string;
}

export function registerRunCompare(run: Command): void {
  run
    .command('compare')
    .description(
      'Plan beside record: charges, set-points, checks, yields, times and deviations; of two runs, what differs.',
    )
    .argument('<run-dir>', 'folder with control.json and record.jsonl')
    .argument('[other-run-dir]', 'a second run')
    .addOption(new Option('--format <format>').choices(['text', 'csv', 'json']).default('text'))
    .option('--all', 'text: also what is not recorded')
    .option('--out <file>', 'a file instead of the screen')
    .action(compareCommand);
}

async function compareCommand(folder: string, other: string | undefined, { format, all, out }: Flags): Promise<void> {
  const { InputError } = await import('@libs/knowledge');
  const { compareRuns, comparisonCsv, comparisonText, differencesText } = await import('@libs/pilot');
  const first = await comparisonIn(folder);
  const write = (text: string): void => {
    if (out === undefined) process.stdout.write(text);
    else writeFileSync(out, text);
  };
  if (other === undefined) {
    write(
      format === 'json'
        ? `${JSON.stringify(first, null, 2)}\n`
        : format === 'csv'
          ? comparisonCsv(first)
          : comparisonText(first, all),
    );
    process.exitCode = first.outside > 0 || first.deviations.some(({ decision }) => decision === null) ? 1 : 0;
    return;
  }
  if (format === 'csv')
    throw new InputError('run compare', [{ where: '--format', observed: 'csv', allowed: 'text or json for two runs' }]);
  const second = await comparisonIn(other);
  const differences = compareRuns(first, second);
  const names = [basename(folder), basename(other)] as const;
  write(
    format === 'json'
      ? `${JSON.stringify({ format: 'rollwright-run-differences/1', runs: [first.run, second.run], differences }, null, 2)}\n`
      : differencesText(...names, differences),
  );
}

/** A run folder compared with its record; the planned minutes come from its schedule, where there is one. */
async function comparisonIn(folder: string): Promise<RunComparison> {
  const { compareRun, soundRecord } = await import('@libs/pilot');
  const { controlIn, scheduleIn } = await import('../../run-folder');
  const control = await controlIn(folder);
  const schedule = await scheduleIn(folder);
  const minutes = new Map<string, number>();
  for (const task of schedule?.problem.tasks ?? [])
    minutes.set(task.step, (minutes.get(task.step) ?? 0) + task.minutes);
  return compareRun(control, soundRecord(folder, control), { minutes });
}
