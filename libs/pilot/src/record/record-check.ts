import type { Problem } from '@libs/knowledge';
import { nearestNames, shown } from '@libs/knowledge';
import type { ControlRecipe, RunBlock, RunValue } from '../control/control-recipe';
import type { RunRecord } from './record-chain';
import { blockOf } from './record-limits';
import type { RecordEntry, RecordLine } from './record-types';
import { trueLines } from './record-view';

/** What the control recipe and the lines before say against an entry. `before`: entries of the same writing, which have no line yet. */
export function entryProblems(
  control: ControlRecipe,
  record: RunRecord,
  before: readonly RecordEntry[],
  entry: RecordEntry,
): Problem[] {
  const block = 'step' in entry && entry.step !== undefined ? blockOf(control, entry.step) : undefined;
  if ('step' in entry && entry.step !== undefined && !block) return [unknownStep(control, entry.step)];
  const batch = 'batch' in entry && block ? batchProblems(block, entry) : [];
  switch (entry.kind) {
    case 'actual':
      return [
        ...batch,
        ...(block ? [...actualProblems(block, entry), ...weighedTwice(block, record, before, entry)] : []),
      ];
    case 'lot':
      return [...batch, ...(block ? materialProblems(block, entry.material) : [])];
    case 'deviation':
      return [...batch, ...(entry.of === null ? [] : lineProblem(record, entry.of, ['actual'], 'of'))];
    case 'disposition':
      return lineProblem(record, entry.of, ['deviation'], 'of');
    case 'correction':
      return correctionProblems(record, entry);
    case 'made':
      return madeProblems(control, record, before, entry);
    case 'count':
      return entry.good > entry.started
        ? [{ where: 'good', observed: String(entry.good), allowed: `at most the ${entry.started} that were started` }]
        : [];
    case 'result':
      return resultProblems(control, record, before, entry.on);
    default:
      return batch;
  }
}

/** The step of a block by its id or its number. */
export function stepNamed(control: ControlRecipe, written: string): RunBlock | undefined {
  return control.blocks.find(({ id, number }) => id === written || number === written);
}

export function unknownStep(control: ControlRecipe, written: string): Problem {
  const ids = control.blocks.map(({ id }) => id);
  return {
    where: 'step',
    observed: shown(written),
    allowed: `a step of this run: ${ids.join(', ')}`,
    nearest: nearestNames(written, ids, 1),
  };
}

/** The item of a block by its id, or by its name or the end of its id where only one has it. Example: solids for check.solids. */
export function itemNamed(block: RunBlock, written: string): RunValue | undefined {
  const named = block.values.filter(({ id, name }) => name === written || id.endsWith(`.${written}`));
  return block.values.find(({ id }) => id === written) ?? (named.length === 1 ? named[0] : undefined);
}

export function unknownItem(block: RunBlock, written: string): Problem {
  const ends = (id: string): string => id.split('.').at(-1) ?? id;
  const names = block.values.flatMap(({ id, name }) => [id, name, ends(id)]);
  const near = nearestNames(written, names, 1)[0];
  const found = block.values
    .filter(({ id, name }) => id === near || name === near || ends(id) === near)
    .map(({ id, name }) => `${id} (${name})`);
  return {
    where: 'item',
    observed: shown(written),
    allowed: `a charge, set-point or check of ${block.id}: ${block.values.map(({ id }) => id).join(', ')}`,
    ...(found.length > 0 ? { nearest: found } : {}),
  };
}

function batchProblems({ id, repeats }: RunBlock, entry: RecordEntry): Problem[] {
  const batch = 'batch' in entry ? entry.batch : undefined;
  if (batch === undefined || (batch === null && (repeats === 1 || entry.kind !== 'actual'))) return [];
  return batch !== null && batch >= 1 && batch <= repeats
    ? []
    : [
        {
          where: 'batch',
          observed: batch === null ? 'nothing' : String(batch),
          allowed: repeats === 1 ? `1: ${id} has one batch` : `1 to ${repeats}, the batches of ${id}`,
        },
      ];
}

function actualProblems(
  block: RunBlock,
  { item, batch, value, unit }: Extract<RecordEntry, { kind: 'actual' }>,
): Problem[] {
  const found = block.values.find(({ id }) => id === item);
  if (!found) return [unknownItem(block, item)];
  const problems: Problem[] = [];
  if (unit !== found.unit)
    problems.push({ where: 'unit', observed: shown(unit), allowed: `${shown(found.unit)}, the unit of ${found.name}` });
  if (found.unit !== '' && (typeof value !== 'number' || !Number.isFinite(value)))
    problems.push({
      where: 'actual',
      observed: shown(value),
      allowed: `a number in ${found.unit}, with a point before the decimals`,
    });
  const own = /^batch-(\d+)\./.exec(item)?.[1];
  if (own !== undefined && batch !== null && Number(own) !== batch)
    problems.push({ where: 'batch', observed: String(batch), allowed: `${own}: ${item} is a charge of that batch` });
  return problems;
}

