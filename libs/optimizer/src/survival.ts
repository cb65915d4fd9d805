import type { Pool } from './pool';
import { Ranking } from './ranking';
import { sortByKey } from './sort';
import type { Thinning } from './thinning';

/** Who survives: fronts of those within the slack first, the last one thinned; then the least infeasible. */
export class Survival {
  /** Front number of each living slot; those beyond the slack rank behind every front. */
  readonly rank: Int32Array;
  /** How far a living slot's neighbours stand apart: between equals of one rank the lonelier one is chosen as a parent. */
  readonly room: Float64Array;
  private readonly ranking: Ranking;
  private readonly within: Int32Array;
  private readonly beyond: Int32Array;
  private readonly scratch: Int32Array;

  constructor(
    slots: number,
    private readonly m: number,
    private readonly thinning: Thinning,
  ) {
    this.rank = new Int32Array(slots);
    this.room = new Float64Array(slots);
    this.ranking = new Ranking(slots);
    this.within = new Int32Array(slots);
    this.beyond = new Int32Array(slots);
    this.scratch = new Int32Array(slots);
  }

  get state(): ArrayBufferView[] {
    return [this.rank, this.room];
  }

  /** Puts the survivors among the first `count` slots of `living` at its front, at most `keep`; returns how many. */
  select(living: Int32Array, count: number, keep: number, pool: Pool, slack: number, lean: boolean): number {
    const { within, beyond, ranking, rank } = this;
    let good = 0;
    let bad = 0;
    for (let i = 0; i < count; i++) {
      const slot = living[i]!;
      if (pool.violation[slot]! <= slack && pool.violation[slot]! < Infinity) within[good++] = slot;
      else beyond[bad++] = slot;
    }
    ranking.sort(within, good, pool.f, this.m);
    let kept = 0;
    for (let front = 0; front < ranking.fronts && kept < keep; front++) {
      const from = ranking.starts[front]!;
      const to = ranking.starts[front + 1]!;
      const take = Math.min(to - from, keep - kept);
      if (this.m > 2) for (let i = from; i < to; i++) this.room[ranking.order[i]!] = 0;
      this.thinning.thin(ranking.order, from, to, take, pool.f, lean, this.room);
      this.measureRoom(ranking.order, from, from + take, pool.f);
      for (let i = from; i < from + take; i++) {
        rank[ranking.order[i]!] = front;
        living[kept++] = ranking.order[i]!;
      }
    }
    if (kept < keep && bad > 0) {
      sortByKey(beyond, bad, pool.violation, this.scratch);
      for (let i = 0; i < bad && kept < keep; i++) {
        rank[beyond[i]!] = ranking.fronts + i;
        living[kept++] = beyond[i]!;
      }
    }
    return kept;
  }

  /** Crowding along the chain in two objectives; in more all of a front are equal, the energy has spread them already. */
  private measureRoom(order: Int32Array, from: number, to: number, f: Float64Array): void {
    if (this.m > 2) return;
    const first = 2 * order[from]!;
    const last = 2 * order[to - 1]!;
    const wide = 1 / (f[last]! - f[first]!);
    const tall = 1 / (f[first + 1]! - f[last + 1]!);
    this.room[order[from]!] = this.room[order[to - 1]!] = Infinity;
    for (let i = from + 1; i < to - 1; i++) {
      const before = 2 * order[i - 1]!;
      const after = 2 * order[i + 1]!;
      this.room[order[i]!] = (f[after]! - f[before]!) * wide + (f[before + 1]! - f[after + 1]!) * tall;
    }
  }
}
