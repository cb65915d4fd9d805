import type { Archive, Checkpoint, Effort, Problem, Watch } from '@libs/optimizer';
import { search } from '@libs/optimizer';
import type { Brief } from '../brief/brief';
import {
  createCandidate,
  decodeNumbers,
  FIRST_NUMBER,
  numberGenes,
  statedNumbers,
  type Candidate,
} from '../space/candidate';
import type { RouteModel } from '../model/model';
import { objectiveOf, type Objective } from '../brief/objectives';
import { everyCombination } from './every-combination';
import type { FirstLook, Outside } from './first-look';
import { pricedFirst } from './priced-starts';
import { pausesOf } from './pauses';
import { SheetGenes, sheetGenes } from '../space/sheet-genes';
import type { Space } from '../space/space';

/** An unknown figure ranks by the pessimistic end of its stated range, or so far back where there is none. */
const UNKNOWN_RANKS_LAST = 1e9;
const POPULATION = 100;
/** Points held while the search runs, of which the routes are chosen: a front over three figures needs so many to be dense. */
const HELD = 6000;

/** The search problem of a brief over its space: three linked choices and the numbers, each indexing only what is compatible. */
export function problemOf(
  brief: Brief,
  space: Space,
  model: RouteModel,
): { problem: Problem; candidate: Candidate; choose: (x: ArrayLike<number>) => void } {
  const [cathode, separator, anode] = firstTriple(space);
  const candidate = createCandidate(cathode, separator, anode);
  const chosen = brief.objectives.map(objectiveOf);
  const limits = brief.limits
    .filter(({ objective }) => objective !== undefined)
    .map(({ objective, min, max }) => ({ objective: objectiveOf(objective as Objective['id']), min, max }));
  const genes = new SheetGenes(space);
  const sheets = new Int32Array(3);
  const choose = (x: ArrayLike<number>): void => {
    genes.read(x, sheets);
    candidate.cathode = space.cathodes[sheets[0] as number] as Candidate['cathode'];
    candidate.separator = space.separators[sheets[1] as number] as Candidate['separator'];
    candidate.anode = space.anodes[sheets[2] as number] as Candidate['anode'];
    decodeNumbers(x, space.ranges, candidate);
  };
  const { figures, cell, plant } = model;
  const writeObjectives = (f: Float64Array): void => {
    for (let index = 0; index < chosen.length; index += 1) {
      const { writeRank, sense } = chosen[index] as Objective;
      writeRank(figures, f, index);
      const value = f[index] as number;
      f[index] = !Number.isFinite(value) ? UNKNOWN_RANKS_LAST : sense === 'min' ? value : -value;
    }
    // A search has at least two objectives; with one asked, the second is the same.
    if (chosen.length === 1) f[1] = f[0] as number;
  };
  const asked = new Float64Array(1);
  const writeConstraints = (g: Float64Array): void => {
    g[0] = plant.pressing.shortfall;
    g[1] = plant.coatingShortfall;
    g[2] = plant.dryingShortfall;
    g[3] = plant.solidsShortfall;
    g[4] = cell.stack.meanVoltage > 0.1 ? overfilled(cell) : 1;
    for (let index = 0; index < limits.length; index += 1) {
      const { objective, min, max } = limits[index] as (typeof limits)[number];
      objective.write(figures, asked, 0);
      const value = asked[0] as number;
      g[5 + 2 * index] = min === undefined ? -1 : Number.isNaN(value) ? 1 : (min - value) / Math.abs(min || 1);
      g[6 + 2 * index] = max === undefined ? -1 : Number.isNaN(value) ? 1 : (value - max) / Math.abs(max || 1);
    }
  };
  const constraints = 5 + 2 * limits.length;
  const problem: Problem = {
    genes: [
      ...genes.sizes.map((size, gene) => ({
        kind: 'categorical' as const,
        low: 0,
        high: size - 1,
        block: sheetGenes[gene] as string,
      })),
      ...numberGenes.map(() => ({ kind: 'real' as const, low: 0, high: 1 })),
    ],
    objectives: Math.max(2, chosen.length),
    constraints,
    evaluate: (x, f, g) => {
      choose(x);
      model.evaluate(candidate);
      writeObjectives(f);
      writeConstraints(g);
    },
    meaning: (x, into) => {
      choose(x);
      into.fill(0);
      into.set(sheets);
      statedNumbers(into, FIRST_NUMBER);
    },
  };
  return { problem, candidate, choose };
}

