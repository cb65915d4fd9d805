import { pointsHeld } from './answer';
import { Breeding, type Parents } from './breeding';
import { Chance } from './chance';
import { Counting } from './counting';
import type { Herd, Pair } from './driver';
import { Front } from './front';
import { Pool, type Parcel } from './pool';
import type { Effort, Problem } from './problem';
import { Race } from './race';
import { Relaxed } from './relaxed';
import { Seen } from './seen';
import { drawGene, type Space } from './space';
import { Survival } from './survival';
import { Thinning } from './thinning';
import { mutateGene } from './variation';

/** Before this share of the budget three objectives spread by distance, afterwards they also lean towards the front (measured). */
const leanFrom = 0.2;
/** From this share of the budget on a dense archive is offered every feasible child (measured). */
const offersAllFrom = 0.7;
/** Generations between two settings of the operators' shares. */
const adaptEvery = 5;

/** What an island asks of the outside: may it go on after an evaluation, and after a generation? */
export interface Outside {
  readonly goesOn: () => boolean;
  readonly settled: (island: Island) => boolean;
}

/** One population with its archive, its memory of what was evaluated and its own stream of chance. */
export class Island implements Herd, Parents {
  readonly pool: Pool;
  readonly front: Front;
  /** Living slots, best front first; `count` of them. */
  readonly slots: Int32Array;
  /** The children just evaluated; `born` of them. */
  readonly fresh: Int32Array;
  born = 0;
  private readonly chance: Chance;
  private readonly seen: Seen;
  /** [living, children made, generation, evaluations that pauses left] */
  private readonly tally = new Int32Array(4);
  private readonly survival: Survival;
  private readonly relaxed: Relaxed;
  private readonly breeding: Breeding;
  private readonly race: Race;
  private readonly counting: Counting;
  private readonly children: Int32Array;
  private readonly lives: Uint8Array;
  private readonly fromRace: Uint8Array;
  private readonly newcomer = new Int32Array(1);

  constructor(
    problem: Problem,
    readonly space: Space,
    readonly size: number,
    private readonly effort: Effort,
    stream: number,
    private readonly outside: Outside,
  ) {
    const slots = 3 * size;
    const { m } = space;
    const budget = size * effort.generations;
    const held = effort.hold ?? (m === 2 ? 4 : 5) * size;
    const dense = held > 5 * size;
    const thinning = new Thinning(Math.max(5 * size, held), m);
    this.chance = new Chance(effort.seed, stream);
    this.pool = new Pool(problem, space, slots);
    this.front = new Front(held, effort.hold ? Math.ceil(0.6 * held) : 3 * size, space.n, m, thinning);
    this.seen = new Seen(space.n, budget);
    this.survival = new Survival(slots, m, thinning);
    this.relaxed = new Relaxed(size, slots, m, thinning, space.c > 0);
    const polish = effort.portfolio?.polish !== false;
    this.breeding = new Breeding(space, this.pool.x, this.front, this.chance, slots, effort.generations, polish, dense);
    this.counting = new Counting(space, budget);
    const racing = effort.portfolio?.skeletons !== false && !this.counting.active;
    this.race = new Race(space, this.pool, this.front, this.chance, racing ? budget : 0);
    this.slots = new Int32Array(slots);
    this.children = Int32Array.from({ length: size }, (_, i) => i);
    this.fresh = new Int32Array(size);
    this.fromRace = new Uint8Array(slots);
    this.lives = new Uint8Array(slots);
    for (let i = 0; i < size; i++) this.draw(i, effort.warmStarts?.[i]);
    this.tally[1] = size;
  }

  get count(): number {
    return this.tally[0]!;
  }

  get generation(): number {
    return this.tally[2]!;
  }

  /** Evaluations that the pauses might have taken and did not. */
  get spared(): number {
    return this.tally[3]!;
  }

  /** True when every genome of a small discrete space has been evaluated. */
  get complete(): boolean {
    return this.counting.done && this.tally[1] === 0;
  }

