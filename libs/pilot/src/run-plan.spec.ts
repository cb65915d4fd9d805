import fc from 'fast-check';
import { loadKnowledge } from '@libs/knowledge';
import type { Line } from '@libs/plant';
import { loadLine } from '@libs/plant';
import type { Recipe } from '@libs/recipe';
import { goodCells } from './cell-shape';
import { planRun } from './run-plan';
import type { RunPlan, RunRequest } from './run-types';
import { changedLine, specimenBriefs, specimenRecipe } from './specimens';

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

describe('mass', () => {
  it('is conserved to 1e-9 and nothing leaves the equipment (200 random recipes, lines and quantities)', () => {
    let made = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...recipes),
        fc.double({ min: 0.2, max: 3, noNaN: true }),
        fc.double({ min: 0.3, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: 0.1, max: 6, noNaN: true }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (recipe, thicker, cellYield, cells, volume, dead) => {
          const line = loadLine(recipe.header.line);
          const scaled = scaledMixer(line, volume, dead);
          const request = { quantity: { cells }, balanceG: 0.0001, assumptions: { cellYield } };
          const answer = planRun(thickened(recipe, thicker), scaled, knowledge, request);
          if ('refusals' in answer) return true;
          made += 1;
          const { plan } = answer;
          for (const { ledger, batches, batchGrams, batchLitres, charges, equipment } of plan.mixtures) {
            const { total, ...parts } = ledger;
            const sum = Object.values(parts).reduce((whole, part) => whole + part, 0);
            expect(Math.abs(sum - total)).toBeLessThanOrEqual(1e-9 * total);
            const weighed = charges.reduce((whole, { grams }) => whole + grams, 0) * batches;
            expect(Math.abs(weighed - total)).toBeLessThanOrEqual(1e-9 * total);
            expect(Math.abs(batches * batchGrams - total)).toBeLessThanOrEqual(1e-9 * total);
            for (const part of Object.values(parts)) expect(part).toBeGreaterThanOrEqual(-1e-9 * total);
            const vessel = scaled.equipment.find(({ id }) => id === equipment);
            const [least, most] = vessel && 'volumeL' in vessel ? vessel.volumeL : [0, 0];
            expect(batchLitres).toBeGreaterThanOrEqual(least * (1 - 1e-9));
            expect(batchLitres).toBeLessThanOrEqual(most * (1 + 1e-9));
          }
          const { areaMm, unitCells } = recipe.header.cellShape;
          const last = plan.webs[plan.webs.length - 1];
          const faces = (cells * unitCells * areaMm[0] * areaMm[1]) / 1e6;
          const inCells = plan.mixtures.find(
            ({ step }) => step.split('-')[0] === last?.step.split('-')[0] && step.includes('slurry'),
          );
          if (last && inCells) expect(inCells.ledger.inGoodCells / (faces * last.wetGPerM2)).toBeCloseTo(1, 9);
          return plan.cells.good === cells;
        },
      ),
      { numRuns: 200 },
    );
    expect(made).toBeGreaterThan(100);
  });
});

describe('a line that cannot', () => {
  it('is too narrow: an 80 × 60 mm cell and two trims of 7.5 mm need 75 mm, a coater of 40 mm lacks 35', () => {
    const refused = refusalsOn(changedLine('pilot-300mm', 'coater', { widthMm: 40 }));
    expect(refused.filter((text) => text.startsWith('width'))[0]).toMatch(
      /^width: 75 mm \(60 mm and edge trim\) \| 40 mm, 35 mm too narrow \| 75 mm or wider, or a cell of 25 mm; lab-glovebox has it$/,
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

/** The same recipe with every wet film and wet mass thicker. */
function thickened(recipe: Recipe, factor: number): Recipe {
  const text = JSON.parse(JSON.stringify(recipe), (_key, value: unknown) => {
    const one = value as { id?: unknown; target?: unknown } | null;
    if (one && typeof one === 'object' && (one.id === 'wet-mass' || one.id === 'wet-film'))
      return { ...one, target: typeof one.target === 'number' ? one.target * factor : one.target };
    return value;
  }) as Recipe;
  return text;
}

function scaledMixer(line: Line, factor: number, dead: number): Line {
  const mixer = line.equipment.find(({ kind }) => kind === 'mixer');
  if (mixer?.kind !== 'mixer') throw new Error('no mixer');
  const volumeL: [number, number] = [mixer.volumeL[0] * factor, mixer.volumeL[1] * factor];
  return {
    ...line,
    equipment: line.equipment.map((item) =>
      item === mixer ? { ...mixer, volumeL, deadVolumeL: dead * volumeL[0] } : item,
    ),
  };
}
