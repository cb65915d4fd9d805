import { loadKnowledge } from '@libs/knowledge';
import { loadLine } from '@libs/plant';
import { planRun } from '../run/run-plan';
import type { RunPlan } from '../run/run-types';
import { runTasks } from './run-tasks';
import { shiftsOf } from './shift-calendar';
import { specimenFamily, specimenRecipe } from '../specimens';

const recipe = specimenRecipe('li-lco-infiltrated');
const line = loadLine(recipe.header.line);
const answer = planRun(recipe, line, loadKnowledge(), { quantity: { cells: 10 } });
const plan = (answer as { plan: RunPlan }).plan;

describe('the tasks of a run', () => {
  const { tasks } = runTasks(recipe, plan, line, '2026-11-23');

  it('every step is carried out by some task, and none by tasks of two kinds', () => {
    const steps = recipe.process.steps.map(({ id }) => id);
    expect(new Set(tasks.flatMap(({ steps: own = [] }) => own))).toEqual(new Set(steps));
  });

  it('a coating and its drying in the dryer are one pass that holds coater and dryer', () => {
    const passes = tasks.filter(({ step }) => step === 'anode-coat');
    expect(passes.length).toBeGreaterThan(0);
    for (const { steps, equipment } of passes) {
      expect(steps).toEqual(['anode-coat', 'anode-dry']);
      expect(equipment).toEqual(['film-applicator', 'hot-plate']);
    }
    expect(tasks.some(({ step }) => step === 'anode-dry')).toBe(false);
  });

  it('a pass lasts set-up, its metres and the 0.4 m of the dryer at web speed', () => {
    const web = plan.webs.find(({ step }) => step === 'anode-coat');
    const passes = tasks.filter(({ step }) => step === 'anode-coat');
    const running = ((web?.metres ?? 0) / passes.length + 0.4) / (web?.speedMPerMin ?? 0);
    for (const { minutes } of passes) expect(minutes).toBe(Math.ceil(45 + running));
  });

  it('a sheet that a blade draws lies on its plate until it is dry: 32.5 min a metre, and no dryer to run through', () => {
    const lying = plan.webs.map((web) => (web.step === 'anode-coat' ? { ...web, lyingMinPerM: 32.5 } : web));
    const web = plan.webs.find(({ step }) => step === 'anode-coat');
    const passes = runTasks(recipe, { ...plan, webs: lying }, line, '2026-11-23').tasks.filter(
      ({ step }) => step === 'anode-coat',
    );
    const metres = (web?.metres ?? 0) / passes.length;
    const running = metres / (web?.speedMPerMin ?? 0) + metres * 32.5;
    for (const { minutes } of passes) expect(minutes).toBe(Math.ceil(45 + running));
  });

  it('a pass waits for its own batch only', () => {
    const mixture = plan.mixtures.find(({ step }) => step === 'anode-slurry');
    const two = { ...plan, mixtures: plan.mixtures.map((one) => (one === mixture ? { ...one, batches: 2 } : one)) };
    const passes = runTasks(recipe, two, line, '2026-11-23').tasks.filter(({ step }) => step === 'anode-coat');
    expect(passes.map(({ predecessors }) => predecessors.map(({ task }) => task))).toEqual([
      ['anode-slurry/1'],
      ['anode-slurry/2'],
    ]);
  });
});

describe('a PVDF electrode that the recipe dries for 720 min in the oven', () => {
  const infiltrated = specimenFamily('li-lco-infiltration-only', 'infiltrated');
  const run = planRun(infiltrated, line, loadKnowledge(), { quantity: { cells: 10 } }) as { plan: RunPlan };
  const { tasks } = runTasks(infiltrated, run.plan, line, '2026-11-23');

  it('keeps the oven for 720 min, and the 180 °C treatment, whose time nobody gives, for 360 min that are marked', () => {
    const of = (id: string): (typeof tasks)[number] | undefined => tasks.find(({ step }) => step === id);
    expect(of('cathode-dry')).toMatchObject({ minutes: 720, attended: false });
    expect(of('cathode-heat-treat')).toMatchObject({ minutes: 360 });
    expect([of('cathode-dry')?.basis, of('cathode-heat-treat')?.basis]).toEqual([
      '720 min in the oven by the recipe',
      '360 min assumed: one load of an oven: the dwell is not published',
    ]);
  });
});

describe('the cleaning of a run', () => {
  it('is by what was mixed, its minutes are marked, and a sulfide never meets a liquid that the judge refuses', () => {
    const { cleanings, assumed = [] } = runTasks(recipe, plan, line, '2026-11-23');
    expect(cleanings.length).toBeGreaterThan(1);
    expect(assumed.map(({ id }) => id)).toContain('clean');
    for (const one of cleanings) {
      expect(one.basis).toMatch('assumed');
      const holdsSulfide = one.from.includes('Li6PS5Cl');
      expect(holdsSulfide && one.never?.includes(one.with ?? '')).toBe(false);
    }
  });
});

describe('the calendar', () => {
  it('a shift of Monday to Friday from 09:00 has no window on the weekend', () => {
    const shifts = shiftsOf(line, '2026-11-27', 4); // a Friday
    expect(shifts.map(({ from }) => from)).toEqual([540, 3 * 1440 + 540]);
  });

  it('06-14 with 2 and 12-20 with 1 are cut at 12 and 14, with 3 operators between', () => {
    const staff = [
      { shift: 'early', from: '06:00', to: '14:00', days: [1], operators: 2 },
      { shift: 'late', from: '12:00', to: '20:00', days: [1], operators: 1 },
    ];
    expect(shiftsOf({ ...line, staff }, '2026-11-23', 1)).toEqual([
      { from: 360, to: 720, operators: 2 },
      { from: 720, to: 840, operators: 3 },
      { from: 840, to: 1200, operators: 1 },
    ]);
  });
});
