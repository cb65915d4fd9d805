import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Line } from './line';

const folder = join(__dirname, '..', 'data', 'lines');

/** Where the JSON Schema of a line lies; the planner, which knows ajv, validates with it before it trusts a line. */
export const lineSchemaPath = join(__dirname, '..', 'schema', 'line.schema.json');

/** The schema itself, parsed. */
export function lineSchema(): Record<string, unknown> {
  return JSON.parse(readFileSync(lineSchemaPath, 'utf8')) as Record<string, unknown>;
}

/** Ids of the lines that come with the product, in order. */
export function shippedLines(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -5))
    .sort();
}

/** No line of that name, or a text that is no JSON: says what was seen and what is allowed. */
export class LineError extends Error {
  constructor(
    readonly observed: string,
    readonly allowed: readonly string[],
    reason: string,
  ) {
    super(`${reason}: saw "${observed}"; allowed: a line file or ${allowed.join(', ')}`);
    this.name = 'LineError';
  }
}

function freeze<T>(value: T): T {
  if (value !== null && typeof value === 'object') for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}

/** The unvalidated content of a line: by shipped id, by path of a .json file, or the JSON text itself. */
export function readLine(idOrPathOrText: string): unknown {
  const text = idOrPathOrText.trim();
  const shipped = shippedLines();
  const file = shipped.includes(text) ? join(folder, `${text}.json`) : text;
  if (!text.startsWith('{') && !existsSync(file)) throw new LineError(text, shipped, 'unknown line');
  try {
    return JSON.parse(text.startsWith('{') ? text : readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new LineError(`${text.slice(0, 60)} (${(cause as Error).message})`, shipped, 'not a line in JSON');
  }
}

/** A line, frozen. Shape is the schema's business: validate `readLine(...)` with `lineSchema()` first when it is not a shipped one. */
export function loadLine(idOrPathOrText: string): Line {
  return freeze(readLine(idOrPathOrText) as Line);
}
