import type { Knowledge } from '@libs/knowledge';
import { loadLine, shippedLines } from '@libs/plant';
import type { Brief } from '../brief/brief';
import { RouteModel } from '../model/model';
import { objectiveOf, type ObjectiveId } from '../brief/objectives';
import { problemOf, runSearch, startsOf } from '../search/search';
import { buildSpace } from '../space/space';
import { lineRefuses } from '../brief/line-limits';
import { fixedChoices } from '../brief/demands';

/** One thing that a brief demands, and the brief without it. */
export interface Demand {
  readonly says: string;
  /** what one does to be rid of it */
  readonly wayOut: string;
  /** ordinal: how much is given up; smaller is cheaper */
  readonly cost: number;
  readonly relax: (brief: Brief) => Brief;
  readonly floor?: true;
  /** models weigh it candidate by candidate: it takes no sheet out of the space */
  readonly weighed?: 'search';
  /** the objective whose best value says how far off the demand is */
  readonly objective?: ObjectiveId;
}

/** Why a brief has no route: demands that cannot hold together, and the cheapest single or double ways out. */
export interface Conflict {
  readonly demands: readonly string[];
  readonly waysOut: readonly string[];
}

const EVALUATIONS = 1500;

/**
 * Minimal conflicting demands by deletion: a demand stays in the conflict only when the brief is feasible without it and all that were
 * dropped before. Feasibility is a short search, so a narrow feasible region may be missed: "not found", not "impossible".
 */
export function conflictOf(brief: Brief, knowledge: Knowledge): Conflict {
  const all = demandsOf(brief);
  const feasible = (without: readonly Demand[]): boolean =>
    isFeasible(
      without.reduce((one, { relax }) => relax(one), brief),
      knowledge,
    );
  // The evidence is given up last: where the other demands are enough to explain it, the floor stays.
  const others = all.filter(({ floor }) => !floor);
  const demands = feasible(others) ? others : all;
  if (demands === all && !feasible(all))
    return {
      demands: [
        'not the demands alone: without any of them the catalogue still gives no route for these active materials',
      ],
      waysOut: [],
    };
  const inOrder = [...demands].sort((a, b) => a.cost - b.cost);
  const conflictBeside = (given: readonly Demand[]): Demand[] => {
    const dropped = [...given];
    const conflict: Demand[] = [];
    for (const demand of inOrder.filter((one) => !given.includes(one))) {
      // Everything not yet decided, and all that conflicts, is kept; this one and what was dropped are not.
      if (feasible([...dropped, demand])) conflict.push(demand);
      else dropped.push(demand);
    }
    return conflict;
  };
  const conflict = conflictBeside([]);
  // A brief can ask for two impossible things at once: with the first given up, what is left may still not hold together.
  const beside = conflict.length > 0 && !feasible(conflict) ? conflictBeside(conflict) : [];
  const core = conflict.length > 0 ? [...conflict, ...beside] : demands;
  const single = conflict.filter((demand) => feasible([demand]));
  const double =
    single.length > 0
      ? []
      : pairs(demands)
          .filter((pair) => feasible(pair))
          .slice(0, 3);
  // Who lets few sources decide may rather test what they leave open than ask the others.
  const instead =
    brief.evidence === null ? [] : all.filter((one) => one.floor && !single.includes(one) && feasible([one]));
  const ways = [...single.map((demand) => [demand]), ...instead.map((demand) => [demand]), ...double].sort(
    (a, b) => total(a) - total(b),
  );
  return {
    demands: core.map((demand) => {
      const others = (conflict.includes(demand) ? beside : conflict).filter((one) => core.includes(one));
      const rest = others.reduce((one, { relax }) => relax(one), brief);
      return `${demand.says}${beside.length > 0 ? ', by itself' : ''}${reached(demand, rest, knowledge)}`;
    }),
    waysOut: ways.map((way) => way.map(({ wayOut }) => wayOut).join(', and ')),
  };
}

const total = (demands: readonly Demand[]): number => demands.reduce((sum, { cost }) => sum + cost, 0);

function pairs<T>(items: readonly T[]): T[][] {
  return items.flatMap((one, index) => items.slice(index + 1).map((other) => [one, other]));
}

function isFeasible(brief: Brief, knowledge: Knowledge): boolean {
  return bestOf(brief, knowledge) !== undefined;
}

/** The best value of the first objective in a short search; undefined when no route was found. */
function bestOf(brief: Brief, knowledge: Knowledge): number | undefined {
  if (lineRefuses(brief)) return undefined;
  const short = { ...brief, search: { ...brief.search, evaluations: EVALUATIONS, timeBudgetS: null } };
  const space = buildSpace(short, knowledge);
  if (space.skeletons === 0) return undefined;
  const { problem } = problemOf(short, space, new RouteModel(short));
  const { archive } = runSearch(problem, short, space, startsOf(space), {});
  const values = archive.points.map(({ f }) => f[0] as number);
  if (values.length === 0) return undefined;
  const { sense } = objectiveOf(short.objectives[0] as ObjectiveId);
  return sense === 'min' ? Math.min(...values) : -Math.min(...values);
}

