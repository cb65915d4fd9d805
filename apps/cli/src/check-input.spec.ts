import { Readable } from 'node:stream';
import { formulationsOf } from './check-csv';
import { arriving } from './check-input';
import { whereJsonBreaks } from '@libs/knowledge';

async function all(text: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const one of arriving(['-'], Readable.from([text]))) found.push(one);
  return found;
}

describe('where JSON breaks', () => {
  it.each([
    ['{"a": 1,}', 1, 9, 'a name in double quotes'],
    ['{\n  "a" 1\n}', 2, 7, 'a colon'],
    ['[1 2]', 1, 4, 'a comma'],
    ['{"a": NaN}', 1, 7, 'a value'],
    ["{'a': 1}", 1, 2, 'a name in double quotes or }'],
    ['{"a": 1}}', 1, 9, 'the end'],
    ['{"a": [1, 2}', 1, 12, 'a comma'],
    ['{"a": 01}', 1, 7, 'a value'],
    ['', 1, 1, 'a value'],
  ])('%s: line %i, column %i', (text, line, column, allowed) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    const found = whereJsonBreaks(text);
    expect([found.line, found.column]).toEqual([line, column]);
    expect(found.allowed).toContain(allowed);
  });

  it('does not run out of stack on a hundred thousand open brackets', () => {
    expect(whereJsonBreaks('['.repeat(100_000)).column).toBe(100_001);
  });
});

describe('stdin', () => {
  it('is a document, an array, or one document a line', async () => {
    expect(await all('{"ion":"Li"}')).toHaveLength(1);
    expect(await all('[{"ion":"Li"},{"ion":"Na"}]')).toHaveLength(2);
    expect(await all('{"ion":"Li"}\n{"ion":"Na"}\n')).toHaveLength(2);
  });
});

describe('a CSV of formulations', () => {
  it('holds one step a row; rows of one id are one process', () => {
    const csv = [
      'id,ion,step,operation,from,solid-electrolyte,solvent,solvent.anhydrous,temperatureC',
      'a,Li,dissolve,dissolve,,Li6PS5Cl,ethanol,true,25',
      'a,,dry,dry,dissolve,,,,80',
      '"b, second",Na,mix,,,Na3SbS4,"methanol",,',
    ].join('\r\n');
    const documents = [...formulationsOf(csv, 'f.csv')].map((one) => ('value' in one ? one.value : one));
    expect(documents).toEqual([
      {
        id: 'a',
        ion: 'Li',
        steps: [
          {
            id: 'dissolve',
            operation: 'dissolve',
            ingredients: [
              { role: 'solid-electrolyte', material: 'Li6PS5Cl' },
              { role: 'solvent', material: 'ethanol', anhydrous: true },
            ],
            conditions: { temperatureC: 25 },
          },
          { id: 'dry', operation: 'dry', ingredients: [{ from: 'dissolve' }], conditions: { temperatureC: 80 } },
        ],
      },
      {
        id: 'b, second',
        ion: 'Na',
        steps: [
          {
            id: 'mix',
            operation: 'mix-slurry',
            ingredients: [
              { role: 'solid-electrolyte', material: 'Na3SbS4' },
              { role: 'solvent', material: 'methanol' },
            ],
          },
        ],
      },
    ]);
  });

  it('names a column that it does not know, with the nearest', () => {
    const [only] = [...formulationsOf('id,bindr,solvent\na,NBR,toluene\n', 'f.csv')];
    expect(only).toMatchObject({
      problems: [{ where: 'f.csv, column 2', nearest: expect.arrayContaining(['binder']) as unknown }],
    });
  });
});
