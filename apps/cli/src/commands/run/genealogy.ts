import type { Command } from 'commander';
import { Option } from 'commander';
import type { Kin, OriginKind } from '@libs/pilot';

interface Flags {
  readonly cell?: string;
  readonly sheet?: string;
  readonly batch?: string;
  readonly lot?: string;
  readonly format: 'text' | 'json';
}

export function registerRunGenealogy(run: Command): void {
  run
    .command('genealogy')
    .description('What went into a cell, back to the lots; which cells a lot went into. From the record.')
    .argument('<run-dir>', 'folder with control.json and record.jsonl')
    .option('--cell <id>', 'cell → sheets, batches, lots')
    .option('--sheet <id>', 'sheet → both ways')
    .option('--batch <id>', 'batch as step/number → both ways')
    .option('--lot <number>', 'lot → batches, sheets, cells')
    .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
    .action(genealogyCommand);
}

async function genealogyCommand(folder: string, flags: Flags): Promise<void> {
  const { InputError } = await import('@libs/knowledge');
  const { genealogyOf, kinOf, soundRecord, unknownOrigin } = await import('@libs/pilot');
  const { controlIn } = await import('../../run-folder');
  const kinds = (['cell', 'sheet', 'batch', 'lot'] as const).filter((kind) => flags[kind] !== undefined);
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1)
    throw new InputError('run genealogy', [
      {
        where: 'command line',
        observed: kinds.map((one) => `--${one}`).join(' and ') || 'nothing',
        allowed: 'one of --cell, --sheet, --batch, --lot',
      },
    ]);
  const id = flags[kind] ?? '';
  const control = await controlIn(folder);
  const genealogy = genealogyOf(control, soundRecord(folder, control));
  const unknown = unknownOrigin(genealogy, kind, id);
  if (unknown) throw new InputError('run genealogy', [unknown]);
  const back = kind === 'lot' ? [] : kinOf(genealogy, id, 'back');
  const forth = kind === 'cell' ? [] : kinOf(genealogy, id, 'forth');
  if (flags.format === 'json') {
    process.stdout.write(`${JSON.stringify({ kind, id, back, forth, gaps: genealogy.gaps }, null, 2)}\n`);
    return;
  }
  process.stdout.write(
    [
      ...(kind === 'lot' ? [] : [`${kind} ${id} was made from:`, ...lines(back, ['sheet', 'batch', 'lot'])]),
      ...(kind === 'cell' ? [] : [`${kind} ${id} went into:`, ...lines(forth, ['batch', 'sheet', 'cell'])]),
      ...(genealogy.gaps.length > 0
        ? ['What the record does not say:', ...genealogy.gaps.map((gap) => `  ${gap}`)]
        : []),
      '',
    ].join('\n'),
  );
}

function lines(all: readonly Kin[], order: readonly OriginKind[]): string[] {
  if (all.length === 0) return ['  nothing that is recorded'];
  return order.flatMap((kind) => {
    const own = all.filter((one) => one.kind === kind);
    if (kind === 'cell' && own.length > 0 && own.every(({ certain }) => certain))
      return [`  ${own.length} cells: ${own.map(({ id }) => id).join(', ')}`];
    return own.map(({ id, material, amount, unit, certain, lines: at }) => {
      const what =
        material === undefined
          ? ''
          : ` of ${material}${amount ? `, ${Number(amount.toPrecision(9))} ${unit ?? ''}` : ''}`;
      const said = at.length > 0 ? ` (line ${at.join(', ')})` : '';
      return `  ${kind} ${id}${what}${said}${certain ? '' : '; POSSIBLY: the record does not say which batch'}`;
    });
  });
}
