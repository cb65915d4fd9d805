import { Archipelago } from './archipelago';
import type { Archive, Checkpoint, Effort, Problem, Watch } from './problem';

/** Takes the turn of one island: from its saved state to its state when it has completed `until` generations. */
export type IslandTurn = (index: number, from: Checkpoint, until: number) => Promise<Checkpoint>;

/**
 * The same search as `search`, to the same bytes, the turns of its islands taken elsewhere, as by threads: all at once between two
 * migrations. What comes back is put in its place by number, so that it does not matter which turn ends first.
 */
export async function searchElsewhere(
  problem: Problem,
  effort: Effort,
  turn: IslandTurn,
  watch: Pick<Watch, 'stop' | 'checkpoint'> = {},
  from?: Checkpoint,
): Promise<Archive> {
  const world = new Archipelago(problem, effort);
  if (from) world.restore(from);
  const goesOn = (): boolean => !watch.stop || Atomics.load(watch.stop, 0) === 0;
  while (world.generation < world.generations && goesOn() && !world.complete) {
    const until = world.nextStop();
    const turns = Array.from({ length: world.count }, async (_, index) =>
      world.restoreIsland(index, await turn(index, world.saveIsland(index), until)),
    );
    await Promise.all(turns);
    if (world.generation < until) break;
    if (world.count > 1) world.migrate();
    watch.checkpoint?.(world.save());
  }
  return world.answer();
}

/** What a thread does for `searchElsewhere`: the same problem and effort, and the turns that it is given. */
export function turnsHere(
  problem: Problem,
  effort: Effort,
  stop?: Int32Array,
): (index: number, from: Checkpoint, until: number) => Checkpoint {
  const goesOn = (): boolean => !stop || Atomics.load(stop, 0) === 0;
  const world = new Archipelago(problem, effort, { goesOn, settled: goesOn });
  return (index, from, until) => {
    world.restoreIsland(index, from);
    world.advance(index, until);
    return world.saveIsland(index);
  };
}
