import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knowledge } from './knowledge';

/** Why a rule or a row has no statement of its own. There is no other reason. */
export const coverageReasons = [
  'a bare fact, not a judgement',
  'another statement says it',
  'advisory that no document can satisfy',
  'not about sheet-type cells',
] as const;
export type CoverageReason = (typeof coverageReasons)[number];

interface Listed {
  readonly id: string;
  readonly reason?: CoverageReason;
  readonly note?: string;
  readonly see?: readonly string[];
}

/** A rule of the ledger or a row of the facts, with what carries it. */
export interface Covered extends Listed {
  readonly of: 'rule' | 'row';
  readonly statements: readonly string[];
  readonly materials: readonly string[];
  /** what is wrong with it; undefined when it is accounted for */
  readonly gap?: string;
}

/** The list of what has to be carried; it stands beside the data, so that it works without the ledger. */
export function coverageList(): { readonly rules: readonly Listed[]; readonly rows: readonly Listed[] } {
  const path = join(__dirname, '..', 'data', 'coverage.json');
  return JSON.parse(readFileSync(path, 'utf8')) as { rules: Listed[]; rows: Listed[] };
}

/** Every rule and row, with the statements and materials that carry it or the reason why none does. */
export function coverage(knowledge: Knowledge): Covered[] {
  const { rules, rows } = coverageList();
  const known = new Set(knowledge.statements.map(({ id }) => id));
  const carriers = (
    field: 'ledger' | 'facts',
  ): { statements: Map<string, string[]>; materials: Map<string, string[]> } => ({
    statements: byReference(knowledge.statements.map((one) => [one.id, one[field] ?? []])),
    materials: byReference([...knowledge.materials.values()].map((one) => [one.id, one[field] ?? []])),
  });
  const judged = (of: 'rule' | 'row', listed: readonly Listed[]): Covered[] => {
    const { statements, materials } = carriers(of === 'rule' ? 'ledger' : 'facts');
    return listed.map((entry) => {
      const key = entry.id.replace(/ #\d+$/, '');
      const carrying = statements.get(key) ?? [];
      const gap = gapOf(entry, carrying, known);
      return {
        ...entry,
        of,
        statements: carrying,
        materials: materials.get(key) ?? [],
        ...(gap === undefined ? {} : { gap }),
      };
    });
  };
  return [...judged('rule', rules), ...judged('row', rows)];
}

function byReference(carriers: readonly (readonly [string, readonly string[]])[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [id, references] of carriers)
    for (const reference of references) found.set(reference, [...(found.get(reference) ?? []), id]);
  return found;
}

function gapOf({ reason, see }: Listed, statements: readonly string[], known: ReadonlySet<string>): string | undefined {
  if (statements.length > 0) return undefined;
  if (reason === undefined) return 'no statement carries it and no reason is given';
  if (!coverageReasons.includes(reason)) return `the reason "${reason}" is not on the list`;
  if (reason !== 'another statement says it') return undefined;
  if (!see || see.length === 0) return 'the other statement is not named';
  const missing = see.filter((id) => !known.has(id));
  return missing.length > 0 ? `there is no statement ${missing.join(', ')}` : undefined;
}
