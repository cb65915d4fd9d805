import { Archipelago } from './archipelago';
import { Observer } from './observer';
import type { Archive, Checkpoint, Effort, Problem, Watch } from './problem';

/** One synchronous search: the same problem, effort and checkpoint give the same bytes. */
export function search(problem: Problem, effort: Effort, watch: Watch = {}, from?: Checkpoint): Archive {
  const began = effort.clock?.() ?? 0;
  const intime = (): boolean => effort.timeBudgetMs === undefined || effort.clock!() - began < effort.timeBudgetMs;
  const goesOn = (): boolean => !watch.stop || Atomics.load(watch.stop, 0) === 0;
  const every = watch.checkpointEvery ?? 1;
  const single = (effort.islands?.count ?? 1) === 1;

  const world: Archipelago = new Archipelago(problem, effort, {
    goesOn,
    settled: (island) => {
      observer?.see(island);
      if (single && watch.checkpoint && island.generation % every === 0) watch.checkpoint(world.save());
      return goesOn() && intime();
    },
  });
  const observer = watch.onGeneration ? new Observer(world, watch.onGeneration.bind(watch)) : undefined;
  if (from) world.restore(from);
  while (world.generation < world.generations && goesOn() && intime() && !world.complete) {
    const until = world.nextStop();
    for (let i = 0; i < world.count; i++) {
      watch.turn?.(i);
      world.advance(i, until);
    }
    if (world.generation < until) break;
    if (single) continue;
    world.migrate();
    if (watch.checkpoint) watch.checkpoint(world.save());
  }
  return world.answer();
}
