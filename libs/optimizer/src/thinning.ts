import { Crowd } from './crowd';
import { larger, raised } from './energy';

/** Up to so many points the energies between them are kept in a table; beyond, they are computed again. */
const tabled = 512;

/**
 * Truncation of a non-dominated front. Two objectives: by exact hypervolume contribution (a chain that loses its least link).
 * More: by energy, each step removes the point that carries most. The energy between two points falls with the power 2m of their
 * distance (Riesz, spreads evenly) or, when `lean`, of what the other lacks to dominate it (the additive epsilon indicator of
 * Zitzler and Kuenzli 2004, doi:10.1007/978-3-540-30217-9_84), which also pulls towards the front. The best of each objective is guarded.
 * Thousands of points of which three objectives at most vary are always spread evenly (`Crowd`).
 */
export class Thinning {
  private readonly worth: Float64Array;
  private readonly previous: Int32Array;
  private readonly next: Int32Array;
  private readonly pair: Float64Array;
  private readonly scaled: Float64Array;
  private readonly guarded: Uint8Array;
  private readonly living: Int32Array;
  private readonly crowd: Crowd | undefined;
  /** places of a point in `scaled`: four at least, those without objective zero */
  private readonly stride: number;

  constructor(
    readonly most: number,
    private readonly m: number,
  ) {
    this.worth = new Float64Array(most);
    this.previous = new Int32Array(most);
    this.next = new Int32Array(most);
    this.pair = new Float64Array(m === 2 ? 0 : Math.min(most, tabled) ** 2);
    this.stride = Math.max(4, m);
    this.scaled = new Float64Array(m === 2 ? 0 : most * this.stride);
    this.guarded = new Uint8Array(most);
    this.living = new Int32Array(m === 2 ? 0 : most);
    this.crowd = m === 2 || most <= tabled ? undefined : new Crowd(most);
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
    const { worth, guarded } = this;
    const count = to - from;
    this.normalise(front, from, count, f);
    worth.fill(0, 0, count);
    if (count <= tabled) this.leaveByTable(count, keep, lean);
    else if (!this.crowd?.thin(this.scaled, this.stride, guarded, count, keep, this.m))
      this.leaveOneByOne(count, keep, lean);
    if (room) for (let i = 0; i < count; i++) room[front[from + i]!] = -worth[i]!;
    for (let i = 0; i < count; i++) worth[i] = guarded[i] === 2 ? -1 : 1;
  }

  private leaveByTable(count: number, keep: number, lean: boolean): void {
    const { worth, pair, guarded, m } = this;
    for (let i = 1; i < count; i++) this.weighAgainst(i, lean, count);
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
      // Who has left is still weighed: in the fronts of a population `room` tells it from the others that left.
      for (let i = 0; i < count; i++) if (i !== loser) worth[i]! -= pair[loser * count + i]!;
      guarded[loser] = 2;
    }
  }

  /** Of thousands of points: the energies are computed again as they are taken back, and who has left is moved out of the way. */
  private leaveOneByOne(count: number, keep: number, lean: boolean): void {
    const { worth, guarded, living, m } = this;
    for (let i = 1; i < count; i++) this.weighAgainst(i, lean, 0);
    for (let i = 0; i < count; i++) living[i] = i;
    for (let left = count; left > keep; left--) {
      let most = -Infinity;
      let at = -1;
      for (let place = 0; place < left; place++) {
        const i = living[place]!;
        if (worth[i]! > most && (guarded[i] === 0 || left <= m)) {
          most = worth[i]!;
          at = place;
        }
      }
      const loser = living[at]!;
      living.copyWithin(at, at + 1, left);
      guarded[loser] = 2;
      this.relieve(loser, left - 1, lean);
    }
  }

  /** Adds to all before i and to i what they exert on each other; keeps it where the table has so many columns. */
  private weighAgainst(i: number, lean: boolean, columns: number): void {
    const { worth, pair, scaled, m, stride } = this;
    const a = i * stride;
    let own = 0;
    for (let j = 0; j < i; j++) {
      const b = j * stride;
      // Four at once and without branches: a processor guesses every other of them wrong.
      const p = scaled[a]! - scaled[b]!;
      const q = scaled[a + 1]! - scaled[b + 1]!;
      const r = scaled[a + 2]! - scaled[b + 2]!;
      const s = scaled[a + 3]! - scaled[b + 3]!;
      let squared = 1e-6 + p * p + q * q + r * r + s * s;
      let over = lean ? larger(larger(p, q), larger(r, s)) : 0;
      let under = lean ? larger(larger(-p, -q), larger(-r, -s)) : 0;
      for (let k = 4; k < m; k++) {
        const more = scaled[a + k]! - scaled[b + k]!;
        squared += more * more;
        over = larger(over, more);
        under = larger(under, -more);
      }
      const onI = raised(lean ? under * under + 1e-6 : squared, m);
      const onJ = lean ? raised(over * over + 1e-6, m) : onI;
      own += onI;
      worth[j]! += onJ;
      if (columns === 0) continue;
      pair[j * columns + i] = onI;
      pair[i * columns + j] = onJ;
    }
    worth[i]! += own;
  }

  /** Takes back what the one that leaves exerted on the `left` that stay. */
  private relieve(loser: number, left: number, lean: boolean): void {
    const { worth, scaled, living, m, stride } = this;
    const a = loser * stride;
    for (let place = 0; place < left; place++) {
      const i = living[place]!;
      const b = i * stride;
      const p = scaled[a]! - scaled[b]!;
      const q = scaled[a + 1]! - scaled[b + 1]!;
      const r = scaled[a + 2]! - scaled[b + 2]!;
      const s = scaled[a + 3]! - scaled[b + 3]!;
      let squared = 1e-6 + p * p + q * q + r * r + s * s;
      let under = lean ? larger(larger(p, q), larger(r, s)) : 0;
      for (let k = 4; k < m; k++) {
        const more = scaled[a + k]! - scaled[b + k]!;
        squared += more * more;
        under = larger(under, more);
      }
      worth[i]! -= raised(lean ? under * under + 1e-6 : squared, m);
    }
  }

  private normalise(front: Int32Array, from: number, count: number, f: Float64Array): void {
    const { scaled, guarded, stride, m } = this;
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
      for (let i = 0; i < count; i++) scaled[i * stride + k] = (f[front[from + i]! * m + k]! - low) * scale;
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
