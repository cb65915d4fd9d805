import type { Verdict } from '@libs/compatibility';
import { InputError, type Knowledge } from '@libs/knowledge';
import { readProcess, type ProcessDocument } from '@libs/process';
import { differences } from './alternatives';
import type { Figure, Route } from '../answer';
import type { Brief } from '../brief/brief';
import { FIRST_NUMBER, numberGenes } from '../space/candidate';
import { counted, desirabilityOfRoute, scalesOf, type Scale } from './desirability';
import { expressRoute } from '../space/express';
import { acceptable } from '../space/floor';
import { lineRefuses } from '../brief/line-limits';
import { worthOf } from './margin';
import { RouteModel } from '../model/model';
import { genesOf, nearestTo, type Triple } from './nearest';
import { objectiveOf, type ObjectiveId } from '../brief/objectives';
import { routeOf } from '../route/route-of';
import { constraintNames, problemOf, runSearch, startsOf } from '../search/search';
import { buildSpace, type Space } from '../space/space';
import { parted, type Kept } from '../space/space-part';
import { Uncertainty } from '../model/uncertainty';

/** How far the search goes from the known recipe. */
export type Reach = 'numbers' | 'cathode' | 'separator' | 'anode' | 'all';

/** The best route within one reach of a known recipe, and what it takes to get there. */
export interface Improvement {
  readonly reach: Reach;
  readonly says: string;
  readonly route: Route;
  /** choices and numbers to change, from the recipe as the planner expresses it */
  readonly edits: readonly string[];
  readonly gains: readonly {
    readonly id: ObjectiveId;
    readonly unit: string;
    readonly before: Figure;
    readonly after: Figure;
    readonly better: 'yes' | 'no' | 'equal' | 'open';
  }[];
}

export interface ImproveAnswer {
  readonly brief: unknown;
  readonly seed: number;
  readonly version: string;
  readonly knowledge: string;
  readonly defaults: readonly string[];
  /** the document as it was given, judged */
  readonly given: { readonly title: string; readonly verdict: Verdict; readonly open: readonly string[] };
  /** the recipe as the planner can express it: what follows is measured from here */
  readonly start: {
    readonly route: Route;
    readonly otherwise: readonly string[];
    readonly numbers: readonly string[];
    /** limits and constraints that it does not keep */
    readonly breaks: readonly string[];
  };
  readonly goals: readonly Scale[];
  /** the least reach first; a reach that brings nothing more than a smaller one is left out */
  readonly improvements: readonly Improvement[];
  readonly tried: readonly { readonly reach: Reach; readonly combinations: number; readonly evaluations: number }[];
}

const reaches: readonly { reach: Reach; says: string; keep: (at: Triple) => Kept }[] = [
  { reach: 'numbers', says: 'the same materials, other numbers', keep: (at) => at },
  {
    reach: 'cathode',
    says: 'another cathode sheet and other numbers',
    keep: ({ separator, anode }) => ({ separator, anode }),
  },
  {
    reach: 'separator',
    says: 'another separator and other numbers',
    keep: ({ cathode, anode }) => ({ cathode, anode }),
  },
  {
    reach: 'anode',
    says: 'another anode sheet and other numbers',
    keep: ({ cathode, separator }) => ({ cathode, separator }),
  },
  { reach: 'all', says: 'everything open', keep: () => ({}) },
];

/** Evaluations for a reach in which some sheets stay. */
const NARROW = 4000;
/** A gain in desirability below this is none. */
const LEAST_GAIN = 0.005;
/** Of what was gained, so much may be given back for a number that can stay as it is. */
const GIVEN_BACK = 0.02;
const TRIES = 20;

interface Point {
  readonly x: Float64Array;
  readonly values: readonly number[];
}

/**
 * What can be made better of a known process: the nearest recipe that the planner can express is the start of five searches, from the
 * numbers alone to everything. Throws an InputError where the brief leaves nothing to search.
 */
