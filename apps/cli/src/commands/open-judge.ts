import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { Judge } from '@libs/compatibility';
import type { Knowledge, Problem } from '@libs/knowledge';

/** Which knowledge a command asks, and which part of it may decide. */
export interface KnowledgeOptions {
  readonly evidence?: readonly string[];
  readonly evidenceUntil?: number;
  readonly knowledge?: string;
}

export function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('a whole number is needed');
  return value;
}

export function withKnowledgeOptions(command: Command): Command {
  return command
    .option('--evidence <ids>', 'only these sources may decide, separated by commas: park2018,ZHANG19', listOf)
    .option('--evidence-until <year>', 'only sources issued up to this year may decide', wholeNumber)
    .option('--knowledge <dir>', 'a laboratory folder with materials/, evidence/, sources/ on top of the shipped ones');
}

/** Loads the knowledge; a laboratory folder is checked and named. */
export async function openKnowledge(options: KnowledgeOptions): Promise<Knowledge> {
  const { loadKnowledge } = await import('@libs/knowledge');
  return loadKnowledge(options.knowledge);
}

/** A judge over that knowledge with the evidence that may decide. Unknown source ids are input errors. */
export async function openJudge(options: KnowledgeOptions): Promise<Judge> {
  const { InputError, nearestNames, shown } = await import('@libs/knowledge');
  const { Judge } = await import('@libs/compatibility');
  const knowledge = await openKnowledge(options);
  const ids = [...knowledge.sources.keys()];
  const problems = (options.evidence ?? [])
    .filter((id) => !knowledge.sources.has(id))
    .map((id): Problem => ({
      where: '--evidence',
      observed: shown(id),
      allowed: `a source id; there are ${ids.length}, rollwright catalog list sources shows them`,
      nearest: nearestNames(id, ids, 3),
    }));
  if (problems.length > 0) throw new InputError('command line', problems);
  return new Judge(knowledge, {
    ...(options.evidence ? { sources: options.evidence } : {}),
    ...(options.evidenceUntil === undefined ? {} : { untilYear: options.evidenceUntil }),
  });
}
