import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import { readBrief } from '../brief/brief';
import { buildSpace } from './space';

const knowledge = loadKnowledge();
const file = join(__dirname, '../..', '..', '..', 'recipes', 'briefs', 'li-lco-infiltration-only.json');
const written = JSON.parse(readFileSync(file, 'utf8')) as object;
const spaceOf = (more: object): ReturnType<typeof buildSpace> =>
  buildSpace(readBrief({ ...written, ...more }, knowledge), knowledge);

describe('what only a missing number keeps out', () => {
  it('Li7P2S8I and Li4PS4I have a conductivity and no density: they are named, Li6PS5Cl is not', () => {
    const [electrolytes = ''] = spaceOf({}).withoutData;
    expect(electrolytes).toMatch(/want of a density .*electrolytes .*Li4PS4I.*Li7P2S8I/);
    expect(electrolytes).not.toMatch(/Li6PS5Cl[,.]/);
  });

  it('a brief that allows one electrolyte without a density hears of that one alone', () => {
    expect(spaceOf({ electrolytes: { only: ['Li7P2S8I'] } }).withoutData[0]).toBe(
      'Left out for want of a density in the catalogue, not for their chemistry: the electrolytes Li7P2S8I.',
    );
  });

  it('an active material of the brief without a potential is answered by name', () => {
    expect(
      spaceOf({ cathode: { activeMaterials: ['LiNi0.5Mn1.5O4'], coating: ['none'], arealCapacityMAhCm2: [1, 2] } })
        .refusals[0]?.says,
    ).toBe('LiNi0.5Mn1.5O4 has no potential, no practical capacity in the catalogue: no sheet of it is computed.');
  });
});
