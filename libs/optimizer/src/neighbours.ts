import type { Chance } from './chance';
import type { Front } from './front';
import type { Space } from './space';

const window = 10;
const tries = 8;

/** Finds a point of the archive near another: on the chain in two objectives, the nearest of a few in more. */
export class Neighbours {
  constructor(
    private readonly space: Space,
    private readonly front: Front,
    private readonly chance: Chance,
  ) {}

  /** The rank of a neighbour of the point with rank `i` in the archive's order, preferably with the same skeleton. */
  near(i: number): number {
    const { chance, front, space } = this;
    if (space.m === 2 && space.skeleton.length === 0) return this.alongChain(i);
    let best = i;
    let least = Infinity;
    for (let t = 0; t < tries; t++) {
      const j = space.m === 2 ? this.alongChain(i) : chance.below(front.count);
      if (j === i) continue;
      const distance = this.unlikeness(i, j) * 1e6 + (space.m === 2 ? t : this.distance(i, j));
      if (distance < least) {
        least = distance;
        best = j;
      }
    }
    return best;
  }

  private alongChain(i: number): number {
    const j = i + this.chance.below(2 * window + 1) - window;
    return Math.min(this.front.count - 1, Math.max(0, j));
  }

  private unlikeness(i: number, j: number): number {
    const { x, order, n } = this.front;
    let different = 0;
    for (const gene of this.space.skeleton) if (x[order[i]! * n + gene] !== x[order[j]! * n + gene]) different++;
    return different;
  }

  private distance(i: number, j: number): number {
    const { f, order, m } = this.front;
    let sum = 0;
    for (let k = 0; k < m; k++) sum += (f[order[i]! * m + k]! - f[order[j]! * m + k]!) ** 2;
    return Math.min(sum, 1e5);
  }
}
