import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { OvenLoad, Schedule, ScheduleProblem } from '@libs/pilot';

export function registerRunSchedule(run: Command): void {
  run
    .command('schedule')
    .description('When what runs on which machine; writes schedule.json.')
    .argument('<run-dir>', 'folder that `run plan` wrote')
    .option('--due <when>', 'done by then, begun as late as it can: YYYY-MM-DD (its end) or YYYY-MM-DDTHH:MM')
    .option('--knowledge <dir>', 'a laboratory folder: the mixing times that it measured on this line')
    .action(scheduleCommand);
}

interface Flags {
  readonly due?: string;
  readonly knowledge?: string;
}

async function scheduleCommand(folder: string, { due, knowledge }: Flags): Promise<void> {
  const { openTime, runTasks, schedule, scheduleBackward, withMeasuredMinutes } = await import('@libs/pilot');
  const { controlIn, lineIn, recipeIn, runIn } = await import('../../run-folder');
  const recipe = await recipeIn(folder);
  const plan = await runIn(folder, recipe);
  const { startDate } = await controlIn(folder);
  const dueAt = due === undefined ? undefined : await minuteOf(due, startDate);
  const line = await lineIn(folder, plan.line);
  const tasks = runTasks(recipe, plan, line, startDate);
  const problem = knowledge === undefined ? tasks : withMeasuredMinutes(tasks, knowledge, line.id);
  const written = (answer: Schedule): void => {
    const steps = new Map(problem.tasks.map(({ id, step }) => [id, step]));
    const placed = answer.placements.map((one) => ({ ...one, step: steps.get(one.task) ?? '' }));
    write(folder, problem, answer, [...(problem.notes ?? []), ...[openTime(recipe, plan, placed) ?? []].flat()]);
  };
  const backward = dueAt === undefined ? undefined : scheduleBackward(problem, dueAt);
  if (backward) return written(backward);
  const answer = schedule(problem);
  if ('conflict' in answer) {
    process.stdout.write(`${answer.conflict.says}\n  would do: ${answer.conflict.cheapestRelaxation}\n`);
    for (const { says, makespan } of answer.conflict.relaxations)
      if (makespan !== null) process.stdout.write(`  ${says}: then the run ends on ${clock(makespan)}\n`);
    process.exitCode = 1;
  } else if (dueAt !== undefined) {
    const { makespan, optimal } = answer.schedule;
    process.stdout.write(
      `Begun on ${startDate} the run ends on ${clock(makespan)}${optimal ? ', and no order ends earlier' : '; that none ends earlier is not proved'}. Due: ${clock(dueAt)}.\n`,
    );
    process.exitCode = 1;
  } else written(answer.schedule);
}

function write(folder: string, problem: ScheduleProblem, answer: Schedule, notes: readonly string[]): void {
  const loads = new Map(problem.tasks.map(({ id, load }) => [id, load ? ` (${loadText(load)})` : '']));
  for (const { task, start, end, waitedFor } of answer.placements)
    process.stdout.write(
      `${clock(start)} to ${clock(end)}  ${task}${loads.get(task) ?? ''}  ${answer.due === undefined ? 'waited for ' : ''}${waitedFor}\n`,
    );
  const [kind, rival] = answer.due === undefined ? ['end', 'ends earlier'] : ['begin', 'begins later'];
  process.stdout.write(
    `${answer.optimal ? `Proved: no order of these tasks ${rival}.` : `A good ${kind}; that no order ${rival} is not proved.`}\n` +
      'Mixing, set-up, oven and cleaning times are assumed (schedule.json); ' +
      `${problem.tasks.some(({ predecessors }) => predecessors.some(({ within }) => within !== null)) ? 'a pot life that the recipe states is kept, other' : 'pot life and'} hold times are not known and not enforced.\n`,
  );
  for (const note of notes) process.stdout.write(`${note}\n`);
  const never = [...new Set(problem.cleanings.flatMap((one) => one.never ?? []))];
  if (never.length > 0)
    process.stdout.write(
      `Never for cleaning what holds a sulfide: ${never.join(', ')} (see cleaning in the recipe).\n`,
    );
  writeFileSync(join(folder, 'schedule.json'), `${JSON.stringify({ problem, ...answer }, null, 2)}\n`);
}

/** Example: load of 3 of 6 trays: cathode-dry 2, anode-dry 1. */
function loadText({ trays, of, members }: OvenLoad): string {
  if (trays === null) return `alone in the oven of ${of} trays`;
  const inside = members.map((one) => `${one.step} ${one.trays}`).join(', ');
  return `load of ${trays} of ${of} trays${members.length > 1 ? `: ${inside}` : ''}`;
}

function clock(at: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `day ${Math.floor(at / 1440) + 1} ${two(Math.floor((at % 1440) / 60))}:${two(at % 60)}`;
}

/** Minutes after midnight of the first day; a date without an hour is its end. */
async function minuteOf(due: string, startDate: string): Promise<number> {
  const { InputError } = await import('@libs/knowledge');
  const [, date = '', time] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?$/.exec(due) ?? [];
  const at = Date.parse(`${date}T${time ?? '00:00'}:00Z`);
  const minute = (at - Date.parse(`${startDate}T00:00:00Z`)) / 60000 + (time === undefined ? 1440 : 0);
  if (minute > 0) return minute;
  throw new InputError('run schedule', [
    {
      where: '--due',
      observed: due,
      allowed: `YYYY-MM-DD or YYYY-MM-DDTHH:MM, after the first day of the run, ${startDate}`,
    },
  ]);
}
