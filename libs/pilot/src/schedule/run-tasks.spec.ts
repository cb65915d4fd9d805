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

// One search for both notes below: the plan of the infiltrated pouch.
const infiltrated = specimenFamily('li-lco-infiltration-only', 'infiltrated');

describe('a PVDF electrode that the recipe dries for 720 min in the oven', () => {
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

describe('the same run in an oven of 2 trays', () => {
  const { plan: small } = planRun(infiltrated, line, loadKnowledge(), { quantity: { cells: 10 } }) as { plan: RunPlan };
  const { tasks, notes = [] } = runTasks(infiltrated, small, line, '2026-11-23');
  const { value: fills = 1, low = 1, high = null } = small.infiltrations[0]?.fills ?? {};

  it('cathode and anode, both 100 °C, 720 min and vacuum, one tray each, dry in one load that waits for both coatings', () => {
    const load = tasks.filter(({ steps = [] }) => steps.includes('cathode-dry') || steps.includes('anode-dry'));
    expect(load).toMatchObject([{ load: { trays: 2, of: 2 }, steps: ['cathode-dry', 'anode-dry'], minutes: 720 }]);
    expect(load[0]?.predecessors.map(({ task }) => task)).toEqual(['cathode-coat/1', 'anode-coat/1']);
    const waits = tasks.find(({ id }) => id === 'anode-infiltrate/fill-1')?.predecessors.map(({ task }) => task);
    expect(waits).toContain(load[0]?.id);
    expect(notes.join()).toMatch('0.25 m² a tray, one layer of sheets, assumed (0.1 to 0.5)');
  });

  it('heat treatments of 180 °C whose time nobody published share no load, and the notes say why', () => {
    expect(tasks.filter(({ step }) => step.endsWith('heat-treat'))).toHaveLength(2);
    expect(notes.join()).toMatch(/cathode-heat-treat.* is not published, so no load is shared/);
  });

  it('ten times the sheets need several loads; each waits for the passes whose sheets lie in it, and no tray is used twice', () => {
    const webs = small.webs.map((web) => ({ ...web, coatedM2: web.step === 'cathode-coat' ? 1.1 : web.coatedM2 }));
    const many = runTasks(infiltrated, { ...small, webs }, line, '2026-11-23').tasks;
    // 1.1 m² on 0.25 m² are 5 trays: 2, 2 and 1; the anode has the tray that is left.
    const loads = many.filter(({ step }) => step === 'cathode-dry').map(({ load }) => load);
    expect(loads.map((load) => load?.members.map((one) => `${one.step} ${one.trays}`))).toEqual([
      ['cathode-dry 2'],
      ['cathode-dry 2'],
      ['cathode-dry 1', 'anode-dry 1'],
    ]);
  });

  it('a sheet is filled and dried as often as the plan counts, in turns: each fill waits for the drying before it', () => {
    expect(fills).toBeGreaterThan(1);
    const of = (step: string): string[] => tasks.filter((one) => one.step === step).map(({ id }) => id);
    expect([of('cathode-infiltrate').length, of('cathode-evaporate').length]).toEqual([fills, fills]);
    const waits = (id: string): string[] =>
      tasks.find((one) => one.id === id)?.predecessors.map(({ task }) => task) ?? [];
    expect(waits('cathode-evaporate/fill-1')).toEqual(['cathode-infiltrate/fill-1']);
    expect(waits('cathode-infiltrate/fill-2')).toEqual(['cathode-evaporate/fill-1', 'cathode-solution/1']);
    expect(waits('cathode-heat-treat/1')).toEqual([`cathode-evaporate/fill-${fills}`]);
    expect(notes[0]).toMatch(`${fills} fills are scheduled, each with its drying; the number may be ${low} to ${high}`);
  });

  it('a number of fills that is not known is one fill, and the notes say it', () => {
    const infiltrations = small.infiltrations.map((one) => ({ ...one, fills: null, says: 'no density of X' }));
    const once = runTasks(infiltrated, { ...small, infiltrations }, line, '2026-11-23');
    expect(once.tasks.filter(({ step }) => step === 'cathode-infiltrate')).toHaveLength(1);
    expect(once.notes?.[0]).toMatch('not known (no density of X); one fill');
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
