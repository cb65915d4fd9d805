import type { Figure, Route } from '../answer';
import type { Brief } from '../brief/brief';
import type { Goal } from '../brief/brief-demands';
import { objectiveOf, type ObjectiveId } from '../brief/objectives';

/** A goal with both its ends, and who set them: the brief, or the routes that were found. */
export interface Scale {
  readonly objective: ObjectiveId;
  readonly goal: number;
  readonly acceptable: number;
  readonly weight: number;
  readonly curve: number;
  readonly from: 'brief' | 'routes' | 'brief and routes';
}

export interface Desirability {
  /** 0 useless to 1 all that was asked for */
  readonly value: number;
  readonly parts: readonly { readonly id: string; readonly value: number }[];
  /** objectives whose figure is unknown and has no pessimistic end: their part is 0 */
  readonly unknown: readonly string[];
}

/** Without a goal of its own an objective is scaled from its best route to a tenth of the range beyond its worst (the reference point 1.1). */
const BEYOND = 0.1;

/** What an objective counts as: its value, else the pessimistic end of its range; NaN where neither is known. */
export function counted(figure: Figure | undefined, sense: 'min' | 'max'): number {
  return figure?.value ?? (sense === 'min' ? figure?.high : figure?.low) ?? Number.NaN;
}

/**
 * One-sided desirability of Derringer and Suich: d = ((y - acceptable) / (goal - acceptable))^curve, 0 below, 1 above; for an objective
 * that is minimised goal < acceptable and the same formula holds. Unknown (NaN) is 0: what is not known is not desirable.
 * Source: G. Derringer, R. Suich, J. Qual. Technol. 12 (1980) 214, DOI 10.1080/00224065.1980.11980968.
 * Example: 150 Wh/kg with acceptable 100 and goal 200 is 0.5; with curve 2 it is 0.25.
 */
export function desirabilityOf(
  value: number,
  { goal, acceptable, curve }: Pick<Scale, 'goal' | 'acceptable' | 'curve'>,
): number {
  if (Number.isNaN(value)) return 0;
  if (goal === acceptable) return 1;
  const share = (value - acceptable) / (goal - acceptable);
  return share <= 0 ? 0 : share >= 1 ? 1 : share ** curve;
}

/** The weighted geometric mean of the parts; one part of 0 makes it 0. Example: 0.25 and 1 with weights 1 and 1 give 0.5. */
export function overall(parts: readonly { readonly value: number; readonly weight: number }[]): number {
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return 0;
  if (parts.some(({ value }) => value === 0)) return 0;
  return Math.exp(parts.reduce((sum, { value, weight }) => sum + weight * Math.log(value), 0) / weights);
}

/** Both ends of every goal. An objective that is unknown on every route has no scale: nothing can be said by it. */
export function scalesOf(
  goals: readonly Goal[],
  routes: readonly { readonly figures: Readonly<Record<string, Figure>> }[],
): Scale[] {
  return goals.flatMap((one): Scale[] => {
    const { objective, weight, curve } = one;
    const { sense } = objectiveOf(objective);
    const values = routes.map(({ figures }) => counted(figures[objective], sense)).filter(Number.isFinite);
    if (values.length === 0) return [];
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const beyond = BEYOND * (high - low);
    const goal = one.goal ?? (sense === 'max' ? high : low);
    let acceptable = one.acceptable ?? (sense === 'max' ? low - beyond : high + beyond);
    // A goal of the brief that every route exceeds leaves no range below it: then all are fully desirable in this.
    if (one.acceptable === null && (sense === 'max') !== goal > acceptable) acceptable = goal;
    const set = [one.goal, one.acceptable].filter((end) => end !== null).length;
    return [
      {
        objective,
        goal,
        acceptable,
        weight,
        curve,
        from: set === 2 ? 'brief' : set === 0 ? 'routes' : 'brief and routes',
      },
    ];
  });
}

/** The desirability of one route; `stocked` is the share of its materials that is in stock, where the brief names a stock. */
export function desirabilityOfRoute(
  figures: Readonly<Record<string, Figure>>,
  scales: readonly Scale[],
  stocked?: { readonly share: number; readonly weight: number },
): Desirability {
  const parts = scales.map((scale) => ({
    id: scale.objective as string,
    value: desirabilityOf(counted(figures[scale.objective], objectiveOf(scale.objective).sense), scale),
    weight: scale.weight,
  }));
  // Half at nothing in stock: a wish, never a veto.
  if (stocked) parts.push({ id: 'stock', value: 0.5 + 0.5 * stocked.share, weight: stocked.weight });
  return {
    value: rounded(overall(parts)),
    parts: parts.map(({ id, value }) => ({ id, value: rounded(value) })),
    unknown: scales
      .filter(({ objective }) => Number.isNaN(counted(figures[objective], objectiveOf(objective).sense)))
      .map(({ objective }) => objective),
  };
}

const rounded = (value: number): number => Number(value.toPrecision(6));

/** Routes from the most desirable on; among equals the higher mean of the parts, the better verdict, the lower id. */
export function byDesirability(a: Route, b: Route): number {
  const mean = ({ desirability: { parts } }: Route): number =>
    parts.reduce((sum, { value }) => sum + value, 0) / Math.max(1, parts.length);
  const grade = ({ verdict }: Route): number => ['pass', 'conditional', 'unknown', 'fail'].indexOf(verdict);
  return (
    b.desirability.value - a.desirability.value || mean(b) - mean(a) || grade(a) - grade(b) || (a.id < b.id ? -1 : 1)
  );
}

/** The stock of a brief as a route sees it: what is there, what must be bought. */
export interface StockUse {
  readonly inStock: readonly string[];
  readonly toBuy: readonly string[];
  /** m2 of unit cell that the stock is enough for, by the material that runs out first; null = no amount is stated */
  readonly enoughForM2: number | null;
  readonly firstToRunOut: string | null;
}

export function stockUse(
  brief: Pick<Brief, 'stock'>,
  uses: readonly { readonly material: string; readonly amount: number }[],
): StockUse | null {
  const { stock } = brief;
  if (!stock) return null;
  const needed = new Map<string, number>();
  for (const { material, amount } of uses) needed.set(material, (needed.get(material) ?? 0) + amount);
  const inStock = [...needed.keys()].filter((id) => stock.materials.some(({ material }) => material === id));
  let enough = Infinity;
  let first: string | null = null;
  for (const { material, amount } of stock.materials) {
    const use = needed.get(material);
    if (use === undefined || use === 0 || amount === null || amount / use >= enough) continue;
    enough = amount / use;
    first = material;
  }
  return {
    inStock: inStock.sort(),
    toBuy: [...needed.keys()].filter((id) => !inStock.includes(id)).sort(),
    enoughForM2: first === null ? null : Number(enough.toPrecision(4)),
    firstToRunOut: first,
  };
}
