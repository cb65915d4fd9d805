import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@libs/knowledge';
import type { ControlRecipe, RunBlock, RunValue } from '../control/control-recipe';
import { addToRecord, readRecord } from './record';
import { appendLines, recordText } from './record-file';
import { readSheet, recordSheet } from './record-sheet';
import type { RecordEntry } from './record-types';
import { ofKind, openDeviations, trueLines } from './record-view';

const value = (id: string, kind: RunValue['kind'], name: string, target: number | null, unit: string, low: number | null = null, high: number | null = null): RunValue =>
  ({ id, kind, name, target, unit, low, high, role: null, phase: null, limitsFrom: null, basis: 'test', note: null }); // prettier-ignore
const block = (id: string, number: string, repeats: number, values: readonly RunValue[]): RunBlock =>
  ({ id, number, repeats, values, after: [], title: id, unit: 'cathode' }) as unknown as RunBlock;
/** A run of two steps as the record sees it: two batches of a slurry, one coating. */
const control = {
  id: 'test-run',
  contentHash: 'a'.repeat(64),
  blocks: [
    block('cathode-slurry', '1.1', 2, [
      value('charge-1', 'charge', 'NCM622', 750, 'g', 745, 755),
      value('charge-2', 'charge', 'toluene', 250, 'g'),
      value('mix.temperature', 'set-point', 'temperature', 25, '°C'),
      value('mix.order', 'set-point', 'order of addition', null, ''),
    ]),
    block('cathode-coat', '1.2', 1, [value('coat.loading', 'check', 'loading', 18, 'mg/cm²', 17, 19)]),
  ],
} as unknown as ControlRecipe;

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'record-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const add = (...entries: RecordEntry[]): ReturnType<typeof addToRecord> =>
  addToRecord(folder, control, entries, { by: 'AW', at: '2026-11-23T09:00+01:00' }, 'released');
const weighed = (grams: number, batch = 1): RecordEntry =>
  ({ kind: 'actual', step: 'cathode-slurry', item: 'charge-1', batch, value: grams, unit: 'g', lot: 'NCM-7' }); // prettier-ignore
const told = (entry: RecordEntry): string => {
  try {
    add(entry);
  } catch (error) {
    if (error instanceof InputError) return error.text;
    throw error;
  }
  return 'recorded';
};

describe('a record', () => {
  it('opens itself with the hash of the control recipe and says who and when', () => {
    const lines = add(weighed(750));
    expect(lines.map(({ seq, kind, by }) => [seq, kind, by])).toEqual([[1, 'opened', 'AW'], [2, 'actual', 'AW']]); // prettier-ignore
    expect(lines[0]?.previous).toBe(control.contentHash);
    expect(readRecord(folder, control).problems).toEqual([]);
  });

  it('755.01 g where 755 g are the limit is inside what was printed; 755.1 g is a deviation that needs a disposition', () => {
    add(weighed(755.01));
    expect(openDeviations(readRecord(folder, control))).toEqual([]);
    const [, deviation] = add(weighed(755.1, 2));
    expect(deviation).toMatchObject({ kind: 'deviation', of: 3, says: 'NCM622: 755.1 g, allowed 745 to 755 g' });
    expect(openDeviations(readRecord(folder, control)).map(({ seq }) => seq)).toEqual([4]);
    add({ kind: 'disposition', of: 4, decision: 'hold', reason: 'asked the formulator' });
    expect(openDeviations(readRecord(folder, control))).toHaveLength(1);
    add({ kind: 'disposition', of: 4, decision: 'use as is', reason: '0.1 g of 755 g' });
    expect(openDeviations(readRecord(folder, control))).toEqual([]);
  });

  it('a correction leaves the line, and what is read afterwards is the correction; it is checked like the line', () => {
    add(weighed(750));
    const [correction, deviation] = add({
      kind: 'correction',
      corrects: 2,
      value: 760,
      reason: 'read the wrong line of the balance',
    });
    expect([correction?.kind, deviation?.kind]).toEqual(['correction', 'deviation']);
    const record = readRecord(folder, control);
    expect(record.lines[1]).toMatchObject({ value: 750 });
    expect(ofKind(trueLines(record), 'actual')[0]).toMatchObject({ seq: 2, value: 760, lot: 'NCM-7' });
    add({ kind: 'correction', corrects: 2, withdrawn: true, reason: 'another batch' });
    expect(ofKind(trueLines(readRecord(folder, control)), 'actual')).toEqual([]);
    expect(told({ kind: 'correction', corrects: 2, value: 750, reason: 'x' })).toMatch('which is withdrawn');
  });

  it('names what is wrong and the nearest right name, and then nothing is written', () => {
    expect(told({ ...weighed(1), step: 'cathode-slury' } as RecordEntry)).toMatch(/nearest: cathode-slurry/);
    expect(told({ ...weighed(1), item: 'chrge-1' } as RecordEntry)).toMatch(/nearest: charge-1 \(NCM622\)/);
    expect(
      told({ kind: 'actual', step: 'cathode-coat', item: 'loadng', batch: null, value: 18, unit: 'mg/cm²' }),
    ).toMatch('nearest: coat.loading (loading)');
    expect(told({ ...weighed(1), unit: 'kg' } as RecordEntry)).toMatch('"g", the unit of NCM622');
    expect(told({ ...weighed(1), value: '7,5' } as RecordEntry)).toMatch('a number in g, with a point');
    expect(told(weighed(750, 3))).toMatch('1 to 2, the batches of cathode-slurry');
    expect(told({ ...weighed(1), batch: null } as RecordEntry)).toMatch('1 to 2, the batches');
    expect(told({ kind: 'disposition', of: 9, decision: 'hold', reason: 'x' })).toMatch('line 9 of 0');
    expect(told({ kind: 'made', what: 'cell', id: '1', from: ['C-1'] })).toMatch('the id of a sheet that was recorded');
    expect(told({ kind: 'note', says: '' })).toMatch('says');
    expect(readdirSync(folder)).toEqual([]);
    add(weighed(750));
    expect(told(weighed(750))).toMatch('line 2 has it; correct that line (--corrects 2)');
  });

  it('of several entries all are written or none', () => {
    expect(() => add(weighed(750), weighed(750, 2), { ...weighed(1), item: 'no' } as RecordEntry)).toThrow(InputError);
    expect(readRecord(folder, control).lines).toEqual([]);
  });
});

