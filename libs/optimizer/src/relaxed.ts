import type { Chance } from './chance';
import type { Pool } from './pool';
import { Survival } from './survival';
import type { Thinning } from './thinning';

/** Share of the budget during which the second population lives, at least and at most. */
const least = 0.4;
const longest = 0.8;
/** Share of the pairs drawn from it. */
const share = 0.4;

/**
 * The second population (after CCMO, Tian et al. 2021, doi:10.1109/TEVC.2020.3004012): it ignores the constraints, so that it walks
 * across what is infeasible and hands its children to the first one. It ends when the first one has taken root in the feasible.
 */
export class Relaxed {
  readonly slots: Int32Array;
  private readonly tally = new Int32Array(1);
  private readonly survival: Survival;

  constructor(
    private readonly size: number,
    slots: number,
    m: number,
    thinning: Thinning,
    private readonly constrained: boolean,
  ) {
    this.slots = new Int32Array(slots);
    this.survival = new Survival(slots, m, thinning);
  }

  get state(): ArrayBufferView[] {
    return [this.slots, this.tally, ...this.survival.state];
  }

  get count(): number {
    return this.tally[0]!;
  }

  /** Takes in the children of a generation. `rooted` says that the first population is feasible enough to go on alone. */
  take(children: Int32Array, born: number, pool: Pool, age: number, rooted: boolean, lean: boolean): void {
    if (!this.constrained || age >= longest || (age >= least && rooted)) {
      this.tally[0] = 0;
      return;
    }
    for (let i = 0; i < born; i++) this.slots[this.count + i] = children[i]!;
    this.tally[0] = this.survival.select(this.slots, this.count + born, this.size, pool, Infinity, lean);
  }

  /** True when the next pair shall come from here. */
  calls(chance: Chance): boolean {
    return this.count >= 4 && chance.unit() < share;
  }

  /** Binary tournament by front. */
  choose(chance: Chance): number {
    const a = this.slots[chance.below(this.count)]!;
    const b = this.slots[chance.below(this.count)]!;
    return this.survival.rank[a]! <= this.survival.rank[b]! ? a : b;
  }
}
