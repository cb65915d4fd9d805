import type { PlanRecord, PlanState } from '../database/plan-record.entity';
import type { Failure } from './search-messages';

/** A plan as a caller sees it. */
export interface PlanView {
  readonly id: string;
  readonly state: PlanState;
  /** Whether a stop was asked for; until the search has ended the state is still `running`. */
  readonly stopAsked: boolean;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly progress: unknown;
  /** The routes, when done, or the best so far, when stopped; else null. */
  readonly answer: unknown;
  readonly failure: Failure | null;
}

export function planView(record: PlanRecord): PlanView {
  const { id, state, stopAsked, createdAt, startedAt, endedAt } = record;
  return {
    ...{ id, state, stopAsked, createdAt, startedAt, endedAt },
    progress: parsed(record.progress),
    answer: parsed(record.answer),
    failure: parsed(record.failure) as Failure | null,
  };
}

function parsed(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}
