import type { PlanAnswer, Route } from './answer';
import { objectiveOf } from './objectives';

/**
 * The route to look at first: the smallest mean of its objectives, each scaled to the range of the Pareto set, the pessimistic end
 * for what is unknown; among equals the better verdict, then the lower id. A suggestion, not a judgement.
 */
export function firstPick({ routes }: Pick<PlanAnswer, 'routes'>): Route | undefined {
  const first = routes[0];
  if (!first) return undefined;
  const ids = Object.keys(first.objectives) as (keyof Route['objectives'])[];
  const read = (route: Route, id: (typeof ids)[number]): number => {
    const figure = route.objectives[id];
    const { sense } = objectiveOf(id);
    const [worse, better] = sense === 'min' ? [figure?.high, figure?.low] : [figure?.low, figure?.high];
    const value = figure?.value ?? worse ?? better ?? Number.NaN;
    return sense === 'min' ? value : -value;
  };
  const ranges = ids.map((id) => {
    const values = routes.map((route) => read(route, id)).filter(Number.isFinite);
    return { low: Math.min(...values), high: Math.max(...values) };
  });
  const score = (route: Route): number =>
    ids.reduce(
      (sum, id, index) => {
        const { low, high } = ranges[index] as { low: number; high: number };
        const value = read(route, id);
        return (
          sum + (Number.isFinite(value) && high > low ? (value - low) / (high - low) : Number.isFinite(value) ? 0 : 1)
        );
      },
      route.verdict === 'pass' ? 0 : 0.01,
    );
  return [...routes].sort((a, b) => score(a) - score(b) || (a.id < b.id ? -1 : 1))[0];
}
