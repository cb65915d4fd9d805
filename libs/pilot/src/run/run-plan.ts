import type { Knowledge } from '@libs/knowledge';
import type { Line } from '@libs/plant';
import type { Recipe } from '@libs/recipe';
import { assumed, statedAssumptions } from './assumptions';
import { airCheckOf } from './air-check';
import { billOf } from './bill';
import { goodCells } from './cell-shape';
import { nearestLine, refusalsOf } from './fit';
import { infiltrationsOf } from './infiltration-run';
import { mixturesOf } from './mixture-run';
import { knownMinutes } from './known-minutes';
import { moistureDoseOf } from './moisture-dose';
import { runCostOf } from './run-cost';
import { samplingOf } from './sampling';
import { websOf } from './web-draft';
import type { MixtureRun, PlannedRun, Refusal, RunRequest } from './run-types';

const BALANCES = [0.1, 0.01, 0.001, 0.0001];

/**
 * A recipe, a line and a quantity as batches and charges: yields backwards through every step, trim, start-up metres, dead volumes and
 * minimum fills, then charges on the balance's grid that sum exactly to the batch. Formula: started = ceil(good/yield); mass = coated
 * area × wet mass + dead volumes, rounded up to the grid. Errors: refusals, each with the failing requirement and what would do.
 * Example: 100 good cells at a yield of 0.95 are 106 started cells.
 */
export function planRun(recipe: Recipe, line: Line, knowledge: Knowledge, request: RunRequest): PlannedRun {
  const shape = recipe.header.cellShape;
  const assumptions = statedAssumptions(line, request.assumptions, recipe, request.measured);
  const good = goodCells(request.quantity, shape);
  const started = Math.ceil(good / assumed(assumptions, 'cellYield') - 1e-9);
  const [edgeTrimMm, filmEdgeMm] = [assumed(assumptions, 'edgeTrimMm'), assumed(assumptions, 'filmEdgeMm')];
  const asked = { recipe, shape, edgeTrimMm, filmEdgeMm };
  const refusals = refusalsOf(asked, line);
  if (refusals.length > 0) return { refusals, nearest: nearestLine(asked, line) };

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
    const bill = billOf(facts, made.mixtures, made.webs);
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
        infiltrations: infiltrationsOf(facts, made.webs),
        bill,
        air: airCheckOf(facts, made.mixtures, made.webs),
        sampling: samplingOf({ recipe, mixtures: made.mixtures, webs: made.webs, startedCells: started, assumptions }),
        moisture: moistureDoseOf(facts, made.webs),
        cost: runCostOf({ recipe, knowledge, bill, times: knownMinutes(facts, made.webs), goodCells: good }),
        assumptions,
        notes: [...uncounted(recipe, made.mixtures), ...drafts.notes, ...made.notes],
      },
    };
  }
  return { refusals: failed };
}

/** Mixtures of the recipe that no web of this run takes. */
function uncounted(recipe: Recipe, made: readonly MixtureRun[]): string[] {
  const counted = new Set(made.map(({ step }) => step));
  return recipe.formula.mixtures
    .filter(({ step }) => !counted.has(step))
    .map(({ title }) => `NOT COUNTED: ${title}. No layer of this run takes it; scale the charges of the recipe.`);
}
