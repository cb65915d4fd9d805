import type { Command } from 'commander';

interface Flags {
  readonly name: string;
  readonly reason: string;
  readonly on: string;
}

export function registerRunOverride(run: Command): void {
  run
    .command('override')
    .description('Lets one run start although its recipe is not released; it is printed on every paper.')
    .argument('<run-dir>', 'folder that `run plan` wrote')
    .requiredOption('--name <name>', 'who answers for it')
    .requiredOption('--reason <text>', 'why')
    .requiredOption('--on <date>', 'YYYY-MM-DD; nothing here reads a clock')
    .action(async (folder: string, by: Flags) => {
      const { override } = await import('@libs/recipe');
      const { releaseState } = await import('@libs/pilot');
      const { controlIn, releaseIn, writeRelease } = await import('../../run-folder');
      const control = await controlIn(folder);
      const record = override(control.contentHash, await releaseIn(folder), by);
      writeRelease(folder, record);
      process.stdout.write(`${releaseState(control, record).says}\n`);
    });
}
