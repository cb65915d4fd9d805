import { createHash } from 'node:crypto';
import { InputError, type Knowledge } from '@libs/knowledge';
import type { Problem, Progress } from '@libs/optimizer';
import { readProcess } from '@libs/process';
import { alternativesOf } from './compare/alternatives';
import type { PlanAnswer, Route } from './answer';
import type { Brief } from './brief/brief';
import { numberGenes } from './space/candidate';
import { desirabilityOfRoute, scalesOf } from './compare/desirability';
import { expressRoute } from './space/express';
import { acceptable } from './space/floor';
import { healthOf } from './empty/health';
import { lineRefuses, roomOf } from './brief/line-limits';
import { RouteModel } from './model/model';
import { nearestTo } from './compare/nearest';
import { firstPick } from './route/pick';
import { presolve } from './empty/presolve';
import { conflictOf } from './empty/relax';
import { allAssumptions } from './model/route-assumptions';
import { routeOf } from './route/route-of';
import {
  problemOf,
  runSearch,
  startsOf,
  type SearchCheckpoint,
  type SearchRun,
  type SearchWatch,
} from './search/search';
import { buildSpace, type Space } from './space/space';
import { tallied, type Tallied } from './search/tally';
import { Uncertainty } from './model/uncertainty';
import { emptiedBy, limitsThatEmpty, pressThatRefuses } from './empty/why-empty';

export interface PlanOptions {
  readonly version?: string;
  /** shared memory; non-zero stops the search with the best so far */
  readonly stop?: Int32Array;
  readonly clock?: () => number;
  readonly onGeneration?: (progress: Progress) => void;
  /** a search of the same plan to go on with */
  readonly from?: PlanCheckpoint;
  /** given the search at the end of every `checkpointEvery`th generation, or with islands at their migrations */
  readonly checkpoint?: (state: PlanCheckpoint) => void;
  readonly checkpointEvery?: number;
  /** count what each demand takes from the space, though there are routes */
  readonly presolve?: boolean;
  /** the brief as it was written, for the answer */
  readonly written?: unknown;
}

/** A search at the end of a generation, and the hash of the plan that it belongs to. */
export interface PlanCheckpoint extends SearchCheckpoint {
  readonly plan: string;
  /** what the first look was counted to have met, then each island */
  readonly tallies: readonly Float64Array[];
}

/**
 * From a brief to judged and scored routes. Synchronous and pure but for the clock that is passed in. From a checkpoint it goes on to
 * the same bytes. Errors: an InputError where the checkpoint is of another brief, seed, version or knowledge.
 */
export function plan(brief: Brief, knowledge: Knowledge, options: PlanOptions = {}): PlanAnswer {
  const work = prepared(brief, knowledge, options);
  if ('answer' in work) return work.answer;
  const { problem, space, starts, watch } = work;
  return work.conclude(runSearch(problem, brief, space, starts, watch));
}

/** A plan before its search, and what makes the answer of the search's end. */
export interface Prepared {
  readonly problem: Problem;
  readonly space: Space;
  readonly starts: readonly number[][];
  readonly watch: SearchWatch;
  readonly counted: Tallied;
  readonly conclude: (run: SearchRun) => PlanAnswer;
}

