import type { ControlRecipe, RunBlock, RunValue } from '../control/control-recipe';
import { compareRun, compareRuns } from './compare';
import { comparisonCsv, comparisonText, differencesText } from './compare-text';
import { genealogyOf, kinOf, unknownOrigin } from './genealogy';
import { chained, readLines } from './record-chain';
import type { RunRecord } from './record-chain';
import type { RecordEntry } from './record-types';

const value = (id: string, name: string, target: number, low: number | null = null, high: number | null = null): RunValue =>
  ({ id, kind: 'charge', name, target, unit: 'g', low, high, role: null, phase: null, limitsFrom: null, basis: 'test', note: null }); // prettier-ignore
const block = (id: string, repeats: number, after: readonly string[], values: readonly RunValue[]): RunBlock =>
  ({ id, number: id, repeats, after, values, title: id, unit: 'cell' }) as unknown as RunBlock;
/** Two batches of slurry, one coating of each sheet, a stack. */
const control = {
  id: 'run-7',
  contentHash: 'a'.repeat(64),
  goodCells: 3,
  startedCells: 4,
  blocks: [
    block('cathode-slurry', 2, [], [value('charge-1', 'NCM622', 750, 745, 755), value('charge-2', 'Li6PS5Cl', 225)]),
    block('cathode-coat', 1, ['cathode-slurry'], []),
    block('separator-slurry', 1, [], [value('charge-1', 'Li6PS5Cl', 100)]),
    block('separator-coat', 1, ['separator-slurry'], []),
    block('stack', 1, ['cathode-coat', 'separator-coat'], []),
  ],
} as unknown as ControlRecipe;

const took = (step: string, item: string, lot: string, grams: number, batch: number | null = null): RecordEntry =>
  ({ kind: 'actual', step, item, batch, value: grams, unit: 'g', lot }); // prettier-ignore
const made = (what: 'sheet' | 'cell', id: string, ...from: string[]): RecordEntry => ({ kind: 'made', what, id, from });
const recordOf = (entries: readonly RecordEntry[]): RunRecord => {
  const empty = readLines('', control.contentHash);
  return readLines(
    `${chained(empty, [{ kind: 'opened', run: 'run-7', control: control.contentHash }, ...entries], {}).join('\n')}\n`,
    control.contentHash,
  );
};
const entries: readonly RecordEntry[] = [
  took('cathode-slurry', 'charge-1', 'NCM-1', 750, 1),
  took('cathode-slurry', 'charge-2', 'SE-1', 225, 1),
  took('cathode-slurry', 'charge-1', 'NCM-1', 756, 2),
  took('cathode-slurry', 'charge-2', 'SE-2', 225, 2),
  took('separator-slurry', 'charge-1', 'SE-2', 100),
  made('sheet', 'C1', 'cathode-slurry/1'),
  made('sheet', 'C2', 'cathode-slurry/2'),
  made('sheet', 'S1', 'separator-coat/1'),
  made('cell', '1', 'C1', 'S1'),
  made('cell', '2', 'C2', 'S1'),
  made('cell', '10', 'C2', 'S1'),
];
const record = recordOf(entries);
const named = (id: string, way: 'back' | 'forth', kind: string): string[] =>
  kinOf(genealogyOf(control, record), id, way)
    .filter((one) => one.kind === kind)
    .map((one) => `${one.id}${one.certain ? '' : '?'}`);

