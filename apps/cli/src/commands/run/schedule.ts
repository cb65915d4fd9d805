import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { RunPlan } from '@libs/pilot';

export function registerRunSchedule(run: Command): void {
  run
    .command('schedule')
    .description('When what runs on which machine; writes schedule.json.')
    .argument('<run-dir>', 'folder that `run plan` wrote')
    .action(scheduleCommand);
}

async function scheduleCommand(folder: string): Promise<void> {
  const { runTasks, schedule } = await import('@libs/pilot');
  const { lineIn, recipeIn } = await import('../../run-folder');
  const { readJson } = await import('../../read-json');
  const plan = readJson(join(folder, 'run.json')) as RunPlan;
  const { startDate } = readJson(join(folder, 'control.json')) as { startDate: string };
  const line = await lineIn(folder, plan.line);
  const problem = runTasks(await recipeIn(folder), plan, line, startDate);
  const answer = schedule(problem);
  if ('conflict' in answer) {
    process.stdout.write(`${answer.conflict.says}\n  would do: ${answer.conflict.cheapestRelaxation}\n`);
    process.exitCode = 1;
    return;
  }
  const clock = (at: number): string =>
    `day ${Math.floor(at / 1440) + 1} ${String(Math.floor((at % 1440) / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
  for (const { task, start, end, waitedFor } of answer.schedule.placements)
    process.stdout.write(`${clock(start)} to ${clock(end)}  ${task}  waited for ${waitedFor}\n`);
  process.stdout.write(
    'Mixing, set-up, oven and cleaning times are assumed (schedule.json); pot life and hold times are not known and not enforced.\n',
  );
  writeFileSync(join(folder, 'schedule.json'), `${JSON.stringify({ problem, ...answer.schedule }, null, 2)}\n`);
}
