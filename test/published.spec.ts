import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Judge, type Judgement } from '@libs/compatibility';
import { loadKnowledge } from '@libs/knowledge';
import type { Measured, PublishedElectrode } from '@libs/planner';
import { predict } from '@libs/planner';

/** What was published of a process: beside its document, in `<id>.result.json`. */
interface Published {
  readonly id: string;
  readonly source: string;
  readonly grade: string;
  readonly row: string;
  readonly result: string;
  readonly missing: readonly string[];
  readonly verdict: string;
  readonly measured: readonly { readonly what: Measured; readonly value: number; readonly source: string }[];
  readonly model?: PublishedElectrode;
}

const knowledge = loadKnowledge();
const judge = new Judge(knowledge);
const root = join(__dirname, '..');
const folder = join(root, 'recipes', 'published');
const page = join(root, 'docs', 'published.md');
const json = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const ids = readdirSync(folder)
  .filter((name) => name.endsWith('.result.json'))
  .map((name) => name.replace(/\.result\.json$/, ''))
  .sort();
const all = ids.map((id) => ({
  id,
  published: json(`${id}.result.json`) as Published,
  title: (json(`${id}.json`) as { title: string }).title,
  judgement: judge.check(json(`${id}.json`)),
}));

const named: Readonly<Record<Measured, readonly [string, string]>> = {
  porosityPct: ['porosity', '%'],
  ionicConductivityMSCm: ['effective ionic conductivity', 'mS/cm'],
  capacityMAhG: ['capacity at the rate', 'mAh/g'],
};

const why = ({ questions }: Judgement): string => {
  const open = questions.filter(({ verdict }) => verdict !== 'pass');
  return [
    ...new Set(
      open.map(
        ({ asks, decidedBy, missing }) =>
          `${asks} (${decidedBy.map(({ statement }) => statement).join(', ')}${missing[0] ? `: ${missing[0].says}` : ''})`,
      ),
    ),
  ].join('; ');
};
const three = (value: number): string => String(Number(value.toPrecision(3)));
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table(): string {
  const processes = all.map(({ id, title, published, judgement }) =>
    row([
      id,
      title.replaceAll('|', '/'),
      `${published.result} (${published.source}, grade ${published.grade})`,
      [judgement.verdict, why(judgement)].filter((part) => part !== '').join(': '),
      published.missing.join('; '),
    ]),
  );
  const predictions = all.flatMap(({ id, published: { measured, model } }) =>
    model === undefined
      ? []
      : measured.map(({ what, value, source }) => {
          const { value: said, low, high } = predict(model, what, knowledge);
          const [name, unit] = named[what];
          const error = (said / value - 1) * 100;
          const inside = value >= low && value <= high ? 'yes' : 'no';
          return row([
            id,
            `${name}, ${unit}`,
            `${value} (${source})`,
            `${three(said)} (${three(low)} to ${three(high)})`,
            `${error < 0 ? '−' : '+'}${three(Math.abs(error))} %`,
            inside,
            `${model.conductivity}; taken: ${model.taken.join(', ')}`,
          ]);
        }),
  );
  return `${[
    '# Published processes, judged and predicted',
    '',
    'Written by `test/published.spec.ts` from `recipes/published/` (set `WRITE_PUBLISHED=1` to write it again); the test fails when a line is no longer true.',
    'What a source does not say is listed as missing and not filled in. Results that are only recalled are marked M.',
    '',
    '## What the judge says',
    '',
    row(['id', 'process', 'published result', 'verdict', 'missing or taken']),
    row(['---', '---', '---', '---', '---']),
    ...processes,
    '',
    '## What the electrode model says beside the measurement',
    '',
    'Nominal assumptions, and in brackets their pessimistic and optimistic ends. The drop over the separator is not counted.',
    'Not independent: the cast porosity of infiltrated electrodes was taken from R02 and the electronic conductivity of carbon black from HONG26 (R11 to R13). The binder term of the ionic conductivity was not (Bielefeld 2020).',
    '',
    row(['id', 'quantity', 'measured', 'predicted', 'error', 'inside the range', 'conductivity used']),
    row(['---', '---', '---', '---', '---', '---', '---']),
    ...predictions,
    '',
  ].join('\n')}`;
}

describe('a published process', () => {
  it('is one of at least fifteen, each with document and result', () => {
    expect(all.length).toBeGreaterThanOrEqual(15);
    for (const { id, published } of all) {
      expect(published.id).toBe(id);
      expect(knowledge.sources.has(published.source)).toBe(true);
    }
  });

  it.each(ids)('%s: gets the verdict that its sidecar states, and is not refused', (id) => {
    const { published, judgement } = all.find((one) => one.id === id) as (typeof all)[number];
    expect(judgement.verdict).toBe(published.verdict);
    expect(['pass', 'conditional']).toContain(judgement.verdict);
  });

  it.each(all.filter(({ published }) => published.model).map(({ id }) => id))('%s: its fractions sum to one', (id) => {
    const fractions = all.find((one) => one.id === id)?.published.model?.fractions;
    const sum = Object.values(fractions ?? {}).reduce((total, share) => total + share, 0);
    expect(Math.abs(sum - 1)).toBeLessThan(1e-9);
  });

  it('R02: the 80 °C conductivity of Table 2 leaves a fraction of what 180 °C gives', () => {
    const model = all.find(({ id }) => id === 'R02')?.published.model as PublishedElectrode;
    const hot = predict(model, 'capacityMAhG', knowledge).value;
    const cool = predict({ ...model, conductivity: 'Li6PS5Cl@ethanol-80C' }, 'capacityMAhG', knowledge).value;
    expect(cool).toBeLessThan(0.7 * hot);
  });
});

it('docs/published.md is the table of today', () => {
  const written = table();
  if (process.env['WRITE_PUBLISHED']) writeFileSync(page, written);
  expect(readFileSync(page, 'utf8')).toBe(written);
});
