import type { Chance } from './chance';
import type { Front } from './front';
import type { Space } from './space';

const window = 10;
const tries = 8;

/** Finds a point of the archive near another: on the chain in two objectives, the nearest of a few in more. */
export class Neighbours {
  private readonly apart = new Float64Array(1);
  /** Of each objective, 1 / the extent of the front. */
  private readonly scale: Float64Array;

  constructor(
    private readonly space: Space,
    private readonly front: Front,
    private readonly chance: Chance,
  ) {
    this.scale = new Float64Array(space.m).fill(1);
  }

  /** The rank of a neighbour of the point with rank `i` in the archive's order, preferably with the same skeleton. */
  near(i: number): number {
    const { chance, front, space } = this;
    if (space.m === 2 && space.skeleton.length === 0) return this.alongChain(i);
    const { apart } = this;
    let best = i;
    let least = Infinity;
    for (let t = 0; t < tries; t++) {
      const j = space.m === 2 ? this.alongChain(i) : chance.below(front.count);
      if (j === i) continue;
      if (space.m === 2) apart[0] = t;
      else this.measure(i, j);
      const distance = this.unlikeness(i, j) * 1e6 + apart[0]!;
      if (distance < least) {
        least = distance;
        best = j;
      }
    }
    return best;
  }

  get state(): ArrayBufferView[] {
    return [this.scale];
  }

  /** Distances are shares of the front's extent, as it is now. */
  rescale(): void {
    const { f, order, m, count } = this.front;
    for (let k = 0; k < m; k++) {
      let low = Infinity;
      let high = -Infinity;
      for (let i = 0; i < count; i++) {
        const value = f[order[i]! * m + k]!;
        if (value < low) low = value;
        if (value > high) high = value;
      }
      this.scale[k] = high > low ? 1 / (high - low) : 0;
    }
  }

  private alongChain(i: number): number {
    const j = i + this.chance.below(2 * window + 1) - window;
    return Math.min(this.front.count - 1, Math.max(0, j));
  }

  private unlikeness(i: number, j: number): number {
    const { x, order, n } = this.front;
    const { skeleton } = this.space;
    let different = 0;
    for (let k = 0; k < skeleton.length; k++)
      if (x[order[i]! * n + skeleton[k]!] !== x[order[j]! * n + skeleton[k]!]) different++;
    return different;
  }

  /** Writes how far two points of the front stand apart. */
  private measure(i: number, j: number): void {
    const { f, order, m } = this.front;
    let sum = 0;
    for (let k = 0; k < m; k++) {
      const difference = (f[order[i]! * m + k]! - f[order[j]! * m + k]!) * this.scale[k]!;
      sum += difference * difference;
    }
    this.apart[0] = sum < 1e5 ? sum : 1e5;
  }
}
