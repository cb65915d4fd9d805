import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge, preferredNumber } from '@libs/knowledge';
import type { PlanAnswer, Route } from '../answer';
import { readBrief } from '../brief/brief';
import { plan } from '../plan';
import { planProblems } from '../plan-shape';
import { buildSpace } from '../space/space';

const knowledge = loadKnowledge();
const folder = join(__dirname, '..', '..', '..', '..', 'recipes', 'briefs');
const written = (name: string): object => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as object;
const planned = (name: string, more: object = {}): PlanAnswer =>
  plan(readBrief({ ...written(name), ...more, search: { seed: 1, evaluations: 200 } }, knowledge), knowledge);
const spaceOf = (name: string, more: object = {}): ReturnType<typeof buildSpace> =>
  buildSpace(readBrief({ ...written(name), ...more }, knowledge), knowledge);
const cathodeSteps = ({ process }: Route): string[] =>
  process.steps.filter(({ id }) => id.startsWith('cathode')).map(({ operation }) => operation);

describe('S and Li2S composites', () => {
  const { routes } = planned('li-sulfur-lithium', { electrolytes: { only: ['Li6PS5Cl'] } });

  it('are milled with electrolyte and carbon before the slurry, in assumed shares that say so', () => {
    expect(routes.length).toBeGreaterThan(0);
    for (const route of routes) {
      expect(cathodeSteps(route)).toEqual(['mill', 'mix-slurry', 'coat', 'dry']);
      expect(route.limits['cathode.carbon']?.source).toMatch(/^assumption/);
      expect(route.proposed.join('\n')).toMatch(/cathode: composites of S or Li2S are shown pressed/);
    }
  });

  it('S holds no lithium: against graphite, which holds none either, only Li2S is left', () => {
    const space = spaceOf('li-sulfur-lithium', {
      anode: { activeMaterials: ['graphite'], npRatio: [1.1, 1.3] },
      families: ['cathode-sulfur', 'separator-coated', 'anode-slurry'],
      electrolytes: { only: ['Li6PS5Cl'] },
    });
    expect(new Set(space.cathodes.map(({ active }) => active?.id))).toEqual(new Set(['Li2S']));
    expect(space.refusals.map(({ says }) => says)).toContain(
      'S holds no Li as it is made, and graphite neither: with it every anode of the brief has to bring Li.',
    );
  });
});

describe('an active material that only its formula speaks for', () => {
  it('TiS2 gives 0.4 to 1 of 239.3 mAh/g, in the middle 167.5, and a brief may set the share', () => {
    const one = {
      electrolytes: { only: ['Li3PS4'] },
      families: ['cathode-tis2-sheets', 'separator-coated', 'anode-li-in'],
    };
    const [first] = spaceOf('li-tis2-indium', one).cathodes;
    expect(first?.active && preferredNumber(first.active, 'capacityPractical')).toBeCloseTo(0.7 * 239.3, 1);
    const [set] = spaceOf('li-tis2-indium', { ...one, assumptions: { 'capacity-share': 0.9 } }).cathodes;
    expect(set?.active && preferredNumber(set.active, 'capacityPractical')).toBeCloseTo(0.9 * 239.3, 1);
  });

  it('TiS2 meets water before any sulfide, and its capacity is what moves the energy of most routes', () => {
    const { routes } = planned('li-tis2-indium', { electrolytes: { only: ['Li6PS5Cl'] } });
    expect(routes.length).toBeGreaterThan(0);
    const moves = routes.map(({ sensitivities }) => sensitivities.specificEnergyStack?.map(({ id }) => id) ?? []);
    expect(moves.filter((ids) => ids.includes('TiS2.capacityPractical')).length).toBeGreaterThan(routes.length / 2);
    for (const route of routes) {
      expect(cathodeSteps(route).slice(0, 3)).toEqual(['exfoliate', 'dry', 'mix-slurry']);
    }
  });

  it('FeS2 is coated with what forms from Na2S, Sb2S3 and S in water, at the conductivity of that row (1 to 2e-4 S/cm)', () => {
    const { routes } = planned('na-fes2-nasn', {
      electrolytes: { only: ['Na3SbS4'] },
      families: ['cathode-fes2-water', 'separator-coated', 'anode-foil'],
    });
    expect(routes.length).toBeGreaterThan(0);
    for (const route of routes) {
      expect(cathodeSteps(route)).toEqual([
        'synthesize',
        'coat-particles',
        'dry',
        'heat-treat',
        'mix-slurry',
        'coat',
        'dry',
      ]);
      expect(route.conductivities[0]).toMatch(/Na3SbS4@water-200C/);
      // That it forms so, and that FeS2 stands it, is shown (WET-10, SOL-41): no test asks for it again.
      expect(route.tests.join('\n')).not.toMatch(/Is this way of making the electrolyte reported/);
      expect(route.choices.cathode.precursors).toEqual(['Na2S', 'Sb2S3', 'S']);
    }
  });

  it('a potential against sodium counts in no lithium cell: FeS2 is not modelled there', () => {
    const { families: _, ...rest } = written('li-tis2-indium') as { families: string[] };
    const cathode = { activeMaterials: ['FeS2'], coating: ['none'], arealCapacityMAhCm2: [0.5, 2] };
    const brief = readBrief({ ...rest, cathode, electrolytes: { only: ['Li3PS4'] } }, knowledge);
    expect(buildSpace(brief, knowledge).cathodes).toEqual([]);
  });
});

describe('LiFePO4 with LiG3', () => {
  it('has a tenth of what lies between its particles as LiG3, in every slurry and on the bill', () => {
    const answer = planned('li-lfp-lig3', {
      electrolytes: { only: ['Li6PS5Cl'] },
      families: ['cathode-lig3', 'separator-coated', 'anode-slurry'],
    });
    const { routes } = answer;
    expect(planProblems(JSON.parse(JSON.stringify(answer)))).toEqual([]);
    expect(routes.length).toBeGreaterThan(0);
    for (const { process, materials, tests } of routes) {
      const slurry = process.steps.find(({ id }) => id === 'cathode-slurry');
      const share = (material: string): number =>
        slurry?.ingredients.find((one) => one.material === material)?.massFraction ?? Number.NaN;
      expect(share('LiG3') / (share('LiG3') + share('Li6PS5Cl'))).toBeCloseTo(0.1, 4);
      const used = (id: string): number => materials.find(({ material }) => material === `cathode:${id}`)?.amount ?? 0;
      expect(used('LiG3') / (used('LiG3') + used('Li6PS5Cl'))).toBeCloseTo(0.1, 3);
      expect(tests[0]).toMatch(/^How much LiG3 does LiFePO4/);
    }
  });
});
