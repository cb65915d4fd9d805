import { parentPort, workerData } from 'node:worker_threads';
import { loadKnowledge } from '@libs/knowledge';
import { islandTurns, readBrief, type IslandState } from '@libs/planner';
import type { IslandOrder, IslandTask } from './island-threads';

/** Takes the turns of islands for `plan --threads`: one after the other, as they are asked. */
const { written, knowledgeFolder, effort, stop } = workerData as IslandOrder;
const knowledge = loadKnowledge(knowledgeFolder);
const take = islandTurns(readBrief(written, knowledge), knowledge, effort, stop);
parentPort?.on('message', ({ index, from, until }: IslandTask) => {
  const after: IslandState = take(index, from, until);
  parentPort?.postMessage(after);
});
