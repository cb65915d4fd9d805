import type { Problem } from '@libs/knowledge';

/** What a search thread is given. */
export interface SearchOrder {
  readonly brief: unknown;
  /** Shared with the service: non-zero asks the search to end with the best so far. */
  readonly stop: Int32Array;
  /** Where an earlier service left this search, as `checkpoint` messages carried it. */
  readonly checkpoint: Uint8Array | null;
}

/** Why a search gave no answer. */
export interface Failure {
  readonly detail: string;
  readonly problems?: readonly Problem[];
}

/** How a search ended. The answer is JSON text, so that it is written once and stored as it was written. */
export type Outcome = { readonly answer: string } | { readonly failure: Failure };

/** What a search tells on its way. */
export type SearchNote = { readonly progress: unknown } | { readonly checkpoint: Uint8Array };

export type SearchMessage = SearchNote | Outcome;
