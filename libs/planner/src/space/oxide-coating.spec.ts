import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Judge } from '@libs/compatibility';
import { loadKnowledge } from '@libs/knowledge';
import { readBrief } from '../brief/brief';
import { families } from '../families';
import { optionsOf } from './options';
import { shareOf } from './oxide-coating';
import { plan } from '../plan';

const knowledge = loadKnowledge();
const file = join(__dirname, '../..', '..', '..', 'recipes', 'briefs', 'li-ncm811-oxide-coated-here.json');
const written = JSON.parse(readFileSync(file, 'utf8')) as { cathode: object };
const judge = new Judge(knowledge);

describe('a protective oxide that is put on here', () => {
  it('weighs what a shell of the shown thickness weighs: 5 nm of 4.85 g/cm³ on 5 µm of 4.7 g/cm³ is 0.62 %', () => {
    const active = { ...knowledge.material('NCM811'), properties: { density: [datum(4.7)], particleSize: [datum(5)] } };
    // 3 × 0.005 × 4.85 / (2.5 × 4.7) = 0.00619
    expect(shareOf(knowledge.material('Li2O-ZrO2'), active)).toBeCloseTo(0.00619 / 1.00619, 5);
  });

  it('stands before the slurry or the dry mixture, and the electrolyte meets a coated active material', () => {
    const brief = readBrief({ ...written, search: { seed: 1, evaluations: 600 } }, knowledge);
    const { routes } = plan(brief, knowledge);
    expect(routes.length).toBeGreaterThan(0);
    for (const { process, verdict, proposed, materials } of routes) {
      const judged = judge.check(process);
      expect(judged.verdict).toBe(verdict);
      expect(['pass', 'conditional']).toContain(verdict);
      expect(
        process.steps.slice(0, 3).map(({ operation, conditions }) => [operation, conditions?.temperatureC]),
      ).toEqual([
        ['coat-particles', 25],
        ['dry', expect.any(Number)],
        ['heat-treat', 300],
      ]);
      const met = judged.questions.find(({ question }) => question === 'electrolyte-with-active');
      expect(met?.decidedBy.map(({ statement }) => statement)).toEqual(['LEE20-LZO']);
      expect(materials.map(({ material }) => material)).toContain('cathode:Li2O-ZrO2');
      expect(proposed.join()).toContain('precursors of Li2O-ZrO2 are not given');
    }
  });

  it('has no way for a coating whose method nobody gives (LiNbO3, CAT-02)', () => {
    const brief = readBrief(
      {
        ...written,
        cathode: {
          ...written.cathode,
          activeMaterials: ['NCM622'],
          coating: ['LiNbO3'],
          coatingBy: ['sol-gel', 'bought'],
        },
      },
      knowledge,
    );
    const sheets = families
      .find(({ id }) => id === 'cathode-slurry')
      ?.enumerate(optionsOf(brief, knowledge, new Judge(knowledge)));
    expect(sheets?.length).toBeGreaterThan(0);
    expect(sheets?.filter(({ oxide }) => oxide !== undefined)).toEqual([]);
  });
});

function datum(value: number): { value: number; unit: string; source: { id: string; grade: 'B' } } {
  return { value, unit: '-', source: { id: 'park2018', grade: 'B' } };
}
