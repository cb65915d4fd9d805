import { parentPort, workerData } from 'node:worker_threads';
import { InputError, loadKnowledge } from '@libs/knowledge';
import { productVersion } from '../../../cli/src/commands/version';
import type { Outcome, SearchMessage, SearchOrder } from './search-messages';

/** Progress is for people: a few times a second is enough. */
const tellEveryMs = 250;

const { brief, stop } = workerData as SearchOrder;
const tell = (message: SearchMessage): void => parentPort?.postMessage(message);

async function search(): Promise<Outcome> {
  const { plan, readBrief } = await import('@libs/planner');
  const knowledge = loadKnowledge();
  let told = -Infinity;
  let latest: unknown = null;
  const onGeneration = (progress: unknown): void => {
    latest = progress;
    if (performance.now() - told < tellEveryMs) return;
    told = performance.now();
    tell({ progress });
  };
  const answer = plan(readBrief(brief, knowledge), knowledge, {
    version: productVersion(),
    written: brief,
    clock: () => performance.now(),
    stop,
    onGeneration,
  });
  tell({ progress: latest });
  return { answer: JSON.stringify(answer) };
}

function failureOf(error: unknown): Outcome {
  if (error instanceof InputError) return { failure: { detail: error.message, problems: error.problems } };
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return { failure: { detail: 'A defect of rollwright; the log of the service has it.' } };
}

void search().catch(failureOf).then(tell);
