import { hashOf } from '@libs/planner';
import type { Operation, Parameter, Recipe } from '@libs/recipe';
import type { ControlRecipe, RunBlock, RunSampling, RunValue } from './control-recipe';
import type { SamplingLine } from '../run/sampling-types';
import type { BatchCharge, MixtureRun, RunPlan, WebRun } from '../run/run-types';
import { stockedBill, stockedValues } from '../stock/stock-control';
import type { StockedBatch } from '../stock/stock-types';

/** Freezes a run. The start date comes in; nothing here reads a clock. Example: 2026-11-23. */
export function controlRecipe(recipe: Recipe, plan: RunPlan, startDate: string): ControlRecipe {
  const { header, hazards, procedure, equipment, open, waste } = recipe;
  const content = {
    format: 'rollwright-control-recipe/1' as const,
    id: `${header.recipe}-${plan.cells.good}`,
    title: header.title,
    startDate,
    masterRecipe: header.recipe,
    masterVersion: header.recipeVersion,
    masterHash: header.contentHash,
    line: plan.line,
    goodCells: plan.cells.good,
    startedCells: plan.cells.started,
    balanceG: plan.balanceG,
    hazards: hazards.map(({ id, title, protect, materials }) => ({ id, title, protect, materials })),
    requirements: equipment.flatMap(({ equipment: item, kind, steps, requirements }) =>
      requirements.map(({ name, needs, has, met }) => ({
        equipment: item ?? kind,
        kind,
        steps,
        name,
        needs,
        has,
        met,
      })),
    ),
    bill: plan.stock
      ? stockedBill(plan.stock, plan.bill)
      : plan.bill.map(({ material, amount, unit }) => ({ material, amount, unit })),
    units: procedure.map(({ id, number, title }) => ({ id, number, title })),
    blocks: procedure.flatMap(({ id, operations }) =>
      operations.map((operation) => blockOf(operation, id, recipe, plan)),
    ),
    waste,
    tests: open.tests,
    assumptions: [
      ...plan.assumptions.map(
        ({ id, value: seen, unit, low, high, says, source }) =>
          `${id} ${seen} ${unit} (${low} to ${high}): ${says} [${source}]`,
      ),
      ...(plan.stock?.notes ?? []),
    ],
  };
  return { ...content, contentHash: hashOf(content) };
}

function blockOf(operation: Operation, unit: string, recipe: Recipe, plan: RunPlan): RunBlock {
  const titles = new Map(recipe.hazards.map(({ id, title }) => [id, title]));
  const mixture = plan.mixtures.find(({ step }) => step === operation.id);
  const web = plan.webs.find(({ step }) => step === operation.id);
  const step = recipe.process.steps.find(({ id }) => id === operation.id);
  const isUncounted = !mixture && operation.phases.some(({ charges }) => charges.length > 0);
  return {
    id: operation.id,
    number: operation.number,
    title: operation.title,
    operation: step?.operation ?? operation.id,
    unit,
    after: [...new Set((step?.ingredients ?? []).flatMap(({ from }) => from ?? []))],
    equipment: mixture?.equipment ?? web?.equipment ?? operation.equipment ?? '',
    atmosphere: operation.atmosphere,
    repeats: mixture?.batches ?? 1,
    hazards: operation.hazards.map((id) => titles.get(id) ?? id),
    notices: isUncounted
      ? ['NOT COUNTED in this run: no masses are given here; scale the charges of the recipe and have them signed.']
      : [],
    holds: operation.holds,
    phases: operation.phases.map(({ id, number, title, instructions }) => ({ id, number, title, instructions })),
    values: valuesOf(
      operation,
      mixture,
      web,
      plan.stock?.batches.filter(({ step: one }) => one === operation.id) ?? [],
      plan.sampling.filter(({ step: one }) => one === operation.id),
    ),
    cautions: operation.cautions,
    cleaning: operation.cleaning.map(({ liquid, use, statements }) => ({
      liquid,
      use,
      says: statements.map(({ id, says, certainty }) => `${id}, ${certainty}: ${says}`),
    })),
    evidence: operation.evidence.flatMap(({ asks, verdict, statements }) => [
      `${verdict}: ${asks}`,
      ...statements.map(
        ({ id, certainty, says, sources }) =>
          `${id}, ${certainty}: ${says} [${sources.map((source) => `${source.id}, ${source.grade}`).join('; ')}]`,
      ),
    ]),
    tests: operation.evidence
      .filter(({ verdict }) => verdict !== 'pass')
      .map(
        ({ asks, verdict, missing }) =>
          `${verdict}: ${asks}${missing.length > 0 ? ` Make first: ${missing.join('; ')}.` : ''}`,
      ),
  };
}

function valuesOf(
  { phases }: Operation,
  mixture: MixtureRun | undefined,
  web: WebRun | undefined,
  stocked: readonly StockedBatch[],
  sampling: readonly SamplingLine[],
): RunValue[] {
  const weighed = phases.find(({ charges }) => charges.length > 0)?.id ?? null;
  const charges =
    stocked.length > 0
      ? stockedValues(stocked, weighed)
      : (mixture?.charges ?? []).map((charge, at) => chargeValue(charge, at, weighed));
  return [
    ...(web ? [lengthOf(web)] : []),
    ...(weighed === null ? charges : []),
    ...phases.flatMap((phase) => [
      ...(phase.id === weighed ? charges : []),
      // The mass of a batch is what the run has reckoned.
      ...phase.setpoints.filter(({ id }) => id !== 'batch').map((one) => parameterValue(one, phase.id, 'set-point')),
      ...phase.checks.map((one) => ({
        ...parameterValue(one, phase.id, 'check'),
        ...sampledAs(sampling.find(({ check }) => check === one.id)),
      })),
    ]),
  ];
}

function sampledAs(line: SamplingLine | undefined): { readonly sampling?: RunSampling } {
  if (!line) return {};
  const { samples, where, actionLow, actionHigh, limitsFrom, ifOutside } = line;
  return { sampling: { samples, where, actionLow, actionHigh, actionFrom: limitsFrom, ifOutside } };
}

function chargeValue(charge: BatchCharge, at: number, phase: string | null): RunValue {
  const { material, role, grams, low, high, limitsFrom, note } = charge;
  return {
    id: `charge-${at + 1}`,
    phase,
    kind: 'charge',
    role,
    name: material,
    target: grams,
    unit: 'g',
    low,
    high,
    limitsFrom,
    basis: 'run plan',
    note,
  };
}

function lengthOf({ metres }: WebRun): RunValue {
  return {
    id: 'metres',
    phase: null,
    kind: 'set-point',
    role: null,
    name: 'web length',
    target: Math.ceil(metres * 10) / 10,
    unit: 'm',
    low: null,
    high: null,
    limitsFrom: null,
    basis: 'run plan',
    note: null,
  };
}

function parameterValue(
  { id, name, target, unit, low, high, limitsFrom, basis }: Parameter,
  phase: string,
  kind: 'set-point' | 'check',
): RunValue {
  return {
    id: `${phase}.${id}`,
    phase,
    kind,
    role: null,
    name,
    target,
    unit,
    low,
    high,
    limitsFrom,
    basis,
    note: null,
  };
}