export function improve(
  document: ProcessDocument,
  asked: Brief,
  knowledge: Knowledge,
  { version = '0.0.0', written }: { version?: string; written?: unknown } = {},
): ImproveAnswer {
  const brief: Brief = { ...asked, warmStart: document };
  const space = buildSpace(brief, knowledge);
  const refused = lineRefuses(brief) ?? (space.skeletons === 0 ? whyNothing(space) : undefined);
  if (refused !== undefined)
    throw new InputError('improve', [
      { where: 'brief', observed: refused, allowed: 'a brief that leaves routes: `plan` says which demand empties it' },
    ]);
  const near = nearestTo(document, brief, space, knowledge);
  const model = new RouteModel(brief);
  const ruling = brief.objectives.map(objectiveOf);
  const start = new Float64Array(near.genome);
  const base = evaluated(brief, space, model, start);
  const runs = reaches.map(({ reach, says, keep }) => {
    const part = parted(space, keep(near.triple));
    const effort = reach === 'all' ? brief.search.evaluations : Math.min(NARROW, brief.search.evaluations);
    const narrow = { ...brief, search: { ...brief.search, evaluations: effort } };
    const { problem, candidate, choose } = problemOf(narrow, part.space, model);
    const from = [...genesOf(part.space, part.triple(near.triple)), ...near.genome.slice(FIRST_NUMBER)];
    const { archive } = runSearch(problem, narrow, part.space, [from, ...startsOf(part.space)], {});
    const points = archive.points.map(({ x, f }): Point => ({
      x,
      values: ruling.map(({ sense }, index) => (sense === 'min' ? (f[index] as number) : -(f[index] as number))),
    }));
    return {
      reach,
      says,
      from,
      points,
      problem,
      candidate,
      choose,
      combinations: part.space.skeletons,
      evaluations: archive.evaluations,
    };
  });
  const goals = scalesOf(
    brief.goals,
    [base.values, ...runs.flatMap(({ points }) => points.map(({ values }) => values))].map((values) => ({
      figures: Object.fromEntries(ruling.map(({ id, unit }, index) => [id, plain(values[index] as number, unit)])),
    })),
  );
  const worth = (values: readonly number[]): number =>
    worthOf(
      goals.map(({ objective }) => values[brief.objectives.indexOf(objective)] as number),
      goals,
    ).desirability;
  const uncertainty = new Uncertainty(brief);
  const emit = (candidate: typeof near.candidate, id: string): Route | undefined => {
    const process = expressRoute(candidate, brief, space.place, id);
    const judgement = space.judge.judge(readProcess(process, knowledge));
    if (id !== 'start' && !acceptable(judgement, brief.evidenceFloor)) return undefined;
    const route = routeOf(candidate, process, judgement, brief, space, uncertainty);
    return { ...route, desirability: desirabilityOfRoute(route.figures, goals) };
  };
  const startRoute = emit(near.candidate, 'start') as Route;
  const before = base.breaks.length > 0 ? 0 : worth(base.values);
  let reached = before;
  let most = before;
  const improvements = runs.flatMap((run): Improvement[] => {
    const sorted = [...run.points].sort((a, b) => worth(b.values) - worth(a.values));
    for (const point of sorted.slice(0, TRIES)) {
      const least = run.reach === 'all' ? Math.max(reached, most) : reached;
      if (worth(point.values) <= least + LEAST_GAIN) return [];
      const x = keptNumbers(point, run.from, run.problem, ruling, (values) => worth(values), before);
      run.choose(x);
      const route = emit(run.candidate, run.reach);
      if (!route) continue;
      // One sheet made anew must beat the numbers alone, everything must beat all of them.
      if (run.reach === 'numbers') reached = worth(point.values);
      else most = Math.max(most, worth(point.values));
      return [
        {
          reach: run.reach,
          says: run.says,
          route,
          edits: editsOf(startRoute, route),
          gains: brief.objectives.map((id) => gainOf(id, startRoute, route)),
        },
      ];
    }
    return [];
  });
  const judged = space.judge.judge(readProcess(document, knowledge));
  return {
    brief: written ?? asked,
    seed: brief.search.seed,
    version,
    knowledge: knowledge.fingerprint,
    defaults: brief.defaults,
    given: {
      title: document.title ?? document.id ?? 'process',
      verdict: judged.verdict,
      open: judged.questions
        .filter(({ verdict }) => verdict !== 'pass')
        .map(({ asks, verdict }) => `${asks} ${verdict}`),
    },
    start: { route: startRoute, otherwise: near.otherwise, numbers: near.numbers, breaks: base.breaks },
    goals,
    improvements,
    tried: runs.map(({ reach, combinations, evaluations }) => ({ reach, combinations, evaluations })),
  };
}

