import type { Watch } from '@libs/optimizer';

/** What a look before the search proper brings. */
export interface FirstLook {
  /** genomes of the whole space */
  readonly starts: readonly number[][];
  readonly evaluations: number;
  /** true: every combination of sheets was searched by itself */
  readonly complete?: boolean;
}

/** What may end the look before its evaluations are spent, and what is told of it. */
export interface Outside extends Pick<Watch, 'stop' | 'onGeneration'> {
  readonly clock?: () => number;
  readonly timeBudgetMs?: number;
}
