import fc from 'fast-check';
import type { InputError } from '@libs/knowledge';
import { loadKnowledge } from '@libs/knowledge';
import { loadLine } from '@libs/plant';
import type { Recipe } from '@libs/recipe';
import { controlRecipe } from '../control/freeze-recipe';
import { controlProblems } from '../control/read-control';
import { planRun } from '../run/run-plan';
import type { PlannedRun, RunPlan } from '../run/run-types';
import { specimenBriefs, specimenRecipe } from '../specimens';
import type { Lot, Stock } from './stock';
import { readStock } from './stock';
import { planStockedRun } from './stock-run';

const knowledge = loadKnowledge();
const recipes = [specimenBriefs[0], specimenBriefs[2]].map((name) => specimenRecipe(name));
const on = '2026-11-23';
const planOf = (recipe: Recipe, cells: number): RunPlan => {
  const answer = planRun(recipe, loadLine(recipe.header.line), knowledge, { quantity: { cells } });
  if ('refusals' in answer) throw new Error('planned');
  return answer.plan;
};
const fromStock = (recipe: Recipe, stock: Stock, cells = 10): PlannedRun =>
  planStockedRun(recipe, loadLine(recipe.header.line), knowledge, { quantity: { cells } }, stock, on);

/** One large lot of everything that a run takes; `change` makes a lot another. */
function stockFor(recipe: Recipe, plan: RunPlan, change: (lot: Lot) => readonly Lot[] = (lot) => [lot]): Stock {
  const lots = plan.bill.flatMap(({ material, amount, unit }) => {
    if (unit === 'piece') return [];
    const taken = recipe.process.steps
      .flatMap(({ ingredients }) => ingredients)
      .find((one) => one.material === material);
    const coating = taken?.coating;
    return change({
      lot: `${material}-1`,
      material,
      ...(unit === 'g' ? { massG: 10 * amount } : { areaM2: 10 * amount }),
      ...(coating === undefined ? {} : { coating }),
    });
  });
  return readStock({ format: 'rollwright-stock/1', lots }, knowledge);
}
const electrolyteOf = (recipe: Recipe): string =>
  recipe.formula.mixtures.flatMap(({ charges }) => charges).find(({ role }) => role === 'solid-electrolyte')
    ?.material ?? '';
const refusalsIn = (answer: PlannedRun): string =>
  'refusals' in answer
    ? answer.refusals
        .map(({ step, requirement, needs, has, wouldDo }) => `${step} ${requirement}: ${needs} | ${has} | ${wouldDo}`)
        .join('\n')
    : 'planned';

describe.each(recipes.map((recipe) => [recipe.header.title, recipe] as const))('%s from a stock', (_title, recipe) => {
  const plan = planOf(recipe, 10);
  const electrolyte = electrolyteOf(recipe);

  it('pure lots are weighed as the recipe says, and the control recipe names them', () => {
    const answer = fromStock(recipe, stockFor(recipe, plan));
    if ('refusals' in answer) throw new Error(refusalsIn(answer));
    for (const { step, batch, weighings, totalGrams } of answer.plan.stock?.batches ?? []) {
      const mixture = answer.plan.mixtures.find((one) => one.step === step);
      expect(batch).toBeLessThanOrEqual(mixture?.batches ?? 0);
      expect(totalGrams).toBeCloseTo(mixture?.batchGrams ?? 0, 9);
      // A share on its limit is rounded inwards, and what that takes goes to another: at most a unit of the balance for each charge.
      for (const [at, { grams }] of weighings.entries())
        expect(Math.abs(grams - (mixture?.charges[at]?.targetGrams ?? 0))).toBeLessThanOrEqual(
          answer.plan.balanceG * weighings.length,
        );
    }
    const control = controlRecipe(recipe, answer.plan, on);
    expect(controlProblems(control)).toEqual([]);
    expect(
      control.blocks.flatMap(({ values }) => values).some(({ name }) => name.includes(`lot ${electrolyte}-1`)),
    ).toBe(true);
  });

  it('an expired lot, and one that was not measured for what is accepted, are refused by name and the shortage is counted', () => {
    const stock = stockFor(recipe, plan, (lot) => [
      lot.material === electrolyte ? { ...lot, expires: '2026-11-22' } : lot,
    ]);
    expect(refusalsIn(fromStock(recipe, stock))).toMatch(
      `0 g of the pure material; refused: ${electrolyte}-1 (expired: last day 2026-11-22, run on ${on})`,
    );
    expect(
      refusalsIn(
        fromStock(recipe, { ...stockFor(recipe, plan), acceptance: [{ material: electrolyte, d50UmMax: 5 }] }),
      ),
    ).toMatch('D50 not measured, accepted up to 5 µm');
  });

  it('a lot may be used on its last day', () => {
    const stock = stockFor(recipe, plan, (lot) => [{ ...lot, expires: on }]);
    expect(refusalsIn(fromStock(recipe, stock))).toBe('planned');
  });

  it('nothing at all says how much of everything is short', () => {
    const answer = refusalsIn(
      fromStock(
        recipe,
        readStock({ format: 'rollwright-stock/1', lots: [{ lot: 'x', material: 'water', massG: 1 }] }, knowledge),
      ),
    );
    for (const { material, unit } of plan.bill.filter((one) => one.unit !== 'piece'))
      expect(answer).toMatch(`${unit} more of ${material}`);
  });

  it('whatever the assays, masses and number of lots: every batch sums exactly, no lot is overdrawn, every limit holds (40 stocks each)', () => {
    let made = 0;
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            assay: fc.double({ min: 97, max: 100, noNaN: true }),
            share: fc.double({ min: 0.3, max: 2, noNaN: true }),
          }),
          { minLength: 20, maxLength: 20 },
        ),
        (draws) => {
          let at = 0;
          const stock = stockFor(recipe, plan, (lot) =>
            ['1', '2', '3'].map((number) => {
              const { assay, share } = draws[(at += 1) % draws.length] ?? { assay: 100, share: 1 };
              const { massG, areaM2 } = lot;
              return {
                ...lot,
                lot: `${lot.material}-${number}`,
                expires: `2027-0${number}-01`,
                ...(massG === undefined
                  ? { areaM2: ((areaM2 ?? 0) / 10) * share }
                  : { massG: (massG / 10) * share, assayPercent: assay }),
              };
            }),
          );
          const answer = fromStock(recipe, stock);
          if ('refusals' in answer)
            return answer.refusals.every(({ requirement }) => ['stock', 'balance'].includes(requirement));
          made += 1;
          const { balanceG, stock: stocked } = answer.plan;
          for (const { step, weighings, totalGrams } of stocked?.batches ?? []) {
            const units = weighings.map(({ grams }) => Math.round(grams / balanceG));
            const mixture = answer.plan.mixtures.find((one) => one.step === step);
            expect(units.reduce((sum, unit) => sum + unit, 0)).toBe(Math.round((mixture?.batchGrams ?? 0) / balanceG));
            expect(Math.abs(totalGrams - (mixture?.batchGrams ?? 0))).toBeLessThanOrEqual(1e-9 * totalGrams);
          }
          return (stocked?.uses ?? []).every(({ left }) => left >= 0);
        },
      ),
      { numRuns: 40 },
    );
    expect(made).toBeGreaterThan(5);
  });
});

