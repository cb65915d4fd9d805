import type { Command } from 'commander';

interface Flags {
  readonly cells: string;
  readonly start: string;
  readonly out: string;
  readonly route?: string;
  readonly paper: string;
}

export function registerRunMake(run: Command): void {
  run
    .command('make')
    .description('From a brief to the paper for the line: plan, recipe, run, schedule, traveler, labels.')
    .argument('<brief>', 'brief as JSON (see recipes/briefs/)')
    .requiredOption('--cells <n>', 'good cells')
    .requiredOption('--start <date>', 'first day, YYYY-MM-DD')
    .requiredOption('--out <dir>', 'folder; the plan goes to its folder plan')
    .option('--route <id>', 'route of the plan; default: the first pick')
    .option('--paper <size>', 'A4 or Letter', 'A4')
    .action((brief: string, { cells, start, out, route, paper }: Flags) => {
      const plan = `${out}/plan`;
      const recipe = route === undefined ? plan : `${plan}/${route}`;
      return inTurn([
        ['plan', brief, '--out', plan],
        ...(route === undefined ? [] : [['recipe', plan, '--route', route]]),
        ['run', 'plan', recipe, '--cells', cells, '--start', start, '--out', out],
        ['run', 'schedule', out],
        ['run', 'traveler', out, '--paper', paper],
        ['run', 'labels', out, '--paper', paper],
      ]);
    });
}

/** The same commands that a person would type, one after the other; the first that ends with anything but 0 is the last. */
async function inTurn(commands: readonly (readonly string[])[]): Promise<void> {
  const { run } = await import('../../main');
  for (const words of commands) {
    const code = await run(['node', 'rollwright', ...words]);
    if (code !== 0) {
      process.exitCode = code;
      return;
    }
  }
}
