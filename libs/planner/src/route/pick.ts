import type { PlanAnswer, Route } from '../answer';
import { byDesirability } from '../compare/desirability';

/** The route to look at first: the most desirable one; among equals the better verdict, then the lower id. A suggestion, not a judgement. */
export function firstPick({ routes }: Pick<PlanAnswer, 'routes'>): Route | undefined {
  return [...routes].sort(byDesirability)[0];
}
