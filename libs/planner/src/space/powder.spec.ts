import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Judge } from '@libs/compatibility';
import { loadKnowledge, numberOf } from '@libs/knowledge';
import { readBrief, type Brief } from '../brief/brief';
import { createCandidate, decodeNumbers } from './candidate';
import { families } from '../families';
import { optionsOf } from './options';
import { powdersOf } from './powder';
import type { Sheet } from './sheet';

const knowledge = loadKnowledge();
const briefs = join(__dirname, '../..', '..', '..', 'recipes', 'briefs');
const read = (name: string, powder: readonly string[]): Brief =>
  readBrief(
    {
      ...(JSON.parse(readFileSync(join(briefs, `${name}.json`), 'utf8')) as object),
      electrolytes: { powder },
    },
    knowledge,
  );
const optionsFor = (name: string, powder: readonly string[]): ReturnType<typeof optionsOf> => {
  const brief = read(name, powder);
  return optionsOf(brief, knowledge, new Judge(knowledge));
};
const ways = (name: string, id: string, ...powder: string[]): string[] =>
  powdersOf(knowledge.material(id), optionsFor(name, powder)).map(
    ({ says, conductivity }) => `${says}: ${Number(numberOf(conductivity)?.toPrecision(3))}`,
  );

describe('the powder of an electrolyte', () => {
  it('by liquid-phase synthesis: the rows of Table 2, each with its own conductivity', () => {
    expect(ways('li-electrolyte-synthesised', 'Li3PS4', 'liquid-phase')).toEqual([
      'Li3PS4 synthesised in THF: 0.00016',
      'Li3PS4 synthesised in ethyl-acetate: 0.00033',
      'Li3PS4 synthesised in ethyl-propionate: 0.0002',
    ]);
    expect(ways('li-electrolyte-synthesised', 'Li7P3S11', 'liquid-phase')).toEqual(
      expect.arrayContaining([
        'Li7P3S11 synthesised in DME: 0.00027',
        'Li7P3S11 synthesised in acetonitrile: 0.00097',
        'Li7P3S11 synthesised in acetonitrile: 0.001',
        'Li7P3S11 synthesised in THF: 0.00023',
      ]),
    );
    expect(ways('li-electrolyte-synthesised', 'Li7P2S8I', 'liquid-phase')).toEqual([
      'Li7P2S8I synthesised in acetonitrile: 0.00063',
    ]);
    expect(ways('li-electrolyte-synthesised', 'Li4PS4I', 'liquid-phase')).toEqual([
      'Li4PS4I synthesised in DME: 0.00012',
    ]);
    expect(ways('na-electrolyte-synthesised', 'Na3SbS4', 'liquid-phase')).toEqual([
      'Na3SbS4 synthesised in water: 0.00015',
    ]);
  });

  it('milled, in two steps, or recrystallised', () => {
    expect(ways('li-electrolyte-synthesised', 'Li7P3S11', 'milled')).toEqual(['Li7P3S11 milled and annealed: 0.0032']);
    expect(ways('li-argyrodite-two-step', 'Li6PS5Cl', 'two-step')).toEqual(['Li6PS5Cl made in two steps: 0.0024']);
    expect(ways('li-electrolyte-synthesised', 'Li4SnS4', 'solution-process')).toEqual([
      'Li4SnS4 recrystallised from water: 0.00014',
    ]);
  });

  it('a bought powder stays bought where the brief says nothing', () => {
    const { electrolytes, defaults } = readBrief(
      JSON.parse(readFileSync(join(briefs, 'li-lco-infiltrated.json'), 'utf8')),
      knowledge,
    );
    expect(electrolytes.powder).toEqual(['bought']);
    expect(defaults.join()).toContain('electrolytes.powder: bought');
  });

  it('is made before the slurry, and no made electrolyte is weighed in as bought', () => {
    const options = optionsFor('li-electrolyte-synthesised', ['liquid-phase']);
    const sheets = families.find(({ id }) => id === 'cathode-slurry')?.enumerate(options) ?? [];
    expect(sheets.length).toBeGreaterThan(0);
    for (const sheet of sheets) {
      const steps = express(sheet);
      expect(steps.map(({ operation }) => operation)).toEqual([
        'synthesize',
        'dry',
        'heat-treat',
        'mix-slurry',
        'coat',
        'dry',
      ]);
      expect(steps.flatMap(({ ingredients }) => ingredients.map(({ role }) => role))).not.toContain(
        'solid-electrolyte',
      );
      expect(steps.find(({ operation }) => operation === 'mix-slurry')?.ingredients.map(({ from }) => from)).toContain(
        'cathode-powder',
      );
    }
  });

  /** A sheet in the middle of its bounds. */
  function express(sheet: Sheet): ReturnType<Sheet['express']> {
    const candidate = createCandidate(sheet, sheet, sheet);
    const half = new Float64Array(64).fill(0.5);
    decodeNumbers(
      half,
      { arealCapacityMAhCm2: [1, 2], npRatio: [1, 1.2], pressureMPa: [350, 490], dryingC: [40, 80] },
      candidate,
    );
    return sheet.express(candidate.cathodeAmounts, { conditions: { atmosphere: 'argon' } });
  }
});
