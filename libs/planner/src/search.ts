import type { Archive, Problem, Watch } from '@libs/optimizer';
import { search } from '@libs/optimizer';
import type { Brief } from './brief';
import { createCandidate, decodeNumbers, numberGenes, type Candidate } from './candidate';
import type { RouteModel } from './model';
import { objectiveOf, type Objective } from './objectives';
import type { Sheet } from './sheet';
import { familyPair, type Space } from './space';

const UNKNOWN_RANKS_LAST = 1e9;
const POPULATION = 100;

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
  const tree = choicesOf(space);
  const choose = (x: ArrayLike<number>): void => {
    const of = <T>(list: readonly T[], gene: number): T => list[Math.round(x[gene] ?? 0) % list.length] as T;
    const c = of(of(tree.cathodes, 0), 1);
    const s = of(of(tree.separatorsOf[c] as number[][], 2), 3);
    const a = of(of(tree.anodesFor(c, s), 4), 5);
    candidate.cathode = space.cathodes[c] as Candidate['cathode'];
    candidate.separator = space.separators[s] as Candidate['separator'];
    candidate.anode = space.anodes[a] as Candidate['anode'];
    decodeNumbers(x, space.ranges, candidate);
  };
  const constraints = 5 + 2 * limits.length;
  const problem: Problem = {
    genes: [
      ...tree.sizes.map((size) => ({ kind: 'categorical' as const, low: 0, high: size - 1 })),
      ...numberGenes.map(() => ({ kind: 'real' as const, low: 0, high: 1 })),
    ],
    objectives: Math.max(2, chosen.length),
    constraints,
    evaluate: (x, f, g) => {
      choose(x);
      model.evaluate(candidate);
      const { figures, cell, plant } = model;
      chosen.forEach((objective, index) => {
        f[index] = ranked(objective, figures);
      });
      // A search has at least two objectives; with one asked, the second is the same.
      if (chosen.length === 1) f[1] = f[0] as number;
      g[0] = plant.pressing.shortfall;
      g[1] = plant.coatingShortfall;
      g[2] = plant.dryingShortfall;
      g[3] = plant.solidsShortfall;
      g[4] = cell.stack.meanVoltage > 0.1 ? overfilled(cell) : 1;
      limits.forEach(({ objective, min, max }, index) => {
        const value = objective.read(figures);
        g[5 + 2 * index] = min === undefined ? -1 : Number.isNaN(value) ? 1 : (min - value) / Math.abs(min || 1);
        g[6 + 2 * index] = max === undefined ? -1 : Number.isNaN(value) ? 1 : (value - max) / Math.abs(max || 1);
      });
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

/** An unknown figure ranks by the pessimistic end of its stated range, or last where there is none. */
function ranked({ rank, sense }: Objective, figures: RouteModel['figures']): number {
  const value = rank(figures);
  if (!Number.isFinite(value)) return UNKNOWN_RANKS_LAST;
  return sense === 'min' ? value : -value;
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

/** The choices as a tree: first the chemistry of a sheet (family, electrolyte), then its variant (binder, solvent, carbon, coating, foil). */
interface Choices {
  readonly cathodes: readonly (readonly number[])[];
  readonly separatorsOf: readonly (readonly (readonly number[])[])[];
  anodesFor(cathode: number, separator: number): readonly (readonly number[])[];
  /** how many choices each of the six genes has at most */
  readonly sizes: readonly number[];
}

function grouped(sheets: readonly Sheet[], indices: readonly number[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const index of indices) {
    const { family, electrolyte, solution } = sheets[index] as Sheet;
    const key = `${family}|${electrolyte?.id ?? ''}|${solution?.heatTreatmentC ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), index]);
  }
  return [...groups.values()];
}

export function choicesOf(space: Space): Choices {
  const cathodes = grouped(
    space.cathodes,
    space.cathodes.map((_, index) => index),
  );
  const separatorsOf = space.separatorsOf.map((indices) => grouped(space.separators, indices));
  const groups = new Map<string, number[][]>();
  const anodesFor = (cathode: number, separator: number): number[][] => {
    const made = space.cathodes[cathode] as Sheet;
    const key = `${made.family}|${separator}`;
    let found = groups.get(key);
    if (!found) {
      const together = (space.anodesOf[separator] ?? []).filter(
        (index) => !space.apart.has(familyPair(made, space.anodes[index] as Sheet)),
      );
      groups.set(key, (found = grouped(space.anodes, together)));
    }
    return found;
  };
  space.separatorsOf.forEach((indices, cathode) => indices.forEach((one) => anodesFor(cathode, one)));
  const anodeGroups = [...groups.values()];
  const most = (lists: readonly { readonly length: number }[]): number =>
    lists.reduce((longest, { length }) => Math.max(longest, length), 1);
  return {
    cathodes,
    separatorsOf,
    anodesFor,
    sizes: [
      cathodes.length,
      most(cathodes),
      most(separatorsOf),
      most(separatorsOf.flat()),
      most(anodeGroups),
      most(anodeGroups.flat()),
    ],
  };
}

/** Genomes to begin with: every combination of families once, with the best evidenced sheets and middle numbers. */
export function startsOf(space: Space): number[][] {
  const tree = choicesOf(space);
  const seen = new Map<string, number[]>();
  tree.cathodes.forEach((group, c) => {
    const cathode = group[0] as number;
    tree.separatorsOf[cathode]?.forEach((separators, s) => {
      const separator = separators[0] as number;
      tree.anodesFor(cathode, separator).forEach((anodes, a) => {
        const key = [space.cathodes[cathode], space.separators[separator], space.anodes[anodes[0] as number]]
          .map((sheet) => sheet?.family)
          .join('|');
        if (!seen.has(key)) seen.set(key, [c, 0, s, 0, a, 0, ...numberGenes.map(() => 0.5)]);
      });
    });
  });
  return [...seen.values()].slice(0, STARTS);
}

export interface SearchRun {
  readonly archive: Archive;
  readonly stopped: string;
}

export function runSearch(
  problem: Problem,
  brief: Brief,
  starts: readonly number[][],
  watch: Watch & { clock?: () => number },
): SearchRun {
  const generations = Math.max(2, Math.floor(brief.search.evaluations / POPULATION));
  const budget = brief.search.timeBudgetS;
  const { clock, ...looking } = watch;
  const archive = search(
    problem,
    {
      seed: brief.search.seed,
      population: POPULATION,
      generations,
      warmStarts: starts,
      ...(budget !== null && clock ? { timeBudgetMs: budget * 1000, clock } : {}),
    },
    looking,
  );
  const stopped =
    watch.stop && watch.stop[0] !== 0
      ? 'stopped'
      : archive.generations < generations && archive.evaluations < generations * POPULATION
        ? 'time budget'
        : 'evaluations';
  return { archive, stopped };
}
