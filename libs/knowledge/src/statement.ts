import type { SourceReference } from './material';

export const contacts = ['wet', 'thermal', 'ambient', 'solid', 'mechanical', 'interface', 'whole'] as const;
export type Contact = (typeof contacts)[number];

/** What a statement says of its contact; `advice` is shown and never decides. */
export type Outcome = 'pass' | 'conditional' | 'fail' | 'unknown' | 'advice';
export type Certainty = 'demonstrated' | 'stated' | 'computed' | 'hedged' | 'proposed' | 'inferred';
export type Words = string | readonly string[];

export interface Selector {
  readonly id?: Words;
  readonly family?: Words;
  readonly class?: Words;
  readonly contains?: Words;
  readonly kind?: Words;
  readonly role?: Words;
  readonly not?: { readonly id?: Words; readonly family?: Words; readonly class?: Words; readonly contains?: Words };
}

export type Scalar = string | number | boolean;

/** A range or a set on one fact of the question; a fact that the document does not state matches only `stated: false` or `orUnstated`. */
export interface Condition {
  readonly min?: number;
  readonly max?: number;
  readonly above?: number;
  readonly below?: number;
  readonly in?: readonly Scalar[];
  readonly notIn?: readonly Scalar[];
  readonly is?: Scalar;
  readonly stated?: boolean;
  readonly orUnstated?: boolean;
  readonly note?: string;
}

export interface Missing {
  readonly field?: string;
  readonly evidence?: string;
  readonly says: string;
}

/** One thing that the world told us, who said so, and where it ends. */
export interface Statement {
  readonly id: string;
  readonly says: string;
  readonly because?: string;
  readonly contact: Contact;
  readonly question: string;
  /** Participants by selector; `use` is a list of uses. */
  readonly about?: Readonly<Record<string, Selector | readonly string[]>>;
  readonly when?: Readonly<Record<string, Condition>>;
  readonly outcome: Outcome;
  readonly certainty: Certainty;
  readonly lifts?: readonly string[];
  readonly gives?: Readonly<Record<string, string | number>>;
  readonly missing?: readonly Missing[];
  readonly instead?: readonly string[];
  readonly hazards?: readonly string[];
  readonly doesNotCover?: string;
  readonly ledger?: readonly string[];
  readonly facts?: readonly string[];
  readonly sources: readonly SourceReference[];
  readonly examples?: { readonly speaks?: readonly string[]; readonly silent?: readonly string[] };
  /** Set by the loader for a laboratory's own statements. */
  readonly laboratory?: boolean;
}

export interface Source {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly 'container-title'?: string;
  readonly issued?: { readonly 'date-parts'?: readonly (readonly number[])[] };
  readonly DOI?: string;
  readonly URL?: string;
  readonly note?: string;
  readonly custom?: { readonly grade?: string; readonly basis?: string; readonly remark?: string };
}
