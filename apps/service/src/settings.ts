import { availableParallelism } from 'node:os';
import type { Problem } from '@libs/knowledge';
import { InputError, shown } from '@libs/knowledge';

export interface Settings {
  /** 0 lets the system choose a free port. */
  readonly port: number;
  /** The SQLite file, or `:memory:` for a service that forgets. */
  readonly database: string;
  /** How many searches run at a time; the rest wait in the queue. */
  readonly searches: number;
}

/** The settings of an environment: PORT and ROLLWRIGHT_DB. One core stays free for answering. */
export function settingsOf(environment: Readonly<Record<string, string | undefined>>): Settings {
  const { PORT: port = '3000', ROLLWRIGHT_DB: database = './rollwright.sqlite' } = environment;
  const problems: Problem[] = [];
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535)
    problems.push({ where: 'PORT', observed: shown(port), allowed: 'a whole number from 0 to 65535' });
  if (database.trim() === '')
    problems.push({ where: 'ROLLWRIGHT_DB', observed: shown(database), allowed: 'the path of a file, or :memory:' });
  if (problems.length > 0) throw new InputError('environment', problems);
  return { port: Number(port), database, searches: Math.max(1, availableParallelism() - 1) };
}