/** What each constraint of the problem asks, in the order of `g`. */
export function constraintNames({ limits }: Brief): string[] {
  return [
    'the press and its line load',
    'the coating window',
    'drying at the slowest web speed',
    'the most solids that a slurry can hold',
    'a positive cell voltage and room for the electrolyte in the pores',
    ...limits.flatMap(({ objective, min, max }) =>
      objective === undefined
        ? []
        : [`the limit ${objective} >= ${min ?? '-'}`, `the limit ${objective} <= ${max ?? '-'}`],
    ),
  ];
}

function overfilled({ cathode, anode }: RouteModel['cell']): number {
  return (cathode.filledPorosity < 0.005 || anode.filledPorosity < 0) && cathode.contactFraction < 0 ? 1 : -1;
}

function firstTriple(space: Space): [Candidate['cathode'], Candidate['separator'], Candidate['anode']] {
  const separator = space.separatorsOf[0]?.[0] as number;
  const anode = space.anodesOf[separator]?.[0] as number;
  return [
    space.cathodes[0] as Candidate['cathode'],
    space.separators[separator] as Candidate['separator'],
    space.anodes[anode] as Candidate['anode'],
  ];
}

const STARTS = 60;

/** Genomes to begin with: every combination of families once, with the best evidenced sheets and middle numbers. */
export function startsOf(space: Space): number[][] {
  const genes = new SheetGenes(space);
  const seen = new Map<string, number[]>();
  const sheets = new Int32Array(3);
  genes.cathodes.forEach((_, c) =>
    genes.separators.forEach((__, s) =>
      genes.anodes.forEach((___, a) => {
        const x = [c, 0, s, 0, a, 0];
        genes.read(x, sheets);
        const [cathode, separator, anode] = sheets as unknown as [number, number, number];
        const key = `${space.cathodes[cathode]?.family}|${space.separators[separator]?.family}|${space.anodes[anode]?.family}`;
        if (!seen.has(key)) seen.set(key, [...x, ...numberGenes.map(() => 0.5)]);
      }),
    ),
  );
  return [...seen.values()].slice(0, STARTS);
}

export interface SearchRun {
  readonly archive: Archive;
  readonly stopped: string;
}

/** A search that is ready to run, here or shared out among threads. */
export interface PlannedSearch {
  readonly problem: Problem;
  readonly effort: Effort;
  readonly first: FirstPart;
}

/** What a search knows of its first look: it is not repeated. */
export interface FirstPart {
  /** evaluations that it took */
  readonly before: number;
  /** true: it searched every combination of sheets by itself */
  readonly all: boolean;
}

/** What a search is asked beside its space. */
export type SearchWatch = Omit<Watch, 'checkpoint'> & {
  clock?: () => number;
  from?: SearchCheckpoint;
  checkpoint?: (state: SearchCheckpoint) => void;
};

/** A search at the end of a generation. */
export interface SearchCheckpoint extends Checkpoint, FirstPart {}

/** A first look takes at most this share of a time budget: at every combination, or at the priced. */
const ALL_LOOK = 0.25;
const PRICED_LOOK = 0.1;
/** Generations between two migrations. */
const INTERVAL = 10;

/**
 * Looks at every combination of sheets first where they are few, or else, where a cost is asked, among the fully priced ones; what was found
 * there is what the search begins with.
 */
