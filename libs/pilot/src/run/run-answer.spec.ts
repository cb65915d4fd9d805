import { loadKnowledge } from '@libs/knowledge';
import { loadLine } from '@libs/plant';
import { planRun } from './run-plan';
import { runCostOf } from './run-cost';
import { changedLine, specimenFamily } from '../specimens';

const knowledge = loadKnowledge();
const recipe = specimenFamily('li-ncm622-dry-film', 'dry PTFE film');
const planned = (cells: number, line = loadLine('pilot-300mm')) => {
  const answer = planRun(recipe, line, knowledge, { quantity: { cells } });
  if (!('plan' in answer)) throw new Error(JSON.stringify(answer.refusals));
  return answer.plan;
};
const plan = planned(20);
const assumedIn = (id: string) => recipe.assumptions.find((one) => one.id === id)?.value ?? Number.NaN;

describe('the sampling plan', () => {
  it('has a line for every check of the recipe, in its order, each with its reasons', () => {
    const checks = recipe.procedure.flatMap(({ operations }) =>
      operations.flatMap(({ id, phases }) => phases.flatMap(({ checks: all }) => all.map((one) => `${id} ${one.id}`))),
    );
    expect(plan.sampling.map(({ step, check }) => `${step} ${check}`)).toEqual(checks);
    for (const { limitsFrom, countFrom, ifOutside } of plan.sampling)
      expect([limitsFrom, countFrom, ifOutside].every((text) => text.length > 5)).toBe(true);
  });

  it('acts on the mass of a coating at the window of the specification: ± 5 % of the target, and says that it is assumed', () => {
    const line = plan.sampling.find(({ step, check }) => step === 'anode-coat' && check === 'wet-mass');
    const web = plan.webs.find(({ step }) => step === 'anode-coat');
    if (!line || typeof line.target !== 'number' || !web) throw new Error('no wet mass');
    const half = assumedIn('capacity-window') / 100;
    expect(line.actionLow).toBeCloseTo(line.target * (1 - half), 0);
    expect(line.actionHigh).toBeCloseTo(line.target * (1 + half), 0);
    expect(line.limitsFrom).toMatch('assumption');
    // 7 m of web: one set after the start-up and one at the end, a sample in each lane.
    expect(line.samples).toBe(2 * web.lanes);
  });

  it('keeps solids inside the limits of the recipe as well as inside the window', () => {
    const line = plan.sampling.find(({ step, check }) => step === 'anode-slurry' && check === 'solids');
    const own = recipe.formula.mixtures
      .find(({ step }) => step === 'anode-slurry')
      ?.charges.find(({ role }) => role === 'solvent')?.limits;
    expect(line?.actionLow).toBeGreaterThanOrEqual(own?.low ?? Number.POSITIVE_INFINITY);
    expect(line?.actionHigh).toBeLessThanOrEqual(own?.high ?? Number.NEGATIVE_INFINITY);
    expect(line?.samples).toBe(3);
  });

  it('looks for shorts in every stack, reads dew point and H2S all the time, and gives H2S no alarm of its own', () => {
    expect(plan.sampling.find(({ check }) => check === 'short')?.samples).toBe(22);
    expect(plan.sampling.filter(({ check }) => check === 'dew-point').every(({ samples }) => samples === null)).toBe(
      true,
    );
    for (const { actionLow, actionHigh } of plan.sampling.filter(({ check }) => check === 'h2s'))
      expect([actionLow, actionHigh]).toEqual([null, null]);
  });

  it('a longer web has more sets: 500 cells, one every 10 m', () => {
    const samples = (of: typeof plan) =>
      of.sampling.find(({ step, check }) => step === 'anode-coat' && check === 'wet-mass')?.samples ?? 0;
    const long = planned(500);
    const web = long.webs.find(({ step }) => step === 'anode-coat');
    const batches = long.mixtures.find(({ step }) => step === 'anode-slurry')?.batches ?? 1;
    expect(samples(long)).toBe(batches * (2 + Math.floor((web?.metres ?? 0) / batches / 10)) * (web?.lanes ?? 0));
    expect(samples(long)).toBeGreaterThan(samples(plan));
  });
});

describe('moisture', () => {
  it('38.9 ppm at −50 °C leave 36.6 h open until a tenth of the conductivity is gone', () => {
    expect(plan.moisture.moisturePpm).toBeCloseTo(38.9, 0);
    // −ln 0.9/(7.4e-5 · 38.9) = 36.6
    expect(plan.moisture.openHours?.value).toBeCloseTo(36.6, 0);
    expect(plan.moisture.openHours?.low).toBeLessThan(plan.moisture.openHours?.value ?? 0);
  });

  it('the dose is time by moisture, step by step; a step without a time has none', () => {
    const { steps, moisturePpm, knownDosePpmH } = plan.moisture;
    const known = steps.filter(({ minutes }) => minutes !== null);
    expect(knownDosePpmH).toBeCloseTo(
      known.reduce((sum, { minutes }) => sum + (moisturePpm * (minutes ?? 0)) / 60, 0),
      6,
    );
    expect(steps.find(({ step }) => step === 'cathode-mix')).toMatchObject({ minutes: null, dosePpmH: null });
    // stacking: 22 cells × 10 × 2 sheets × 30 s are 220 min
    expect(steps.find(({ step }) => step === 'stack')?.minutes).toBeCloseTo(220, 9);
  });

  it('a room at −55 °C leaves more time', () => {
    const drier = planned(20, changedLine('pilot-300mm', 'room', { dewPointC: -55 }));
    expect(drier.moisture.openHours?.value).toBeGreaterThan(plan.moisture.openHours?.value ?? 0);
  });
});

describe('cost', () => {
  const bill = [
    { material: 'toluene', amount: 2000, unit: 'g' as const, says: null },
    { material: 'Al', amount: 1, unit: 'm²' as const, says: null },
  ];
  const cost = (entries: typeof bill) =>
    runCostOf({ recipe, knowledge, bill: entries, times: [{ step: 'stack', minutes: 60 }], goodCells: 10 });

  it('aluminium is 0.4 $/m² in the catalogue; what has no price makes the sum unknown and leaves a low end', () => {
    const known = cost(bill.slice(1));
    expect(known.materials.value).toBeCloseTo(0.4, 9);
    expect(known.unpriced).toEqual([]);
    const unknown = cost([...bill, { material: 'pouch film', amount: 1, unit: 'g', says: null }]);
    expect(unknown.materials.value).toBeNull();
    expect(unknown.materials.high).toBeNull();
    expect(unknown.materials.low).toBeGreaterThan(0);
    expect(unknown.unpriced).toContain('pouch film');
  });

  it('one known hour at the lowest wage of 18 $/h is in the low end of a cell', () => {
    const { labour, perGoodCellAtLeast, materials } = cost(bill.slice(1));
    expect(labour).toMatchObject({ knownHours: 1, low: 18, untimed: [] });
    expect(perGoodCellAtLeast).toBeCloseTo((materials.low + 18) / 10, 9);
  });

  it('counts what the run takes, losses and the fill of the mixer included: the charges of all batches', () => {
    for (const { material, amount } of plan.cost.lines)
      expect(amount).toBe(plan.bill.find((one) => one.material === material)?.amount);
  });
});
