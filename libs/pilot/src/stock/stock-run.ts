import type { Knowledge } from '@libs/knowledge';
import type { Line } from '@libs/plant';
import { hashOf } from '@libs/planner';
import type { Recipe } from '@libs/recipe';
import { tidy } from '../run/apportion';
import { planRun } from '../run/run-plan';
import type { BatchCharge, MixtureRun, PlannedRun, Refusal, RunPlan, RunRequest } from '../run/run-types';
import type { Lot, Stock } from './stock';
import type { Assignment } from './stock-assign';
import { batchOf } from './stock-batch';
import { roundedWeighings } from './stock-round';
import { conductivityNotes, gradeNotes } from './stock-notes';
import type { Supply } from './stock-supply';
import { supplyOf } from './stock-supply';
import type { Sourced, Weighed } from './stock-weigh';
import { weighed } from './stock-weigh';
import type { LotUse, StockedBatch, StockedRun, Weighing } from './stock-types';

const BALANCES = [0.1, 0.01, 0.001, 0.0001];

/**
 * A run planned from the lots that are there on a day (YYYY-MM-DD): the plan of `planRun`, and what is weighed from which lot into which
 * batch. Errors: refusals, of the line or of the stock. Where no grid is asked for, the coarsest is taken that keeps all limits.
 */
export function planStockedRun(
  recipe: Recipe,
  line: Line,
  knowledge: Knowledge,
  request: RunRequest,
  stock: Stock,
  on: string,
): PlannedRun {
  let failed: PlannedRun = { refusals: [] };
  for (const balanceG of request.balanceG === undefined ? BALANCES : [request.balanceG]) {
    const answer = planRun(recipe, line, knowledge, { ...request, balanceG });
    failed = answer;
    if ('refusals' in answer) {
      if (answer.refusals.every(({ requirement }) => requirement === 'balance')) continue;
      return answer;
    }
    const stocked = stockRun(recipe, answer.plan, knowledge, stock, on, request.balanceG === undefined);
    if (!('refusals' in stocked)) return { plan: { ...answer.plan, stock: stocked.stock } };
    failed = stocked;
    if (!stocked.refusals.every(({ requirement }) => requirement === 'balance')) return stocked;
  }
  return failed;
}

/** The lots of a planned run. `chooses`: a weighing more than 1 % off its target asks for a finer balance. */
export function stockRun(
  recipe: Recipe,
  plan: RunPlan,
  knowledge: Knowledge,
  stock: Stock,
  on: string,
  chooses = false,
): { stock: StockedRun } | { refusals: readonly Refusal[] } {
  const supply = supplyOf(recipe, plan, stock, on);
  if ('refusals' in supply) return supply;
  const batches: StockedBatch[] = [];
  const refusals: Refusal[] = [];
  for (const mixture of plan.mixtures)
    for (let batch = 1; batch <= mixture.batches; batch += 1) {
      const made = stockedBatch(recipe, plan, mixture, batch, supply.supply, chooses);
      if ('refusal' in made) {
        if (
          !refusals.some(
            ({ step, requirement }) => step === made.refusal.step && requirement === made.refusal.requirement,
          )
        )
          refusals.push(made.refusal);
      } else batches.push(made.batch);
    }
  if (refusals.length > 0) return { refusals };
  const uses = usesOf(batches, supply.supply, stock);
  const overdrawn = uses.find(({ left }) => left < 0);
  if (overdrawn)
    return {
      refusals: [
        {
          requirement: 'stock',
          step: overdrawn.steps.join(', '),
          needs: `${overdrawn.amount} ${overdrawn.unit} of ${overdrawn.material} from lot ${overdrawn.lot}`,
          has: `${tidy(overdrawn.amount + overdrawn.left)} ${overdrawn.unit}`,
          wouldDo: `${tidy(-overdrawn.left)} ${overdrawn.unit} more of it, or another lot`,
        },
      ],
    };
  return {
    stock: {
      title: stock.title ?? 'stock',
      stockHash: hashOf(stock),
      on,
      batches,
      uses,
      refusedLots: supply.refusedLots,
      notes: [
        ...supply.notes,
        ...restNotes(plan, batches),
        ...conductivityNotes(recipe, knowledge, lotsIn(uses, stock)),
        ...gradeNotes(recipe, lotsIn(uses, stock), stock),
      ],
    },
  };
}

