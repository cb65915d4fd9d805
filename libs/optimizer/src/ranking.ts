import { sortByObjectives } from './sort';

/**
 * Non-dominated sorting into fronts: by a sweep in two objectives, by binary search over the fronts of the lexicographically
 * sorted pool (Zhang et al. 2015, doi:10.1109/TEVC.2014.2308305) in more. Equal vectors go to different fronts: copies never crowd.
 */
export class Ranking {
  /** Slots, front after front, each front in lexicographic order. */
  readonly order: Int32Array;
  /** Front `k` is `order[starts[k]] .. order[starts[k + 1] - 1]`. */
  readonly starts: Int32Array;
  fronts = 0;
  private readonly rankOf: Int32Array;
  private readonly sorted: Int32Array;
  private readonly scratch: Int32Array;
  private readonly key: Float64Array;
  private readonly tail: Int32Array;
  private readonly before: Int32Array;

  constructor(slots: number) {
    this.order = new Int32Array(slots);
    this.starts = new Int32Array(slots + 1);
    this.rankOf = new Int32Array(slots);
    this.sorted = new Int32Array(slots);
    this.scratch = new Int32Array(slots);
    this.key = new Float64Array(slots);
    this.tail = new Int32Array(slots);
    this.before = new Int32Array(slots);
  }

  /** Sorts the first `count` of `items` by their objectives in `f`; fills `order`, `starts` and `fronts`. */
  sort(items: Int32Array, count: number, f: Float64Array, m: number): void {
    const { sorted, rankOf, tail, starts, order } = this;
    for (let i = 0; i < count; i++) sorted[i] = items[i]!;
    sortByObjectives(sorted, count, f, m, this.key, this.scratch);
    this.fronts = 0;
    starts.fill(0, 0, count + 1);
    for (let i = 0; i < count; i++) {
      const item = sorted[i]!;
      const rank = m === 2 ? this.sweep(f, item) : this.search(f, item, m);
      if (rank === this.fronts) {
        this.fronts++;
        tail[rank] = -1;
      }
      this.before[item] = tail[rank]!;
      tail[rank] = item;
      rankOf[item] = rank;
      starts[rank + 1]!++;
    }
    for (let k = 0; k < this.fronts; k++) starts[k + 1]! += starts[k]!;
    for (let k = 0; k < this.fronts; k++) tail[k] = starts[k]!;
    for (let i = 0; i < count; i++) {
      const item = sorted[i]!;
      order[tail[rankOf[item]!]!++] = item;
    }
  }

  private sweep(f: Float64Array, item: number): number {
    const second = f[2 * item + 1]!;
    let low = 0;
    let high = this.fronts;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (f[2 * this.tail[middle]! + 1]! > second) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private search(f: Float64Array, item: number, m: number): number {
    let low = 0;
    let high = this.fronts;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.frontDominates(middle, f, item, m)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private frontDominates(front: number, f: Float64Array, item: number, m: number): boolean {
    const at = item * m;
    for (let other = this.tail[front]!; other >= 0; other = this.before[other]!) {
      const from = other * m;
      let k = 1;
      while (k < m && f[from + k]! <= f[at + k]!) k++;
      if (k === m) return true;
    }
    return false;
  }
}
