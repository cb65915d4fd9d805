import type { Certainty, Contact, Grade, Missing, Scalar } from '@libs/knowledge';
import type { Verdict } from './verdict';

export interface CitedSource {
  readonly id: string;
  readonly section?: string;
  readonly grade: Grade;
}

/** A statement as an answer quotes it. */
export interface Cited {
  readonly statement: string;
  readonly says: string;
  readonly because?: string;
  readonly certainty: Certainty;
  readonly sources: readonly CitedSource[];
  readonly laboratory?: boolean;
}

export interface Overruled extends Cited {
  readonly why: string;
}

/** One answered question of a process. */
export interface Answered {
  readonly contact: Contact;
  readonly question: string;
  readonly asks: string;
  readonly about: {
    readonly step: string;
    readonly materials: readonly string[];
    readonly conditions: Readonly<Record<string, Scalar>>;
  };
  readonly verdict: Verdict;
  readonly decidedBy: readonly Cited[];
  readonly overruled: readonly Overruled[];
  readonly missing: readonly Missing[];
  readonly cautions: readonly Cited[];
  readonly instead: readonly string[];
  readonly gives: Readonly<Record<string, string | number>>;
  readonly hazards: readonly string[];
}

/** What the judge says of one process document. */
export interface Judgement {
  readonly id: string;
  readonly title?: string;
  readonly verdict: Verdict;
  readonly questions: readonly Answered[];
  /** advice on what no question asks */
  readonly cautions: readonly Cited[];
  readonly hazards: readonly string[];
}
