import type { Verdict } from '@libs/compatibility';
import { InputError, nearestNames } from '@libs/knowledge';
import { differences } from './alternatives';
import type { Figure, PlanAnswer, Route } from '../answer';
import { counted } from './desirability';
import { objectiveOf, objectives, type ObjectiveId } from '../brief/objectives';

/** Something that routes have each of their own, and what all of them have. */
export interface OwnAndCommon {
  readonly common: readonly string[];
  /** for each route what is not common to all */
  readonly own: readonly (readonly string[])[];
}

/** Routes side by side, in the order asked for. */
export interface Comparison {
  readonly routes: readonly string[];
  readonly verdicts: readonly Verdict[];
  readonly desirabilities: readonly number[];
  /** categorical choices in which not all agree; `none` = without it */
  readonly choices: readonly { readonly what: string; readonly values: readonly string[] }[];
  /** numbers in which not all agree; null = the route has no such number */
  readonly numbers: readonly { readonly what: string; readonly values: readonly (number | null)[] }[];
  /** every figure, those that the brief optimises first; `best` names the routes that no other beats by the value */
  readonly objectives: readonly {
    readonly id: ObjectiveId;
    readonly unit: string;
    readonly optimised: boolean;
    readonly figures: readonly Figure[];
    readonly best: readonly string[];
    /** false: the intervals of the best and of another overlap, so their order is not sure */
    readonly apart: boolean;
  }[];
  readonly tests: OwnAndCommon;
  readonly hazards: OwnAndCommon;
  readonly cautions: OwnAndCommon;
  readonly proposed: OwnAndCommon;
  readonly bounds: OwnAndCommon;
  readonly toBuy: OwnAndCommon | null;
}

/** The routes of an answer by id, in the order asked for. Throws an InputError that names every id that is not there. */
export function routesOf(answer: Pick<PlanAnswer, 'routes'>, ids: readonly string[], subject: string): Route[] {
  const known = answer.routes.map(({ id }) => id);
  const problems = ids
    .filter((id) => !known.includes(id))
    .map((id) => ({
      where: 'route',
      observed: id,
      allowed: known.length === 0 ? 'the plan has no routes' : `a route of the plan, ${known[0]} to ${known.at(-1)}`,
      nearest: nearestNames(id, known, 2),
    }));
  if (problems.length > 0) throw new InputError(subject, problems);
  return ids.map((id) => answer.routes.find((route) => route.id === id) as Route);
}

/** Two or more routes of a plan side by side: what differs, what it does, what must be tested first. */
export function compareRoutes(answer: PlanAnswer, ids: readonly string[]): Comparison {
  const routes = routesOf(answer, ids, 'compare');
  const both = (read: (route: Route) => readonly string[]): OwnAndCommon => ownAndCommon(routes.map(read));
  const first = routes[0];
  const optimised = first ? (Object.keys(first.objectives) as ObjectiveId[]) : [];
  const order = [...optimised, ...objectives.map(({ id }) => id).filter((id) => !optimised.includes(id))];
  return {
    routes: ids,
    verdicts: routes.map(({ verdict }) => verdict),
    desirabilities: routes.map(({ desirability }) => desirability.value),
    choices: choicesThatDiffer(routes),
    numbers: numbersThatDiffer(routes),
    objectives: order.flatMap((id) => {
      const figures = routes.map((route) => route.figures[id]);
      if (figures.some((figure) => figure === undefined)) return [];
      return [{ ...bestOf(id, figures as Figure[], ids), optimised: optimised.includes(id) }];
    }),
    tests: both(({ tests }) => tests),
    hazards: both(({ hazards }) => hazards),
    cautions: both(({ cautions }) => cautions),
    proposed: both(({ proposed }) => proposed),
    bounds: both(({ bounds }) => bounds),
    toBuy: routes.every(({ stock }) => stock !== null) ? both(({ stock }) => stock?.toBuy ?? []) : null,
  };
}

function ownAndCommon(lists: readonly (readonly string[])[]): OwnAndCommon {
  const common = (lists[0] ?? []).filter((one) => lists.every((list) => list.includes(one)));
  return { common, own: lists.map((list) => list.filter((one) => !common.includes(one))) };
}

function choicesThatDiffer(routes: readonly Route[]): { what: string; values: string[] }[] {
  const [first] = routes;
  if (!first) return [];
  const places = new Map<string, readonly ['cathode' | 'separator' | 'anode', string]>();
  for (const route of routes)
    for (const { sheet, part } of differences(first.choices, route.choices))
      places.set(`${sheet} ${part}`, [sheet, part]);
  return [...places].map(([what, [sheet, part]]) => ({
    what,
    values: routes.map(({ choices }) => String((choices[sheet] as unknown as Record<string, unknown>)[part] ?? 'none')),
  }));
}

function numbersThatDiffer(routes: readonly Route[]): { what: string; values: (number | null)[] }[] {
  const names = [...new Set(routes.flatMap(({ choices }) => Object.keys(choices.numbers)))];
  return names
    .map((what) => ({ what, values: routes.map(({ choices }) => choices.numbers[what] ?? null) }))
    .filter(({ values }) => values.some((value) => value !== values[0]));
}

function bestOf(
  id: ObjectiveId,
  figures: readonly Figure[],
  ids: readonly string[],
): Omit<Comparison['objectives'][number], 'optimised'> {
  const { sense, unit } = objectiveOf(id);
  const values = figures.map((figure) => counted(figure, sense));
  const known = values.filter((value) => !Number.isNaN(value));
  const top = sense === 'min' ? Math.min(...known) : Math.max(...known);
  const best = ids.filter((_, index) => values[index] === top);
  const winner = figures[values.indexOf(top)];
  const apart =
    winner !== undefined &&
    figures.every((figure, index) => {
      if (values[index] === top) return true;
      return sense === 'min'
        ? winner.high !== null && figure.low !== null && winner.high < figure.low
        : winner.low !== null && figure.high !== null && winner.low > figure.high;
    });
  return { id, unit, figures, best, apart };
}
