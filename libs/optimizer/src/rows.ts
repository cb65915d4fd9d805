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
  private readonly count: Int32Array;
  private readonly key: Int32Array;

  constructor(
    private readonly space: Space,
    private readonly rows: number,
    private readonly chance: Chance,
  ) {
    this.x = new Float64Array(rows * room * space.n);
    this.f = new Float64Array(rows * room * space.m);
    this.violation = new Float64Array(rows * room);
    this.count = new Int32Array(rows);
    this.key = new Int32Array(rows * space.categories.length);
  }

  get state(): ArrayBufferView[] {
    return [this.x, this.f, this.violation, this.count, this.key];
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
    const { categories, low, width } = this.space;
    let rest = number;
    for (let i = 0; i < categories.length; i++) {
      const values = width[categories[i]!]! + 1;
      this.key[row * categories.length + i] = low[categories[i]!]! + (rest % values);
      rest = Math.floor(rest / values);
    }
    this.count[row] = 0;
  }

  nameByChance(row: number): void {
    const { categories, low, width } = this.space;
    for (let tries = 0; tries < 20; tries++) {
      for (let i = 0; i < categories.length; i++) {
        const gene = categories[i]!;
        this.key[row * categories.length + i] = low[gene]! + this.chance.below(width[gene]! + 1);
      }
      if (!this.taken(row, row)) break;
    }
    this.count[row] = 0;
  }

  /** Crosses two skeletons and changes one or two categories. False when it found none that is new. */
  nameAfter(row: number, mother: number, father: number): boolean {
    const { categories, low, width } = this.space;
    const length = categories.length;
    for (let tries = 0; tries < 20; tries++) {
      const crossed = this.chance.unit() < 0.5;
      for (let i = 0; i < length; i++) {
        const from = crossed && (this.chance.bits() & 1) === 0 ? father : mother;
        this.key[row * length + i] = this.key[from * length + i]!;
      }
      for (let times = (crossed ? 0 : 1) + this.chance.below(2); times > 0; times--) {
        const i = this.chance.below(length);
        this.key[row * length + i] = low[categories[i]!]! + this.chance.below(width[categories[i]!]! + 1);
      }
      if (!this.taken(row, this.rows)) {
        this.count[row] = 0;
        return true;
      }
    }
    return false;
  }

  /** Writes the row's categories into a genome. */
  impose(row: number, x: Float64Array, at: number): void {
    const { categories } = this.space;
    for (let i = 0; i < categories.length; i++) x[at + categories[i]!] = this.key[row * categories.length + i]!;
  }

  /** Offers a candidate to its row: it takes a free place, or that of a worse member, or of an equal one by chance. */
  offer(row: number, pool: Pool, slot: number): void {
    const { n, m, categories } = this.space;
    for (let i = 0; i < categories.length; i++)
      if (pool.x[slot * n + categories[i]!] !== this.key[row * categories.length + i]) return;
    let place = this.count[row]!;
    if (place < room) this.count[row]!++;
    else if ((place = this.placeFor(row, pool, slot)) < 0) return;
    const to = row * room + place;
    for (let i = 0; i < n; i++) this.x[to * n + i] = pool.x[slot * n + i]!;
    for (let k = 0; k < m; k++) this.f[to * m + k] = pool.f[slot * m + k]!;
    this.violation[to] = pool.violation[slot]!;
  }

  /** How much the best member lacks to stand on the front, as a share of its extent; beyond 1e9 for the infeasible. */
  distance(row: number, front: Front): number {
    let best = Infinity;
    for (let member = 0; member < this.count[row]!; member++) {
      const at = row * room + member;
      const own = this.violation[at]! > 0 ? 1e9 * (1 + this.violation[at]!) : this.lack(at, front);
      if (own < best) best = own;
    }
    return best;
  }

  private lack(at: number, front: Front): number {
    const { m } = this.space;
    const low = new Float64Array(m).fill(Infinity);
    const high = new Float64Array(m).fill(-Infinity);
    for (let i = 0; i < front.count; i++) {
      for (let k = 0; k < m; k++) {
        const value = front.f[front.order[i]! * m + k]!;
        low[k] = Math.min(low[k]!, value);
        high[k] = Math.max(high[k]!, value);
      }
    }
    let worst = 0;
    for (let i = 0; i < front.count; i++) {
      let least = Infinity;
      for (let k = 0; k < m; k++) {
        const extent = high[k]! > low[k]! ? high[k]! - low[k]! : 1;
        least = Math.min(least, (this.f[at * m + k]! - front.f[front.order[i]! * m + k]!) / extent);
      }
      if (least > worst) worst = least;
    }
    return worst;
  }

  private placeFor(row: number, pool: Pool, slot: number): number {
    const violation = pool.violation[slot]!;
    let worst = 0;
    let equals = -1;
    for (let member = 0; member < room; member++) {
      const at = row * room + member;
      if (this.violation[at]! > this.violation[row * room + worst]!) worst = member;
      if (violation > 0 || this.violation[at]! > 0) continue;
      const order = this.compare(at, pool.f, slot);
      if (order > 0) return member;
      if (order < 0) return -1;
      if (equals < 0 || this.chance.below(member + 1) === 0) equals = member;
    }
    if (this.violation[row * room + worst]! > violation) return worst;
    return violation > 0 ? -1 : equals;
  }

  /** Positive when the candidate dominates the member, negative when it is dominated or equal. */
  private compare(at: number, f: Float64Array, slot: number): number {
    const { m } = this.space;
    let better = 0;
    let worse = 0;
    for (let k = 0; k < m; k++) {
      if (f[slot * m + k]! < this.f[at * m + k]!) better++;
      else if (f[slot * m + k]! > this.f[at * m + k]!) worse++;
    }
    return better > 0 ? (worse > 0 ? 0 : 1) : -1;
  }

  private taken(row: number, upTo: number): boolean {
    const length = this.space.categories.length;
    for (let other = 0; other < upTo; other++) {
      if (other === row) continue;
      let i = 0;
      while (i < length && this.key[other * length + i] === this.key[row * length + i]) i++;
      if (i === length) return true;
    }
    return false;
  }
}
