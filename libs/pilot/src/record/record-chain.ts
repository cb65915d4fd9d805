import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '@libs/knowledge';
import { ShapeChecker, shown } from '@libs/knowledge';
import type { RecordEntry, RecordLine, Witness } from './record-types';

/** A record as it was read: its whole lines, their hashes, and what is wrong with it. */
export interface RunRecord {
  readonly lines: readonly RecordLine[];
  /** sha-256 of each line, in order */
  readonly hashes: readonly string[];
  /** hash of the last line: written on paper it shows later that no line was taken away from the end */
  readonly head: string;
  readonly problems: readonly Problem[];
}

const schemaId = 'https://rollwright.dev/schema/record.schema.json';
let checker: ShapeChecker | undefined;

export function recordSchema(): object {
  return JSON.parse(readFileSync(join(__dirname, '../..', 'schema', 'record.schema.json'), 'utf8')) as object;
}

export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What is wrong with the shape of one line. */
export function lineProblems(value: unknown, where: string): Problem[] {
  checker ??= new ShapeChecker([recordSchema()]);
  const kind = (value as { kind?: unknown } | null)?.kind;
  if (typeof kind !== 'string' || !kindsOf.has(kind))
    return [{ where: `${where}, kind`, observed: shown(kind), allowed: [...kindsOf].join(', ') }];
  return checker
    .problems(`${schemaId}#/$defs/${kind}`, value)
    .map((problem) => ({ ...problem, where: `${where}, ${problem.where}` }));
}

const kindsOf: ReadonlySet<string> = new Set<RecordEntry['kind']>([
  'opened',
  'actual',
  'lot',
  'deviation',
  'disposition',
  'file',
  'note',
  'correction',
  'made',
  'count',
  'time',
  'result',
]);

/**
 * A record read line by line; `start` is the hash of the control recipe that it belongs to. Every line has to carry the hash of the line
 * before it. Problems name the line: a changed line is seen by the line that follows it; a change of the last line only by its `head`.
 */
export function readLines(text: string, start: string, name = 'record.jsonl'): RunRecord {
  const problems: Problem[] = [];
  const lines: RecordLine[] = [];
  const hashes: string[] = [];
  const written = text.split('\n');
  if (written.pop() !== '')
    problems.push({
      where: `${name}, line ${written.length + 1}`,
      observed: 'a line that is not whole',
      allowed: 'whole lines; restore the file from a copy',
    });
  let previous = start;
  for (const [at, line] of written.entries()) {
    const where = `${name}, line ${at + 1}`;
    const value = parsed(line);
    const shape =
      value === undefined ? [{ where, observed: shown(line), allowed: 'JSON' }] : lineProblems(value, where);
    problems.push(...shape);
    const read = value as RecordLine;
    if (shape.length === 0 && read.seq !== at + 1)
      problems.push({
        where,
        observed: `number ${read.seq}`,
        allowed: `number ${at + 1}: a line is missing or was put in`,
      });
    if (shape.length === 0 && read.previous !== previous)
      problems.push({
        where,
        observed: `it follows a line with hash ${read.previous.slice(0, 12)}…`,
        allowed:
          at === 0
            ? `the hash of the control recipe, ${previous.slice(0, 12)}…: this record is of another run`
            : `hash ${previous.slice(0, 12)}… of line ${at}: line ${at} was changed, or lines were taken out or put in`,
      });
    lines.push(read);
    previous = sha256(line);
    hashes.push(previous);
  }
  return { lines, hashes, head: previous, problems };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

/** New entries as the lines that follow a record; an entry's own witness goes before the common one. */
export function chained(record: RunRecord, entries: readonly (RecordEntry & Witness)[], witness: Witness): string[] {
  let { head } = record;
  return entries.map((entry, index) => {
    const { kind, by = witness.by, at = witness.at, ...rest } = entry;
    const line = JSON.stringify({
      seq: record.lines.length + index + 1,
      previous: head,
      kind,
      ...(by === undefined ? {} : { by }),
      ...(at === undefined ? {} : { at }),
      ...rest,
    });
    head = sha256(line);
    return line;
  });
}
