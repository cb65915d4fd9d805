import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import { loadLine, type Line } from '@libs/plant';
import { readBrief } from '../brief/brief';
import { buildSpace } from './space';

const knowledge = loadKnowledge();
const file = join(__dirname, '../..', '..', '..', 'recipes', 'briefs', 'li-lco-coated-particles.json');
const read = JSON.parse(readFileSync(file, 'utf8')) as object;
const line = loadLine('lab-glovebox') as Line;
const withOven = (ovens: readonly [number, number][]): Line => ({
  ...line,
  equipment: [
    ...line.equipment.filter(({ kind }) => kind !== 'oven'),
    ...ovens.map((temperatureC, index) => ({
      id: `oven-${index}`,
      kind: 'oven' as const,
      temperatureC,
      atmosphere: ['vacuum' as const],
    })),
  ],
});
const spaceOn = (one: Line): ReturnType<typeof buildSpace> =>
  buildSpace({ ...readBrief({ ...read, electrolytes: { only: ['Li4SnS4'] } }, knowledge), line: one }, knowledge);
const heats = ({ cathodes }: ReturnType<typeof buildSpace>): Set<number | undefined> =>
  new Set(cathodes.map(({ solution }) => solution?.heatTreatmentC));

describe('the oven of a line', () => {
  it('of 250 °C takes no shell of Li4SnS4 at 320 °C, and the answer says which oven', () => {
    const space = spaceOn(line);
    expect(heats(space).has(320)).toBe(false);
    expect(space.refusals.map(({ says }) => says)).toContain(
      'cathode: SE-coated active material, slurry: Li4SnS4 is heat-treated at 320 °C, of the line lab-glovebox the vacuum-oven has 25 to 250 °C.',
    );
  });

  it('beside a furnace of 400 °C is not in the way', () => {
    expect(
      heats(
        spaceOn(
          withOven([
            [25, 250],
            [100, 400],
          ]),
        ),
      ).has(320),
    ).toBe(true);
  });

  it('that is missing leaves nothing that is heat-treated', () => {
    const space = spaceOn(withOven([]));
    expect(space.cathodes).toEqual([]);
    expect(space.refusals.some(({ says }) => says.endsWith('the line lab-glovebox has no oven.'))).toBe(true);
  });
});
