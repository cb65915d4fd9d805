import type { Command } from 'commander';
import { Option } from 'commander';
import type { Use } from '@libs/compatibility';
import type { KnowledgeOptions } from './open-judge';
import { openJudge, withKnowledgeOptions } from './open-judge';

interface WhyNotOptions extends KnowledgeOptions {
  readonly electrolyte: string;
  readonly solvent?: string;
  readonly binder?: string;
  readonly active?: string;
  readonly use: Use;
  readonly anhydrous?: boolean;
  readonly format: 'text' | 'json';
}

/** `why-not`: what blocks a combination, who says so, when it would pass, and the nearest that does. */
export function registerWhyNot(program: Command): void {
  withKnowledgeOptions(program.command('why-not').summary('what blocks a combination, and the nearest one that passes'))
    .requiredOption('--electrolyte <name>')
    .option('--solvent <name>')
    .option('--binder <name>')
    .option('--active <name>')
    .option('--anhydrous', 'the solvent is dry')
    .addOption(
      new Option('--use <use>', 'wiped: cleaning, spills')
        .choices(['dispersed', 'dissolved', 'wiped'])
        .default('dispersed'),
    )
    .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
    .action(action);
}

async function action(options: WhyNotOptions): Promise<void> {
  const judge = await openJudge(options);
  const { whyNot } = await import('@libs/compatibility');
  const { findingCard, repairText, wrapped } = await import('../check-text');
  const answer = whyNot(options, judge);
  const { judgement, wouldPass, nearest, computed } = answer;
  if (options.format === 'json') {
    process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
    return;
  }
  const findings = judgement.questions.filter(({ verdict }) => verdict !== 'pass');
  const lines = [`${judgement.id}: ${judgement.verdict}`];
  if (findings.length === 0) lines.push('nothing blocks it');
  for (const finding of findings) lines.push('', findingCard(finding));
  lines.push(
    '',
    wouldPass.length > 0
      ? 'would pass under other conditions:'
      : 'no statement lets this pair pass under other conditions',
  );
  for (const { statement, says, when } of wouldPass)
    lines.push(wrapped('  ', `${statement}: ${says}${when.length > 0 ? ` [${when.join('; ')}]` : ''}`, 4));
  if (findings.length > 0)
    lines.push(
      '',
      repairText(nearest, judgement.verdict).replace(
        /^repairs.*$/m,
        'nearest combinations that are better, each judged:',
      ),
    );
  if (computed.length > 0) lines.push('', wrapped('computed, never decides: ', computed.join('; '), 2));
  process.stdout.write(`${lines.join('\n')}\n`);
}
