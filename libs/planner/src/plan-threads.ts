import type { Knowledge } from '@libs/knowledge';
import { searchElsewhere, turnsHere, type Checkpoint, type Effort, type IslandTurn } from '@libs/optimizer';
import type { PlanAnswer } from './answer';
import type { Brief } from './brief/brief';
import { RouteModel } from './model/model';
import { prepared, type PlanOptions } from './plan';
import { pausesOf } from './search/pauses';
import { endedRun, firstOnly, plannedSearch, problemOf } from './search/search';
import { tallied } from './search/tally';
import { buildSpace } from './space/space';

/** An island in transit between threads: its state, and what it was counted to have met. */
export interface IslandState {
  readonly island: Checkpoint;
  readonly tally: Float64Array;
}

/** Takes the turn of one island of a plan, up to a generation. */
export type PlanTurn = (index: number, from: IslandState, until: number) => Promise<IslandState>;

/** The same to the same bytes, the turns of its islands taken by the caller's threads (`islandTurns` is what one does). Tells no progress. */
export async function planOnThreads(
  brief: Brief,
  knowledge: Knowledge,
  threads: (effort: Effort) => PlanTurn,
  options: PlanOptions = {},
): Promise<PlanAnswer> {
  const work = prepared(brief, knowledge, options);
  if ('answer' in work) return work.answer;
  const { problem, space, starts, watch, counted } = work;
  const planned = plannedSearch(problem, brief, space, starts, watch);
  const take = threads(planned.effort);
  const turn: IslandTurn = async (index, island, until) => {
    const row = counted.row(index);
    const after = await take(index, { island, tally: row.slice() }, until);
    row.set(after.tally);
    return after.island;
  };
  const { stop, checkpoint, from } = watch;
  const looks = {
    ...(stop ? { stop } : {}),
    ...(checkpoint ? { checkpoint: (state: Checkpoint) => checkpoint({ ...state, ...planned.first }) } : {}),
  };
  const archive = firstOnly(planned, watch) ?? (await searchElsewhere(problem, planned.effort, turn, looks, from));
  return work.conclude(endedRun(planned, archive, watch));
}

/** What a thread does for `planOnThreads`: the search problem of the brief, and the turns that it is given. */
export function islandTurns(
  brief: Brief,
  knowledge: Knowledge,
  effort: Effort,
  stop?: Int32Array,
): (...turn: Parameters<PlanTurn>) => IslandState {
  const space = buildSpace(brief, knowledge);
  const counted = tallied(problemOf(brief, space, new RouteModel(brief)).problem, brief.search.islands);
  // Functions cannot be handed to a thread: it makes the same pauses of its own.
  const pauses = pausesOf(counted.problem, brief, space, () => !stop?.[0])?.within(effort.generations);
  const take = turnsHere(counted.problem, { ...effort, ...(pauses ? { pauses } : {}) }, stop);
  return (index, { island, tally }, until) => {
    counted.row(index).set(tally);
    counted.turn(index);
    const after = take(index, island, until);
    return { island: after, tally: counted.row(index).slice() };
  };
}
