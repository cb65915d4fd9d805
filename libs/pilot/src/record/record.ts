import type { Problem } from '@libs/knowledge';
import { InputError } from '@libs/knowledge';
import type { ControlRecipe } from '../control/control-recipe';
import type { RunRecord } from './record-chain';
import { chained, lineProblems, readLines } from './record-chain';
import { entryProblems } from './record-check';
import { appendLines, recordText } from './record-file';
import { deviationsOf } from './record-limits';
import type { RecordEntry, RecordLine, Witness } from './record-types';

/** The record of a run folder; without one it is empty. Its problems are returned, so that a damaged record can still be read. */
export function readRecord(folder: string, control: ControlRecipe): RunRecord {
  return readLines(recordText(folder), control.contentHash);
}

/** A record that may be built on. Errors: an InputError with every line that does not hold. */
export function soundRecord(folder: string, control: ControlRecipe): RunRecord {
  const record = readRecord(folder, control);
  if (record.problems.length > 0) throw new InputError('record', record.problems);
  return record;
}

/**
 * Adds entries to the record of a run, all or none, and gives the lines that were written: first `opened` where the record is new, after
 * each actual that lies outside its limits a deviation that needs a disposition.
 * Errors: an InputError with everything that the control recipe or the record says against an entry; a record that was changed.
 */
export function addToRecord(
  folder: string,
  control: ControlRecipe,
  entries: readonly (RecordEntry & Witness)[],
  witness: Witness,
  release: string,
): RecordLine[] {
  let written: RecordLine[] = [];
  appendLines(folder, (text) => {
    const record = readLines(text, control.contentHash);
    if (record.problems.length > 0) throw new InputError('record', record.problems);
    const all: (RecordEntry & Witness)[] = [];
    const problems: Problem[] = [];
    if (record.lines.length === 0) all.push({ kind: 'opened', run: control.id, control: control.contentHash, release });
    for (const [at, entry] of entries.entries()) {
      const where = entries.length > 1 ? `entry ${at + 1}` : 'entry';
      const wrong = entryProblems(control, record, all, entry).map((one) => ({
        ...one,
        where: `${where}, ${one.where}`,
      }));
      problems.push(...wrong);
      all.push(entry);
      if (wrong.length === 0) all.push(...deviationsOf(control, record, entry, record.lines.length + all.length));
    }
    const lines = chained(record, all, witness);
    const shape =
      problems.length > 0 ? [] : lines.flatMap((line, at) => lineProblems(JSON.parse(line), `entry ${at + 1}`));
    if (problems.length + shape.length > 0) throw new InputError('record', [...problems, ...shape]);
    written = lines.map((line) => JSON.parse(line) as RecordLine);
    return lines;
  });
  return written;
}
