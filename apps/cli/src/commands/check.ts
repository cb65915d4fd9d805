import type { Command } from 'commander';
import { Option } from 'commander';
import type { Answered, Judgement, Repair } from '@libs/compatibility';
import type { Problem } from '@libs/knowledge';
import { csvHelp } from '../check-csv-columns';
import type { KnowledgeOptions } from './open-judge';
import { openJudge, wholeNumber, withKnowledgeOptions } from './open-judge';
import { productVersion } from './version';

type Verdict = Judgement['verdict'];

interface CheckOptions extends KnowledgeOptions {
  readonly format: 'text' | 'json' | 'jsonl' | 'junit';
  readonly failOn: Verdict;
  readonly repair?: boolean;
  readonly all?: boolean;
  readonly cards: number;
}

const about = `FILE is a process document (JSON), a JSON array of them, a .jsonl stream, a .csv of formulations, a directory of
.json files, or - for stdin. Exit code: 0 nothing at or above --fail-on, 1 a finding, 2 bad usage or bad input. By default only a
fail is a finding: an unknown exits 0, so a gate that must not let silence pass says --fail-on unknown.`;

/** `check FILE…`: judges process documents. */
export function registerCheck(program: Command): void {
  withKnowledgeOptions(
    program.command('check').summary('judge process documents').description(about).argument('<files...>', 'see above'),
  )
    .addOption(new Option('--format <format>').choices(['text', 'json', 'jsonl', 'junit']).default('text'))
    .addOption(
      new Option('--fail-on <verdict>', 'exit 1 from this verdict on')
        .choices(['pass', 'conditional', 'unknown', 'fail'])
        .default('fail'),
    )
    .option('--repair', 'also show the smallest edits that reach conditional or pass')
    .option('--all', 'text: print every finding as a card')
    .option('--cards <n>', 'text: how many findings are printed as a card', wholeNumber, 4)
    .addHelpText('after', `\n${csvHelp}`)
    .action(check);
}

async function check(files: readonly string[], options: CheckOptions): Promise<void> {
  const judge = await openJudge(options);
  const { arriving } = await import('../check-input');
  const { checkAnswer, documentAnswer, predictionsOn, repairsOf, severity, sharesIn } =
    await import('@libs/compatibility');
  const { InputError } = await import('@libs/knowledge');
  const { readProcess } = await import('@libs/process');
  const { junit } = await import('../check-junit');
  const { checkText } = await import('../check-text');
  const problems: Problem[] = [];
  const judged: { judgement: Judgement; repairs?: readonly Repair[] }[] = [];
  const isFinding = (verdict: Verdict): boolean => severity(verdict) >= severity(options.failOn);
  let worst: Verdict = 'pass';
  let count = 0;
  const isStreamed = options.format === 'text' || options.format === 'jsonl';
  for await (const one of arriving(files, process.stdin)) {
    if ('problems' in one) {
      problems.push(...one.problems);
      continue;
    }
    try {
      const read = readProcess(one.value, judge.knowledge);
      const judgement = judge.judge(read);
      if (severity(judgement.verdict) > severity(worst)) worst = judgement.verdict;
      const repairs = options.repair ? repairsOf(read.document, judge) : undefined;
      const answer = { judgement, ...(repairs ? { repairs } : {}) };
      if (options.format === 'jsonl') process.stdout.write(`${JSON.stringify(documentAnswer(judgement, repairs))}\n`);
      if (options.format === 'text') {
        const notesOn = (answered: Answered): string[] =>
          predictionsOn(answered, judge.knowledge, sharesIn(read, answered.about.step));
        const cards = options.all ? Infinity : options.cards;
        const text = checkText({ document: read.document, ...answer, knowledge: judge.knowledge, notesOn, cards });
        process.stdout.write(`${count > 0 ? `\n${'-'.repeat(72)}\n` : ''}${text}\n`);
      }
      if (!isStreamed) judged.push(answer);
      count++;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems.map((problem) => ({ ...problem, where: `${one.where}: ${problem.where}` })));
    }
  }
  if (problems.length === 0 || count > 0) {
    if (options.format === 'json') {
      const documents = judged.map(({ judgement, repairs }) => documentAnswer(judgement, repairs));
      const answer = checkAnswer(documents, judge.knowledge.fingerprint, productVersion());
      process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
    }
    if (options.format === 'junit')
      process.stdout.write(
        junit(
          judged.map(({ judgement }) => ({ judgement, isFinding })),
          productVersion(),
        ),
      );
  }
  if (problems.length > 0) throw new InputError('input', problems);
  process.exitCode = count > 0 && isFinding(worst) ? 1 : 0;
}
