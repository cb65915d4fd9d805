import type { Command } from 'commander';
import { registerRunCompare } from './run/compare';
import { registerRunExport } from './run/export';
import { registerRunImport } from './run/import';
import { registerRunGenealogy } from './run/genealogy';
import { registerRunLabels } from './run/labels';
import { registerRunMake } from './run/make';
import { registerRunOverride } from './run/override';
import { registerRunPlan } from './run/plan';
import { registerRunPromote } from './run/promote';
import { registerRunRecord } from './run/record';
import { registerRunSchedule } from './run/schedule';
import { registerRunTraveler } from './run/traveler';

/** What can be done with a run: one entry and one file each. */
const registrars: readonly ((run: Command) => void)[] = [
  registerRunMake,
  registerRunPlan,
  registerRunSchedule,
  registerRunOverride,
  registerRunTraveler,
  registerRunExport,
  registerRunRecord,
  registerRunCompare,
  registerRunGenealogy,
  registerRunLabels,
  registerRunPromote,
  registerRunImport,
];

export function registerRun(program: Command): void {
  const run = program.command('run').description('A recipe as a run on a line: charges, schedule, traveler, exports.');
  for (const register of registrars) register(run);
}
