#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { registerCatalog } from './commands/catalog';
import { registerCompare } from './commands/compare';
import { registerExplain } from './commands/explain';
import { registerFix } from './commands/fix';
import { registerMatrix } from './commands/matrix';
import { registerNextTest } from './commands/next-test';
import { registerWhy } from './commands/why';
import { registerWhyNot } from './commands/why-not';
import { registerCheck } from './commands/check';
import { registerImprove } from './commands/improve';
import { registerKnowledge } from './commands/knowledge';
import { registerPlan } from './commands/plan';
import { registerRecipe } from './commands/recipe';
import { registerRun } from './commands/run';
import { productVersion } from './commands/version';

/** Every command: one entry each. A command loads what it needs inside its action, so that the start stays cold and fast. */
const registrars: readonly ((program: Command) => void)[] = [
  registerCheck,
  registerPlan,
  registerCompare,
  registerWhy,
  registerImprove,
  registerRecipe,
  registerRun,
  registerKnowledge,
  registerCatalog,
  registerExplain,
  registerFix,
  registerMatrix,
  registerNextTest,
  registerWhyNot,
];

/** Exit codes: 0 clean, 1 a finding, 2 bad usage or bad input, 3 no feasible route, 4 our own defect. */
export const exits = { clean: 0, finding: 1, badInput: 2, noRoute: 3, defect: 4 } as const;

/** The whole command line, not yet run. */
export function commandLine(): Command {
  const program = new Command('rollwright')
    .description(
      'Judges and plans the manufacture of sheet-type all-solid-state Li and Na cells with sulfide electrolytes.',
    )
    .version(productVersion())
    .option('--debug', 'show the stack trace of an error (also ROLLWRIGHT_DEBUG=1)')
    .showSuggestionAfterError(true)
    .showHelpAfterError('(rollwright --help, or rollwright COMMAND --help, lists what is allowed)')
    .exitOverride();
  for (const register of registrars) register(program);
  return program;
}

/** Runs the command line and gives the exit code. */
export async function run(argv: readonly string[]): Promise<number> {
  const program = commandLine();
  try {
    process.exitCode = undefined;
    await program.parseAsync([...argv]);
    const code = Number(process.exitCode ?? exits.clean);
    process.exitCode = undefined; // whoever called decides what it does with the code; in a test run it would fail the run
    return code;
  } catch (error) {
    return report(error, argv.includes('--debug') || process.env['ROLLWRIGHT_DEBUG'] === '1');
  }
}

/** Says what went wrong, in the words of the person who caused it, and gives the exit code. */
function report(error: unknown, debug: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exits.clean : exits.badInput;
  const { name, message, stack, text } = error as Error & { text?: string };
  if (debug) process.stderr.write(`${stack ?? message}\n`);
  if (name === 'InputError') {
    process.stderr.write(`${text ?? message}\n`);
    return exits.badInput;
  }
  if (!debug)
    process.stderr.write(`A defect of rollwright: ${message}\nRun it again with --debug for the stack trace.\n`);
  return exits.defect;
}

/** A reader that closes the pipe early (head, less) is no error. */
function closeQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(Number(process.exitCode ?? 0));
  throw error;
}

if (require.main === module) {
  process.stdout.on('error', closeQuietly);
  process.stderr.on('error', closeQuietly);
  void run(process.argv).then((code) => {
    process.exitCode = code;
  });
}
