import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Judge } from '@libs/compatibility';
import { InputError, loadKnowledge } from '@libs/knowledge';

type Json = Record<string, unknown>;
type Break = readonly [what: string, broken: (document: Json) => unknown];

const judge = new Judge(loadKnowledge());
const folder = join(__dirname, 'cases', 'seed');
const valid = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Json);

const steps = (document: Json): Json[] => document['steps'] as Json[];
const first = (document: Json): Json => steps(document)[0] as Json;
const ingredient = (document: Json): Json => (first(document)['ingredients'] as Json[])[0] as Json;
const set =
  (place: (document: Json) => Json, name: string, value: unknown) =>
  (document: Json): unknown => {
    place(document)[name] = value;
    return document;
  };
const without =
  (place: (document: Json) => Json, name: string) =>
  (document: Json): unknown => {
    delete place(document)[name];
    return document;
  };
const root = (document: Json): Json => document;
const conditions = (document: Json): Json => (first(document)['conditions'] = {});
const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { deeper: value };
  return value;
};

const breaks: readonly Break[] = [
  // wrong types
  ['steps is an object', set(root, 'steps', {})],
  ['steps is a string', set(root, 'steps', 'mix, dry')],
  ['a step is null', (document) => ({ ...document, steps: [null, ...steps(document)] })],
  ['a step is a number', (document) => ({ ...document, steps: [7, ...steps(document)] })],
  ['ingredients is a string', set(first, 'ingredients', 'Li6PS5Cl')],
  ['ingredients is empty', set(first, 'ingredients', [])],
  ['an ingredient is a string', (document) => set(first, 'ingredients', ['Li6PS5Cl'])(document)],
  ['material is a number', set(ingredient, 'material', 6)],
  ['material is an array', set(ingredient, 'material', ['Li6PS5Cl'])],
  ['material is empty', set(ingredient, 'material', '')],
  ['evidence is a string', set(root, 'evidence', 'park2018')],
  ['evidence of a source that does not exist', set(root, 'evidence', ['park2081'])],
  ['evidence holds numbers', set(root, 'evidence', [2018])],
  ['id is a number', set(root, 'id', 12)],
  ['id of a step is a boolean', set(first, 'id', true)],
  ['ultrasound is a word', (document) => set(conditions, 'ultrasound', 'yes')(document)],
  ['anhydrous is a word', set(ingredient, 'anhydrous', 'true')],
  ['cell is an array', set(root, 'cell', [])],
  ['voltage has three ends', set(root, 'cell', { voltageV: [1, 2, 3] })],
  ['voltage turned round', set(root, 'cell', { voltageV: [4.2, 2.5] })],
  ['separator is a string', set(root, 'cell', { separator: 'Li3PS4' })],
  ['half a cell in series', set(root, 'cell', { unitCellsInSeries: 1.5 })],
  ['the document is null', () => null],
  ['the document is an array', (document) => [document]],
  ['the document is a string', (document) => JSON.stringify(document)],
  ['the document is a number', () => 42],
  ['the document is undefined', () => undefined],
  // unknown fields, and known ones elsewhere
  ['an unknown field', set(root, 'solvent', 'toluene')],
  ['an unknown field of a step', set(first, 'temperature', 80)],
  ['an unknown field of an ingredient', set(ingredient, 'amount', 3)],
  ['an unknown condition', set(conditions, 'humidity', 3)],
  ['a condition beside the conditions', set(first, 'temperatureC', 80)],
  ['an unknown field of the cell', set(root, 'cell', { voltage: [2, 4] })],
  ['a misspelt field', set(root, 'evidences', ['park2018'])],
  [
    'a field of the prototype',
    (document) => JSON.parse(JSON.stringify(document).replace('{', '{"__proto__":{"verdict":"pass"},')),
  ],
  ['constructor as a field', set(root, 'constructor', { name: 'pass' })],
  // what is missing
  ['no ion', without(root, 'ion')],
  ['no steps', without(root, 'steps')],
  ['no steps in the list', set(root, 'steps', [])],
  ['no operation', without(first, 'operation')],
  ['no id of a step', without(first, 'id')],
  ['no ingredients', without(first, 'ingredients')],
  ['no role', without(ingredient, 'role')],
  ['neither material nor from', (document) => set(first, 'ingredients', [{ role: 'binder' }])(document)],
  ['material and from', set(ingredient, 'from', 'mix')],
  // references
  ['from itself', (document) => set(first, 'ingredients', [{ from: first(document)['id'] }])(document)],
  [
    'from a later step',
    (document) => ({
      ...document,
      steps: [
        { id: 'early', operation: 'dry', ingredients: [{ from: 'late' }] },
        { id: 'late', operation: 'dry', ingredients: [{ from: 'early' }] },
      ],
    }),
  ],
  ['from a step that does not exist', (document) => set(first, 'ingredients', [{ from: 'nowhere' }])(document)],
  ['the same id twice', (document) => ({ ...document, steps: [...steps(document), first(document)] })],
  [
    'a cell of steps that do not exist',
    set(root, 'cell', { cathode: 'nowhere', separator: ['nothing'], anode: 'nobody' }),
  ],
  // numbers
  ['NaN', set(conditions, 'temperatureC', Number.NaN)],
  ['infinity', set(conditions, 'durationMin', Number.POSITIVE_INFINITY)],
  ['a negative duration', set(conditions, 'durationMin', -5)],
  ['below absolute zero', set(conditions, 'temperatureC', -300)],
  ['hotter than any oven', set(conditions, 'temperatureC', 1e9)],
  ['a negative mass fraction', set(ingredient, 'massFraction', -0.1)],
  ['a mass fraction in per cent', set(ingredient, 'massFraction', 68.1)],
  [
    'mass fractions above one',
    (document) =>
      set(first, 'ingredients', [
        { role: 'solvent', material: 'toluene', massFraction: 0.7 },
        { role: 'binder', material: 'NBR', massFraction: 0.7 },
      ])(document),
  ],
  ['a thickness of nothing', set(first, 'thicknessUm', 0)],
  ['more than all water', set(ingredient, 'waterPpm', 2e6)],
  ['more than saturated', set(conditions, 'relativeHumidityPct', 140)],
  // units
  ['a temperature with its unit', set(conditions, 'temperatureC', '80 °C')],
  ['kelvin', set(conditions, 'temperatureK', 353)],
  ['a pressure in bar', set(conditions, 'pressureBar', 3700)],
  ['hours', set(conditions, 'durationH', 2)],
  ['a thickness in millimetres', set(first, 'thicknessMm', 0.03)],
  ['a number as text', set(conditions, 'pressureMPa', '370')],
  // look-alikes and wrong names
  ['a Cyrillic Р in Li6PS5Cl', set(ingredient, 'material', 'Li6\u0420S5Cl')],
  ['a Greek Ν in NMP', set(ingredient, 'material', '\u039DMP')],
  ['a zero-width space', set(ingredient, 'material', 'tolu\u200Bene')],
  ['a letter O for a zero', set(ingredient, 'material', 'Na2.88SbO.88WO.12S4')],
  ['a name that nobody knows', set(ingredient, 'material', 'unobtainium')],
  ['a Cyrillic ion', set(root, 'ion', 'L\u0456')],
  ['another ion', set(root, 'ion', 'K')],
  ['an ion in small letters', set(root, 'ion', 'li')],
  ['an operation with a look-alike', set(first, 'operation', 'mix-slurr\u0443')],
  ['an unknown operation', set(first, 'operation', 'stir')],
  ['an unknown role', set(ingredient, 'role', 'electrolyte')],
  ['an unknown atmosphere', set(conditions, 'atmosphere', 'Ar')],
  ['an unknown scale', set(root, 'scale', 'factory')],
  ['an unknown form', set(ingredient, 'form', 'slurry')],
  ['an unknown coating', set(ingredient, 'coating', 'LiNbO\u041E3')],
  ['a product that nobody knows', set(first, 'product', 'Li99S')],
  // size
  [
    'a thousand steps',
    (document) => ({
      ...document,
      steps: Array.from({ length: 1000 }, (_, index) => ({ ...first(document), id: `s${index}` })),
    }),
  ],
  [
    'a hundred thousand ingredients',
    (document) =>
      set(
        first,
        'ingredients',
        Array.from({ length: 100_000 }, () => ({ role: 'solvent', material: 'toluene' })),
      )(document),
  ],
  ['a name of a million letters', set(ingredient, 'material', 'x'.repeat(1_000_000))],
  ['an id of a million letters', set(root, 'id', 'x'.repeat(1_000_000))],
  ['ten thousand levels deep', set(root, 'title', nested(10_000))],
  ['a hundred thousand levels deep, in a setpoint', set(first, 'setpoints', { gap: nested(100_000) })],
  [
    'five thousand unknown fields',
    (document) => ({
      ...document,
      ...Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`f${index}`, index])),
    }),
  ],
];