describe('a record that was changed', () => {
  const file = (): string => join(folder, 'record.jsonl');
  const problems = (): string =>
    readRecord(folder, control)
      .problems.map(({ where, allowed }) => `${where}: ${allowed}`)
      .join('\n');
  beforeEach(() => void add(weighed(750), weighed(751, 2), { kind: 'note', says: 'the end' }));

  it('a digit in line 2 is seen by line 3', () => {
    writeFileSync(file(), readFileSync(file(), 'utf8').replace('"value":750', '"value":755'));
    expect(problems()).toMatch(/line 3: hash .* of line 2: line 2 was changed/);
    expect(told(weighed(1))).toMatch('line 2 was changed');
  });

  it('a line that was taken out, or put in, is seen', () => {
    const lines = readFileSync(file(), 'utf8').split('\n');
    writeFileSync(file(), lines.filter((_, at) => at !== 1).join('\n'));
    expect(problems()).toMatch('number 2: a line is missing or was put in');
  });

  it('the last line, changed or taken away, is seen only by the hash that was written down', () => {
    const { head } = readRecord(folder, control);
    writeFileSync(file(), readFileSync(file(), 'utf8').replace('the end', 'an end'));
    expect(problems()).toBe('');
    expect(readRecord(folder, control).head).not.toBe(head);
  });

  it('half a line at the end that no writer left is said, and nothing is added to it', () => {
    appendFileSync(file(), '{"seq":5,');
    expect(problems()).toMatch('line 5: whole lines; restore the file from a copy');
    expect(told({ kind: 'note', says: 'more' })).toMatch('a line that is not whole');
  });

  it('a record of another run is refused', () => {
    const other = { ...control, contentHash: 'b'.repeat(64) };
    expect(readRecord(folder, other).problems[0]?.allowed).toMatch('this record is of another run');
  });
});