/** A charge is weighed once a batch; checks and set-points may be read again. */
function weighedTwice(
  block: RunBlock,
  record: RunRecord,
  before: readonly RecordEntry[],
  { item, batch }: Extract<RecordEntry, { kind: 'actual' }>,
): Problem[] {
  if (block.values.find(({ id }) => id === item)?.kind !== 'charge') return [];
  const isSame = (line: RecordEntry): boolean =>
    line.kind === 'actual' && line.step === block.id && line.item === item && (line.batch ?? 1) === (batch ?? 1);
  const earlier = trueLines(record).find(isSame);
  if (!earlier && !before.some(isSame)) return [];
  return [
    {
      where: 'item',
      observed: `${item} again`,
      allowed: earlier
        ? `one weighing a batch: line ${earlier.seq} has it; correct that line (--corrects ${earlier.seq})`
        : 'one weighing a batch; it stands twice in this input',
    },
  ];
}

function materialProblems(block: RunBlock, material: string): Problem[] {
  const names = block.values.filter(({ kind }) => kind === 'charge').map(({ name }) => name.split(',')[0] ?? name);
  return names.length === 0 || names.includes(material)
    ? []
    : [
        {
          where: 'material',
          observed: shown(material),
          allowed: `a charge of ${block.id}: ${names.join(', ')}`,
          nearest: nearestNames(material, names, 1),
        },
      ];
}

function lineProblem(record: RunRecord, seq: number, kinds: readonly RecordLine['kind'][], where: string): Problem[] {
  const line = record.lines[seq - 1];
  if (line && kinds.includes(line.kind)) return [];
  const right = record.lines.filter(({ kind }) => kinds.includes(kind)).map((one) => one.seq);
  return [
    {
      where,
      observed: line ? `line ${seq}, which is of kind ${line.kind}` : `line ${seq} of ${record.lines.length}`,
      allowed: `a line of kind ${kinds.join(', ')}: ${right.length > 0 ? right.slice(-20).join(', ') : 'there is none'}`,
    },
  ];
}

function correctionProblems(record: RunRecord, entry: Extract<RecordEntry, { kind: 'correction' }>): Problem[] {
  const kinds: RecordLine['kind'][] = [
    'actual',
    'lot',
    'note',
    'file',
    'made',
    'count',
    'time',
    'result',
    'deviation',
    'disposition',
  ];
  const wrong = lineProblem(record, entry.corrects, kinds, 'corrects');
  if (wrong.length > 0) return wrong;
  const line = record.lines[entry.corrects - 1] as RecordLine;
  const problems: Problem[] = [];
  const given = (['value', 'lot', 'amount', 'instrument'] as const).filter((field) => entry[field] !== undefined);
  if (given.length === 0 && !entry.withdrawn)
    problems.push({
      where: 'correction',
      observed: 'nothing that changes',
      allowed: 'a new value, lot or amount, or that the line is withdrawn',
    });
  const fields: Partial<Record<RecordLine['kind'], readonly string[]>> = {
    actual: ['value', 'lot', 'instrument'],
    lot: ['lot', 'amount'],
    result: ['value', 'instrument'],
  };
  for (const field of given)
    if (!fields[line.kind]?.includes(field))
      problems.push({
        where: field,
        observed: shown(entry[field]),
        allowed: `a line of kind ${line.kind} is ${fields[line.kind] ? `corrected in ${fields[line.kind]?.join(', ')}` : 'withdrawn and written again'}`,
      });
  if (entry.value !== undefined && 'value' in line && typeof line.value !== typeof entry.value)
    problems.push({
      where: 'value',
      observed: shown(entry.value),
      allowed: `a ${typeof line.value}, as in line ${line.seq}`,
    });
  if (!trueLines(record).some(({ seq }) => seq === line.seq))
    problems.push({
      where: 'corrects',
      observed: `line ${line.seq}, which is withdrawn`,
      allowed: 'a line that is not withdrawn',
    });
  return problems;
}

/** Ids that a sheet or cell can be made from: what was made before, and the batches of the run. */
function sourcesOf(control: ControlRecipe, record: RunRecord, before: readonly RecordEntry[]): Set<string> {
  const made = [...trueLines(record), ...before].flatMap((line) => (line.kind === 'made' ? [line.id] : []));
  const batches = control.blocks.flatMap(({ id, repeats }) =>
    Array.from({ length: repeats }, (_, at) => `${id}/${at + 1}`),
  );
  return new Set([...made, ...batches]);
}

function madeProblems(
  control: ControlRecipe,
  record: RunRecord,
  before: readonly RecordEntry[],
  { id, from }: Extract<RecordEntry, { kind: 'made' }>,
): Problem[] {
  const sources = sourcesOf(control, record, before);
  return [
    ...(sources.has(id)
      ? [{ where: 'id', observed: id, allowed: 'an id that was not used: it was made already' }]
      : []),
    ...from
      .filter((one) => !sources.has(one))
      .map((one) => ({
        where: 'from',
        observed: shown(one),
        allowed: 'the id of a sheet that was recorded, or a batch as step/number',
        nearest: nearestNames(one, sources, 1),
      })),
  ];
}

function resultProblems(
  control: ControlRecipe,
  record: RunRecord,
  before: readonly RecordEntry[],
  on: string,
): Problem[] {
  const lots = [...trueLines(record), ...before].flatMap((line) =>
    (line.kind === 'lot' || line.kind === 'actual') && line.lot !== undefined ? [line.lot] : [],
  );
  const all = new Set([...sourcesOf(control, record, before), ...lots]);
  return all.has(on)
    ? []
    : [
        {
          where: 'on',
          observed: shown(on),
          allowed: 'a sheet, cell or lot of this record, or a batch as step/number',
          nearest: nearestNames(on, all, 1),
        },
      ];
}