/** The space and the search problem of a brief; or the answer, where there is nothing to search. */
export function prepared(brief: Brief, knowledge: Knowledge, options: PlanOptions): Prepared | { answer: PlanAnswer } {
  const space = buildSpace(brief, knowledge);
  const over = lineRefuses(brief);
  const room = roomOf(brief);
  const version = options.version ?? '0.0.0';
  const base = {
    brief: options.written ?? brief,
    seed: brief.search.seed,
    version,
    knowledge: knowledge.fingerprint,
    hash: hashOf({
      brief: options.written ?? brief,
      seed: brief.search.seed,
      version,
      knowledge: knowledge.fingerprint,
    }),
    defaults: brief.defaults,
    assumptions: allAssumptions.map(({ id, says, value, unit, low, high, source }) => ({
      id,
      says,
      value: brief.assumptions[id] ?? value,
      unit,
      low,
      high,
      source,
    })),
    h2sCeilingPpm: {
      ...roundedRange(room.h2sCeilingPpm),
      says: room.says,
      limits: room.limits.map(({ id, ppm }) => `${id}: ${ppm} ppm`),
    },
    refusals: [
      ...space.refusals.slice(0, 20 - space.withoutData.length),
      ...space.withoutData.map((says) => ({ says, count: 1 })),
    ],
    ruledOut: space.ruledOut.slice(0, 20),
    space: {
      cathodes: space.cathodes.length,
      separators: space.separators.length,
      anodes: space.anodes.length,
      skeletons: space.skeletons,
      numbers: numberGenes.length,
    },
  };
  if (options.from && options.from.plan !== base.hash)
    throw new InputError('checkpoint', [
      {
        where: 'plan',
        observed: `of plan ${options.from.plan.slice(0, 12)}`,
        allowed: `a checkpoint of this plan, ${base.hash.slice(0, 12)}: same brief, seed, version and knowledge`,
      },
    ]);
  if (space.skeletons === 0 || over) {
    const answer: PlanAnswer = {
      ...base,
      routes: [],
      recommended: null,
      goals: [],
      alternatives: alternativesOf([]),
      warmStart: null,
      health: [],
      empty: over ? [over] : emptiedBy(space),
      conflict: conflictOf(brief, knowledge),
      presolve: presolve(brief, knowledge),
      search: {
        evaluations: 0,
        feasible: 0,
        stoppedBecause: 'nothing to search',
        complete: true,
      },
    };
    return { answer };
  }
  const model = new RouteModel(brief);
  const { problem, candidate, choose } = problemOf(brief, space, model);
  const counted = tallied(problem, brief.search.islands);
  const warm = brief.warmStart && nearestTo(brief.warmStart, brief, space, knowledge);
  const starts = warm ? [[...warm.genome], ...startsOf(space)] : startsOf(space);
  options.from?.tallies.forEach((row, at) => counted.rows[at]?.set(row));
  const watch: SearchWatch = {
    turn: (island) => counted.turn(island),
    ...(options.stop ? { stop: options.stop } : {}),
    ...(options.onGeneration ? { onGeneration: options.onGeneration } : {}),
    ...(options.clock ? { clock: options.clock } : {}),
    ...(options.from ? { from: options.from } : {}),
    ...(options.checkpointEvery ? { checkpointEvery: options.checkpointEvery } : {}),
    ...(options.checkpoint
      ? {
          checkpoint: (state) =>
            options.checkpoint?.({ ...state, plan: base.hash, tallies: counted.rows.map((row) => row.slice()) }),
        }
      : {}),
  };
  const conclude = ({ archive, stopped }: SearchRun): PlanAnswer => {
    const uncertainty = new Uncertainty(brief);
    const found: Omit<Route, 'desirability'>[] = [];
    const seen = new Set<string>();
    for (const { x } of archive.points) {
      choose(x);
      const document = expressRoute(
        candidate,
        brief,
        space.place,
        `route-${String(found.length + 1).padStart(3, '0')}`,
      );
      const key = JSON.stringify({ ...document, id: '' });
      if (seen.has(key)) continue;
      seen.add(key);
      const judgement = space.judge.judge(readProcess(document, knowledge));
      // What the pairs could not show (a step of the whole route) is caught here: nothing is emitted that the judge refuses.
      if (!acceptable(judgement, brief.evidenceFloor)) continue;
      found.push(routeOf(candidate, document, judgement, brief, space, uncertainty));
    }
    const goals = scalesOf(brief.goals, found);
    const routes = found.map((route): Route => {
      const { stock, figures } = route;
      const all = stock && stock.inStock.length + stock.toBuy.length;
      const stocked = stock && { share: stock.inStock.length / (all ?? 1), weight: brief.stock?.weight ?? 1 };
      return { ...route, desirability: desirabilityOfRoute(figures, goals, stocked ?? undefined) };
    });
    return {
      ...base,
      routes,
      recommended: firstPick({ routes })?.id ?? null,
      goals,
      alternatives: alternativesOf(routes),
      warmStart: warm && { otherwise: warm.otherwise, numbers: warm.numbers },
      health: healthOf(routes, brief, space, counted.sum()),
      empty: routes.length > 0 ? [] : [...pressThatRefuses(brief, space, model), ...limitsThatEmpty(brief)],
      conflict: routes.length > 0 ? null : conflictOf(brief, knowledge),
      presolve: routes.length > 0 && options.presolve !== true ? null : presolve(brief, knowledge),
      search: {
        evaluations: archive.evaluations,
        feasible: archive.points.length,
        stoppedBecause: stopped,
        complete: archive.complete === true,
      },
    };
  };
  return { problem: counted.problem, space, starts, watch, counted, conclude };
}

/** A stable hash of JSON content (keys in order). */
export function hashOf(value: unknown): string {
  const ordered = (part: unknown): unknown =>
    Array.isArray(part)
      ? part.map(ordered)
      : part && typeof part === 'object'
        ? Object.fromEntries(
            Object.entries(part)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, inner]) => [key, ordered(inner)]),
          )
        : part;
  return createHash('sha256')
    .update(JSON.stringify(ordered(value)))
    .digest('hex');
}

function roundedRange({ value, low, high }: { value: number; low: number; high: number }): {
  value: number;
  low: number;
  high: number;
} {
  return { value: Number(value.toPrecision(4)), low: Number(low.toPrecision(4)), high: Number(high.toPrecision(4)) };
}
