import type { Line } from '@libs/plant';
import { equipmentOf } from '@libs/plant';
import type { ProcessDocument, Step } from '@libs/process';
import { apportion, BASIS_G } from './charges';
import { shareOf } from './composition';

/** What each number is rounded to when a person sets it. */
const grids = { temperatureC: 1, pressureMPa: 5, loadingMgCm2: 0.1, thicknessUm: 1 } as const;

/** The nearest number on a grid, without the dust of binary fractions; inside the limits where they are given. */
export function onGrid(value: number, grid: number, low = -Infinity, high = Infinity): number {
  const snapped = Math.round(value / grid) * grid;
  const inside =
    snapped > high ? Math.floor(high / grid) * grid : snapped < low ? Math.ceil(low / grid) * grid : snapped;
  return Number(inside.toFixed(6));
}

/** Two significant digits: what an estimate is worth. */
export function rough(value: number): number {
  return Number(value.toPrecision(2));
}

/** The process with the numbers that a person can set: charges on the balance's grid, temperatures in whole degrees. This is what is judged and printed. */
export function statedProcess(process: ProcessDocument, line: Line): ProcessDocument {
  const press = equipmentOf(line, 'isostatic-press') ?? equipmentOf(line, 'uniaxial-press');
  return { ...process, steps: process.steps.map((step) => statedStep(step, press?.pressureMPa)) };
}

function statedStep(step: Step, pressure: readonly [number, number] | undefined): Step {
  const { conditions, loadingMgCm2, thicknessUm } = step;
  return {
    ...step,
    ingredients: statedIngredients(step),
    ...(conditions
      ? {
          conditions: {
            ...conditions,
            ...(conditions.temperatureC === undefined
              ? {}
              : { temperatureC: onGrid(conditions.temperatureC, grids.temperatureC) }),
            ...(conditions.pressureMPa === undefined
              ? {}
              : { pressureMPa: onGrid(conditions.pressureMPa, grids.pressureMPa, ...(pressure ?? [])) }),
          },
        }
      : {}),
    ...(loadingMgCm2 === undefined ? {} : { loadingMgCm2: onGrid(loadingMgCm2, grids.loadingMgCm2) }),
    ...(thicknessUm === undefined ? {} : { thicknessUm: onGrid(thicknessUm, grids.thicknessUm) }),
  };
}

/** Weighed mixtures only: a web that takes up a solution is not weighed in. */
export function isWeighed(step: Step): boolean {
  if (step.operation === 'infiltrate') return false;
  return step.ingredients.filter((ingredient) => shareOf(step, ingredient) !== undefined).length > 1;
}

function statedIngredients(step: Step): Step['ingredients'] {
  if (!isWeighed(step) || step.setpoints?.['solidsOfSuspension'] !== undefined) return step.ingredients;
  const weighed = step.ingredients.filter(({ massFraction }) => massFraction !== undefined);
  const grams = apportion(weighed.map(({ massFraction }) => massFraction ?? 0));
  return step.ingredients.map((ingredient) => {
    const at = weighed.indexOf(ingredient);
    return at < 0 ? ingredient : { ...ingredient, massFraction: Number(((grams[at] ?? 0) / BASIS_G).toFixed(4)) };
  });
}
