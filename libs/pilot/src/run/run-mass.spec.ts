import fc from 'fast-check';
import { loadKnowledge } from '@libs/knowledge';
import type { Line } from '@libs/plant';
import { loadLine, shippedLines } from '@libs/plant';
import type { Recipe } from '@libs/recipe';
import { planRun } from './run-plan';
import type { MixtureRun, RunPlan } from './run-types';
import { specimenFamilies } from '../specimens';

const knowledge = loadKnowledge();
const recipes = specimenFamilies();

/** What every mixture of a run keeps, whatever the recipe: parts, charges and batches are the same mass, inside the vessel. */
function keepsMass({ ledger, batches, batchGrams, batchLitres, charges, equipment }: MixtureRun, line: Line): void {
  const { total, ...parts } = ledger;
  const sum = Object.values(parts).reduce((whole, part) => whole + part, 0);
  expect(Math.abs(sum - total)).toBeLessThanOrEqual(1e-9 * total);
  const weighed = charges.reduce((whole, { grams }) => whole + grams, 0) * batches;
  expect(Math.abs(weighed - total)).toBeLessThanOrEqual(1e-9 * total);
  expect(Math.abs(batches * batchGrams - total)).toBeLessThanOrEqual(1e-9 * total);
  for (const part of Object.values(parts)) expect(part).toBeGreaterThanOrEqual(-1e-9 * total);
  const vessel = line.equipment.find(({ id }) => id === equipment);
  const [least, most] = vessel && 'volumeL' in vessel ? vessel.volumeL : [0, 0];
  expect(batchLitres).toBeGreaterThanOrEqual(least * (1 - 1e-9));
  expect(batchLitres).toBeLessThanOrEqual(most * (1 + 1e-9));
}

/** Charges as percent of the dry mixture, or solids of it: counted again from the grams, against the limits of the recipe. */
function keepsLimits({ step, charges }: MixtureRun, recipe: Recipe): void {
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

function onAnyLine(recipe: Recipe, cells: number): RunPlan | undefined {
  for (const id of [recipe.header.line, ...shippedLines()]) {
    const answer = planRun(recipe, loadLine(id), knowledge, { quantity: { cells } });
    if ('plan' in answer) return answer.plan;
  }
  return undefined;
}

describe('every way to make a cell', () => {
  const families = new Set(recipes.map(({ header }) => `${header.family}, ${header.cell.split(', ').pop() ?? ''}`));

  it('the specimens hold rolled, coated, infiltrated, one-step, scaffold, bilayer, metal and bipolar cells', () => {
    const all = [...families].join('\n');
    for (const word of [
      'dry PTFE film',
      'PVDF electrode infiltrated',
      'one-step slurry',
      'scaffold',
      'two laminated films',
      'metal or alloy foil',
      'SE-coated active material',
      'bipolar',
    ])
      expect(all).toMatch(word);
  });

  it.each(recipes.map((recipe) => [recipe.header.family, recipe.header.cell, recipe] as const))(
    '%s (%s): 1, 20 and 500 cells leave nothing uncounted',
    (_family, _cell, recipe) => {
      for (const cells of [1, 20, 500]) {
        const plan = onAnyLine(recipe, cells);
        if (!plan) throw new Error(`${recipe.header.family}: no line`);
        expect(plan.notes.filter((note) => note.includes('NOT COUNTED'))).toEqual([]);
        const made = new Set(plan.mixtures.map(({ step }) => step));
        expect(recipe.formula.mixtures.filter(({ step }) => !made.has(step))).toEqual([]);
        const onBill = new Set(plan.bill.map(({ material }) => material));
        expect(recipe.formula.inputs.filter(({ material }) => !onBill.has(material))).toEqual([]);
        for (const mixture of plan.mixtures) {
          keepsMass(mixture, loadLine(plan.line));
          keepsLimits(mixture, recipe);
        }
      }
    },
  );
});

describe('mass', () => {
  it('is conserved to 1e-9 and nothing leaves the equipment (200 random recipes, lines and quantities)', () => {
    let made = 0;
    fc.assert(
      fc.property(
        fc.nat({ max: recipes.length - 1 }),
        fc.double({ min: 0.2, max: 3, noNaN: true }),
        fc.double({ min: 0.3, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0.1, max: 6, noNaN: true }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (which, thicker, cellYield, cells, volume, dead) => {
          const recipe = recipes[which] as Recipe;
          const line = scaledMixer(loadLine(recipe.header.line), volume, dead);
          const request = {
            quantity: { cells },
            balanceG: 0.0001,
            assumptions: { cellYield, rollingYield: cellYield },
          };
          const answer = planRun(thickened(recipe, thicker), line, knowledge, request);
          if ('refusals' in answer) return true;
          made += 1;
          const { plan } = answer;
          for (const mixture of plan.mixtures) keepsMass(mixture, line);
          return plan.cells.good === cells && reachesTheCells(recipe, plan);
        },
      ),
      { numRuns: 200 },
    );
    expect(made).toBeGreaterThan(100);
  });
});

/** Every mixture that lies on a face has, in the good cells, its mass per face times the pieces of those cells. */
function reachesTheCells(recipe: Recipe, plan: RunPlan): boolean {
  const { unitCells } = recipe.header.cellShape;
  for (const { step, pieceMm, wetGPerM2 } of plan.webs) {
    const [across, along] = pieceMm;
    const expected = (plan.cells.good * unitCells * across * along * wetGPerM2) / 1e6;
    const own =
      plan.mixtures.find((one) => one.step === step) ?? plan.mixtures.find((one) => feeds(recipe, one.step, step));
    if (own && Math.abs(own.ledger.inGoodCells / expected - 1) > 1e-9) return false;
  }
  return true;
}

function feeds(recipe: Recipe, mixture: string, web: string): boolean {
  const into = recipe.process.steps.find(({ id }) => id === web)?.ingredients ?? [];
  return into.some(({ from }) => from === mixture);
}

/** The same recipe with every layer thicker. */
function thickened(recipe: Recipe, factor: number): Recipe {
  return JSON.parse(JSON.stringify(recipe), (_key, value: unknown) => {
    const one = value as { id?: unknown; target?: unknown } | null;
    if (one && typeof one === 'object' && ['wet-mass', 'wet-film', 'dry-mass'].includes(String(one.id)))
      return { ...one, target: typeof one.target === 'number' ? one.target * factor : one.target };
    return value;
  }) as Recipe;
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
