import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Judge } from '@libs/compatibility';
import { loadKnowledge } from '@libs/knowledge';
import type { PlanAnswer, Route } from '@libs/planner';
import { plan, readBrief } from '@libs/planner';

const knowledge = loadKnowledge();
const judge = new Judge(knowledge, { sources: ['park2018'] });
const planned = (name: string, more: object = {}): PlanAnswer => {
  const file = join(__dirname, '..', 'recipes', 'briefs', `${name}.json`);
  const written = { ...(JSON.parse(readFileSync(file, 'utf8')) as object), evidence: ['park2018'], ...more };
  return plan(readBrief({ ...written, search: { seed: 1, evaluations: 400 } }, knowledge), knowledge, { written });
};
const bySteps = (route: Route, operation: string, ...materials: string[]): boolean =>
  route.process.steps.some(
    (step) =>
      step.operation === operation && materials.every((id) => step.ingredients.some(({ material }) => material === id)),
  );

describe('by the review alone (--evidence park2018)', () => {
  const graphite = planned('li-lco-park2018', { electrolytes: { only: ['Li6PS5Cl', 'Li3PS4'] } });
  const titanate = planned('li-lco-lto-park2018');
  const coated = planned('li-lco-coated-park2018');

  it('every route is decided by the review and by nothing else, and judged again it keeps its verdict', () => {
    for (const answer of [graphite, titanate, coated])
      for (const { process, sources, verdict } of answer.routes) {
        expect(sources).toEqual(['park2018']);
        expect(judge.check(process).verdict).toBe(verdict);
      }
  });

  it('floor "stated": LiCoO2 and graphite are infiltrated as PVDF electrodes with Li6PS5Cl from ethanol, at the 80 °C of Table 2', () => {
    const infiltrated = graphite.routes.filter((route) => bySteps(route, 'dissolve', 'Li6PS5Cl', 'ethanol'));
    const actives = infiltrated.flatMap(({ process }) =>
      process.steps.flatMap(({ id, ingredients }) =>
        /-slurry$/.test(id) && ingredients.some(({ material }) => material === 'PVDF')
          ? ingredients.filter(({ role }) => role === 'active-material').map(({ material }) => material)
          : [],
      ),
    );
    expect(new Set(actives)).toEqual(new Set(['LiCoO2', 'graphite']));
    for (const { process } of infiltrated)
      expect(process.steps.find(({ operation }) => operation === 'heat-treat')?.conditions?.temperatureC).toBe(80);
    for (const { verdict } of graphite.routes) expect(['pass', 'conditional']).toContain(verdict);
  });

  it('floor "stated": rubber slurries and nonwoven films make the LiCoO2/Li4Ti5O12 cell of §5.2, and it passes', () => {
    const films = titanate.routes.filter((route) => bySteps(route, 'impregnate', 'nonwoven'));
    expect(films.length).toBeGreaterThan(0);
    expect(films.some((route) => bySteps(route, 'mix-slurry', 'LiCoO2', 'NBR'))).toBe(true);
    expect(films.some((route) => bySteps(route, 'coat', 'Ni-coated-nonwoven'))).toBe(true);
    expect(films.some(({ verdict }) => verdict === 'pass')).toBe(true);
  });

  it('SE-coated LiCoO2 in a sheet comes only with the floor "explore", and every such route says that the sheet is expected, not shown', () => {
    for (const { process } of [...graphite.routes, ...titanate.routes])
      expect(process.steps.map(({ operation }) => operation)).not.toContain('coat-particles');
    expect(coated.routes.some((route) => bySteps(route, 'dissolve', '0.4LiI-0.6Li4SnS4', 'methanol'))).toBe(true);
    for (const { proposed } of coated.routes) expect(proposed.join()).toMatch(/sheet of them is only expected/);
  });

  it('no cathode stands on aluminium below "explore", because the review does not speak of it (CC-05)', () => {
    for (const answer of [graphite, titanate])
      for (const route of answer.routes) expect(bySteps(route, 'coat', 'Al')).toBe(false);
  });
});
