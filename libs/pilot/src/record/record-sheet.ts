import type { Problem } from '@libs/knowledge';
import { InputError, nearestNames, shown } from '@libs/knowledge';
import type { ControlRecipe } from '../control/control-recipe';
import { itemNamed, stepNamed, unknownItem, unknownStep } from './record-check';
import type { Actual, Witness } from './record-types';

const columns = [
  'step',
  'item',
  'batch',
  'kind',
  'name',
  'target',
  'unit',
  'low',
  'high',
  'actual',
  'instrument',
  'lot',
  'by',
  'at',
  'hash',
] as const;
/** Columns of the exported control recipe that say nothing new here. */
const passedOver: ReadonlySet<string> = new Set([
  'number',
  'equipment',
  'repeats',
  'phase',
  'limitsFrom',
  'samples',
  'actionLow',
  'actionHigh',
  'basis',
  'note',
  'id',
]);

/** A sheet to fill in: every charge, set-point and check of every batch, with the column `actual` empty. */
export function recordSheet(control: ControlRecipe): string {
  const cell = (value: unknown): string => `"${String(value ?? '').replaceAll('"', '""')}"`;
  const rows = control.blocks.flatMap(({ id, repeats, values }) =>
    values.flatMap((one) => {
      const own = /^batch-(\d+)\./.exec(one.id)?.[1];
      const batches = own === undefined ? Array.from({ length: repeats }, (_, at) => at + 1) : [Number(own)];
      const target = one.target ?? 'not published';
      return batches.map((batch) =>
        [
          id,
          one.id,
          batch,
          one.kind,
          one.name,
          target,
          one.unit,
          one.low,
          one.high,
          '',
          '',
          '',
          '',
          '',
          control.contentHash,
        ]
          .map(cell)
          .join(','),
      );
    }),
  );
  return [columns.map(cell).join(','), ...rows].join('\r\n') + '\r\n';
}

/**
 * The actuals of a filled sheet; rows without an actual are passed over. Comma, semicolon or tab between cells; with semicolons a decimal
 * comma is read. Errors: an InputError with every row that is wrong: a sheet of another run, an unknown step or item, a broken number.
 */
export function readSheet(text: string, control: ControlRecipe, from = 'sheet'): (Actual & Witness)[] {
  const { rows, separator } = cellsOf(text.replace(/^\uFEFF/, ''));
  const [head, ...body] = rows;
  const names = (head?.cells ?? []).map((name) => name.trim());
  const problems: Problem[] = names
    .filter((name) => !(columns as readonly string[]).includes(name) && !passedOver.has(name))
    .map((name) => ({
      where: `${from}, line 1`,
      observed: `column ${shown(name)}`,
      allowed: columns.join(', '),
      nearest: nearestNames(name, columns, 1),
    }));
  for (const needed of ['step', 'actual'])
    if (!names.includes(needed))
      problems.push({
        where: `${from}, line 1`,
        observed: `no column ${needed}`,
        allowed: 'columns step, item or name, actual',
      });
  if (problems.length > 0) throw new InputError(from, problems);
  const entries = body.flatMap(({ line, cells }): (Actual & Witness)[] => {
    const at = (name: string): string => (cells[names.indexOf(name)] ?? '').trim();
    if (at('actual') === '') return [];
    const where = `${from}, line ${line}`;
    const found = rowOf(at, control, separator);
    if ('problems' in found) {
      problems.push(...found.problems.map((one) => ({ ...one, where: `${where}, ${one.where}` })));
      return [];
    }
    return [found.entry];
  });
  if (problems.length > 0) throw new InputError(from, problems);
  return entries;
}

function rowOf(
  at: (name: string) => string,
  control: ControlRecipe,
  separator: string,
): { entry: Actual & Witness } | { problems: Problem[] } {
  if (at('hash') !== '' && at('hash') !== control.contentHash)
    return {
      problems: [
        {
          where: 'hash',
          observed: `${at('hash').slice(0, 12)}…`,
          allowed: `${control.contentHash.slice(0, 12)}…: this sheet is of another run`,
        },
      ],
    };
  const block = stepNamed(control, at('step'));
  if (!block) return { problems: [unknownStep(control, at('step'))] };
  const written = at('item') || at('name');
  const item = itemNamed(block, written);
  if (!item) return { problems: [unknownItem(block, written)] };
  const number = at('batch') === '' ? null : Number(at('batch'));
  if (number !== null && !Number.isInteger(number))
    return { problems: [{ where: 'batch', observed: at('batch'), allowed: 'a whole number' }] };
  const entry = {
    kind: 'actual' as const,
    step: block.id,
    item: item.id,
    batch: block.repeats > 1 ? number : null,
    value: valueOf(at('actual'), item.unit, separator),
    unit: at('unit') || item.unit,
  };
  const more = (['instrument', 'lot', 'by', 'at'] as const).filter((name) => at(name) !== '');
  return { entry: { ...entry, ...Object.fromEntries(more.map((name) => [name, at(name)])) } };
}

/** A number where the item has a unit; what is none stays a text, and the record says what it needs. */
export function valueOf(written: string, unit: string, separator = ','): number | string {
  if (unit === '') return written;
  const text = separator === ';' && /^[+-]?\d+,\d+$/.test(written) ? written.replace(',', '.') : written;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : written;
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows of a CSV after RFC 4180; the separator is the one that the first line has most of. */
function cellsOf(text: string): { rows: Row[]; separator: string } {
  const first = text.split(/\r?\n/, 1)[0] ?? '';
  const count = (mark: string): number => first.split(mark).length;
  const separator = [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
  const rows: Row[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let begins = 1;
  const end = (): void => {
    cells.push(cell);
    if (cells.some((one) => one !== '')) rows.push({ line: begins, cells });
    cells = [];
    cell = '';
    begins = line + 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] as string;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[(at += 1)] as string;
      else quoted = false;
      if (sign === '\n') line += 1;
    } else if (sign === '"') quoted = true;
    else if (sign === separator) {
      cells.push(cell);
      cell = '';
    } else if (sign === '\n') {
      end();
      line += 1;
    } else if (sign !== '\r') cell += sign;
  }
  if (cell !== '' || cells.length > 0) end();
  return { rows, separator };
}