describe('genealogy', () => {
  it('a cell leads back to its sheets, batches and lots', () => {
    expect(named('1', 'back', 'sheet')).toEqual(['C1', 'S1']);
    expect(named('1', 'back', 'batch')).toEqual(['cathode-slurry/1', 'separator-coat/1', 'separator-slurry/1']);
    expect(named('1', 'back', 'lot')).toEqual(['NCM-1', 'SE-1', 'SE-2']);
  });

  it('a lot leads to every cell: the electrolyte of the second batch only where it went, that of the separator everywhere', () => {
    expect(named('SE-1', 'forth', 'cell')).toEqual(['1']);
    expect(named('SE-2', 'forth', 'cell')).toEqual(['1', '2', '10']);
    expect(
      kinOf(genealogyOf(control, record), 'SE-2', 'forth').find(({ id }) => id === 'cathode-slurry/2')?.certain,
    ).toBe(true);
  });

  it('both ways agree: a lot is in a cell exactly where the cell is of the lot', () => {
    const genealogy = genealogyOf(control, record);
    const all = (kind: string): string[] =>
      [...genealogy.origins.values()].filter((one) => one.kind === kind).map(({ id }) => id);
    for (const cell of all('cell'))
      for (const lot of all('lot'))
        expect(kinOf(genealogy, cell, 'back').some(({ id }) => id === lot)).toBe(
          kinOf(genealogy, lot, 'forth').some(({ id }) => id === cell),
        );
  });

  it('a sheet of a coating that took two batches names both, as possible', () => {
    const vague = recordOf([...entries.slice(0, 5), made('sheet', 'C9', 'cathode-coat/1'), made('cell', '9', 'C9')]);
    const back = kinOf(genealogyOf(control, vague), '9', 'back');
    expect(back.filter(({ kind }) => kind === 'batch').map(({ id, certain }) => [id, certain])).toEqual([
      ['cathode-coat/1', true],
      ['cathode-slurry/1', false],
      ['cathode-slurry/2', false],
    ]);
    expect(back.filter(({ kind }) => kind === 'lot').map(({ id }) => id)).toEqual(['NCM-1', 'SE-1', 'SE-2']);
  });

  it('says what the record does not know, and the nearest id of an unknown one', () => {
    const { lot: _, ...noLot } = took('separator-slurry', 'charge-1', 'x', 100) as { lot: string } & RecordEntry;
    const genealogy = genealogyOf(control, recordOf([noLot as RecordEntry]));
    expect(genealogy.gaps).toEqual([
      'separator-slurry: the lot of Li6PS5Cl is not recorded (line 2)',
      'cathode-slurry: 4 charges have no weighing in the record',
    ]);
    expect(unknownOrigin(genealogyOf(control, record), 'lot', 'NCM1')?.nearest?.[0]).toBe('NCM-1');
    expect(unknownOrigin(genealogyOf(control, record), 'cell', '2')).toBeUndefined();
  });

  it('a corrected lot is the lot', () => {
    const corrected = recordOf([
      ...entries,
      { kind: 'correction', corrects: 3, lot: 'SE-3', reason: 'label read again' },
    ]);
    expect(
      kinOf(genealogyOf(control, corrected), '1', 'back')
        .filter(({ kind }) => kind === 'lot')
        .map(({ id }) => id),
    ).toEqual(['NCM-1', 'SE-2', 'SE-3']);
  });
});

describe('a comparison', () => {
  const compared = compareRun(
    control,
    recordOf([
      ...entries,
      { kind: 'deviation', step: 'cathode-slurry', batch: 2, of: 4, says: 'NCM622: 756 g' },
      { kind: 'disposition', of: 13, decision: 'use as is', reason: '1 g of 755 g' },
      { kind: 'count', step: 'stack', unit: 'cells', started: 4, good: 3 },
      { kind: 'time', step: 'cathode-slurry', batch: 1, minutes: 100 },
      { kind: 'time', step: 'separator-slurry', batch: null, minutes: 70 },
    ]),
    { minutes: new Map([['cathode-slurry', 180], ['separator-slurry', 90]]) }, // prettier-ignore
  );

  it('756 g for 750 g is +6 g, 0.8 %, outside 745 to 755 g', () => {
    const one = compared.values.find(({ batch, item }) => batch === 2 && item === 'charge-1');
    expect(one).toMatchObject({ difference: 6, percent: 0.8, state: 'outside', line: 4 });
    expect([compared.recorded, compared.expected, compared.outside]).toEqual([5, 5, 1]);
  });

  it('3 good of 4 as planned is a yield of 0.75; a time of one batch of two is not held against the plan', () => {
    expect(compared.quantities.map(({ step, planned, actual }) => [step, planned, actual])).toEqual([
      ['stack', 0.75, 0.75],
      ['cathode-slurry', null, 100],
      ['separator-slurry', 90, 70],
    ]);
  });

  it('deviations stand with their decision, in text and CSV', () => {
    expect(compared.deviations).toMatchObject([{ line: 13, decision: 'use as is' }]);
    expect(comparisonText(compared)).toMatch('OUTSIDE its limits');
    expect(comparisonCsv(compared).split('\r\n').filter((row) => row.startsWith('"cathode-slurry"') || row.includes('"charge-1"'))).not.toHaveLength(0); // prettier-ignore
    expect(comparisonCsv(compared)).toMatch('"756","6","0.8","outside","NCM-1"');
  });

  it('of two runs only what differs is shown', () => {
    const other = compareRun(
      control,
      recordOf(
        entries.map((one) =>
          one.kind === 'actual' && one.batch === 1 && one.item === 'charge-1' ? { ...one, value: 751 } : one,
        ),
      ),
      { minutes: new Map() },
    );
    expect(compareRuns(compared, compared)).toEqual([]);
    expect(compareRuns(compared, other)).toMatchObject([
      { step: 'cathode-slurry', batch: 1, actuals: [750, 751], difference: 1 },
    ]);
    expect(differencesText('a', 'b', compareRuns(compared, other))).toMatch('actual 750 g | 751 g; +1 g');
  });
});
