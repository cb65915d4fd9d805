import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import { readBrief } from '../brief/brief';
import { nearestTo } from './nearest';
import { plan } from '../plan';
import { problemOf } from '../search/search';
import { RouteModel } from '../model/model';
import { choicesOf } from '../route/choices';
import { buildSpace } from '../space/space';

const knowledge = loadKnowledge();
const briefs = join(__dirname, '../..', '..', '..', 'recipes', 'briefs');
const of = (name: string, more: object) =>
  readBrief(
    {
      ...(JSON.parse(readFileSync(join(briefs, name), 'utf8')) as Record<string, unknown>),
      ...more,
      search: { seed: 4, evaluations: 600 },
    },
    knowledge,
  );

describe('the nearest recipe that can be expressed', () => {
  it.each([
    ['li-ncm622-graphite-pouch.json', { electrolytes: { only: ['Li6PS5Cl'] } }],
    ['li-lco-bilayer.json', {}],
    ['na-nacro2-nasn.json', {}],
    ['li-ncm622-lithium.json', { electrolytes: { only: ['Li6PS5Cl'] } }],
  ])(
    'a route of %s is nearest to itself: the same sheets, and every stated number within the rounding of a recipe',
    (name, more) => {
      const brief = of(name, more);
      const space = buildSpace(brief, knowledge);
      const { routes } = plan(brief, knowledge);
      expect(routes.length).toBeGreaterThan(0);
      for (const { process, choices, id } of routes.slice(0, 25)) {
        const near = nearestTo(process, brief, space, knowledge);
        expect([id, near.otherwise]).toEqual([id, []]);
        const found = choicesOf(near.candidate);
        expect([found.cathode.sheet, found.separator.sheet, found.anode.sheet]).toEqual([
          choices.cathode.sheet,
          choices.separator.sheet,
          choices.anode.sheet,
        ]);
        const unsaid = near.numbers.map((note) => note.split(' ')[0]);
        const names: Record<string, string> = { pressureMPa: 'pressure', arealCapacityMAhCm2: 'arealCapacity' };
        for (const [number, value] of Object.entries(choices.numbers))
          if (!unsaid.includes(names[number] ?? number))
            expect([number, Math.abs((found.numbers[number] as number) / value - 1) < 2e-3]).toEqual([number, true]);
      }
    },
  );

  it('its genome is decoded to the same candidate by the search', () => {
    const brief = of('li-ncm622-graphite-pouch.json', { electrolytes: { only: ['Li6PS5Cl'] } });
    const space = buildSpace(brief, knowledge);
    const { routes } = plan(brief, knowledge);
    const { candidate, choose } = problemOf(brief, space, new RouteModel(brief));
    for (const { process } of routes.slice(0, 10)) {
      const near = nearestTo(process, brief, space, knowledge);
      choose(near.genome);
      expect(choicesOf(candidate)).toEqual(choicesOf(near.candidate));
    }
  });

  it('a binder that was never shown with this share and a liquid that is not allowed are told', () => {
    const brief = of('li-ncm622-graphite-pouch.json', { electrolytes: { only: ['Li6PS5Cl'] } });
    const space = buildSpace(brief, knowledge);
    const [route] = plan(brief, knowledge).routes.filter(({ choices }) => choices.cathode.solvent === 'toluene');
    if (!route) throw new Error('no route from toluene');
    const text = JSON.stringify(route.process).replaceAll('"material":"toluene"', '"material":"anisole"');
    const near = nearestTo(JSON.parse(text) as typeof route.process, brief, space, knowledge);
    expect(near.otherwise.join()).toMatch(/cathode solvent: .* instead of anisole/);
  });
});
