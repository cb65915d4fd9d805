import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Judge } from '@libs/compatibility';
import type { InputError } from '@libs/knowledge';
import { loadKnowledge } from '@libs/knowledge';
import type { PlanAnswer, Route } from '@libs/planner';
import { plan, readBrief } from '@libs/planner';

const knowledge = loadKnowledge();
const judge = new Judge(knowledge);
type Written = Record<string, unknown> & { search: object };
const brief = (name: string): Written =>
  JSON.parse(readFileSync(join(__dirname, '..', 'recipes', 'briefs', `${name}.json`), 'utf8')) as Written;
const planned = (written: Written): PlanAnswer =>
  plan(readBrief(written, knowledge), knowledge, { written, version: 'test' });
const materialsOf = (route: Route): string[] => [
  ...route.process.steps.flatMap(({ ingredients }) =>
    ingredients.flatMap(({ material }) => (material ? [material] : [])),
  ),
];
const families = (answer: PlanAnswer): Set<string> => new Set(answer.routes.map(({ family }) => family));
const best = (answer: PlanAnswer, id: 'specificEnergyStack'): number =>
  Math.max(...answer.routes.map(({ objectives }) => objectives[id]?.value ?? -Infinity));

const ncm = brief('li-ncm622-graphite-pouch');
const lco = brief('li-lco-infiltrated');
const sodium = brief('na-nacro2-nasn');
const answers = { ncm: planned(ncm), lco: planned(lco), sodium: planned(sodium) };

describe('the three briefs', () => {
  it('the Li briefs give at least two families each', () => {
    expect(families(answers.ncm).size).toBeGreaterThanOrEqual(2);
    expect(families(answers.lco).size).toBeGreaterThanOrEqual(2);
  });

  it.each(Object.entries(answers))(
    'every route of %s, fed back through the judge, neither fails nor is unknown',
    (_, answer) => {
      expect(answer.routes.length).toBeGreaterThan(0);
      for (const { process, verdict } of answer.routes) {
        const again = judge.check(process);
        expect(again.verdict).toBe(verdict);
        expect(['pass', 'conditional']).toContain(again.verdict);
      }
    },
  );

  it('every slurry of every route sums to one', () => {
    for (const answer of Object.values(answers))
      for (const { process } of answer.routes)
        for (const { ingredients, operation } of process.steps.filter((step) => step.operation === 'mix-slurry')) {
          const sum = ingredients.reduce((total, { massFraction }) => total + (massFraction ?? 0), 0);
          expect(`${operation} ${sum.toFixed(4)}`).toBe('mix-slurry 1.0000');
        }
  });

  it('no NMP, water or alcohol ever meets a sulfide in the NCM622 plan', () => {
    const forbidden = new Set([
      'NMP',
      'water',
      ...[...knowledge.materials.values()].filter((one) => one.class?.includes('alcohol')).map(({ id }) => id),
    ]);
    for (const { process } of answers.ncm.routes)
      for (const { ingredients, operation } of process.steps.filter((step) => step.operation === 'mix-slurry')) {
        const ids = ingredients.map(({ material }) => material ?? '');
        const sulfide = ids.some((id) => knowledge.materials.get(id)?.class?.includes('sulfide'));
        expect(sulfide && ids.some((id) => forbidden.has(id)) ? `${operation}: ${ids.join()}` : '').toBe('');
      }
  });

  it('the LCO plan casts PVDF electrodes from NMP, dries them and infiltrates them with Li6PS5Cl from ethanol', () => {
    const written = brief('li-lco-infiltration-only');
    const { routes } = planned({ ...written, search: { seed: 1, evaluations: 2000 } });
    expect(routes.length).toBeGreaterThan(0);
    for (const { process } of routes) {
      const order = process.steps.map(
        ({ id, operation, conditions }) => `${id}:${operation}:${conditions?.residualPpm ?? ''}`,
      );
      const side = order.findIndex((step) => step.includes(':infiltrate:'));
      expect(order.slice(0, side).some((step) => /-dry:dry:0$/.test(step))).toBe(true);
      expect(
        process.steps.find(({ operation }) => operation === 'dissolve')?.ingredients.map(({ material }) => material),
      ).toEqual(['Li6PS5Cl', 'ethanol']);
    }
  });

  it('graphite is never infiltrated with LiI-Li4SnS4', () => {
    for (const answer of [answers.ncm, answers.lco])
      for (const { process } of answer.routes) {
        const anode = process.steps.filter(({ id }) => id.startsWith('anode'));
        expect(
          anode.some(({ ingredients }) => ingredients.some(({ material }) => material === '0.4LiI-0.6Li4SnS4')),
        ).toBe(false);
      }
  });

  it('the Na plan uses no Li material, and says what is to be tested', () => {
    for (const route of answers.sodium.routes) {
      expect(materialsOf(route).filter((id) => knowledge.materials.get(id)?.ion === 'Li')).toEqual([]);
      expect(route.verdict === 'pass' || route.tests.length > 0).toBe(true);
    }
  });

  it('with the floor "demonstrated" the Na answer is empty and says what is missing', () => {
    const answer = planned({ ...sodium, evidenceFloor: 'demonstrated' });
    expect(answer.routes).toEqual([]);
    expect(answer.empty.length).toBeGreaterThan(0);
    expect(answer.refusals.length).toBeGreaterThan(0);
  });

  it('with the floor "explore" there are Na routes, and what is unknown is listed as a test', () => {
    const answer = planned({ ...sodium, evidenceFloor: 'explore', search: { ...sodium.search, evaluations: 4000 } });
    expect(answer.routes.length).toBeGreaterThan(0);
    for (const route of answer.routes) {
      expect(route.verdict).not.toBe('fail');
      if (route.verdict === 'unknown') expect(route.tests.length).toBeGreaterThan(0);
    }
  });
});

