/**
 * The one file that knows genetic-js. It drives the generations through `start()`: `evolve()` turns functions into text and evals
 * them. Entities are whole numbers (handles into our pool), because its JSON clone gives numbers back as they are. With crossover
 * and mutation at 1 its own chance decides nothing (`Math.random() <= 1` is always true); every real draw is ours.
 * `notification` stays unset, it needs a worker global; `fittestAlwaysSurvives` is off, survival is ours. One instance a run.
 */
interface Scored {
  fitness: number;
  entity: number;
}
interface Children extends Pair {
  map(change: (child: number) => number): Children;
}
interface Genetic {
  configuration: Record<string, unknown>;
  seed: () => number;
  fitness: (handle: number) => number;
  optimize: (a: number, b: number) => boolean;
  generation: (scored: Scored[]) => boolean;
  select1: (scored: Scored[]) => number;
  select2: (scored: Scored[]) => [number, number];
  crossover: (mother: number, father: number) => Children;
  mutate: (child: number) => number;
  start(): void;
}
// The package carries no types and is CommonJS.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { create } = require('genetic-js') as { create(): Genetic };

/** Two handles. */
export interface Pair {
  0: number;
  1: number;
}

/** A population as the driver sees it: handles, and what to do with them. */
export interface Herd {
  readonly size: number;
  /** The i-th handle of the first generation. */
  first(i: number): number;
  /** All children exist: evaluate them, let the fit survive. False ends the run. */
  settle(): boolean;
  /** The i-th survivor's handle, 0..size-1. */
  survivor(i: number): number;
  /** Draws which survivor (its place, not its handle) becomes a parent. */
  choose(): number;
  /** Writes the handles of two children of two parents. */
  cross(mother: number, father: number, pair: Pair): void;
  /** A fresh copy of a parent, for populations of odd size. */
  copy(parent: number): number;
  /** Mutates a child in place. */
  mutate(child: number): number;
}

/** Runs up to `generations` rounds of (settle, breed); the last one only settles. */
export function drive(herd: Herd, generations: number): void {
  const genetic = create();
  let seeded = 0;
  let scored = 0;
  let alive = true;
  Object.assign(genetic.configuration, {
    size: herd.size,
    iterations: generations,
    crossover: 1,
    mutation: 1,
    fittestAlwaysSurvives: false,
    webWorkers: false,
  });
  genetic.seed = () => herd.first(seeded++);
  // All are equally fit to it: whatever order it sorts them into, `generation` overwrites. A zero also keeps its statistics whole numbers.
  genetic.fitness = () => {
    if (scored++ === 0) alive = herd.settle();
    return 0;
  };
  genetic.optimize = () => true;
  // The array given here is the one select1 and select2 receive: it becomes the survivors.
  genetic.generation = (pop) => {
    scored = 0;
    for (let i = 0; i < pop.length; i++) pop[i]!.entity = herd.survivor(i);
    return alive;
  };
  genetic.select1 = (pop) => herd.copy(pop[herd.choose()]!.entity);
  const pair: [number, number] = [0, 0];
  genetic.select2 = (pop) => {
    pair[0] = pop[herd.choose()]!.entity;
    pair[1] = pop[herd.choose()]!.entity;
    return pair;
  };
  // Its one use of the children's array is to map mutation over it: that is done in place.
  const children: Children = {
    0: 0,
    1: 0,
    map: (change) => {
      children[0] = change(children[0]);
      children[1] = change(children[1]);
      return children;
    },
  };
  genetic.crossover = (mother, father) => {
    herd.cross(mother, father, children);
    return children;
  };
  genetic.mutate = (child) => herd.mutate(child);
  genetic.start();
}
