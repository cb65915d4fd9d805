import { checkSearch } from './check';
import { drive } from './driver';
import { finalPoints } from './answer';
import { Island } from './island';
import type { Archive, Checkpoint, Effort, Problem, Watch } from './problem';
import { restore, save } from './state';
import { spaceOf } from './space';

/** One synchronous search: the same problem, effort and checkpoint give the same bytes. */
export function search(problem: Problem, effort: Effort, watch: Watch = {}, from?: Checkpoint): Archive {
  checkSearch(problem, effort);
  const began = effort.clock?.() ?? 0;
  const settled = (island: Island): boolean => {
    if (watch.checkpoint && island.generation % (watch.checkpointEvery ?? 1) === 0) watch.checkpoint(save([island]));
    if (watch.stop && Atomics.load(watch.stop, 0) !== 0) return false;
    return effort.timeBudgetMs === undefined || effort.clock!() - began < effort.timeBudgetMs;
  };
  const island = new Island(problem, spaceOf(problem), effort.population, effort, 0, settled);
  if (from) restore(from, [island]);
  if (island.generation < effort.generations)
    drive(island, effort.generations - island.generation + (island.generation > 0 ? 1 : 0));
  return {
    points: finalPoints(island.front, effort.archive ?? effort.population),
    evaluations: island.pool.spent[0]!,
    generations: island.generation,
  };
}
