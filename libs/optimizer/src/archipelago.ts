import { finalPoints } from './answer';
import { checkSearch } from './check';
import { drive } from './driver';
import { Front } from './front';
import { Island, type Outside } from './island';
import type { Archive, Checkpoint, Effort, Problem } from './problem';
import { skeletonsAffordable } from './race';
import { spaceOf } from './space';
import { restore, save } from './state';
import { Thinning } from './thinning';

/** Share of an island's population that is copied to the next one. */
const migrants = 0.05;

/**
 * The islands of one search. Each has its own stream of chance and depends on the others only at migrations, at fixed generations,
 * so they may be advanced in any order, in one thread or in several (`saveIsland`, `restoreIsland` carry one over), to the same end.
 */
export class Archipelago {
  private readonly islands: readonly Island[];
  private readonly identity: string;

  constructor(
    problem: Problem,
    private readonly effort: Effort,
    outside: Outside = { goesOn: () => true, settled: () => true },
  ) {
    checkSearch(problem, effort);
    const count = effort.islands?.count ?? 1;
    const budget = Math.floor(effort.population / count) * effort.generations;
    const space = spaceOf(problem, skeletonsAffordable(budget));
    this.islands = Array.from({ length: count }, (_, i) => {
      const size = Math.floor(effort.population / count) + (i < effort.population % count ? 1 : 0);
      return new Island(problem, space, size, effort, i, outside);
    });
    const { seed, population, generations } = effort;
    this.identity = [
      space.n,
      space.m,
      space.c,
      seed,
      population,
      generations,
      count,
      effort.islands?.interval ?? 0,
    ].join('/');
  }

  get count(): number {
    return this.islands.length;
  }

  /** Generations that all islands have completed. */
  get generation(): number {
    return Math.min(...this.islands.map((island) => island.generation));
  }

  /** Generations that were asked for, and those that what the pauses left is worth. */
  get generations(): number {
    const { generations, population } = this.effort;
    const spared = this.islands.reduce((sum, island) => sum + island.spared, 0);
    return generations + Math.floor(spared / population);
  }

  get evaluations(): number {
    return this.islands.reduce((sum, island) => sum + island.pool.spent[0]!, 0);
  }

  get complete(): boolean {
    return this.islands.some((island) => island.complete);
  }

  island(index: number): Island {
    return this.islands[index]!;
  }

  /** The generation of the next migration, or the last one. */
  nextStop(): number {
    const { generations } = this;
    const { islands } = this.effort;
    if (this.count === 1) return generations;
    return Math.min(generations, (Math.floor(this.generation / islands!.interval) + 1) * islands!.interval);
  }

  /** Lets one island run until it has completed so many generations. */
  advance(index: number, until: number): void {
    const island = this.island(index);
    const left = until - island.generation;
    if (left > 0) drive(island, left + (island.generation > 0 ? 1 : 0));
  }

  /** Each island hands copies of some of its best to the next one, all at once: what has just arrived does not travel on. */
  migrate(): void {
    const parcels = this.islands.map((island) => {
      const most = Math.max(1, Math.floor(island.size * migrants));
      const step = Math.max(1, Math.floor(island.count / most));
      return Array.from({ length: most }, (_, i) => island.pool.parcel(island.slots[(i * step) % island.count]!));
    });
    parcels.forEach((parcel, i) => this.island((i + 1) % this.count).welcome(parcel));
  }

  save(): Checkpoint {
    return save(this.islands, this.identity);
  }

  restore(from: Checkpoint): void {
    restore(from, this.islands, this.identity);
  }

  /** The state of one island alone, to be carried to another thread and back. */
  saveIsland(index: number): Checkpoint {
    return save([this.island(index)], `${this.identity}/${index}`);
  }

  restoreIsland(index: number, from: Checkpoint): void {
    restore(from, [this.island(index)], `${this.identity}/${index}`);
  }

  answer(): Archive {
    const { effort } = this;
    return {
      points: finalPoints(this.merged(), effort.archive ?? effort.population),
      evaluations: this.evaluations,
      generations: this.generation,
      complete: this.complete,
      cut: this.generation < this.generations && !this.complete,
    };
  }

  private merged(): Front {
    const first = this.islands[0]!.front;
    if (this.count === 1) return first;
    const { n, m } = first;
    const most = this.islands.reduce((sum, { front }) => sum + front.capacity, 0);
    const all = new Front(most, most, n, m, new Thinning(most, 2));
    for (const { front } of this.islands)
      for (let i = 0; i < front.count; i++) all.admit(front.x, front.f, front.order[i]!);
    return all;
  }
}