describe('electrolyte lots', () => {
  const recipe = recipes[0] as Recipe;
  const plan = planOf(recipe, 10);
  const electrolyte = electrolyteOf(recipe);
  const taken = plan.mixtures.map(
    ({ charges }) =>
      charges.find(({ material, role }) => material === electrolyte && role !== 'intermediate')?.grams ?? 0,
  );
  const largest = Math.max(...taken);

  it('two halves of the largest batch have to be mixed, and it is said', () => {
    const stock = stockFor(recipe, plan, (lot) =>
      lot.material === electrolyte
        ? ['a', 'b', 'c', 'd'].map((name) => ({ ...lot, lot: name, massG: largest * 0.9 }))
        : [lot],
    );
    const answer = fromStock(recipe, stock);
    if ('refusals' in answer) throw new Error(refusalsIn(answer));
    expect(
      answer.plan.stock?.notes.filter((note) => note.includes('ELECTROLYTE LOTS ARE MIXED')).length,
    ).toBeGreaterThan(0);
  });

  it('with one large lot nothing is mixed and nothing is said', () => {
    const answer = fromStock(recipe, stockFor(recipe, plan));
    expect(JSON.stringify(answer)).not.toMatch('MIXED');
  });
});

describe('a stock file', () => {
  const problemsOf = (lots: readonly object[]): string => {
    try {
      readStock({ format: 'rollwright-stock/1', lots }, knowledge);
    } catch (error) {
      return (error as InputError).text;
    }
    return 'read';
  };

  it('takes any name of a material', () => {
    expect(
      readStock({ format: 'rollwright-stock/1', lots: [{ lot: '1', material: 'LPSCl', massG: 1 }] }, knowledge).lots[0]
        ?.material,
    ).toBe('Li6PS5Cl');
  });

  it('names every problem: unknown material, a lot number twice, no mass, no such day, an assay of a solution', () => {
    const text = problemsOf([
      { lot: '1', material: 'Li6PS5Cll', massG: 1 },
      { lot: '1', material: 'toluene' },
      {
        lot: '2',
        material: 'NBR',
        massG: 5,
        expires: '2026-02-30',
        assayPercent: 8,
        solution: { solvent: 'toluen', weightPercent: 8 },
      },
    ]);
    for (const part of [
      '6 problems',
      'nearest: Li6PS5Cl',
      'a lot number once',
      'neither massG nor areaM2',
      '2026-02-30',
      'no assay for a stock solution',
      'nearest: toluene',
    ])
      expect(text).toMatch(part);
  });

  it('a conductivity without its pressure is no datum', () => {
    expect(
      problemsOf([
        { lot: '1', material: 'Li6PS5Cl', massG: 1, conductivity: { siemensPerCm: 0.001, temperatureC: 25 } },
      ]),
    ).toMatch('the field pressureMPa must be there');
  });
});