function whyNothing({ refusals, ruledOut }: Space): string {
  const [first] = [...ruledOut, ...refusals];
  return `no three sheets keep the floor of evidence and the demands${first ? `; most often: ${first.says}` : ''}`;
}

const plain = (value: number, unit: string): Figure => ({
  value: Number.isFinite(value) && Math.abs(value) < 1e8 ? value : null,
  low: null,
  high: null,
  unit,
});

/** What the start is worth, and which limits it breaks. */
function evaluated(
  brief: Brief,
  space: Space,
  model: RouteModel,
  x: Float64Array,
): { values: number[]; breaks: string[] } {
  const { problem } = problemOf(brief, space, model);
  const f = new Float64Array(problem.objectives);
  const g = new Float64Array(problem.constraints);
  problem.evaluate(x, f, g);
  const names = constraintNames(brief);
  return {
    values: brief.objectives.map((id, index) =>
      objectiveOf(id).sense === 'min' ? (f[index] as number) : -(f[index] as number),
    ),
    breaks: [...g].flatMap((value, index) => (value > 0 ? [names[index] ?? `constraint ${index}`] : [])),
  };
}

/** Numbers go back to where they were, one by one, as long as little of the gain is lost: the fewest edits that bring nearly all. */
function keptNumbers(
  best: Point,
  from: readonly number[],
  problem: ReturnType<typeof problemOf>['problem'],
  asked: readonly ReturnType<typeof objectiveOf>[],
  worth: (values: readonly number[]) => number,
  before: number,
): Float64Array {
  const x = Float64Array.from(best.x);
  const f = new Float64Array(problem.objectives);
  const g = new Float64Array(problem.constraints);
  const top = worth(best.values);
  const floor = top - GIVEN_BACK * (top - before);
  for (let gene = FIRST_NUMBER; gene < FIRST_NUMBER + numberGenes.length; gene++) {
    const kept = x[gene] as number;
    x[gene] = from[gene] as number;
    problem.evaluate(x, f, g);
    const values = asked.map(({ sense }, index) => (sense === 'min' ? (f[index] as number) : -(f[index] as number)));
    if (g.some((value) => value > 0) || worth(values) < floor) x[gene] = kept;
  }
  return x;
}

function editsOf(start: Route, route: Route): string[] {
  const numbers = Object.entries(route.choices.numbers).flatMap(([name, value]) => {
    const was = start.choices.numbers[name];
    return was === value ? [] : [was === undefined ? `${name} ${value}` : `${name} ${value} instead of ${was}`];
  });
  return [...differences(start.choices, route.choices).map(({ says }) => says), ...numbers];
}

function gainOf(id: ObjectiveId, start: Route, route: Route): Improvement['gains'][number] {
  const { sense, unit } = objectiveOf(id);
  const [before, after] = [start.figures[id] as Figure, route.figures[id] as Figure];
  const change = (counted(after, sense) - counted(before, sense)) * (sense === 'max' ? 1 : -1);
  return {
    id,
    unit,
    before,
    after,
    better: Number.isNaN(change) ? 'open' : change > 0 ? 'yes' : change < 0 ? 'no' : 'equal',
  };
}