  get state(): ArrayBufferView[] {
    const parts = [
      this.pool,
      this.front,
      this.seen,
      this.survival,
      this.relaxed,
      this.breeding,
      this.race,
      this.counting,
    ];
    return [this.chance.state, this.slots, this.tally, this.children, ...parts.flatMap((part) => part.state)];
  }

  first(i: number): number {
    return this.count > 0 ? this.survivor(i) : this.children[i]!;
  }

  survivor(i: number): number {
    return this.slots[i % this.count]!;
  }

  settle(): boolean {
    // Coming from a checkpoint or another island's turn, the first generation is already settled.
    if (this.tally[1] === 0) return true;
    const whole = this.evaluateChildren();
    const { pool, slots, fresh, born } = this;
    const age = Math.min(1, this.generation / this.effort.generations);
    const lean = this.space.m > 3 || age >= leanFrom;
    for (let i = 0; i < born; i++) slots[this.count + i] = fresh[i]!;
    if (this.space.m === 2) this.admit(fresh, born);
    this.race.learn(fresh, born);
    this.tally[0] = this.survival.select(slots, this.count + born, this.size, pool, 0, lean);
    const rooted = pool.violation[slots[this.count >> 1]!] === 0;
    this.relaxed.take(fresh, born, pool, age, rooted, lean);
    this.freeSlots();
    if (this.space.m > 2) this.admitLiving();
    for (let i = 0; i < born; i++) {
      if (this.fromRace[fresh[i]!] === 1) continue;
      this.breeding.count(fresh[i]!, this.lives[fresh[i]!] === 1);
      this.relaxed.note(fresh[i]!, this.lives[fresh[i]!] === 1);
    }
    this.tally[1] = 0;
    this.tally[2]!++;
    this.breeding.look();
    if (this.generation % adaptEvery === 0) {
      this.breeding.adapt();
      this.relaxed.adapt(rooted);
    }
    if (whole && this.effort.pauses?.after.includes(this.generation)) this.pause();
    const goesOn = whole && this.outside.settled(this);
    return goesOn && !this.complete;
  }

  choose(): number {
    const { rank, room } = this.survival;
    const i = this.chance.below(this.count);
    const j = this.chance.below(this.count);
    const a = this.slots[i]!;
    const b = this.slots[j]!;
    if (rank[a] !== rank[b]) return rank[a]! < rank[b]! ? i : j;
    return room[a]! >= room[b]! ? i : j;
  }

  cross(mother: number, father: number, pair: Pair): void {
    const { chance, relaxed } = this;
    pair[0] = this.nextChild();
    pair[1] = this.nextChild();
    if (this.counting.active) return;
    if (this.race.calls(pair[0], pair[1])) {
      this.race.breed(pair[0]);
      this.fromRace[pair[0]] = this.fromRace[pair[1]] = 1;
      this.race.breed(pair[1]);
      return;
    }
    this.fromRace[pair[0]] = this.fromRace[pair[1]] = 0;
    const { generation } = this;
    if (relaxed.calls(pair[0], pair[1], chance))
      this.breeding.pair(relaxed.choose(chance), relaxed.choose(chance), pair[0], pair[1], relaxed, generation);
    else this.breeding.pair(mother, father, pair[0], pair[1], this, generation);
  }

  copy(parent: number): number {
    const { n } = this.space;
    const child = this.nextChild();
    this.pool.x.copyWithin(child * n, parent * n, parent * n + n);
    this.breeding.madeBy[child] = 0;
    this.fromRace[child] = this.race.calls(child, child) ? 1 : 0;
    if (this.fromRace[child] === 1) this.race.breed(child);
    return child;
  }

  mutate(child: number): number {
    if (this.counting.active) this.counting.next(this.pool.x, child * this.space.n);
    else if (this.fromRace[child] === 0) this.breeding.mutate(child);
    return child;
  }

  /** Takes in candidates of another island in place of the last living ones; the next survival ranks them. */
  welcome(parcels: readonly Parcel[]): void {
    const { pool, slots } = this;
    parcels.slice(0, this.count - 1).forEach((parcel, i) => {
      const slot = slots[this.count - 1 - i]!;
      pool.unpack(parcel, slot);
      this.arrive(slot);
    });
  }

