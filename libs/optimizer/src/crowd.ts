import { raised } from './energy';

/** Where no more objectives vary than these, the energy of a distance falls so fast that far points need not meet. */
const FEW = 3;
/** Beyond this share of the front's extent the energy of a distance is not counted: there it is a part in thousands of that of neighbours. */
const REACH = 0.1;

/**
 * Thins thousands of points by the energy of their distances where three objectives at most vary: points are laid in the order of one of
 * them, and each meets only those within reach.
 */
export class Crowd {
  private readonly worth: Float64Array;
  private readonly order: Int32Array;
  private readonly rows: Float64Array;
  private readonly axes = new Int32Array(FEW);

  constructor(most: number) {
    this.worth = new Float64Array(most);
    this.order = new Int32Array(most);
    this.rows = new Float64Array(FEW * most);
  }

  /**
   * Marks with 2 in `guarded` those of `count` points that leave until `keep` are left; who is marked with 1 leaves last. `scaled` has a row of
   * `stride` for each point, in shares of the extent of the front. False where more objectives vary, and nobody was marked.
   */
  thin(scaled: Float64Array, stride: number, guarded: Uint8Array, count: number, keep: number, m: number): boolean {
    if (!this.lay(scaled, stride, count, m)) return false;
    const { worth, order } = this;
    worth.fill(0, 0, count);
    for (let i = 1; i < count; i++) this.meet(i, m);
    for (let left = count; left > keep; left--) {
      let most = -Infinity;
      let loser = -1;
      for (let i = 0; i < count; i++) {
        if (worth[i]! > most && (guarded[order[i]!] === 0 || left <= m)) {
          most = worth[i]!;
          loser = i;
        }
      }
      guarded[order[loser]!] = 2;
      this.relieve(loser, count, m);
      worth[loser] = -Infinity;
    }
    return true;
  }

  /** Lays the points in the order of the first objective that varies; false when more than a few vary. */
  private lay(scaled: Float64Array, stride: number, count: number, m: number): boolean {
    const { order, rows, axes } = this;
    let varying = 0;
    for (let k = 0; k < m; k++) {
      let varies = false;
      for (let i = 0; i < count && !varies; i++) varies = scaled[i * stride + k]! > 0;
      if (!varies) continue;
      if (varying === FEW) return false;
      axes[varying++] = k;
    }
    const first = axes[0]!;
    for (let i = 0; i < count; i++) order[i] = i;
    order.subarray(0, count).sort((a, b) => scaled[a * stride + first]! - scaled[b * stride + first]! || a - b);
    for (let i = 0; i < count; i++)
      for (let k = 0; k < FEW; k++) rows[i * FEW + k] = k < varying ? scaled[order[i]! * stride + axes[k]!]! : 0;
    return true;
  }

  /** Adds to a point and to those before it within reach what they exert on each other. */
  private meet(i: number, m: number): void {
    const { worth, rows } = this;
    const a = rows[i * FEW]!;
    const b = rows[i * FEW + 1]!;
    const c = rows[i * FEW + 2]!;
    let own = 0;
    for (let j = i - 1; j >= 0; j--) {
      const p = a - rows[j * FEW]!;
      if (p > REACH) break;
      const q = b - rows[j * FEW + 1]!;
      const r = c - rows[j * FEW + 2]!;
      const energy = raised(1e-6 + p * p + q * q + r * r, m);
      own += energy;
      worth[j]! += energy;
    }
    worth[i]! += own;
  }

  /** Takes back what a point exerted on those within reach on either side. */
  private relieve(i: number, count: number, m: number): void {
    const { worth, rows } = this;
    const a = rows[i * FEW]!;
    const b = rows[i * FEW + 1]!;
    const c = rows[i * FEW + 2]!;
    for (let way = -1; way <= 1; way += 2)
      for (let j = i + way; j >= 0 && j < count; j += way) {
        const p = rows[j * FEW]! - a;
        if (p > REACH || p < -REACH) break;
        const q = b - rows[j * FEW + 1]!;
        const r = c - rows[j * FEW + 2]!;
        worth[j]! -= raised(1e-6 + p * p + q * q + r * r, m);
      }
  }
}