describe('a writer that died', () => {
  const first = '{"seq":1}\n';
  const pending = (base: number, text: string, at = 2): void =>
    writeFileSync(join(folder, `record.pending.${at}`), JSON.stringify({ base, text }));

  it('after its lines had a name: they are read, and the next writer copies them before its own', () => {
    writeFileSync(join(folder, 'record.jsonl'), first);
    pending(first.length, '{"seq":2}\n{"seq":3}\n');
    expect(recordText(folder)).toBe('{"seq":1}\n{"seq":2}\n{"seq":3}\n');
    appendLines(folder, () => ['{"seq":4}']);
    expect(readFileSync(join(folder, 'record.jsonl'), 'utf8')).toBe('{"seq":1}\n{"seq":2}\n{"seq":3}\n{"seq":4}\n');
    expect(readdirSync(folder)).toEqual(['record.jsonl']);
  });

  it('in the middle of the copy: the half line is made whole', () => {
    writeFileSync(join(folder, 'record.jsonl'), `${first}{"seq":2}\n{"se`);
    pending(first.length, '{"seq":2}\n{"seq":3}\n');
    expect(recordText(folder)).toBe('{"seq":1}\n{"seq":2}\n{"seq":3}\n');
  });

  it('after the copy: nothing is written twice', () => {
    writeFileSync(join(folder, 'record.jsonl'), `${first}{"seq":2}\n`);
    pending(first.length, '{"seq":2}\n');
    appendLines(folder, () => ['{"seq":3}']);
    expect(readFileSync(join(folder, 'record.jsonl'), 'utf8')).toBe('{"seq":1}\n{"seq":2}\n{"seq":3}\n');
  });

  it('and another after it, before anything was copied: both are read in their order, line 9 before line 10', () => {
    const eight = Array.from({ length: 8 }, (_, at) => `{"seq":${at + 1}}\n`).join('');
    writeFileSync(join(folder, 'record.jsonl'), eight);
    pending(eight.length, '{"seq":9}\n', 9);
    pending(eight.length + 10, '{"seq":10}\n', 10);
    expect(recordText(folder)).toBe(`${eight}{"seq":9}\n{"seq":10}\n`);
    appendLines(folder, () => ['{"seq":11}']);
    expect(readFileSync(join(folder, 'record.jsonl'), 'utf8')).toBe(`${eight}{"seq":9}\n{"seq":10}\n{"seq":11}\n`);
  });

  it('with lines that came too late, whose place another has taken: they were never acknowledged and are dropped', () => {
    writeFileSync(join(folder, 'record.jsonl'), `${first}{"seq":2,"of":"another"}\n`);
    pending(first.length, '{"seq":2}\n');
    expect(recordText(folder)).toBe(`${first}{"seq":2,"of":"another"}\n`);
    appendLines(folder, () => ['{"seq":3}']);
    expect(readFileSync(join(folder, 'record.jsonl'), 'utf8')).toBe(`${first}{"seq":2,"of":"another"}\n{"seq":3}\n`);
  });
});

describe('a filled form', () => {
  const filled = (change: (text: string) => string): string => change(recordSheet(control));

  it('has a row for every item of every batch; rows without an actual are passed over', () => {
    expect(recordSheet(control).trim().split('\r\n')).toHaveLength(1 + 2 * 4 + 1);
    expect(readSheet(recordSheet(control), control)).toEqual([]);
    const text = filled((csv) => csv.replace('"745","755","","",""', '"745","755","749.8","KERN-2","NCM-7"'));
    expect(readSheet(text, control)).toEqual([
      { kind: 'actual', step: 'cathode-slurry', item: 'charge-1', batch: 1, value: 749.8, unit: 'g', instrument: 'KERN-2', lot: 'NCM-7' },
    ]); // prettier-ignore
  });

  it('with semicolons a decimal comma is a decimal comma', () => {
    const text = 'step;name;batch;actual\n1.1;NCM622;2;749,8\n1.2;loading;;18,1\n';
    expect(readSheet(text, control).map((one) => [one.step, one.item, one.batch, one.value])).toEqual([
      ['cathode-slurry', 'charge-1', 2, 749.8],
      ['cathode-coat', 'coat.loading', null, 18.1],
    ]);
  });

  it('names every broken row with its line', () => {
    const text =
      'step,item,batch,actual\ncathode-slurry,charge-9,1,5\ncathode-coatt,coat.loading,,18\n"cathode-slurry",charge-1,1.5,7\n';
    let said = '';
    try {
      readSheet(text, control, 'form.csv');
    } catch (error) {
      said = (error as InputError).text;
    }
    for (const part of [
      'form.csv, line 2, item',
      'form.csv, line 3, step',
      'nearest: cathode-coat',
      'form.csv, line 4, batch',
    ])
      expect(said).toMatch(part);
  });

  it('of another run is refused by its hash; an unknown column has a nearest name', () => {
    expect(() =>
      readSheet(
        filled((csv) => csv.replaceAll('a'.repeat(64), 'c'.repeat(64)).replace('"745","755",""', '"745","755","1"')),
        control,
      ),
    ).toThrow('1 problem');
    expect(() => readSheet('step,itm,actual\n', control)).toThrow('1 problem');
  });
});
