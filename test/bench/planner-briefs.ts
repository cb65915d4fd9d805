import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knowledge } from '@libs/knowledge';
import { readBrief, type Brief } from '@libs/planner';

const folder = join(process.cwd(), 'recipes', 'briefs');

/** Evaluations of a standard plan. */
export const BUDGET = 60_000;
/** As many points as its search holds. */
export const HELD = 6000;

/** The shipped briefs, or those of them that are wanted. */
export function briefNames(wanted: readonly string[]): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .filter((name) => wanted.length === 0 || wanted.includes(name));
}

export function briefPath(name: string): string {
  return join(folder, `${name}.json`);
}

export function briefOf(name: string, knowledge: Knowledge, evaluations = BUDGET): Brief {
  const written = JSON.parse(readFileSync(briefPath(name), 'utf8')) as { search: object };
  return readBrief({ ...written, search: { ...written.search, evaluations } }, knowledge);
}
