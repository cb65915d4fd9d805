import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Problem } from '@libs/knowledge';
import { InputError, nearestNames, whereJsonBreaks } from '@libs/knowledge';
import { formulationsOf } from './check-csv';

/** One document of the input, or why there is none. */
export type Arriving =
  | { readonly where: string; readonly value: unknown }
  | { readonly where: string; readonly problems: readonly Problem[] };

/** Reads FILE arguments: a JSON document or array, a .jsonl stream, a .csv of formulations, a directory, or - for stdin. */
export async function* arriving(files: readonly string[], stdin: Readable): AsyncGenerator<Arriving> {
  for (const file of files) {
    if (file === '-') yield* fromStream(stdin, 'stdin');
    else if (!existsSync(file)) yield { where: file, problems: [missing(file)] };
    else if (statSync(file).isDirectory()) yield* fromDirectory(file);
    else if (['.jsonl', '.ndjson'].includes(extname(file))) yield* lines(createReadStream(file, 'utf8'), file);
    else yield* fromText(readFileSync(file, 'utf8'), file);
  }
}

/** The single process document of a file; everything else about the file is an input error. */
export function oneDocument(file: string): unknown {
  if (!existsSync(file)) throw new InputError('input', [missing(file)]);
  if (statSync(file).isDirectory())
    throw new InputError('input', [
      { where: file, observed: 'a directory', allowed: 'a file with one process document' },
    ]);
  const all = [...fromText(readFileSync(file, 'utf8'), file)];
  const [only] = all;
  if (!only || all.length > 1)
    throw new InputError('input', [
      { where: file, observed: `${all.length} documents`, allowed: 'one process document' },
    ]);
  if ('problems' in only) throw new InputError('input', only.problems);
  return only.value;
}

function missing(file: string): Problem {
  const folder = dirname(file);
  const beside = existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : [];
  return {
    where: file,
    observed: 'no such file',
    allowed: 'a .json, .jsonl or .csv file, a directory of .json files, or - for stdin',
    nearest: nearestNames(basename(file), beside, 3).map((name) => join(folder, name)),
  };
}

function* fromDirectory(folder: string): Generator<Arriving> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort();
  if (files.length === 0)
    yield { where: folder, problems: [{ where: folder, observed: 'no .json file', allowed: 'at least one' }] };
  for (const name of files) yield* fromText(readFileSync(join(folder, name), 'utf8'), join(folder, name));
}

function* fromText(text: string, where: string): Generator<Arriving> {
  if (extname(where) === '.csv') {
    yield* formulationsOf(text, where);
    return;
  }
  const parsed = parse(text, where);
  if ('problems' in parsed || !Array.isArray(parsed.value)) yield parsed;
  else for (const [index, value] of parsed.value.entries()) yield { where: `${where}[${index}]`, value };
}

function parse(text: string, where: string): Arriving {
  try {
    return { where, value: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown };
  } catch {
    const { line, column, observed, allowed } = whereJsonBreaks(text.replace(/^\uFEFF/, ''));
    return { where, problems: [{ where: `${where}, line ${line}, column ${column}`, observed, allowed }] };
  }
}

/** Stdin may be a document, an array, a CSV, or one document a line. */
async function* fromStream(stream: Readable, where: string): AsyncGenerator<Arriving> {
  const chunks: string[] = [];
  stream.setEncoding('utf8');
  for await (const chunk of stream) chunks.push(chunk as string);
  const text = chunks.join('');
  const start = text.trimStart();
  if (start !== '' && !/^[{["\d\-tfn\uFEFF]/.test(start)) yield* formulationsOf(text, where);
  else if (isLines(text)) yield* linesOf(text.split('\n'), where);
  else yield* fromText(text, where);
}

/** Several lines that each hold a document: the second full line starts one, too. */
function isLines(text: string): boolean {
  const full = text.split('\n').filter((line) => line.trim() !== '');
  return full.length > 1 && full.every((line) => line.trimStart().startsWith('{') && line.trimEnd().endsWith('}'));
}

async function* lines(stream: Readable, where: string): AsyncGenerator<Arriving> {
  let number = 0;
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity }))
    yield* oneLine(line, where, ++number);
}

function* linesOf(all: readonly string[], where: string): Generator<Arriving> {
  for (const [index, line] of all.entries()) yield* oneLine(line, where, index + 1);
}

function* oneLine(line: string, where: string, number: number): Generator<Arriving> {
  if (line.trim() === '') return;
  const at = `${where}:${number}`;
  const parsed = parse(line, at);
  yield parsed;
}
