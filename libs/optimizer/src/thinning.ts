/**
 * Truncation of a non-dominated front: by exact hypervolume contribution in two objectives (a chain that loses its least link),
 * by Riesz energy in more (each step removes the point with the highest energy). The best point of each objective is guarded.
 */
export class Thinning {
  private readonly worth: Float64Array;
  private readonly previous: Int32Array;
  private readonly next: Int32Array;
  private readonly pair: Float64Array;
  private readonly scaled: Float64Array;
  private readonly guarded: Uint8Array;

  constructor(
    readonly most: number,
    private readonly m: number,
  ) {
    this.worth = new Float64Array(most);
    this.previous = new Int32Array(most);
    this.next = new Int32Array(most);
    this.pair = new Float64Array(m === 2 ? 0 : most * most);
    this.scaled = new Float64Array(m === 2 ? 0 : most * m);
    this.guarded = new Uint8Array(most);
  }

  /**
   * Keeps `keep` of the slots `front[from..to)`, moved to the beginning of that range in their order; the others follow.
   * In two objectives the range must be sorted by the first one.
   */
  thin(front: Int32Array, from: number, to: number, keep: number, f: Float64Array): void {
    if (to - from <= keep) return;
    if (this.m === 2) this.chain(front, from, to, keep, f);
    else this.repel(front, from, to, keep, f);
    this.sweepTogether(front, from, to);
  }

  private chain(front: Int32Array, from: number, to: number, keep: number, f: Float64Array): void {
    const { worth, previous, next } = this;
    const count = to - from;
    const contribution = (i: number): number => {
      const at = 2 * front[from + i]!;
      const width = f[2 * front[from + next[i]!]!]! - f[at]!;
      return width * (f[2 * front[from + previous[i]!]! + 1]! - f[at + 1]!);
    };
    for (let i = 0; i < count; i++) {
      previous[i] = i - 1;
      next[i] = i + 1;
    }
    worth[0] = worth[count - 1] = Infinity;
    for (let i = 1; i < count - 1; i++) worth[i] = contribution(i);
    for (let left = count; left > keep; left--) {
      let least = Infinity;
      let loser = next[0]!;
      for (let i = next[0]!; i < count - 1; i = next[i]!) {
        if (worth[i]! < least) {
          least = worth[i]!;
          loser = i;
        }
      }
      if (loser >= count) loser = count - 1;
      const before = previous[loser]!;
      const after = next[loser]!;
      worth[loser] = -1;
      next[before] = after;
      if (after < count) previous[after] = before;
      if (before > 0) worth[before] = contribution(before);
      if (after < count - 1) worth[after] = contribution(after);
    }
  }

  private repel(front: Int32Array, from: number, to: number, keep: number, f: Float64Array): void {
    const { worth, pair, guarded, m } = this;
    const count = to - from;
    this.normalise(front, from, count, f);
    this.fillPairs(count);
    for (let left = count; left > keep; left--) {
      let most = -1;
      let loser = -1;
      for (let i = 0; i < count; i++) {
        if (worth[i]! > most && (guarded[i] === 0 || left <= m)) {
          most = worth[i]!;
          loser = i;
        }
      }
      const row = loser * count;
      for (let i = 0; i < count; i++) worth[i]! -= pair[row + i]!;
      worth[loser] = -Infinity;
    }
    for (let i = 0; i < count; i++) worth[i] = worth[i] === -Infinity ? -1 : 1;
  }

  private fillPairs(count: number): void {
    const { worth, pair, scaled, m } = this;
    worth.fill(0, 0, count);
    for (let i = 0; i < count; i++) {
      pair[i * count + i] = 0;
      for (let j = 0; j < i; j++) {
        let squared = 1e-6;
        for (let k = 0; k < m; k++) {
          const difference = scaled[i * m + k]! - scaled[j * m + k]!;
          squared += difference * difference;
        }
        const inverse = 1 / squared;
        let energy = inverse;
        for (let k = 1; k < m; k++) energy *= inverse;
        pair[i * count + j] = pair[j * count + i] = energy;
        worth[i]! += energy;
        worth[j]! += energy;
      }
    }
  }

  private normalise(front: Int32Array, from: number, count: number, f: Float64Array): void {
    const { scaled, guarded, m } = this;
    guarded.fill(0, 0, count);
    for (let k = 0; k < m; k++) {
      let best = 0;
      let low = Infinity;
      let high = -Infinity;
      for (let i = 0; i < count; i++) {
        const value = f[front[from + i]! * m + k]!;
        if (value < low) {
          low = value;
          best = i;
        }
        if (value > high) high = value;
      }
      guarded[best] = 1;
      const scale = high > low ? 1 / (high - low) : 0;
      for (let i = 0; i < count; i++) scaled[i * m + k] = (f[front[from + i]! * m + k]! - low) * scale;
    }
  }

  /** Stable partition: those with worth >= 0 first. */
  private sweepTogether(front: Int32Array, from: number, to: number): void {
    const { worth, previous } = this;
    let kept = from;
    let dropped = 0;
    for (let i = from; i < to; i++) {
      if (worth[i - from]! >= 0) front[kept++] = front[i]!;
      else previous[dropped++] = front[i]!;
    }
    for (let i = 0; i < dropped; i++) front[kept + i] = previous[i]!;
  }
}
