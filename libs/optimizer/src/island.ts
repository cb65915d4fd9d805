import { Chance } from './chance';
import type { Herd } from './driver';
import { Front } from './front';
import { Pool } from './pool';
import type { Effort, Problem } from './problem';
import { Seen } from './seen';
import { drawGene, settle, type Space } from './space';
import { Survival } from './survival';
import { crossover, mutate, mutateGene } from './variation';

/** One population with its archive, its memory of what was evaluated and its own stream of chance. */
export class Island implements Herd {
  readonly chance: Chance;
  readonly pool: Pool;
  readonly front: Front;
  readonly seen: Seen;
  /** Living slots, best front first; `count` of them. */
  readonly living: Int32Array;
  /** [living, children made, generation] */
  private readonly tally = new Int32Array(3);
  private readonly survival: Survival;
  private readonly children: Int32Array;
  private readonly fresh: Int32Array;
  private readonly pair: [number, number] = [0, 0];

  constructor(
    problem: Problem,
    readonly space: Space,
    readonly size: number,
    effort: Effort,
    stream: number,
    private readonly onSettled: (island: Island) => boolean,
  ) {
    this.chance = new Chance(effort.seed, stream);
    this.pool = new Pool(problem, space, 2 * size);
    this.front = new Front(4 * size, 3 * size, space.n, space.m);
    this.seen = new Seen(space.n, size * effort.generations);
    this.survival = new Survival(2 * size, space.m);
    this.living = new Int32Array(2 * size);
    this.children = Int32Array.from({ length: size }, (_, i) => i);
    this.fresh = new Int32Array(size);
    for (let i = 0; i < size; i++) this.draw(i, effort.warmStarts?.[i]);
    this.tally[1] = size;
  }

  get count(): number {
    return this.tally[0]!;
  }

  get generation(): number {
    return this.tally[2]!;
  }

  get state(): ArrayBufferView[] {
    return [
      this.chance.state,
      ...this.pool.state,
      ...this.front.state,
      ...this.seen.state,
      ...this.survival.state,
      this.living,
      this.tally,
      this.children,
    ];
  }

  first(i: number): number {
    return this.count > 0 ? this.survivor(i) : this.children[i]!;
  }

  survivor(i: number): number {
    return this.living[i % this.count]!;
  }

  settle(): boolean {
    // After a checkpoint the first generation is already settled.
    if (this.tally[1] === 0) return true;
    const { pool, living } = this;
    let born = 0;
    for (let i = 0; i < this.tally[1]!; i++) {
      const slot = this.children[i]!;
      if (!this.renew(slot)) continue;
      pool.evaluate(slot);
      this.fresh[born++] = slot;
    }
    pool.weigh(this.fresh, born);
    for (let i = 0; i < born; i++) living[this.count + i] = this.fresh[i]!;
    for (let i = 0; i < born; i++)
      if (pool.violation[this.fresh[i]!] === 0) this.front.admit(pool.x, pool.f, this.fresh[i]!);
    this.tally[0] = this.survival.select(living, this.count + born, this.size, pool);
    this.tally[1] = 0;
    this.tally[2]!++;
    this.freeSlots();
    return this.onSettled(this);
  }

  choose(): number {
    const a = this.chance.below(this.count);
    const b = this.chance.below(this.count);
    const rank = this.survival.rank;
    return rank[this.living[a]!]! <= rank[this.living[b]!]! ? a : b;
  }

  cross(mother: number, father: number): [number, number] {
    const { n } = this.space;
    this.pair[0] = this.nextChild();
    this.pair[1] = this.nextChild();
    crossover(this.space, this.pool.x, mother * n, father * n, this.pair[0] * n, this.pair[1] * n, 15, this.chance);
    return this.pair;
  }

  copy(parent: number): number {
    const { n } = this.space;
    const child = this.nextChild();
    this.pool.x.copyWithin(child * n, parent * n, parent * n + n);
    return child;
  }

  mutate(child: number): number {
    mutate(this.space, this.pool.x, child * this.space.n, 1 / this.space.free.length, 20, this.chance);
    return child;
  }

  private nextChild(): number {
    return this.children[this.tally[1]!++]!;
  }

  /** True when the genome is new, if need be after some more mutation. */
  private renew(slot: number): boolean {
    const { space, chance, pool } = this;
    for (let tries = 0; tries < 10; tries++) {
      if (this.seen.isNew(pool.x, slot * space.n)) return true;
      if (space.free.length === 0) return false;
      for (let i = 0; i <= tries; i += 3)
        mutateGene(space, pool.x, slot * space.n, space.free[chance.below(space.free.length)]!, 20, chance);
    }
    return false;
  }

  private draw(slot: number, start: ArrayLike<number> | undefined): void {
    const { n } = this.space;
    for (let i = 0; i < n; i++)
      this.pool.x[slot * n + i] = start ? settle(this.space, i, start[i]!) : drawGene(this.space, i, this.chance);
  }

  private freeSlots(): void {
    const { tally, living, children } = this;
    const used = this.survival.used;
    used.fill(0);
    for (let i = 0; i < tally[0]!; i++) used[living[i]!] = 1;
    let free = 0;
    for (let slot = 0; free < this.size; slot++) if (used[slot] === 0) children[free++] = slot;
  }
}
