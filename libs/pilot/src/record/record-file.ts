import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@libs/knowledge';

/**
 * The file of a record under many writers that may die at any moment. A writer first writes its lines whole into a file of its own, makes
 * them durable, and gives that file the name `record.pending.N` by a hard link: N is the number of the first new line, and a name can be
 * taken only once, so this is the moment at which the lines are written. Then anyone copies them to the end of record.jsonl: always the
 * same bytes to the same place, so that it does not matter who does it, how often, or who dies in between. Nobody waits for a lock.
 */
const NAME = 'record.jsonl';
const PENDING = /^record\.pending\.(\d+)$/;
const TRIES = 10_000;

interface Pending {
  /** bytes of record.jsonl before these lines */
  readonly base: number;
  readonly text: string;
}

/** The text of a record, with lines that are written but not yet copied. Empty where there is none. */
export function recordText(folder: string): string {
  const path = join(folder, NAME);
  for (;;) {
    const before = pendingNames(folder);
    let bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    for (const name of before) {
      const pending = readPending(join(folder, name));
      if (pending && isOpen(bytes, pending))
        bytes = Buffer.concat([bytes.subarray(0, pending.base), Buffer.from(pending.text)]);
    }
    // A line that was copied while we looked would be missed; then nothing pending is left of what we saw.
    if (before.every((name) => existsSync(join(folder, name)))) return bytes.toString('utf8');
  }
}

/**
 * Appends lines, all or none. `make` gets the text so far and gives the lines (it may run again when another writer was faster).
 * Errors: InputError where the folder cannot hold a record (no hard links) or record.jsonl was changed from outside.
 */
export function appendLines(folder: string, make: (text: string) => readonly string[]): void {
  for (let turn = 0; turn < TRIES; turn += 1) {
    for (const name of pendingNames(folder)) copy(folder, name);
    const text = recordText(folder);
    const base = Buffer.byteLength(text);
    // Lines that another has written since are copied first: ours can stand only behind them.
    if (base > sizeOf(folder)) continue;
    const lines = make(text);
    if (lines.length === 0) return;
    const first = text.split('\n').length;
    const name = `record.pending.${first}`;
    const pending = { base, text: `${lines.join('\n')}\n` };
    if (!publish(folder, name, pending, turn)) continue;
    if (copy(folder, name, pending) === 'copied') return;
  }
  throw new InputError('record', [
    {
      where: join(folder, NAME),
      observed: `${TRIES} tries, other writers were always faster`,
      allowed: 'fewer writers',
    },
  ]);
}

/** In the order in which they were written: the lines of one stand behind those of the one before. */
function pendingNames(folder: string): string[] {
  const number = (name: string): number => Number(PENDING.exec(name)?.[1]);
  return readdirSync(folder)
    .filter((name) => PENDING.test(name))
    .sort((a, b) => number(a) - number(b));
}

function sizeOf(folder: string): number {
  return statSync(join(folder, NAME), { throwIfNoEntry: false })?.size ?? 0;
}

function readPending(path: string): Pending | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Pending;
  } catch {
    return undefined; // copied and removed by another
  }
}

/** Whether the record ends before these lines, or inside of them. */
function isOpen(bytes: Buffer, { base, text }: Pending): boolean {
  const own = Buffer.from(text);
  const there = bytes.subarray(base);
  return bytes.length >= base && there.length < own.length && there.equals(own.subarray(0, there.length));
}

/** Gives whole, durable lines their name; false where the name is taken. */
function publish(folder: string, name: string, pending: Pending, turn: number): boolean {
  const own = join(folder, `${name}.${process.pid}.${turn}.tmp`);
  const file = openSync(own, 'w');
  try {
    writeWhole(file, Buffer.from(JSON.stringify(pending)), 0);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(own, join(folder, name));
    syncFolder(folder);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    throw new InputError('record', [
      {
        where: folder,
        observed: `no hard link possible (${code ?? String(error)})`,
        allowed: 'a folder on a local disk',
      },
    ]);
  } finally {
    rmSync(own, { force: true });
  }
}

/**
 * Copies pending lines to their place. 'stale': other lines stand there, so these were never written, and their name is given back. Who
 * wrote them passes them in, because another may have copied and removed the file already.
 */
function copy(folder: string, name: string, written?: Pending): 'copied' | 'stale' {
  const path = join(folder, name);
  const pending = written ?? readPending(path);
  if (!pending) return 'copied';
  const own = Buffer.from(pending.text);
  const file = openSync(join(folder, NAME), constants.O_RDWR | constants.O_CREAT, 0o644);
  try {
    const { size } = fstatSync(file);
    const there = Buffer.alloc(Math.max(0, Math.min(own.length, size - pending.base)));
    readSync(file, there, 0, there.length, pending.base);
    if (size < pending.base)
      throw new InputError('record', [
        {
          where: join(folder, NAME),
          observed: `${size} bytes`,
          allowed: `at least ${pending.base}: lines were taken away; restore the file from a copy`,
        },
      ]);
    if (!there.equals(own.subarray(0, there.length))) {
      rmSync(path, { force: true });
      return 'stale';
    }
    writeWhole(file, own, pending.base);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  rmSync(path, { force: true });
  return 'copied';
}

/** A write may take only a part. */
function writeWhole(file: number, bytes: Buffer, at: number): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, at + done);
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
