import { InputError, nearestNames, shown, type Problem } from '@libs/knowledge';
import type { PlanAnswer } from '@libs/planner';

export type ComparisonQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The routes to compare: `?routes=route-001,route-014`; without it one of each kind. Throws an InputError with every problem. */
export function routesAsked(query: ComparisonQuery, { alternatives }: PlanAnswer): string[] {
  const problems: Problem[] = Object.keys(query)
    .filter((name) => name !== 'routes')
    .map((name) => ({
      where: `query ${name}`,
      observed: shown(name),
      allowed: 'routes=ID,ID,…',
      nearest: nearestNames(name, ['routes'], 1),
    }));
  const given = [query['routes'] ?? []]
    .flat()
    .flatMap((list) => list.split(','))
    .map((id) => id.trim());
  const ids = given.length > 0 ? given : alternatives.groups.slice(0, 4).map(({ representative }) => representative);
  if (new Set(ids).size < 2)
    problems.push({
      where: 'query routes',
      observed: ids.join(',') || 'none',
      allowed: 'two or more different routes of the plan',
    });
  if (problems.length > 0) throw new InputError('comparison', problems);
  return ids;
}
