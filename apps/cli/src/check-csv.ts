import type { Problem } from '@libs/knowledge';
import { nearestNames, shown } from '@libs/knowledge';
import { conditions, ofDocument, ofIngredient, ofStep, roles } from './check-csv-columns';
import type { Arriving } from './check-input';

const numeric = new Set([...conditions, ...ofIngredient, 'thicknessUm', 'loadingMgCm2']);
for (const word of ['atmosphere', 'coating', 'form', 'anhydrous']) numeric.delete(word);

interface Column {
  readonly name: string;
  readonly role?: string;
  readonly slot?: string;
  readonly field?: string;
}

/** The process documents of a CSV of formulations. */
export function* formulationsOf(text: string, where: string): Generator<Arriving> {
  const [header, ...rows] = rowsOf(text);
  if (!header || rows.length === 0) {
    yield { where, problems: [{ where, observed: 'no rows', allowed: 'a header and at least one row' }] };
    return;
  }
  const columns = header.map(column);
  const problems = columns.flatMap((found, index) => ('observed' in found ? [at(where, index, found)] : []));
  if (problems.length > 0) {
    yield { where, problems };
    return;
  }
  const documents = new Map<string, { line: number; cells: Map<Column, string> }[]>();
  rows.forEach((row, index) => {
    const cells = new Map(
      (columns as Column[])
        .map((one, position): [Column, string] => [one, (row.cells[position] ?? '').trim()])
        .filter(([, cell]) => cell !== ''),
    );
    const id = [...cells].find(([{ name }]) => name === 'id')?.[1] ?? `row ${index + 2}`;
    documents.set(id, [...(documents.get(id) ?? []), { line: row.line, cells }]);
  });
  for (const [id, steps] of documents)
    yield {
      where: `${where}:${steps[0]?.line ?? 1}`,
      value: documentOf(
        id,
        steps.map(({ cells }) => cells),
      ),
    };
}

function at(where: string, index: number, { observed, allowed, nearest }: Problem): Problem {
  return { where: `${where}, column ${index + 1}`, observed, allowed, ...(nearest ? { nearest } : {}) };
}

function column(written: string): Column | Problem {
  const name = written.trim();
  if ([...ofDocument, ...ofStep, ...conditions].includes(name)) return { name };
  const [role = '', ...rest] = name.split('.');
  const slot = /^\d+$/.test(rest[0] ?? '') ? (rest.shift() as string) : '1';
  const [field, more] = rest;
  if (roles.includes(role) && more === undefined && (field === undefined || ofIngredient.includes(field)))
    return { name, role, slot, ...(field === undefined ? {} : { field }) };
  const known = [...ofDocument, ...ofStep, ...conditions, ...roles, ...roles.map((one) => `${one}.massFraction`)];
  return {
    where: '',
    observed: shown(name),
    allowed: 'a column of rollwright check --help',
    nearest: nearestNames(name, known, 3),
  };
}

function documentOf(id: string, steps: readonly ReadonlyMap<Column, string>[]): unknown {
  const first = new Map([...(steps[0] ?? [])].map(([{ name }, cell]) => [name, cell]));
  return {
    id,
    ...(first.has('title') ? { title: first.get('title') } : {}),
    ion: first.get('ion') ?? 'Li',
    ...(first.has('scale') ? { scale: first.get('scale') } : {}),
    ...(first.has('evidence') ? { evidence: first.get('evidence')?.split('|') } : {}),
    steps: steps.map((cells, index) => stepOf(cells, index)),
  };
}

function stepOf(cells: ReadonlyMap<Column, string>, index: number): unknown {
  const step: Record<string, unknown> = { id: `step-${index + 1}`, operation: 'mix-slurry' };
  const conditionsOf: Record<string, unknown> = {};
  const parts = new Map<string, Record<string, unknown>>();
  const from: Record<string, unknown>[] = [];
  for (const [{ name, role, slot, field }, cell] of cells) {
    if (role !== undefined) {
      const key = `${role}.${slot ?? '1'}`;
      const part = parts.get(key) ?? { role };
      part[field ?? 'material'] = valueOf(field ?? 'material', cell);
      parts.set(key, part);
    } else if (name === 'step') step['id'] = cell;
    else if (name === 'from') from.push(...cell.split('|').map((id) => ({ from: id.trim() })));
    else if (conditions.includes(name)) conditionsOf[name] = valueOf(name, cell);
    else if (ofStep.includes(name)) step[name] = valueOf(name, cell);
  }
  step['ingredients'] = [...from, ...parts.values()];
  if (Object.keys(conditionsOf).length > 0) step['conditions'] = conditionsOf;
  return step;
}

/** A number where the field holds one; what is not a number is passed on as it was written, so that the reader names it. */
function valueOf(field: string, cell: string): unknown {
  if (field === 'anhydrous') return cell === 'true' ? true : cell === 'false' ? false : cell;
  const number = Number(cell);
  return numeric.has(field) && Number.isFinite(number) ? number : cell;
}

/** Rows of a CSV as RFC 4180 has it: quoted cells may hold commas, quotes and line ends. */
function rowsOf(text: string): [string[] | undefined, ...{ cells: string[]; line: number }[]] {
  const rows: { cells: string[]; line: number }[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let begun = 1;
  const endRow = (): void => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== '')) rows.push({ cells, line: begun });
    cells = [];
    cell = '';
    begun = line;
  };
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  for (let index = 0; index < plain.length; index++) {
    const character = plain[index] as string;
    if (character === '\n') line++;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (plain[index + 1] === '"') cell += plain[++index] as string;
      else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === ',') {
      cells.push(cell);
      cell = '';
    } else if (character === '\n') endRow();
    else cell += character;
  }
  endRow();
  const [header, ...rest] = rows;
  return [header?.cells, ...rest];
}
