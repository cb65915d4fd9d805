import { deserialize, serialize } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { InputError, loadKnowledge } from '@libs/knowledge';
import type { PlanCheckpoint, PlanOptions } from '@libs/planner';
import { productVersion } from '../../../cli/src/commands/version';
import type { Outcome, SearchMessage, SearchOrder } from './search-messages';

/** Progress is for people: a few times a second is enough. */
const tellEveryMs = 250;
/** What a restart may cost; a big search is kept less often, a second for each four megabytes. */
const keepEveryMs = (state: PlanCheckpoint): number => 1000 + state.state.byteLength / 4000;

const { brief, stop, checkpoint } = workerData as SearchOrder;
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
  let kept = performance.now();
  const options: PlanOptions = {
    version: productVersion(),
    written: brief,
    clock: () => performance.now(),
    stop,
    onGeneration,
    checkpoint: (state) => {
      if (performance.now() - kept < keepEveryMs(state)) return;
      kept = performance.now();
      tell({ checkpoint: serialize(state) });
    },
    checkpointEvery: 10,
  };
  const read = readBrief(brief, knowledge);
  const answer = goneOn(
    () => plan(read, knowledge, options),
    (from) => plan(read, knowledge, { ...options, from }),
  );
  tell({ progress: latest });
  return { answer: JSON.stringify(answer) };
}

/** From the checkpoint, where it is of this plan: another version or other knowledge begins anew. */
function goneOn<T>(anew: () => T, on: (from: PlanCheckpoint) => T): T {
  if (!checkpoint) return anew();
  try {
    return on(deserialize(checkpoint) as PlanCheckpoint);
  } catch (error) {
    if (error instanceof InputError && error.subject === 'checkpoint') return anew();
    throw error;
  }
}

function failureOf(error: unknown): Outcome {
  if (error instanceof InputError) return { failure: { detail: error.message, problems: error.problems } };
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return { failure: { detail: 'A defect of rollwright; the log of the service has it.' } };
}

void search().catch(failureOf).then(tell);
