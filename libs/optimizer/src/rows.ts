import type { Chance } from './chance';
import type { Front } from './front';
import type { Pool } from './pool';
import type { Space } from './space';

/** Members kept of each skeleton. */
const room = 8;

/** The skeletons under trial: their categories and their best members. */
export class Rows {
  readonly x: Float64Array;
  private readonly f: Float64Array;
  private readonly violation: Float64Array;
  private readonly low: Float64Array;
  private readonly extent: Float64Array;
  private readonly direction: Float64Array;
  private readonly cost = new Float64Array(2);
  /** The distance of the row last measured, and of the member. */
  readonly apart = new Float64Array(2);
  private readonly count: Int32Array;
  private readonly key: Int32Array;
  private readonly first: Float64Array;
  private readonly varying: Uint8Array;

  constructor(
    private readonly space: Space,
    private readonly rows: number,
    private readonly genes: Int32Array,
    private readonly chance: Chance,
  ) {
    this.x = new Float64Array(rows * room * space.n);
    this.f = new Float64Array(rows * room * space.m);
    this.violation = new Float64Array(rows * room);
    this.low = new Float64Array(space.m);
    this.extent = new Float64Array(space.m).fill(1);
    this.direction = directions(space.m);
    this.count = new Int32Array(rows);
    this.first = new Float64Array(rows * space.c);
    this.varying = new Uint8Array(rows * space.c);
    this.key = new Int32Array(rows * genes.length);
  }

  get state(): ArrayBufferView[] {
    return [this.x, this.f, this.violation, this.low, this.extent, this.count, this.key, this.first, this.varying];
  }

  /** True when some constraint was violated by the same amount in every trial: the skeleton alone violates it. */
  isBarred(row: number): boolean {
    const { c } = this.space;
    for (let j = 0; j < c; j++) if (this.varying[row * c + j] === 0 && this.first[row * c + j]! > 0) return true;
    return false;
  }

  members(row: number): number {
    return this.count[row]!;
  }

  /** Where the genome of a member begins in `x`. */
  at(row: number, member: number): number {
    return (row * room + member) * this.space.n;
  }

  /** Gives a row the `number`-th skeleton, in mixed-radix order. */
  name(row: number, number: number): void {
    const { low, width } = this.space;
    const { genes } = this;
    let rest = number;
    for (let i = 0; i < genes.length; i++) {
      const values = width[genes[i]!]! + 1;
      this.key[row * genes.length + i] = low[genes[i]!]! + (rest % values);
      rest = Math.floor(rest / values);
    }
    this.clear(row);
  }

  /** The number of a genome's skeleton, as `name` counts them. */
  numberOf(x: Float64Array, at: number): number {
    const { low, width } = this.space;
    let number = 0;
    for (let i = this.genes.length - 1; i >= 0; i--) {
      const gene = this.genes[i]!;
      number = number * (width[gene]! + 1) + x[at + gene]! - low[gene]!;
    }
    return number;
  }

  nameByChance(row: number): void {
    const { low, width } = this.space;
    const { genes } = this;
    for (let tries = 0; tries < 20; tries++) {
      for (let i = 0; i < genes.length; i++) {
        const gene = genes[i]!;
        this.key[row * genes.length + i] = low[gene]! + this.chance.below(width[gene]! + 1);
      }
      if (!this.taken(row, row)) break;
    }
    this.clear(row);
  }

  /** Crosses two skeletons and changes one or two categories. False when it found none that is new. */
  nameAfter(row: number, mother: number, father: number): boolean {
    const { low, width } = this.space;
    const { genes } = this;
    const length = genes.length;
    for (let tries = 0; tries < 20; tries++) {
      const crossed = this.chance.unit() < 0.5;
      for (let i = 0; i < length; i++) {
        const from = crossed && (this.chance.bits() & 1) === 0 ? father : mother;
        this.key[row * length + i] = this.key[from * length + i]!;
      }
      for (let times = (crossed ? 0 : 1) + this.chance.below(2); times > 0; times--) {
        const i = this.chance.below(length);
        this.key[row * length + i] = low[genes[i]!]! + this.chance.below(width[genes[i]!]! + 1);
      }
      if (!this.taken(row, this.rows)) {
        this.clear(row);
        return true;
      }
    }
    return false;
  }

  private clear(row: number): void {
    this.count[row] = 0;
    this.varying.fill(0, row * this.space.c, (row + 1) * this.space.c);
  }

  /** Writes the row's categories into a genome. */
  impose(row: number, x: Float64Array, at: number): void {
    const { genes } = this;
    for (let i = 0; i < genes.length; i++) x[at + genes[i]!] = this.key[row * genes.length + i]!;
  }