  /** Lets the points held be improved from outside; what comes of it takes the places of the last living. */
  private pause(): void {
    const { pool, slots } = this;
    const pauses = this.effort.pauses!;
    const { genomes, evaluations } = pauses.improve(pointsHeld(this.front), this.generation);
    const arriving = genomes.slice(0, this.count >> 1);
    pool.spent[0]! += evaluations;
    this.tally[3]! += Math.max(0, pauses.most[pauses.after.indexOf(this.generation)]! - evaluations - arriving.length);
    arriving.forEach((genome, i) => {
      const slot = slots[this.count - 1 - i]!;
      pool.write(slot, genome);
      pool.evaluate(slot);
      this.arrive(slot);
    });
  }

  private arrive(slot: number): void {
    const { pool, survival } = this;
    this.newcomer[0] = slot;
    pool.weigh(this.newcomer, 1);
    survival.rank[slot] = pool.violation[slot] === 0 ? 0 : survival.rank[slot]!;
    if (pool.violation[slot] === 0) this.front.admit(pool.x, pool.f, slot);
    this.seen.isNew(pool.meaning(slot));
  }

  private evaluateChildren(): boolean {
    const { pool, fresh } = this;
    this.born = 0;
    for (let i = 0; i < this.tally[1]!; i++) {
      const slot = this.children[i]!;
      if (!this.outside.goesOn()) {
        pool.weigh(fresh, this.born);
        return false;
      }
      if (!this.isNew(slot)) continue;
      pool.evaluate(slot);
      fresh[this.born++] = slot;
    }
    pool.weigh(fresh, this.born);
    return true;
  }

  private admit(slots: Int32Array, count: number): void {
    const { pool } = this;
    for (let i = 0; i < count; i++) if (pool.violation[slots[i]!] === 0) this.front.admit(pool.x, pool.f, slots[i]!);
  }

  /**
   * In three objectives and more, where admission is dear, only survivors of the first front are offered to the archive; to a dense one
   * late in the run all children, which are near the front by then.
   */
  private admitLiving(): void {
    const { pool, survival } = this;
    const all = this.effort.hold !== undefined && this.generation >= offersAllFrom * this.effort.generations;
    for (let i = 0; i < this.born; i++) {
      const slot = this.fresh[i]!;
      if (pool.violation[slot] !== 0) continue;
      if (all || (this.lives[slot] === 1 && survival.rank[slot] === 0)) this.front.admit(pool.x, pool.f, slot);
    }
  }

  private nextChild(): number {
    return this.children[this.tally[1]!++]!;
  }

  /** True when the genome is new, if need be after some more mutation. */
  private isNew(slot: number): boolean {
    const { space, chance, pool } = this;
    const { free } = space;
    if (this.counting.active) return this.seen.isNew(pool.meaning(slot));
    for (let tries = 0; tries < 10; tries++) {
      if (this.seen.isNew(pool.meaning(slot))) return true;
      if (free.length === 0) return false;
      for (let i = 0; i <= tries; i += 3)
        mutateGene(space, pool.x, slot * space.n, free[chance.below(free.length)]!, 20, chance);
    }
    return false;
  }

  private draw(slot: number, start: ArrayLike<number> | undefined): void {
    const { n } = this.space;
    const at = slot * n;
    if (this.counting.active && !start) this.counting.next(this.pool.x, at);
    else if (this.race.running && !start) this.race.breed(slot);
    else if (start) this.pool.write(slot, start);
    else for (let i = 0; i < n; i++) drawGene(this.space, this.pool.x, at, i, this.chance);
  }

  /** Marks who lives; the other slots are free for the next children. */
  private freeSlots(): void {
    const { lives, children, relaxed } = this;
    lives.fill(0);
    for (let i = 0; i < relaxed.count; i++) lives[relaxed.slots[i]!] = 2;
    for (let i = 0; i < this.count; i++) lives[this.slots[i]!] = 1;
    let free = 0;
    for (let slot = 0; free < this.size; slot++) if (lives[slot] === 0) children[free++] = slot;
  }
}
