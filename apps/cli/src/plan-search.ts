import { availableParallelism } from 'node:os';
import { InputError, type Knowledge } from '@libs/knowledge';
import type { Effort } from '@libs/optimizer';
import { plan, planOnThreads, type Brief, type PlanAnswer, type PlanOptions, type PlanTurn } from '@libs/planner';
import { CheckpointFile } from './checkpoint-file';
import { productVersion } from './commands/version';
import { IslandThreads } from './island-threads';

/** How a plan is to be searched; nothing here changes its routes. */
export interface SearchFlags {
  readonly knowledge?: string;
  readonly presolve?: boolean;
  readonly checkpoint?: string;
  readonly threads?: string;
}

/** Searches here or on threads, from the checkpoint of an earlier try where there is one. */
export async function searchPlan(
  flags: SearchFlags,
  brief: Brief,
  knowledge: Knowledge,
  written: unknown,
): Promise<PlanAnswer> {
  const clock = (): number => performance.now();
  const kept = flags.checkpoint === undefined ? undefined : new CheckpointFile(flags.checkpoint, clock);
  const from = kept?.read();
  const options: PlanOptions = {
    version: productVersion(),
    clock,
    written,
    ...(flags.presolve ? { presolve: true } : {}),
    ...(kept ? { checkpoint: (state) => kept.write(state), checkpointEvery: 10 } : {}),
    ...(from ? { from } : {}),
  };
  const threads = threadsFor(flags, brief);
  const answer =
    threads > 1
      ? await onThreads(threads, written, flags.knowledge, (turns, stop) =>
          planOnThreads(brief, knowledge, turns, { ...options, stop }),
        )
      : plan(brief, knowledge, options);
  kept?.remove();
  return answer;
}

/** As many threads as were asked; else one for each island, as far as the machine has processors. */
function threadsFor({ threads }: SearchFlags, { search: { islands, timeBudgetS } }: Brief): number {
  if (threads === undefined) return timeBudgetS === null ? Math.min(islands, availableParallelism()) : 1;
  const asked = Number(threads);
  const wrong =
    asked > islands
      ? { observed: threads, allowed: `up to ${islands}, the islands of this search (search.islands in the brief)` }
      : asked > 1 && timeBudgetS !== null
        ? { observed: `${threads} with a time budget`, allowed: '1 thread, or no time budget' }
        : undefined;
  if (wrong) throw new InputError('plan', [{ where: '--threads', ...wrong }]);
  return asked;
}

async function onThreads<T>(
  count: number,
  written: unknown,
  knowledgeFolder: string | undefined,
  work: (turns: (effort: Effort) => PlanTurn, stop: Int32Array) => Promise<T>,
): Promise<T> {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const threads = new IslandThreads(count, { written, knowledgeFolder, stop });
  try {
    return await work((effort) => threads.start(effort), stop);
  } finally {
    await threads.close();
  }
}
