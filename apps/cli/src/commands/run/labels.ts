import type { Command } from 'commander';
import { exported } from './export';

export function registerRunLabels(run: Command): void {
  run
    .command('labels')
    .description('Labels of containers as PDF, and the list of what has to be fetched.')
    .argument('<run-dir>')
    .option('--paper <size>', 'A4 or Letter', 'A4')
    .action(async (folder: string, { paper }: { readonly paper: string }) => {
      await exported(folder, 'labels', paper);
      await exported(folder, 'picklist', paper);
    });
}
