import { loadKnowledge } from '@libs/knowledge';
import type { Line } from '@libs/plant';
import { loadLine } from '@libs/plant';
import type { Recipe } from '@libs/recipe';
import { goodCells } from './cell-shape';
import { planRun } from './run-plan';
import type { RunPlan, RunRequest } from './run-types';
import { changedLine, specimenBriefs, specimenRecipe } from '../specimens';

const knowledge = loadKnowledge();
const recipes = specimenBriefs.map((name) => specimenRecipe(name));
const pouch = recipes[0] as Recipe;

function planned(recipe: Recipe, line: Line, request: RunRequest): RunPlan {
  const answer = planRun(recipe, line, knowledge, request);
  if ('refusals' in answer) throw new Error(JSON.stringify(answer.refusals));
  return answer.plan;
}

const refusalsOn = (line: Line): string[] => {
  const answer = planRun(pouch, line, knowledge, { quantity: { cells: 10 } });
  return 'refusals' in answer
    ? answer.refusals.map(({ requirement, needs, has, wouldDo }) => `${requirement}: ${needs} | ${has} | ${wouldDo}`)
    : [];
};

describe('how many cells', () => {
  const shape = pouch.header.cellShape;

  it('a pouch of 80 × 60 mm with 10 unit cells has 0.048 m²: 1 m² is 21 cells', () => {
    expect(shape).toMatchObject({ areaMm: [80, 60], unitCells: 10, monopolar: true });
    expect(goodCells({ areaM2: 1 }, shape)).toBe(21);
  });

  it('10 Ah at 2 mAh/cm² and 480 cm² is 11 cells; an unknown capacity is said', () => {
    expect(goodCells({ capacityAh: 10 }, { ...shape, arealCapacityMAhCm2: 2 })).toBe(11);
    expect(() => goodCells({ capacityAh: 10 }, { ...shape, arealCapacityMAhCm2: null })).toThrow('1 problem');
  });

  it('100 good cells at a yield of 0.95 are 106 started', () => {
    expect(planned(pouch, loadLine('pilot-300mm'), { quantity: { cells: 100 } }).cells).toMatchObject({
      good: 100,
      started: 106,
    });
  });
});

describe.each(recipes.map((recipe) => [recipe.header.title, recipe] as const))('%s', (_title, recipe) => {
  const plan = planned(recipe, loadLine(recipe.header.line), { quantity: { cells: 10 } });

  it('every batch is the sum of its charges, inside its vessel, on the grid', () => {
    expect(plan.mixtures.length).toBeGreaterThan(1);
    for (const { charges, batchGrams } of plan.mixtures) {
      const units = charges.map(({ grams }) => Math.round(grams / plan.balanceG));
      expect(units.reduce((sum, unit) => sum + unit, 0)).toBe(Math.round(batchGrams / plan.balanceG));
    }
  });

  it('charges keep the limits of the recipe, counted again from the grams', () => {
    for (const { step, charges } of plan.mixtures) {
      const mixture = recipe.formula.mixtures.find((one) => one.step === step);
      const dry = charges.filter((_, at) => mixture?.charges[at]?.dryPercent !== null);
      const dryGrams = dry.reduce((sum, { grams }) => sum + grams, 0);
      const total = charges.reduce((sum, { grams }) => sum + grams, 0);
      for (const [at, { grams }] of charges.entries()) {
        const limits = mixture?.charges[at]?.limits;
        if (!limits) continue;
        const percent = limits.of.includes('solids') ? (100 * dryGrams) / total : (100 * grams) / dryGrams;
        expect(percent).toBeGreaterThanOrEqual(limits.low - 1e-6);
        expect(percent).toBeLessThanOrEqual(limits.high + 1e-6);
      }
    }
  });
});