/** Three documents for every way to break one; the choice is fixed, so that a failure can be repeated. */
const malformed = breaks.flatMap(([what, broken], index) =>
  [0, 1, 2].map((offset): [string, string, () => unknown] => {
    const document = valid[(index * 7 + offset * 13) % valid.length] as Json;
    return [what, String(document['id']), () => broken(structuredClone(document))];
  }),
);

describe('malformed documents', () => {
  it('are at least 200', () => expect(malformed.length).toBeGreaterThanOrEqual(200));

  it.each(malformed)('%s (%s): a clear error, never a verdict', (_what, _id, make) => {
    let caught: unknown;
    const start = performance.now();
    try {
      judge.check(make());
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(InputError);
    const { problems, text } = caught as InputError;
    expect(problems.length).toBeGreaterThan(0);
    for (const { where, observed, allowed } of problems)
      expect([where, observed, allowed].every((part) => part.length > 0)).toBe(true);
    expect(text.length).toBeLessThan(100_000);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('list all their problems at once: shape, names and references', () => {
    const document = {
      ion: 'K',
      scale: 'factory',
      steps: [
        {
          id: 'a',
          operation: 'stir',
          ingredients: [{ role: 'binder', material: 'NBRR', massFraction: 3 }, { from: 'b' }],
          conditions: { temperatureK: 1 },
        },
      ],
    };
    let places: string[] = [];
    try {
      judge.check(document);
    } catch (error) {
      places = (error as InputError).problems.map(({ where }) => where);
    }
    expect(places.sort()).toEqual([
      'ion',
      'scale',
      'steps[0].conditions.temperatureK',
      'steps[0].ingredients[0].massFraction',
      'steps[0].ingredients[0].material',
      'steps[0].ingredients[1].from',
      'steps[0].operation',
    ]);
  });
});