  /** Offers a candidate to its row: it takes a free place, or that of a worse member, or of an equal one by chance. */
  offer(row: number, pool: Pool, slot: number): void {
    const { n } = this.space;
    const { genes } = this;
    for (let i = 0; i < genes.length; i++)
      if (pool.x[slot * n + genes[i]!] !== this.key[row * genes.length + i]) return;
    this.compareConstraints(row, pool, slot);
    const count = this.count[row]!;
    if (count < room) {
      this.count[row]!++;
      this.write(row * room + count, pool, slot);
    } else if (pool.violation[slot]! > 0 || this.violation[this.worstOf(row)]! > 0) {
      const worst = this.worstOf(row);
      if (pool.violation[slot]! < this.violation[worst]!) this.write(worst, pool, slot);
    } else this.place(row, pool, slot);
  }

  /** Sets the scale of the objectives, for a round: the ideal and the extent of the front. */
  measureBy(front: Front): void {
    const { m } = this.space;
    for (let k = 0; k < m; k++) {
      let low = Infinity;
      let high = -Infinity;
      for (let i = 0; i < front.count; i++) {
        const value = front.f[front.order[i]! * m + k]!;
        if (value < low) low = value;
        if (value > high) high = value;
      }
      if (front.count === 0) return;
      this.low[k] = low;
      this.extent[k] = high > low ? high - low : Math.abs(low) || 1;
    }
  }

  /** Writes into `apart` how much the best member lacks to stand on the front, as a share of its extent; beyond 1e9 for the infeasible. */
  measureDistance(row: number, front: Front): void {
    const { apart } = this;
    apart[0] = Infinity;
    for (let member = 0; member < this.count[row]!; member++) {
      const at = row * room + member;
      if (this.violation[at]! > 0) apart[1] = 1e9 * (1 + this.violation[at]!);
      else this.measureLack(at, front);
      if (apart[1]! < apart[0]) apart[0] = apart[1]!;
    }
  }

  private measureLack(at: number, front: Front): void {
    const { m } = this.space;
    let worst = 0;
    for (let i = 0; i < front.count; i++) {
      let least = Infinity;
      for (let k = 0; k < m; k++) {
        const own = (this.f[at * m + k]! - front.f[front.order[i]! * m + k]!) / this.extent[k]!;
        if (own < least) least = own;
      }
      if (least > worst) worst = least;
    }
    this.apart[1] = worst;
  }

  private compareConstraints(row: number, pool: Pool, slot: number): void {
    const { c } = this.space;
    for (let j = 0; j < c; j++) {
      const value = pool.g[slot * c + j]!;
      if (this.count[row] === 0) this.first[row * c + j] = value;
      else if (value !== this.first[row * c + j]) this.varying[row * c + j] = 1;
    }
  }

  private write(to: number, pool: Pool, slot: number): void {
    const { n, m } = this.space;
    for (let i = 0; i < n; i++) this.x[to * n + i] = pool.x[slot * n + i]!;
    for (let k = 0; k < m; k++) this.f[to * m + k] = pool.f[slot * m + k]!;
    this.violation[to] = pool.violation[slot]!;
  }

  private worstOf(row: number): number {
    let worst = row * room;
    for (let at = worst + 1; at < (row + 1) * room; at++) if (this.violation[at]! > this.violation[worst]!) worst = at;
    return worst;
  }

  /** Each place of a row has a direction of its own; a candidate takes at most two places where it is better (as in MOEA/D). */
  private place(row: number, pool: Pool, slot: number): void {
    const { m } = this.space;
    const start = this.chance.below(room);
    let taken = 0;
    for (let step = 0; step < room && taken < 2; step++) {
      const place = (start + step) % room;
      const at = row * room + place;
      this.weigh(place, pool.f, slot * m, 0);
      this.weigh(place, this.f, at * m, 1);
      if (this.cost[0]! >= this.cost[1]!) continue;
      this.write(at, pool, slot);
      taken++;
    }
  }

  /** Writes into `cost` how far the objectives at `at` are from the ideal in the direction of a place. */
  private weigh(place: number, f: Float64Array, at: number, into: number): void {
    const { m } = this.space;
    let most = -Infinity;
    let sum = 0;
    for (let k = 0; k < m; k++) {
      const value = this.direction[place * m + k]! * ((f[at + k]! - this.low[k]!) / this.extent[k]!);
      if (value > most) most = value;
      sum += value;
    }
    this.cost[into] = most + 0.1 * sum;
  }

  private taken(row: number, upTo: number): boolean {
    const length = this.genes.length;
    for (let other = 0; other < upTo; other++) {
      if (other === row) continue;
      let i = 0;
      while (i < length && this.key[other * length + i] === this.key[row * length + i]) i++;
      if (i === length) return true;
    }
    return false;
  }
}

/** Weights of the places: in two objectives evenly from one to the other, in more by a low-discrepancy sequence. */
function directions(m: number): Float64Array {
  const weights = new Float64Array(room * m);
  for (let place = 0; place < room; place++) {
    for (let k = 0; k < m; k++) {
      const even = k === 0 ? place / (room - 1) : 1 - place / (room - 1);
      const spread = ((place + 1) * Math.sqrt([2, 3, 5, 7, 11, 13][k]!)) % 1;
      weights[place * m + k] = 0.05 + 0.95 * (m === 2 ? even : spread);
    }
  }
  return weights;
}
