import type { Command } from 'commander';
import { Option } from 'commander';

/** `compare PLAN ROUTE ROUTE…`: routes of a plan side by side. */
export function registerCompare(program: Command): void {
  program
    .command('compare')
    .summary('routes of a plan side by side')
    .description(
      'Routes side by side: choices that differ, figures with their intervals, hazards, tests to make first.',
    )
    .argument('<plan>', 'folder that `plan` wrote, or its plan.json')
    .argument('[routes...]', 'two or more ids; without any the representatives of the kinds of route')
    .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
    .action(compare);
}

async function compare(path: string, given: readonly string[], { format }: { format: 'text' | 'json' }): Promise<void> {
  const { InputError } = await import('@libs/knowledge');
  const { compareRoutes } = await import('@libs/planner');
  const { readPlan } = await import('../read-plan');
  const { compareText } = await import('../compare-text');
  const answer = readPlan(path);
  const ids =
    given.length > 0 ? given : answer.alternatives.groups.slice(0, 4).map(({ representative }) => representative);
  if (new Set(ids).size < 2)
    throw new InputError('compare', [
      { where: 'routes', observed: ids.join(', ') || 'none', allowed: 'two or more different routes of the plan' },
    ]);
  const comparison = compareRoutes(answer, ids);
  process.stdout.write(format === 'json' ? `${JSON.stringify(comparison, null, 2)}\n` : compareText(comparison));
}
