import type { Command } from 'commander';
import { Option } from 'commander';
import type { Pair } from '@libs/compatibility';
import type { KnowledgeOptions } from './open-judge';
import { openJudge, withKnowledgeOptions } from './open-judge';

interface MatrixOptions extends KnowledgeOptions {
  readonly use: 'dispersed' | 'dissolved';
  readonly format: 'text' | 'json' | 'csv';
  readonly known?: boolean;
}

const signs: Readonly<Record<Pair['verdict'], string>> = {
  pass: 'P',
  conditional: 'c',
  unknown: '?',
  fail: 'X',
  'no data': '.',
};

/** `matrix electrolytes|binders`: every pair with every solvent; what has no data is shown as such. */
export function registerMatrix(program: Command): void {
  withKnowledgeOptions(
    program
      .command('matrix')
      .summary('electrolytes × solvents, or binders × solvents, with no-data visible')
      .argument('[of]', 'electrolytes or binders', 'electrolytes'),
  )
    .addOption(new Option('--use <use>').choices(['dispersed', 'dissolved']).default('dispersed'))
    .addOption(new Option('--format <format>').choices(['text', 'json', 'csv']).default('text'))
    .option('--known', 'only rows and columns about which something is known')
    .action(matrix);
}

async function matrix(of: string, options: MatrixOptions): Promise<void> {
  const { InputError, nearestNames, shown } = await import('@libs/knowledge');
  if (of !== 'electrolytes' && of !== 'binders')
    throw new InputError('command line', [
      {
        where: 'matrix',
        observed: shown(of),
        allowed: 'electrolytes or binders',
        nearest: nearestNames(of, ['electrolytes', 'binders'], 1),
      },
    ]);
  const { binderMatrix, electrolyteMatrix } = await import('@libs/compatibility');
  const judge = await openJudge(options);
  const pairs = of === 'binders' ? binderMatrix(judge) : electrolyteMatrix(judge, options.use);
  if (options.format === 'json') process.stdout.write(`${JSON.stringify({ of, use: options.use, pairs }, null, 2)}\n`);
  else if (options.format === 'csv') {
    process.stdout.write('row,solvent,verdict,decidedBy,computedRed\n');
    for (const { row, column, verdict, decidedBy, computedRed } of pairs)
      process.stdout.write(
        `"${row}","${column}",${verdict},"${decidedBy.join(' ')}",${computedRed?.toFixed(2) ?? ''}\n`,
      );
  } else process.stdout.write(`${matrixText(pairs, options.known ?? false)}\n`);
}

function matrixText(pairs: readonly Pair[], known: boolean): string {
  const kept = (key: 'row' | 'column'): string[] => [
    ...new Set(
      pairs.filter(({ verdict }) => !known || (verdict !== 'no data' && verdict !== 'unknown')).map((one) => one[key]),
    ),
  ];
  const rows = kept('row');
  const columns = kept('column');
  const of = new Map(pairs.map((one) => [`${one.row}|${one.column}`, signs[one.verdict]]));
  const counts = new Map<string, number>();
  for (const { verdict } of pairs) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const widest = Math.max(...rows.map((row) => row.length), 0);
  const lines = rows.map(
    (row) =>
      `${row.padEnd(widest)}  ${columns.map((column, index) => `${(index % 5 === 0 ? ' ' : '') + (of.get(`${row}|${column}`) ?? '.')}`).join('')}`,
  );
  const legend = columns.map((column, index) => `${index + 1} ${column}`);
  return [
    ...lines,
    '',
    `columns, in groups of five: ${legend.join(', ')}`,
    'P pass, c conditional, ? unknown by evidence, X fail, . no data',
    [...counts].map(([verdict, count]) => `${verdict}: ${count}`).join(', '),
  ].join('\n');
}
