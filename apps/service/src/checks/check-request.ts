import type { EvidenceLimits } from '@libs/compatibility';
import type { Knowledge, Problem } from '@libs/knowledge';
import { InputError, nearestNames, shown } from '@libs/knowledge';
import type { ReadProcess } from '@libs/process';
import { readProcess } from '@libs/process';

export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a check is asked: documents whose names are known, and the evidence that may decide. */
export interface CheckRequest {
  readonly processes: readonly ReadProcess[];
  readonly limits: EvidenceLimits;
}

/** Reads body and query. Throws one InputError with the problems of all documents and of the query. */
export function readCheckRequest(body: unknown, query: Query, knowledge: Knowledge): CheckRequest {
  const problems: Problem[] = [];
  const limits = limitsOf(query, knowledge, problems);
  const processes = documentsOf(body, problems).flatMap(({ where, value }) => {
    try {
      return [readProcess(value, knowledge)];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems.map((problem) => ({ ...problem, where: within(where, problem.where) })));
      return [];
    }
  });
  if (problems.length > 0) throw new InputError('check', problems);
  return { processes, limits };
}

interface Placed {
  readonly where: string;
  readonly value: unknown;
}

/** The body is one document, or holds several in `documents`. */
function documentsOf(body: unknown, problems: Problem[]): Placed[] {
  if (body === null || typeof body !== 'object' || !('documents' in body)) return [{ where: '', value: body }];
  for (const key of Object.keys(body).filter((key) => key !== 'documents'))
    problems.push({ where: key, observed: shown(key), allowed: 'beside documents no other field' });
  const { documents } = body;
  if (Array.isArray(documents) && documents.length > 0)
    return documents.map((value: unknown, index) => ({ where: `documents[${index}]`, value }));
  problems.push({
    where: 'documents',
    observed: shown(documents),
    allowed: 'an array of at least one process document',
  });
  return [];
}

function within(document: string, where: string): string {
  if (document === '') return where;
  return where === 'the document' ? document : `${document}.${where}`;
}

function limitsOf(query: Query, knowledge: Knowledge, problems: Problem[]): EvidenceLimits {
  for (const name of Object.keys(query).filter((name) => name !== 'evidence'))
    problems.push({
      where: `query ${name}`,
      observed: shown(name),
      allowed: 'evidence=ID,…',
      nearest: nearestNames(name, ['evidence'], 1),
    });
  if (query['evidence'] === undefined) return {};
  const sources = [query['evidence']]
    .flat()
    .flatMap((list) => list.split(','))
    .map((id) => id.trim());
  for (const id of sources.filter((id) => !knowledge.sources.has(id)))
    problems.push({
      where: 'query evidence',
      observed: shown(id),
      allowed: 'ids of sources, separated by commas',
      nearest: nearestNames(id, [...knowledge.sources.keys()], 3),
    });
  return { sources };
}
