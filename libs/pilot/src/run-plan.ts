import type { Knowledge } from '@libs/knowledge';
import type { Line } from '@libs/plant';
import type { Recipe } from '@libs/recipe';
import { tidy } from './apportion';
import { assumed, statedAssumptions } from './assumptions';
import { goodCells } from './cell-shape';
import { refusalsOf } from './fit';
import { mixturesOf } from './mixture-run';
import { websOf } from './web-run';
import type { BillEntry, MixtureRun, PlannedRun, Refusal, RunRequest, WebRun } from './run-types';

const BALANCES = [0.1, 0.01, 0.001, 0.0001];

/**
 * A recipe, a line and a quantity as batches and charges: yields backwards through every step, trim, start-up metres, dead volumes and
 * minimum fills, then charges on the balance's grid that sum exactly to the batch. Formula: started = ceil(good/yield); mass = coated
 * area × wet mass + dead volumes, rounded up to the grid. Errors: refusals, each with the failing requirement and what would do.
 * Example: 100 good cells at a yield of 0.95 are 106 started cells.
 */
export function planRun(recipe: Recipe, line: Line, knowledge: Knowledge, request: RunRequest): PlannedRun {
  const shape = recipe.header.cellShape;
  const assumptions = statedAssumptions(line, request.assumptions);
  const good = goodCells(request.quantity, shape);
  const started = Math.ceil(good / assumed(assumptions, 'cellYield') - 1e-9);
  const refusals = refusalsOf({ recipe, shape, edgeTrimMm: assumed(assumptions, 'edgeTrimMm') }, line);
  if (refusals.length > 0) return { refusals };

  const facts = { recipe, line, knowledge, shape, assumptions, good, started };
  const drafts = websOf(facts);
  if ('refusals' in drafts) return drafts;
  const grids = request.balanceG === undefined ? BALANCES : [request.balanceG];
  let failed: readonly Refusal[] = [];
  for (const grid of grids) {
    const made = mixturesOf(facts, drafts.webs, grid, request.balanceG === undefined);
    if ('refusals' in made) {
      failed = made.refusals;
      continue;
    }
    return {
      plan: {
        format: 'rollwright-run-plan/1',
        recipe: recipe.header.recipe,
        recipeHash: recipe.header.contentHash,
        line: line.id,
        cells: { good, started, unitCells: shape.unitCells },
        balanceG: grid,
        webs: made.webs,
        mixtures: made.mixtures,
        bill: billOf(recipe, made.mixtures, made.webs, shape.monopolar),
        assumptions,
        notes: [...uncounted(recipe, made.mixtures), ...drafts.notes, ...made.notes],
      },
    };
  }
  return { refusals: failed };
}

/** Mixtures of the recipe that no web of this run takes: a dry film is rolled, and its yields are not modelled. */
function uncounted(recipe: Recipe, made: readonly MixtureRun[]): string[] {
  const counted = new Set(made.map(({ step }) => step));
  return recipe.formula.mixtures
    .filter(({ step }) => !counted.has(step))
    .map(
      ({ title }) => `NOT COUNTED: ${title}. Rolled films have no yield model yet; scale the charges of the recipe.`,
    );
}

/** What has to lie ready: the charges of all batches, and the foils by area; intermediates are made, not bought. */
function billOf(
  recipe: Recipe,
  mixtures: readonly MixtureRun[],
  webs: readonly WebRun[],
  monopolar: boolean,
): BillEntry[] {
  const grams = new Map<string, number>();
  for (const { charges, batches } of mixtures)
    for (const { material, role, grams: mass } of charges)
      if (role !== 'intermediate') grams.set(material, (grams.get(material) ?? 0) + mass * batches);
  const foils = new Map<string, number>();
  for (const { step, metres, coatedWidthMm } of webs) {
    const foil = recipe.process.steps
      .find(({ id }) => id === step)
      ?.ingredients.find(({ role }) => role === 'current-collector' || role === 'scaffold');
    if (foil?.material === undefined) continue;
    const faces = monopolar && foil.role === 'current-collector' ? 2 : 1;
    foils.set(foil.material, (foils.get(foil.material) ?? 0) + (metres * coatedWidthMm) / 1000 / faces);
  }
  return [
    ...[...grams].map(([material, amount]) => ({ material, amount: tidy(amount), unit: 'g' as const })),
    ...[...foils].map(([material, amount]) => ({ material, amount: tidy(amount), unit: 'm²' as const })),
  ];
}
