import type { Verdict } from '@libs/compatibility';
import type { ProcessDocument } from '@libs/process';
import type { Alternatives } from './compare/alternatives';
import type { Choices } from './route/choices';
import type { Desirability, Scale, StockUse } from './compare/desirability';
import type { HealthNote } from './empty/health';
import type { ObjectiveId } from './brief/objectives';
import type { Presolve } from './empty/presolve';
import type { Conflict } from './empty/relax';
import type { RouteSpecification } from './route/route-specification';
import type { RouteBalance, RouteStepFigures } from './route/route-steps';
import type { Sensitivity } from './model/uncertainty';

/**
 * A number with its 90 % interval over the spread of the data and the ranges of the assumptions; `value` null = unknown, an end null =
 * no end is known. Set-points carry no interval.
 */
export interface Figure {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  /** why the value is unknown or lies outside its interval, where it does */
  readonly note?: string;
}

/** What the model does not know first: of the assumptions and missing prices, those whose range moves an objective most. */
export interface Unknown {
  readonly id: string;
  readonly says: string;
  readonly objective: ObjectiveId;
  /** distance over the value of the objective; null = no range is known */
  readonly swing: number | null;
}

export interface RouteWarning {
  readonly id: string;
  readonly says: string;
}

/** One material of a route; cost is its share of costPerArea, yields and material overhead included: doubling its price adds exactly this. */
export interface Share {
  readonly material: string;
  readonly amount: number;
  readonly unit: string;
  readonly cost: number | null;
  readonly price: number | null;
  readonly vintage: string;
}

/** One route of the Pareto set. */
export interface Route {
  readonly id: string;
  readonly family: string;
  readonly verdict: Verdict;
  readonly objectives: Readonly<Partial<Record<ObjectiveId, Figure>>>;
  readonly desirability: Desirability;
  /** the choices that made it: three sheets and the numbers */
  readonly choices: Choices;
  /** null without a stock in the brief */
  readonly stock: StockUse | null;
  readonly figures: Readonly<Record<string, Figure>>;
  /** of every objective of the brief: what moves it most, each number moved alone over the middle 90 % of its range */
  readonly sensitivities: Readonly<Partial<Record<ObjectiveId, readonly Sensitivity[]>>>;
  /** what to find out first, at most three */
  readonly unknowns: readonly Unknown[];
  /** every step on its machine with its time, yield, energy and cost */
  readonly steps: readonly RouteStepFigures[];
  readonly balance: RouteBalance;
  /** the limits that a cell must keep, and how many will */
  readonly specification: RouteSpecification;
  readonly process: ProcessDocument;
  readonly warnings: readonly RouteWarning[];
  /** what a conditional or unknown answer asks for: tests to be made first */
  readonly tests: readonly string[];
  readonly cautions: readonly string[];
  readonly hazards: readonly string[];
  readonly bounds: readonly string[];
  /** the range that the search kept each number in, by `<sheet>.<number>`, and of pressing and drying */
  readonly limits: Readonly<Record<string, { readonly low: number; readonly high: number; readonly source: string }>>;
  readonly materials: readonly Share[];
  readonly evidence: readonly string[];
  /** what of it is only proposed or expected, and by whom; the parts may be shown */
  readonly proposed: readonly string[];
  readonly conductivities: readonly string[];
  readonly setpoints: Readonly<Record<string, Figure>>;
  readonly sources: readonly string[];
}

/** What `plan` answers. Same brief, seed, knowledge and version: same bytes. */
export interface PlanAnswer {
  readonly brief: unknown;
  readonly seed: number;
  readonly version: string;
  readonly knowledge: string;
  readonly hash: string;
  readonly routes: readonly Route[];
  /** the most desirable route; null without routes */
  readonly recommended: string | null;
  /** what the desirability of the routes was measured by */
  readonly goals: readonly Scale[];
  /** one representative for each kind of route, the recommended one first */
  readonly alternatives: Alternatives;
  /** what of the brief's warm start could not be expressed; null without one */
  readonly warmStart: { readonly otherwise: readonly string[]; readonly numbers: readonly string[] } | null;
  /** what the answer as a whole leans on */
  readonly health: readonly HealthNote[];
  readonly defaults: readonly string[];
  readonly assumptions: readonly {
    readonly id: string;
    readonly says: string;
    readonly value: number;
    readonly unit: string;
    readonly low: number;
    readonly high: number;
    readonly source: string;
  }[];
  readonly h2sCeilingPpm: {
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly says: string;
    readonly limits: readonly string[];
  };
  readonly empty: readonly string[];
  /** where there is no route: demands that cannot hold together and the cheapest ways out, by short searches */
  readonly conflict: Conflict | null;
  readonly refusals: readonly { readonly says: string; readonly count: number }[];
  /** what each demand takes from the space; counted when nothing was found or when asked for, else null */
  readonly presolve: Presolve | null;
  /** sheets that the brief's own choices left out: fixed, forbidden, not in stock */
  readonly ruledOut: readonly { readonly says: string; readonly count: number }[];
  readonly space: {
    readonly cathodes: number;
    readonly separators: number;
    readonly anodes: number;
    readonly skeletons: number;
    /** numbers searched for each skeleton; a sheet uses those that it has */
    readonly numbers: number;
  };
  readonly search: {
    readonly evaluations: number;
    readonly feasible: number;
    readonly stoppedBecause: string;
    readonly complete: boolean;
  };
}
