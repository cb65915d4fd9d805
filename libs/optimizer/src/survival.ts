import type { Pool } from './pool';
import { Ranking } from './ranking';
import { sortByKey } from './sort';
import { Thinning } from './thinning';

/** Who survives: feasible fronts first, the last one thinned; then the least infeasible. */
export class Survival {
  /** Front number of each living slot; infeasible ones rank behind every front. */
  readonly rank: Int32Array;
  readonly used: Uint8Array;
  private readonly ranking: Ranking;
  private readonly thinning: Thinning;
  private readonly feasible: Int32Array;
  private readonly infeasible: Int32Array;
  private readonly scratch: Int32Array;

  constructor(
    slots: number,
    private readonly m: number,
  ) {
    this.rank = new Int32Array(slots);
    this.used = new Uint8Array(slots);
    this.ranking = new Ranking(slots);
    this.thinning = new Thinning(slots, m);
    this.feasible = new Int32Array(slots);
    this.infeasible = new Int32Array(slots);
    this.scratch = new Int32Array(slots);
  }

  get state(): ArrayBufferView[] {
    return [this.rank];
  }

  /** Puts the survivors among the first `count` slots of `living` at its front, at most `keep`; returns how many. */
  select(living: Int32Array, count: number, keep: number, pool: Pool): number {
    const { feasible, infeasible, ranking, rank } = this;
    let good = 0;
    let bad = 0;
    for (let i = 0; i < count; i++) {
      if (pool.violation[living[i]!]! <= 0) feasible[good++] = living[i]!;
      else infeasible[bad++] = living[i]!;
    }
    ranking.sort(feasible, good, pool.f, this.m);
    let kept = 0;
    for (let front = 0; front < ranking.fronts && kept < keep; front++) {
      const from = ranking.starts[front]!;
      const to = ranking.starts[front + 1]!;
      const take = Math.min(to - from, keep - kept);
      this.thinning.thin(ranking.order, from, to, take, pool.f);
      for (let i = from; i < from + take; i++) {
        rank[ranking.order[i]!] = front;
        living[kept++] = ranking.order[i]!;
      }
    }
    if (kept < keep && bad > 0) {
      sortByKey(infeasible, bad, pool.violation, this.scratch);
      for (let i = 0; i < bad && kept < keep; i++) {
        rank[infeasible[i]!] = ranking.fronts + i;
        living[kept++] = infeasible[i]!;
      }
    }
    return kept;
  }
}
