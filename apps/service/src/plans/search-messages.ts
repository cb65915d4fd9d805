import type { Problem } from '@libs/knowledge';

/** What a search thread is given. */
export interface SearchOrder {
  readonly brief: unknown;
  /** Shared with the service: non-zero asks the search to end with the best so far. */
  readonly stop: Int32Array;
}

/** Why a search gave no answer. */
export interface Failure {
  readonly detail: string;
  readonly problems?: readonly Problem[];
}

/** How a search ended. The answer is JSON text, so that it is written once and stored as it was written. */
export type Outcome = { readonly answer: string } | { readonly failure: Failure };

export type SearchMessage = { readonly progress: unknown } | Outcome;