function lotsIn(uses: readonly LotUse[], stock: Stock): Lot[] {
  return stock.lots.filter(({ lot }) => uses.some((one) => one.lot === lot));
}

function stockedBatch(
  recipe: Recipe,
  plan: RunPlan,
  run: MixtureRun,
  batch: number,
  supply: Supply,
  chooses: boolean,
): { batch: StockedBatch } | { refusal: Refusal } {
  const mixture = recipe.formula.mixtures.find(({ step }) => step === run.step);
  if (!mixture) throw new Error(`no mixture ${run.step} in the recipe`);
  const sourced: Sourced[] = mixture.charges.map((charge) => ({
    charge,
    portions:
      charge.role === 'intermediate'
        ? [{ lot: '', part: 1, of: undefined }]
        : portionsOf(supply.assigned.get(charge.material), run.step, batch).map((one) => ({
            ...one,
            of: supply.lots.get(one.lot),
          })),
  }));
  const refuse = (requirement: string, needs: string, has: string, wouldDo: string): { refusal: Refusal } => ({
    refusal: { requirement, step: run.step, needs, has, wouldDo },
  });
  const solved = weighed(sourced, run.batchGrams);
  if ('impure' in solved)
    return refuse('assay', 'the solids of the recipe', 'lots whose rests alone exceed them', 'lots of higher assay');
  if ('tooDilute' in solved) {
    const { material, solvent, may, brings, enoughPercent } = solved.tooDilute;
    return refuse(
      'stock solution',
      `at most ${round(may)} g ${solvent} in a batch of ${run.batchGrams} g`,
      `${round(brings)} g ${solvent} from the stock solutions of ${material}`,
      `solutions of ${ceil(enoughPercent)} wt% or more, or dry ${material}`,
    );
  }
  const units = Math.round(run.batchGrams / plan.balanceG);
  const rounded = roundedWeighings(mixture, sourced, solved.weighed, units, plan.balanceG);
  if ('refusal' in rounded) {
    const { charge, says, gridThatDoes } = rounded.refusal;
    return refuse(
      'balance',
      says,
      `${plan.balanceG} g`,
      gridThatDoes === null ? `lots whose ${charge} lies inside its limits` : `a balance of ${gridThatDoes} g`,
    );
  }
  const off = solved.weighed.find(({ grams }, at) => Math.abs((rounded.grams[at] ?? 0) / grams - 1) > 0.01);
  if (chooses && off)
    return refuse(
      'balance',
      `lot ${off.lot?.lot ?? 'of this run'} within 1 % of its target`,
      `${plan.balanceG} g`,
      'a finer balance',
    );
  const held = batchOf(sourced, solved.weighed, rounded.grams);
  return {
    batch: {
      step: run.step,
      batch,
      weighings: solved.weighed.map((item, at): Weighing => {
        const { material, role } = (sourced[item.at] as Sourced).charge;
        const grams = rounded.grams[at] ?? 0;
        const { lot } = item;
        return {
          material,
          role,
          lot: lot?.lot ?? null,
          solution: lot?.solution ? `${lot.solution.weightPercent} wt% in ${lot.solution.solvent}` : null,
          expires: lot?.expires ?? null,
          grams,
          targetGrams: tidy(item.grams),
          netGrams: tidy(grams * item.content),
          ...limitsOf(run.charges[item.at], item),
        };
      }),
      totalGrams: tidy(held.total),
      restStaysGrams: tidy(held.stays),
      restEvaporatesGrams: tidy(held.evaporates),
      solidsPercent: tidy((100 * held.dry) / held.total),
      heldAtLimit: solved.held.map(({ material, percent }) => `${material} at ${percent} wt%`),
      dryLayer: dryText(sourced, held),
    },
  };
}

