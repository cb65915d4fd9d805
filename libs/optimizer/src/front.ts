import { sortByObjectives } from './sort';
import type { Thinning } from './thinning';

/**
 * The feasible non-dominated points met, with their genomes, admitted one at a time and thinned when full. Points keep their own
 * place in `x` and `f`; `order[0..count)` lists the places, in two objectives sorted by the first.
 */
export class Front {
  readonly x: Float64Array;
  readonly f: Float64Array;
  readonly order: Int32Array;
  private readonly spare: Int32Array;
  private readonly counts = new Int32Array(1);
  private readonly key: Float64Array;
  private readonly scratch: Int32Array;

  constructor(
    readonly capacity: number,
    private readonly keep: number,
    readonly n: number,
    readonly m: number,
    private readonly thinning: Thinning,
  ) {
    if (capacity > thinning.most)
      throw new RangeError(`a front of ${capacity} needs a thinning of as many, not ${thinning.most}`);
    this.x = new Float64Array(capacity * n);
    this.f = new Float64Array(capacity * m);
    this.order = new Int32Array(capacity);
    this.spare = Int32Array.from({ length: capacity }, (_, i) => i);
    this.key = new Float64Array(capacity);
    this.scratch = new Int32Array(capacity);
  }

  get count(): number {
    return this.counts[0]!;
  }

  get state(): ArrayBufferView[] {
    return [this.x, this.f, this.order, this.spare, this.counts];
  }

  /** Offers the point at `slot` of a pool; true when no point held is as good in everything. */
  admit(x: Float64Array, f: Float64Array, slot: number): boolean {
    if (this.count === this.capacity) this.thin();
    const at = this.m === 2 ? this.cutIn(f, 2 * slot) : this.cutThrough(f, slot * this.m);
    if (at < 0) return false;
    const place = this.spare[this.capacity - 1 - this.count]!;
    this.order[at] = place;
    this.counts[0]!++;
    for (let i = 0, to = place * this.n, from = slot * this.n; i < this.n; i++) this.x[to + i] = x[from + i]!;
    for (let k = 0; k < this.m; k++) this.f[place * this.m + k] = f[slot * this.m + k]!;
    return true;
  }

  /** Puts the places in lexicographic order of their objectives. */
  sort(): void {
    sortByObjectives(this.order, this.count, this.f, this.m, this.key, this.scratch);
  }

  /** Evenly in three objectives (that vary), where fronts are often in pieces whose rims count; leaning forward from four on (measured). */
  private thin(): void {
    this.thinning.thin(this.order, 0, this.count, this.keep, this.f, this.m > 3);
    while (this.count > this.keep) this.release(this.order[this.count - 1]!);
  }

  private release(place: number): void {
    this.counts[0]!--;
    this.spare[this.capacity - 1 - this.count] = place;
  }

  /** Two objectives: finds the place in the chain, takes out what is dominated; -1 when dominated itself. */
  private cutIn(f: Float64Array, at: number): number {
    const { order } = this;
    const own = this.f;
    const first = f[at]!;
    const second = f[at + 1]!;
    const count = this.count;
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (own[2 * order[middle]!]! <= first) low = middle + 1;
      else high = middle;
    }
    if (low > 0 && own[2 * order[low - 1]! + 1]! <= second) return -1;
    // A point with the same first objective and a worse second one stands just before.
    const start = low > 0 && own[2 * order[low - 1]!]! === first ? low - 1 : low;
    let end = start;
    while (end < count && own[2 * order[end]! + 1]! >= second) end++;
    for (let i = start; i < end; i++) this.release(order[i]!);
    if (end - start !== 1) order.copyWithin(start + 1, end, count);
    return start;
  }

  /** More objectives: one pass over all points; -1 when dominated. */
  private cutThrough(f: Float64Array, at: number): number {
    const { order, m } = this;
    const own = this.f;
    const fourth = Math.min(3, m - 1);
    const p = f[at]!;
    const q = f[at + 1]!;
    const r = f[at + 2]!;
    const s = f[at + fourth]!;
    let i = 0;
    while (i < this.count) {
      const from = order[i]! * m;
      const a = own[from]!;
      const b = own[from + 1]!;
      const c = own[from + 2]!;
      const d = own[from + fourth]!;
      // Four at once and without branches: a processor guesses every other of them wrong. Of three objectives the last is asked twice.
      let better = Number(p < a) | Number(q < b) | Number(r < c) | Number(s < d);
      let worse = Number(p > a) | Number(q > b) | Number(r > c) | Number(s > d);
      for (let k = 4; k < m; k++) {
        better |= Number(f[at + k]! < own[from + k]!);
        worse |= Number(f[at + k]! > own[from + k]!);
      }
      if (better === 0) {
        // What rejected once is asked first next time.
        const place = order[i]!;
        order[i] = order[i >> 1]!;
        order[i >> 1] = place;
        return -1;
      }
      if (worse === 0) {
        const place = order[i]!;
        order[i] = order[this.count - 1]!;
        this.release(place);
      } else i++;
    }
    return this.count;
  }
}
