import { perBit, type Chance } from './chance';
import type { Pool } from './pool';
import { Survival } from './survival';
import type { Thinning } from './thinning';

/** Share of the budget during which the second population lives, at least and at most. */
const least = 0.4;
const longest = 0.8;
/** Share of the pairs drawn from it while its children do as well as the others', and the least it is left with. */
const share = 0.4;
const leastShare = 0.1;

/**
 * The second population (after CCMO, Tian et al. 2021, doi:10.1109/TEVC.2020.3004012): it ignores the constraints, so that it walks
 * across what is infeasible and hands its children to the first one. It ends when the first one has taken root in the feasible.
 */
export class Relaxed {
  readonly slots: Int32Array;
  private readonly tally = new Int32Array(1);
  private readonly survival: Survival;
  private readonly born: Uint8Array;
  /** Made and survived of its own children, made and survived of the others, present share. */
  private readonly record = Float64Array.of(0, 0, 0, 0, share);

  constructor(
    private readonly size: number,
    slots: number,
    m: number,
    thinning: Thinning,
    private readonly constrained: boolean,
  ) {
    this.slots = new Int32Array(slots);
    this.born = new Uint8Array(slots);
    this.survival = new Survival(slots, m, thinning);
  }

  get state(): ArrayBufferView[] {
    return [this.slots, this.tally, this.born, this.record, ...this.survival.state];
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

  /** Decides where the next pair comes from, and notes it for its children: true when from here. */
  calls(one: number, two: number, chance: Chance): boolean {
    const here = this.count >= 4 && (chance.bits() >>> 0) * perBit < this.record[4]!;
    this.born[one] = this.born[two] = here ? 1 : 0;
    return here;
  }

  /** Counts a child of this generation, and whether the first population keeps it. */
  note(child: number, lives: boolean): void {
    const at = this.born[child] === 1 ? 0 : 2;
    this.record[at]!++;
    if (lives) this.record[at + 1]!++;
  }

  /** Sets the share by success; as long as the first population is not rooted it is not touched. */
  adapt(rooted: boolean): void {
    const { record } = this;
    if (rooted) {
      const mean = (record[1]! + record[3]! + 1) / (record[0]! + record[2]! + 2);
      const own = (record[1]! + 5 * mean) / (record[0]! + 5);
      const others = (record[3]! + 5 * mean) / (record[2]! + 5);
      const wanted = Math.max(leastShare, Math.min(share, (share * own) / others));
      record[4] = 0.7 * record[4]! + 0.3 * wanted;
    }
    record.fill(0, 0, 4);
  }

  /** Binary tournament by front. */
  choose(chance: Chance): number {
    const a = this.slots[chance.below(this.count)]!;
    const b = this.slots[chance.below(this.count)]!;
    return this.survival.rank[a]! <= this.survival.rank[b]! ? a : b;
  }
}