describe('the search is real', () => {
  it('the same seed gives the same bytes', () => {
    expect(JSON.stringify(planned(ncm))).toBe(JSON.stringify(answers.ncm));
  });

  it('with the winning binder excluded it is gone everywhere and the front gets no better', () => {
    const counts = new Map<string, number>();
    for (const route of answers.ncm.routes)
      for (const id of new Set(materialsOf(route).filter((one) => knowledge.materials.get(one)?.kind === 'binder')))
        counts.set(id, (counts.get(id) ?? 0) + 1);
    const [winner] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['NBR'];
    const without = planned({ ...ncm, exclude: { ...(ncm['exclude'] as object), materials: [winner] } });
    expect(without.routes.flatMap(materialsOf)).not.toContain(winner);
    // 1 %: the noise of two searches of 20,000 evaluations.
    if (without.routes.length > 0)
      expect(best(without, 'specificEnergyStack')).toBeLessThanOrEqual(best(answers.ncm, 'specificEnergyStack') * 1.01);
  });
});

describe('a broken brief', () => {
  it('gets one message that lists all five mistakes, each with place, seen, allowed and nearest', () => {
    const broken = {
      ...ncm,
      ion: 'K',
      cathode: { activeMaterials: ['NCM62'], arealCapacityMAhCm2: [4, 2] },
      line: 'pilot-30mm',
      objectifs: ['specificEnergyStack'],
    };
    let error: InputError | undefined;
    try {
      readBrief(broken, knowledge);
    } catch (thrown) {
      error = thrown as InputError;
    }
    const places = error?.problems.map(({ where }) => where) ?? [];
    expect(places).toEqual(
      expect.arrayContaining(['ion', 'cathode.activeMaterials[0]', 'cathode.arealCapacityMAhCm2', 'line', 'objectifs']),
    );
    expect(error?.text).toContain('NCM622');
    expect(error?.text).toContain('pilot-300mm');
    expect(error?.text).toContain('objectives');
  });
});