/** The g that the recipe allows of a material, as g of a lot; a solvent shifts by what the stock solutions bring. */
function limitsOf(
  charge: BatchCharge | undefined,
  { grams, content, part }: Weighed,
): Pick<Weighing, 'low' | 'high' | 'limitsFrom'> {
  if (!charge || charge.limitsFrom === null) return { low: null, high: null, limitsFrom: null };
  if (part < 1) return { low: null, high: null, limitsFrom: `sum over the lots: ${charge.limitsFrom}` };
  const shift = charge.limitsFrom.includes('solids') ? grams - charge.targetGrams / content : 0;
  const end = (limit: number | null): number | null =>
    limit === null ? null : Number(Math.max(0, limit / content + shift).toPrecision(5));
  return { low: end(charge.low), high: end(charge.high), limitsFrom: charge.limitsFrom };
}

function portionsOf(
  assigned: Assignment | undefined,
  step: string,
  batch: number,
): readonly { lot: string; part: number }[] {
  const portions = assigned?.portions.get(`${step} ${batch}`);
  if (!portions) throw new Error(`no lots for ${step}, batch ${batch}`);
  return portions;
}

/** Lots by what the batches and the webs take from them. */
function usesOf(batches: readonly StockedBatch[], supply: Supply, stock: Stock): LotUse[] {
  const taken = new Map<string, { amount: number; steps: Set<string> }>();
  const take = (lot: string, amount: number, step: string): void => {
    const one = taken.get(lot) ?? { amount: 0, steps: new Set() };
    one.amount += amount;
    one.steps.add(step);
    taken.set(lot, one);
  };
  for (const { step, weighings } of batches)
    for (const { lot, grams } of weighings) if (lot !== null) take(lot, grams, step);
  for (const { lot, areaM2, step } of supply.foils) take(lot, areaM2, step);
  return stock.lots.flatMap(({ lot, material, massG, areaM2, expires }) => {
    const found = taken.get(lot);
    if (!found) return [];
    const amount = tidy(found.amount);
    return [
      {
        material,
        lot,
        amount,
        left: leftOf(massG ?? areaM2 ?? 0, amount),
        unit: massG === undefined ? ('m²' as const) : ('g' as const),
        expires: expires ?? null,
        steps: [...found.steps].sort(),
      },
    ];
  });
}

/** What is left of a lot; the dust of binary fractions is nothing. */
function leftOf(held: number, amount: number): number {
  const left = tidy(held - amount);
  return Math.abs(left) <= 1e-9 * amount ? 0 : left;
}

function restNotes(plan: RunPlan, batches: readonly StockedBatch[]): string[] {
  return plan.mixtures.flatMap(({ step, batchGrams }) => {
    const own = batches.filter((one) => one.step === step);
    const most = own.reduce((sum, { restStaysGrams }) => Math.max(sum, restStaysGrams), 0);
    const held = [...new Set(own.flatMap(({ heldAtLimit }) => heldAtLimit))];
    return [
      ...(most > 0
        ? [
            `${step}: up to ${round(most)} g of a batch of ${batchGrams} g is no named material and stays in the layer (assay below 100 %).`,
          ]
        : []),
      ...(held.length > 0
        ? [
            `${step}: the rests of the lots would push materials out of their limits; held there: ${held.join('; ')}. The others give way.`,
          ]
        : []),
      ...(held.length > 0 ? [...new Set(own.map(({ dryLayer }) => `${step}: dry layer ${dryLayer}.`))] : []),
    ];
  });
}

/** The dry layer as it is weighed. */
function dryText(sourced: readonly Sourced[], { net, dry, stays }: ReturnType<typeof batchOf>): string {
  const part = (grams: number): number => Number(((100 * grams) / dry).toFixed(2));
  const named = sourced.flatMap(({ charge: { material, dryPercent } }, at) =>
    dryPercent === null ? [] : [`${material} ${part(net[at] ?? 0)} (recipe ${dryPercent})`],
  );
  return `${named.join(', ')}, rests ${part(stays)} wt%`;
}

function round(grams: number): number {
  return Number(grams.toPrecision(5));
}

/** Rounded up, so that the percentage that is named does suffice. */
function ceil(percent: number): number {
  return Math.ceil(percent * 100 - 1e-9) / 100;
}
