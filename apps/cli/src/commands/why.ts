import type { Command } from 'commander';
import { Option } from 'commander';
import type { ObjectiveId } from '@libs/planner';

interface WhyFlags {
  readonly format: 'text' | 'json';
  readonly objective?: string;
  readonly knowledge?: string;
}

/** `why PLAN A B`: what puts route A ahead of B, and what would have to be true for B to win. */
export function registerWhy(program: Command): void {
  program
    .command('why')
    .summary('why one route of a plan is ahead of another, and what would turn it')
    .description(
      'Shares out the difference of each objective among the choices that differ (Shapley values through the models; the parts sum to the difference), and looks for the smallest single change of an assumption, datum, price or condition that would put the other route ahead.',
    )
    .argument('<plan>', 'folder that `plan` wrote, or its plan.json')
    .argument('<ahead>', 'id of the route asked about')
    .argument('<behind>', 'id of the route that it is compared with')
    .option('--objective <id>', 'ahead in this objective alone, instead of in desirability')
    .option('--knowledge <dir>', "a laboratory's own materials and statements, as for `plan`")
    .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
    .action(why);
}

async function why(path: string, one: string, other: string, flags: WhyFlags): Promise<void> {
  const { InputError, loadKnowledge, nearestNames } = await import('@libs/knowledge');
  const { objectives, whyAhead } = await import('@libs/planner');
  const { readPlan } = await import('../read-plan');
  const { whyText } = await import('../why-text');
  const ids = objectives.map(({ id }) => id as string);
  const problems = [
    ...(flags.objective === undefined || ids.includes(flags.objective)
      ? []
      : [
          {
            where: '--objective',
            observed: flags.objective,
            allowed: ids.join(', '),
            nearest: nearestNames(flags.objective, ids, 1),
          },
        ]),
    ...(one === other ? [{ where: 'routes', observed: one, allowed: 'two different routes' }] : []),
  ];
  if (problems.length > 0) throw new InputError('why', problems);
  const answer = readPlan(path);
  const told = whyAhead(
    answer,
    [one, other],
    loadKnowledge(flags.knowledge),
    flags.objective as ObjectiveId | undefined,
  );
  process.stdout.write(flags.format === 'json' ? `${JSON.stringify(told, null, 2)}\n` : whyText(told, flags.objective));
}