export function plannedSearch(
  problem: Problem,
  brief: Brief,
  space: Space,
  starts: readonly number[][],
  { clock, stop, from, onGeneration }: SearchWatch,
  /** at most so many points in the answer */
  points = POPULATION,
): PlannedSearch {
  const { timeBudgetS: budget, islands, seed, evaluations } = brief.search;
  const began = clock?.() ?? 0;
  const timed = budget === null || !clock ? undefined : { clock, timeBudgetMs: 1000 * budget };
  const stopped = stop ? { stop } : {};
  const population = POPULATION * islands;
  // The generations proper have not begun, but evaluations count.
  const ahead = { generation: 0, generations: Math.floor(evaluations / population) };
  const within = (share: number): Outside => ({
    ...stopped,
    ...(onGeneration ? { onGeneration: (progress) => onGeneration({ ...progress, ...ahead }) } : {}),
    ...(timed ? { ...timed, timeBudgetMs: share * timed.timeBudgetMs } : {}),
  });
  const first: FirstLook = from
    ? { starts: [], evaluations: from.before, complete: from.all }
    : (everyCombination(problem, brief, space, within(ALL_LOOK)) ??
      pricedFirst(problem, brief, space, within(PRICED_LOOK)));
  const goesOn = (): boolean => !stop?.[0] && (!timed || timed.clock() - began < timed.timeBudgetMs);
  const pauses = pausesOf(problem, brief, space, goesOn);
  const spared = first.evaluations + (pauses?.evaluations ?? 0);
  const generations = Math.max(2, Math.floor((evaluations - spared) / population));
  const effort: Effort = {
    seed,
    population,
    hold: HELD,
    // The pauses try other sheets with their numbers tuned; a race of skeletons beside them costs more than it brings (measured).
    portfolio: { skeletons: false },
    warmStarts: [...first.starts, ...starts].slice(0, POPULATION),
    generations,
    archive: points,
    ...(pauses ? { pauses: pauses.within(generations) } : {}),
    ...(islands > 1 ? { islands: { count: islands, interval: INTERVAL } } : {}),
    ...(timed ? { ...timed, timeBudgetMs: Math.max(1, timed.timeBudgetMs - (timed.clock() - began)) } : {}),
  };
  return { problem, effort, first: { before: first.evaluations, all: first.complete === true } };
}

/** Searches a space everywhere, from what a first look found. */
export function runSearch(
  problem: Problem,
  brief: Brief,
  space: Space,
  starts: readonly number[][],
  watch: SearchWatch,
  points = POPULATION,
): SearchRun {
  const planned = plannedSearch(problem, brief, space, starts, watch, points);
  const { clock: _, from, onGeneration: told, checkpoint, ...looking } = watch;
  const { first } = planned;
  // Progress counts the first look too, as the answer does.
  const countedAll: Watch['onGeneration'] = (progress) =>
    told?.({ ...progress, evaluations: progress.evaluations + first.before });
  const looks: Watch = {
    ...looking,
    ...(told ? { onGeneration: countedAll } : {}),
    ...(checkpoint ? { checkpoint: (state) => checkpoint({ ...state, ...first }) } : {}),
  };
  const archive = firstOnly(planned, watch) ?? search(problem, planned.effort, looks, from);
  return endedRun(planned, archive, watch);
}

/** The best that a first look found, where it was stopped; one generation only, so that what is there is not lost. */
export function firstOnly({ problem, effort }: PlannedSearch, { stop, from }: SearchWatch): Archive | undefined {
  if (!stop?.[0] || from) return undefined;
  return { ...search(problem, { ...effort, generations: 1 }), cut: true };
}

/** How a search ended, its first look counted; complete, too, where that look searched every combination by itself. */
export function endedRun({ first }: PlannedSearch, archive: Archive, { stop }: SearchWatch): SearchRun {
  const stopped = stop && stop[0] !== 0 ? 'stopped' : archive.cut ? 'time budget' : 'evaluations';
  const complete = archive.complete === true || first.all;
  return { archive: { ...archive, evaluations: archive.evaluations + first.before, complete }, stopped };
}
