import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError, nearestNames, whereJsonBreaks } from '@libs/knowledge';

/** The content of one JSON file; a missing or broken one is an InputError that says where and what. */
export function readJson(file: string): unknown {
  if (!existsSync(file) || statSync(file).isDirectory()) {
    const folder = dirname(file);
    const beside =
      existsSync(folder) && statSync(folder).isDirectory()
        ? readdirSync(folder).filter((name) => name.endsWith('.json'))
        : [];
    throw new InputError(file, [
      {
        where: file,
        observed: existsSync(file) ? 'a folder' : 'no such file',
        allowed: 'a JSON file',
        nearest: nearestNames(basename(file), beside, 3).map((name) => join(folder, name)),
      },
    ]);
  }
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const { line, column, observed, allowed } = whereJsonBreaks(text);
    throw new InputError(file, [{ where: `${file}, line ${line}, column ${column}`, observed, allowed }]);
  }
}
