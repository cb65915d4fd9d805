import type { Recipe } from '@libs/recipe';
import { hashOf } from '@libs/planner';
import type { RunPlan } from './run-types';

/** One value of a block: a charge, a set-point, a check or a time. `target` null: not published, to be determined by trial. */
export interface RunValue {
  readonly id: string;
  readonly kind: 'charge' | 'set-point' | 'check';
  readonly name: string;
  readonly target: number | string | null;
  readonly unit: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly basis: string;
}

/** One operation as a block of the traveler. */
export interface RunBlock {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly equipment: string;
  readonly repeats: number;
  readonly hazards: readonly string[];
  readonly instructions: readonly string[];
  readonly values: readonly RunValue[];
}

/** One recipe frozen for one run on one line. Every export is written from this object and carries its hash. */
export interface ControlRecipe {
  readonly format: 'rollwright-control-recipe/1';
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly startDate: string;
  readonly masterRecipe: string;
  readonly masterHash: string;
  readonly line: string;
  readonly goodCells: number;
  readonly startedCells: number;
  readonly balanceG: number;
  readonly hazards: readonly { readonly title: string; readonly protect: string }[];
  readonly bill: readonly { readonly material: string; readonly amount: number; readonly unit: string }[];
  readonly blocks: readonly RunBlock[];
  readonly assumptions: readonly string[];
  readonly contentHash: string;
}

export const NOT_RELEASED = 'draft – not released: a chemist and safety and health have to sign before it runs';

/** Freezes a run. The start date comes in; nothing here reads a clock. Example: 2026-11-23. */
export function controlRecipe(recipe: Recipe, plan: RunPlan, startDate: string): ControlRecipe {
  const titles = new Map(recipe.hazards.map(({ id, title }) => [id, title]));
  const content = {
    format: 'rollwright-control-recipe/1' as const,
    id: `${recipe.header.recipe}-${plan.cells.good}`,
    title: recipe.header.title,
    status: NOT_RELEASED,
    startDate,
    masterRecipe: recipe.header.recipe,
    masterHash: recipe.header.contentHash,
    line: plan.line,
    goodCells: plan.cells.good,
    startedCells: plan.cells.started,
    balanceG: plan.balanceG,
    hazards: recipe.hazards.map(({ title, protect }) => ({ title, protect })),
    bill: plan.bill.map(({ material, amount, unit }) => ({ material, amount, unit })),
    blocks: recipe.procedure
      .flatMap(({ operations }) => operations)
      .map((operation): RunBlock => {
        const mixture = plan.mixtures.find(({ step }) => step === operation.id);
        const web = plan.webs.find(({ step }) => step === operation.id);
        return {
          id: operation.id,
          number: operation.number,
          title: operation.title,
          equipment: mixture?.equipment ?? web?.equipment ?? operation.equipment ?? '',
          repeats: mixture?.batches ?? 1,
          hazards: operation.hazards.map((id) => titles.get(id) ?? id),
          instructions: [
            ...(!mixture && operation.phases.some(({ charges }) => charges.length > 0)
              ? [
                  'NOT COUNTED in this run: no masses are given here; scale the charges of the recipe and have them signed.',
                ]
              : []),
            ...operation.phases
              .flatMap(({ instructions }) => instructions)
              .map((text) => text.replace(' Amounts are for 1000.0 g; scale all of them by the same factor.', '')),
          ],
          values: [
            ...(mixture?.charges ?? []).map((charge, at) =>
              value(
                `charge-${at + 1}`,
                'charge',
                charge.material,
                charge.grams,
                'g',
                charge.low,
                charge.high,
                charge.limitsFrom ?? 'recipe',
              ),
            ),
            ...(web
              ? [
                  value(
                    'metres',
                    'set-point',
                    'web length',
                    Math.ceil(web.metres * 10) / 10,
                    'm',
                    null,
                    null,
                    'run plan',
                  ),
                ]
              : []),
            ...operation.phases.flatMap((phase) => [
              ...phase.setpoints
                .filter(({ id }) => id !== 'batch')
                .map((one) =>
                  value(
                    `${phase.id}.${one.id}`,
                    'set-point',
                    one.name,
                    one.target,
                    one.unit,
                    one.low,
                    one.high,
                    one.basis,
                  ),
                ),
              ...phase.checks.map((one) =>
                value(`${phase.id}.${one.id}`, 'check', one.name, one.target, one.unit, one.low, one.high, one.basis),
              ),
            ]),
          ],
        };
      }),
    assumptions: plan.assumptions.map(
      ({ id, value: seen, unit, low, high, says, source }) =>
        `${id} ${seen} ${unit} (${low} to ${high}): ${says} [${source}]`,
    ),
  };
  return { ...content, contentHash: hashOf(content) };
}

function value(
  id: string,
  kind: RunValue['kind'],
  name: string,
  target: RunValue['target'],
  unit: string,
  low: number | null,
  high: number | null,
  basis: string,
): RunValue {
  return { id, kind, name, target, unit, low, high, basis };
}

/** A target as a person reads it; what nobody published is said. */
export function targetText({ target, unit }: RunValue): string {
  return target === null ? 'not published: determine by trial' : `${target} ${unit}`.trim();
}

export function limitText({ low, high, unit }: RunValue): string {
  if (low === null && high === null) return 'not stated';
  if (low === null) return `at most ${high} ${unit}`;
  return high === null ? `at least ${low} ${unit}` : `${low} to ${high} ${unit}`;
}
