import type { Command } from 'commander';
import { Option } from 'commander';
import type { KnowledgeOptions } from './open-judge';
import { openKnowledge } from './open-judge';

interface CoverageOptions extends KnowledgeOptions {
  readonly format: 'text' | 'json';
}

/** `knowledge coverage`: who carries each rule of the ledger and each row of the facts. */
export function registerKnowledge(program: Command): void {
  const knowledge = program.command('knowledge').summary('what the knowledge base holds');
  knowledge
    .command('coverage')
    .summary('for every ledger rule and every facts row: the statement that carries it, or why there is none')
    .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
    .option('--knowledge <dir>', 'a laboratory folder on top of the shipped knowledge')
    .action(coverageCommand);
}

async function coverageCommand(options: CoverageOptions): Promise<void> {
  const { coverage } = await import('@libs/knowledge');
  const rows = coverage(await openKnowledge(options));
  const gaps = rows.filter(({ gap }) => gap !== undefined);
  if (options.format === 'json') process.stdout.write(`${JSON.stringify({ rows, gaps: gaps.length }, null, 2)}\n`);
  else {
    for (const { id, statements, reason, note, see, gap } of rows) {
      const why = [reason, note, see?.join(', ')].filter((one) => one !== undefined).join(': ');
      process.stdout.write(
        `${id.padEnd(34)} ${gap ? `MISSING: ${gap}` : statements.length > 0 ? statements.join(', ') : why}\n`,
      );
    }
    const carried = rows.filter(({ statements }) => statements.length > 0).length;
    process.stdout.write(
      `${rows.length} rules and rows: ${carried} carried by statements, ${rows.length - carried - gaps.length} with a reason, ${gaps.length} unaccounted for\n`,
    );
  }
  process.exitCode = gaps.length > 0 ? 1 : 0;
}
