/** Up to so many points the energies between them are kept in a table; beyond, they are computed again. */
const tabled = 512;

/**
 * Truncation of a non-dominated front. Two objectives: by exact hypervolume contribution (a chain that loses its least link).
 * More: by energy, each step removes the point that carries most. The energy between two points falls with the power 2m of their
 * distance (Riesz, spreads evenly) or, when `lean`, of what the other lacks to dominate it (the additive epsilon indicator of
 * Zitzler and Kuenzli 2004, doi:10.1007/978-3-540-30217-9_84), which also pulls towards the front. The best of each objective is guarded.
 */
export class Thinning {
  private readonly worth: Float64Array;
  private readonly previous: Int32Array;
  private readonly next: Int32Array;
  private readonly pair: Float64Array;
  private readonly scaled: Float64Array;
  private readonly guarded: Uint8Array;
  private readonly exerted = new Float64Array(2);

  constructor(
    readonly most: number,
    private readonly m: number,
  ) {
    this.worth = new Float64Array(most);
    this.previous = new Int32Array(most);
    this.next = new Int32Array(most);
    this.pair = new Float64Array(m === 2 ? 0 : Math.min(most, tabled) ** 2);
    this.scaled = new Float64Array(m === 2 ? 0 : most * m);
    this.guarded = new Uint8Array(most);
  }

  /**
   * Keeps `keep` of the slots `front[from..to)`, moved to the beginning of that range in their order; the others follow.
   * In two objectives the range must be sorted by the first one.
   */
  thin(
    front: Int32Array,
    from: number,
    to: number,
    keep: number,
    f: Float64Array,
    lean: boolean,
    room?: Float64Array,
  ): void {
    if (to - from <= keep) return;
    if (this.m === 2) this.chain(front, from, to, keep, f);
    else this.repel(front, from, to, keep, f, lean, room);
    this.sweepTogether(front, from, to);
  }

  private chain(front: Int32Array, from: number, to: number, keep: number, f: Float64Array): void {
    const { worth, previous, next } = this;
    const count = to - from;
    for (let i = 0; i < count; i++) {
      previous[i] = i - 1;
      next[i] = i + 1;
    }
    worth[0] = worth[count - 1] = Infinity;
    for (let i = 1; i < count - 1; i++) this.weigh(i, front, from, f);
    for (let left = count; left > keep; left--) {
      let least = Infinity;
      let loser = count - 1;
      for (let i = next[0]!; i < count - 1; i = next[i]!) {
        if (worth[i]! < least) {
          least = worth[i]!;
          loser = i;
        }
      }
      const before = previous[loser]!;
      const after = next[loser]!;
      worth[loser] = -1;
      next[before] = after;
      if (after < count) previous[after] = before;
      if (before > 0 && after < count) this.weigh(before, front, from, f);
      if (after < count - 1) this.weigh(after, front, from, f);
    }
  }

  /** What the i-th link of the chain adds to the hypervolume. */
  private weigh(i: number, front: Int32Array, from: number, f: Float64Array): void {
    const at = 2 * front[from + i]!;
    const width = f[2 * front[from + this.next[i]!]!]! - f[at]!;
    this.worth[i] = width * (f[2 * front[from + this.previous[i]!]! + 1]! - f[at + 1]!);
  }

  private repel(
    front: Int32Array,
    from: number,
    to: number,
    keep: number,
    f: Float64Array,
    lean: boolean,
    room?: Float64Array,
  ): void {
    const { worth, pair, guarded, exerted, m } = this;
    const count = to - from;
    const table = count <= tabled;
    this.normalise(front, from, count, f);
    worth.fill(0, 0, count);
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < i; j++) {
        this.burden(i, j, lean);
        worth[i]! += exerted[0]!;
        worth[j]! += exerted[1]!;
        if (table) {
          pair[j * count + i] = exerted[0]!;
          pair[i * count + j] = exerted[1]!;
        }
      }
    }
    for (let left = count; left > keep; left--) {
      let most = -Infinity;
      let loser = -1;
      for (let i = 0; i < count; i++) {
        if (guarded[i] === 2 || (guarded[i] === 1 && left > m)) continue;
        if (worth[i]! > most) {
          most = worth[i]!;
          loser = i;
        }
      }
      for (let i = 0; i < count; i++) {
        // Who has left bears nothing; in the small fronts of a population the rest is told by `room`.
        if (i === loser || (!table && guarded[i] === 2)) continue;
        if (table) worth[i]! -= pair[loser * count + i]!;
        else {
          this.burden(i, loser, lean);
          worth[i]! -= exerted[0]!;
        }
      }
      guarded[loser] = 2;
    }
    if (room) for (let i = 0; i < count; i++) room[front[from + i]!] = -worth[i]!;
    for (let i = 0; i < count; i++) worth[i] = guarded[i] === 2 ? -1 : 1;
  }

  /** What j exerts on i, and i on j. */
  private burden(i: number, j: number, lean: boolean): void {
    const { scaled, exerted, m } = this;
    let squared = 1e-6;
    let over = 0;
    let under = 0;
    for (let k = 0; k < m; k++) {
      const difference = scaled[i * m + k]! - scaled[j * m + k]!;
      squared += difference * difference;
      if (difference > over) over = difference;
      else if (-difference > under) under = -difference;
    }
    const onI = 1 / (lean ? under * under + 1e-6 : squared);
    const onJ = 1 / (lean ? over * over + 1e-6 : squared);
    let first = onI;
    let second = onJ;
    for (let k = 1; k < m; k++) {
      first *= onI;
      second *= onJ;
    }
    exerted[0] = first;
    exerted[1] = second;
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
