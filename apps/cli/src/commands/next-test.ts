import type { Command } from 'commander';
import { Option } from 'commander';
import type { KnowledgeOptions } from './open-judge';
import { openJudge, withKnowledgeOptions } from './open-judge';

interface NextTestOptions extends KnowledgeOptions {
  readonly format: 'text' | 'json';
}

/** `next-test FILE`: the open questions, and the single experiment that settles most of them. */
export function registerNextTest(program: Command): void {
  withKnowledgeOptions(
    program
      .command('next-test')
      .summary('the experiment that would settle most open questions')
      .argument('<file>', 'a process document'),
  )
    .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
    .action(action);
}

async function action(file: string, options: NextTestOptions): Promise<void> {
  const judge = await openJudge(options);
  const { oneDocument } = await import('../check-input');
  const { nextTests, toState } = await import('@libs/compatibility');
  const { wrapped } = await import('../check-text');
  const judgement = judge.check(oneDocument(file));
  const experiments = nextTests(judgement);
  const state = toState(judgement);
  if (options.format === 'json') {
    process.stdout.write(
      `${JSON.stringify({ id: judgement.id, verdict: judgement.verdict, state, experiments }, null, 2)}\n`,
    );
    return;
  }
  const lines = [`${judgement.id}: ${judgement.verdict}`];
  const failing = judgement.questions.filter(({ verdict }) => verdict === 'fail').length;
  if (failing > 0)
    lines.push(`${failing} known incompatibilities come first: no test settles them, see check --repair`);
  if (state.length > 0) lines.push('', 'to state, without any test:', ...state.map((one) => wrapped('  ', one, 4)));
  if (experiments.length === 0) lines.push('', 'no open question asks for a test');
  for (const [index, { says, settles }] of experiments.entries()) {
    lines.push('', wrapped(index === 0 ? 'next test: ' : 'after it:  ', `${says} (settles ${settles.length}).`, 11));
    for (const { asks, verdict } of settles) lines.push(wrapped(`  ${verdict.padEnd(12)}`, asks, 14));
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}