function reached({ objective, relax }: Demand, brief: Brief, knowledge: Knowledge): string {
  if (!objective) return '';
  const { unit, digits } = objectiveOf(objective);
  const best = bestOf({ ...relax(brief), objectives: [objective] }, knowledge);
  return best === undefined ? '' : ` (without it, about ${best.toFixed(digits)} ${unit} was reached)`;
}

/** Everything that a brief demands beyond what every brief must say, each with the brief without it. */
export function demandsOf(brief: Brief): Demand[] {
  const { electrolytes, exclude, limits, evidenceFloor, evidence, families, cell } = brief;
  const demands: Demand[] = [];
  const add = (holds: boolean, demand: Demand): void => {
    if (holds) demands.push(demand);
  };
  add(electrolytes.only !== null, {
    says: `only the electrolytes ${electrolytes.only?.join(', ')}`,
    wayOut: 'allow other electrolytes',
    cost: 1,
    relax: (one) => ({ ...one, electrolytes: { ...one.electrolytes, only: null } }),
  });
  const { materials, elements, solventClasses } = exclude;
  const excluded = [
    ...[materials, elements, solventClasses, exclude.families, exclude.operations].flat(),
    ...electrolytes.exclude,
  ];
  add(excluded.length > 0, {
    says: `nothing of ${excluded.join(', ')}`,
    wayOut: 'lift the exclusions',
    cost: 1,
    // Machines stay excluded: the line of a brief has lost them already.
    relax: (one) => ({
      ...one,
      exclude: {
        materials: [],
        elements: [],
        solventClasses: [],
        families: [],
        operations: [],
        equipment: one.exclude.equipment,
        machineKinds: one.exclude.machineKinds,
      },
      electrolytes: { ...one.electrolytes, exclude: [] },
    }),
  });
  for (const { says, without } of fixedChoices(brief.fix))
    demands.push({ says, wayOut: `leave ${says} open`, cost: 1, relax: (one) => ({ ...one, fix: without(one.fix) }) });
  add(brief.stock?.use === 'only', {
    says: 'only the materials in stock',
    wayOut: 'buy materials ("use": "prefer")',
    cost: 1,
    relax: (one) => ({ ...one, stock: null }),
  });
  add(families !== null, {
    says: `only the families ${families?.join(', ')}`,
    wayOut: 'allow all families',
    cost: 1,
    relax: (one) => ({ ...one, families: null }),
  });
  add(evidence !== null, {
    says: `only the sources ${evidence?.join(', ')}`,
    wayOut: 'let all sources decide',
    cost: 2,
    relax: (one) => ({ ...one, evidence: null }),
  });
  for (const [index, { objective, quantity, min, max }] of limits.entries()) {
    const bound = `${min === undefined ? '' : `at least ${min}`}${max === undefined ? '' : `at most ${max}`}`;
    demands.push({
      says: `${objective ?? quantity} ${bound}${objective ? ` ${objectiveOf(objective).unit}` : ''}`,
      wayOut: `drop or loosen the limit on ${objective ?? quantity}`,
      cost: 2,
      relax: (one) => ({ ...one, limits: one.limits.filter((limit) => limit !== limits[index]) }),
      ...(objective ? { objective } : {}),
      ...((objective ?? quantity === 'h2sCeilingPpm') ? { weighed: 'search' as const } : {}),
    });
  }
  add(cell.cRate > 0.1, {
    says: `a rate of ${cell.cRate} C`,
    wayOut: 'ask for 0.1 C',
    cost: 2,
    weighed: 'search',
    relax: (one) => ({ ...one, cell: { ...one.cell, cRate: 0.1 } }),
  });
  const other = shippedLines().find((id) => id !== brief.line.id);
  // Another line is a way out only where this one refuses the cell; elsewhere it brings limits of its own.
  add(other !== undefined && lineRefuses(brief) !== undefined, {
    says: `the line ${brief.line.id}`,
    wayOut: `take the line ${other}`,
    cost: 3,
    relax: (one) => {
      const line = loadLine(other as string);
      return { ...one, line, dewPointC: line.room.dewPointC };
    },
  });
  add(evidenceFloor !== 'explore', {
    says: `the evidence floor "${evidenceFloor}"`,
    wayOut: 'set the evidence floor to "explore" and test what is unknown first',
    cost: 4,
    floor: true,
    relax: (one) => ({ ...one, evidenceFloor: 'explore' }),
  });
  return demands;
}