describe('a line that cannot', () => {
  it('is too narrow: an 80 × 60 mm cell and two trims of 7.5 mm need 75 mm, a coater of 40 mm lacks 35', () => {
    const refused = refusalsOn(changedLine('pilot-300mm', 'coater', { widthMm: 40 }));
    expect(refused.filter((text) => text.startsWith('width'))[0]).toMatch(
      /^width: 75 mm \(a piece of 60 mm and 15 mm of trim\) \| 40 mm, 35 mm too narrow \| 75 mm or wider, or pieces of 25 mm; lab-glovebox meets this$/,
    );
  });

  it('is too wet: −40 °C for a route judged at −50 °C', () => {
    const refused = refusalsOn(changedLine('pilot-300mm', 'room', { dewPointC: -40 }));
    expect(refused[0]).toMatch('dew point: -50 °C or drier | -40 °C, 10 K too wet');
  });

  it('is too cold: a dryer that ends at 50 °C', () => {
    const zones = [{ lengthM: 2, airC: [30, 50], heatTransferWM2K: 40 }];
    const refused = refusalsOn(changedLine('pilot-300mm', 'dryer', { zones }));
    expect(refused.some((text) => text.startsWith('air temperature') && text.includes('30 to 50 °C'))).toBe(true);
  });

  it('is too short: a dryer of 0.01 m at the slowest web', () => {
    const zones = [{ lengthM: 0.01, airC: [40, 140], heatTransferWM2K: 40 }];
    const refused = refusalsOn(changedLine('pilot-300mm', 'dryer', { zones }));
    expect(refused.some((text) => text.startsWith('dryer length'))).toBe(true);
  });

  it('is too short and says by how much, and in which time the layer would have to be dry', () => {
    const zones = [{ lengthM: 0.01, airC: [40, 140], heatTransferWM2K: 40 }];
    const [first] = refusalsOn(changedLine('pilot-300mm', 'dryer', { zones })).filter((text) =>
      text.startsWith('dryer'),
    );
    // 0.01 m at 0.5 m/min are 0.02 min
    expect(first).toMatch(/at the slowest web of 0.5 m\/min \| 0.01 m, [\d.]+ m too short \| .*dry in 0.02 min/);
  });

  it('is the other kind of room: a glovebox misses dry air, and the steps that miss the same are one line', () => {
    const answer = planRun(pouch, loadLine('lab-glovebox'), knowledge, { quantity: { cells: 10 } });
    if (!('refusals' in answer)) throw new Error('planned');
    const dried = pouch.process.steps.filter(({ operation }) => operation === 'dry').map(({ id }) => id);
    const gas = answer.refusals.filter(({ requirement }) => requirement === 'dryer gas');
    expect(gas.map(({ needs, has }) => [needs, has])).toEqual([['dry-air', 'argon']]);
    expect(gas[0]?.step.split(', ')).toEqual(dried);
    expect(answer.nearest).toEqual({ line: 'pilot-300mm', misses: [] });
  });

  it('runs dry air where argon was judged: refused at every step of the room, not only in the dryer', () => {
    const infiltrated = recipes[1] as Recipe;
    const answer = planRun(infiltrated, loadLine('pilot-300mm'), knowledge, { quantity: { cells: 10 } });
    if (!('refusals' in answer)) throw new Error('planned');
    const room = answer.refusals.find(({ requirement }) => requirement === 'room gas');
    expect(room).toMatchObject({ needs: 'argon', has: 'dry air' });
    expect(room?.step).toMatch('stack');
    expect(answer.nearest).toEqual({ line: 'lab-glovebox', misses: [] });
  });

  it('has too little pressure: 200 MPa', () => {
    const refused = refusalsOn(changedLine('pilot-300mm', 'isostatic-press', { pressureMPa: [50, 200] }));
    expect(refused.some((text) => text.startsWith('pressure'))).toBe(true);
  });

  it('has too coarse a balance: 100 g for 1 % of binder, and says which would do', () => {
    const answer = planRun(pouch, loadLine('pilot-300mm'), knowledge, { quantity: { cells: 10 }, balanceG: 100 });
    if (!('refusals' in answer)) throw new Error('planned');
    expect(answer.refusals[0]).toMatchObject({ requirement: 'balance', has: '100 g' });
    expect(answer.refusals[0]?.wouldDo).toMatch(/^a balance of [\d.]+ g$/);
  });
});
