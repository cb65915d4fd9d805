import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { ControlRecipe, RecordLine } from '@libs/pilot';
import type { RecordFlags } from '../../record-entries';

export function registerRunRecord(run: Command): void {
  run
    .command('record')
    .summary(
      'what was done: actuals, lots, deviations, files, cells; without anything to record, how the record stands',
    )
    .description(
      'Adds to record.jsonl, which only grows. One of --item, --material, --deviation, --disposition, --file, --note, --corrects,\n' +
        '--sheet, --cells, --good, --minutes, --result or --from says what; without any, the state of the record is printed.\n' +
        'Exit code 1: a deviation waits for a disposition, or the run is not released.',
    )
    .argument('<run-dir>', 'folder that `run plan` wrote')
    .option('--step <id>', 'step of the run, by id or number')
    .option('--batch <n>', 'batch of the step')
    .option('--item <id>', 'charge, set-point or check of the step, by id or name')
    .option('--actual <value>', 'what was weighed, set or measured')
    .option('--unit <unit>', 'unit of the actual; default: that of the item')
    .option('--instrument <id>', 'what it was measured with')
    .option('--lot <number>', 'lot that was taken')
    .option('--material <id>', 'material of a lot, with --step, --lot and --amount (g, or m² by --unit)')
    .option('--amount <n>', 'amount of the lot')
    .option('--deviation <text>', 'what went otherwise than written')
    .option('--disposition <decision>', 'use as is, rework, reject or hold; with --of and --reason')
    .option('--of <line>', 'line of the deviation')
    .option('--reason <text>', 'why')
    .option('--file <path>', 'a photo or file: its name, size and sha-256 are recorded, the file stays where it is')
    .option('--note <text>', 'a note')
    .option('--corrects <line>', 'line that is corrected, by --actual, --lot, --amount or --withdraw; with --reason')
    .option('--withdraw', 'the corrected line is not true at all')
    .option('--sheet <ids>', 'sheets that were made, with --made-from: A1,A2 or A1..A9')
    .option('--cells <ids>', 'cells that were made, with --made-from: 1..22')
    .option('--made-from <ids>', 'sheets by id, batches as step/number, separated by commas')
    .option('--good <n>', 'how many were good, with --step, --started and --unit (cells, pieces, m², g)')
    .option('--started <n>', 'how many were started')
    .option('--minutes <n>', 'how long a batch of a step took')
    .option('--result <quantity>', 'a measured property, with --on, --actual and --unit')
    .option('--on <id>', 'sheet, cell, lot or step/batch that was measured')
    .option('--spread <n>', 'standard deviation of the result, in its unit')
    .option('--replicates <n>', 'how many were measured')
    .option('--conditions <list>', 'name=value,…: temperatureC=25,pressureMPa=380')
    .option('--from <csv>', 'a filled form, all rows or none')
    .option('--form <csv>', 'writes an empty form to fill in')
    .option('--by <name>', 'who')
    .option('--at <time>', 'when: 2026-11-23 or 2026-11-23T09:30+01:00; nothing here reads a clock')
    .action(recordCommand);
}

async function recordCommand(folder: string, flags: RecordFlags): Promise<void> {
  const { addToRecord, openDeviations, readRecord, recordSheet, releaseState } = await import('@libs/pilot');
  const { controlIn, releaseIn } = await import('../../run-folder');
  const { entriesOf } = await import('../../record-entries');
  const control = await controlIn(folder);
  if (flags.form !== undefined) {
    writeFileSync(flags.form, recordSheet(control));
    process.stdout.write(`${flags.form}: fill in the column actual, then run record --from ${flags.form}\n`);
    return;
  }
  const entries = await entriesOf(control, flags, (path) => readFileSync(path));
  if (entries.length > 0) {
    const release = releaseState(control, await releaseIn(folder));
    if (!release.mayRun) {
      process.stdout.write(
        `Not recorded. ${release.says}.\n  would do: recipe sign … --as process and --as ehs before run plan, or run override ${folder} --name … --reason … --on …\n`,
      );
      process.exitCode = 1;
      return;
    }
    const { by, at } = flags;
    const lines = addToRecord(folder, control, entries, { by, at }, release.says);
    for (const line of lines) process.stdout.write(`${lineText(line)}${unlimited(control, line)}\n`);
  }
  const record = readRecord(folder, control);
  const { InputError } = await import('@libs/knowledge');
  if (record.problems.length > 0) throw new InputError(join(folder, 'record.jsonl'), record.problems);
  if (entries.length === 0) process.stdout.write(stateText(folder, control, record.lines));
  const open = openDeviations(record);
  for (const { seq, says, step } of open)
    process.stdout.write(
      `OPEN DEVIATION, line ${seq}, ${step}: ${says}\n  needs: run record ${folder} --disposition "use as is|rework|reject|hold" --of ${seq} --reason …\n`,
    );
  process.stdout.write(
    `${record.lines.length} lines; hash of the last ${record.head.slice(0, 16)} (write it on the paper: it shows later that none was taken away)\n`,
  );
  process.exitCode = open.length > 0 ? 1 : 0;
}

function lineText({ seq, previous, by, at, kind, ...rest }: RecordLine): string {
  const parts = Object.entries(rest).map(([name, value]) => {
    const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
    return `${name} ${name === 'sha256' || name === 'control' ? text.slice(0, 12) : text}`;
  });
  return `${seq} ${kind}: ${parts.join(', ')}${by === undefined ? '' : `; ${by}`}${at === undefined ? '' : `, ${at}`} [after ${previous.slice(0, 8)}]`;
}

/** An actual that no limit judges is at least held against its target. */
function unlimited(control: ControlRecipe, line: RecordLine): string {
  if (line.kind !== 'actual' || typeof line.value !== 'number') return '';
  const item = control.blocks.find(({ id }) => id === line.step)?.values.find(({ id }) => id === line.item);
  if (!item || item.low !== null || item.high !== null || typeof item.target !== 'number' || item.target === 0)
    return '';
  const off = 100 * (line.value / item.target - 1);
  return `\n  no limits are stated: ${Number(off.toPrecision(3))} % off the target of ${item.target} ${item.unit}`;
}

/** What is recorded of each step, and what is not. */
function stateText(folder: string, control: ControlRecipe, lines: readonly RecordLine[]): string {
  if (!existsSync(join(folder, 'record.jsonl'))) return 'Nothing is recorded yet.\n';
  const seen = new Set(lines.flatMap((line) => (line.kind === 'actual' ? [`${line.step} ${line.item}`] : [])));
  const rows = control.blocks.map(({ id, number, values }) => {
    const done = values.filter((one) => seen.has(`${id} ${one.id}`)).length;
    return `${number} ${id}: ${done} of ${values.length} charges, set-points and checks recorded`;
  });
  return `${rows.join('\n')}\n`;
}
