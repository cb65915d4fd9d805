import type { Command } from 'commander';
import { exported } from './export';

export function registerRunTraveler(run: Command): void {
  run
    .command('traveler')
    .description('The traveler as HTML and PDF.')
    .argument('<run-dir>')
    .option('--paper <size>', 'A4 or Letter', 'A4')
    .action(async (folder: string, { paper = 'A4' }: { readonly paper?: string }) => {
      await exported(folder, 'html', paper);
      await exported(folder, 'pdf', paper);
    });
}
