import type { Pauses, Problem } from '@libs/optimizer';
import type { Brief } from '../brief/brief';
import { SheetGenes } from '../space/sheet-genes';
import type { Space } from '../space/space';
import { SheetClimber } from './sheet-climber';

/**
 * When a search pauses for its corners (share of its generations), what that may cost (share of its evaluations), and whether the ends are
 * climbed from behind, too.
 */
const looks = [
  { after: 0.4, costs: 0.1, behind: true },
  { after: 0.8, costs: 0.06, behind: false },
] as const;
/** A shorter search has nothing to spare. */
const LEAST = 10_000;

/**
 * The pauses of a search, in which the corners of its front are climbed and other sheets are tried in them: a population keeps what is
 * good at once, and another sheet is good only when its numbers have been tuned. Undefined where the search is too short for it.
 */
export function pausesOf(
  problem: Problem,
  brief: Brief,
  space: Space,
  goesOn = (): boolean => true,
): { readonly evaluations: number; within(generations: number): Pauses } | undefined {
  const { evaluations, islands } = brief.search;
  if (evaluations < LEAST) return undefined;
  const climber = new SheetClimber(problem, new SheetGenes(space));
  // Each island has its own front, and pauses for its own corners.
  const costs = looks.map((look) => Math.floor((look.costs * evaluations) / islands));
  return {
    evaluations: islands * costs.reduce((sum, one) => sum + one, 0),
    within: (generations) => {
      const after = looks.map((look) => Math.round(look.after * generations));
      return {
        after,
        most: costs,
        improve: (points, generation) => {
          const at = after.indexOf(generation);
          // What comes back is evaluated once more, by the search: at most two genomes for every pair of objectives.
          const most = (costs[at] as number) - problem.objectives ** 2;
          return climber.improve(points, most, looks[at]?.behind === true, goesOn);
        },
      };
    },
  };
}
