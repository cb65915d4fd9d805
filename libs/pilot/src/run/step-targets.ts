/** What the recipe states for a step, and the machine of a line that the step runs on. */
import type { Equipment, EquipmentKind, Line } from '@libs/plant';
import { equipmentOf } from '@libs/plant';
import type { Parameter, Recipe } from '@libs/recipe';

/** The set-points and checks of a step as the recipe states them. */
export function parametersOf(recipe: Recipe, step: string): Parameter[] {
  return recipe.procedure
    .flatMap(({ operations }) => operations)
    .filter(({ id }) => id === step)
    .flatMap(({ phases }) => phases.flatMap(({ setpoints, checks }) => [...setpoints, ...checks]));
}

export function targetOf(recipe: Recipe, step: string, id: string): Parameter | undefined {
  return parametersOf(recipe, step).find((one) => one.id === id && typeof one.target === 'number');
}

/** The target as a number; undefined where the recipe states none. */
export function numberAt(recipe: Recipe, step: string, id: string): number | undefined {
  const target = targetOf(recipe, step, id)?.target;
  return typeof target === 'number' ? target : undefined;
}

/** The equipment of this line that a step runs on; null: the line has none of the kind that the recipe asks for. */
export function equipmentForStep(recipe: Recipe, step: string, line: Line): Equipment | null | undefined {
  const kinds = recipe.equipment.filter(({ kind, steps }) => kind !== 'room' && steps.includes(step));
  if (kinds.length === 0) return undefined;
  return kinds.map(({ kind }) => equipmentOf(line, kind as EquipmentKind)).find((item) => item !== undefined) ?? null;
}

/** All zones together, m; undefined without a dryer. */
export function dryerLength(line: Line): number | undefined {
  return equipmentOf(line, 'dryer')?.zones.reduce((sum, { lengthM }) => sum + lengthM, 0);
}

/** Drying time of the recipe behind a coating, min. */
export function dryingMinutes(recipe: Recipe, coatStep: string): number | undefined {
  const next = recipe.process.steps.find(
    ({ operation, ingredients }) => operation === 'dry' && ingredients.some(({ from }) => from === coatStep),
  );
  const time = next && targetOf(recipe, next.id, 'drying-time');
  return typeof time?.target === 'number' ? (time.unit === 's' ? time.target / 60 : time.target) : undefined;
}

/** A dryer is too short when the slowest web of the coater still leaves it wet. Formula: v = L/t, m/min. */
export function fastestWeb(recipe: Recipe, coatStep: string, line: Line): number | undefined {
  const minutes = dryingMinutes(recipe, coatStep);
  const length = dryerLength(line);
  return length === undefined || minutes === undefined ? undefined : length / minutes;
}

/** A sheet that a blade draws lies on its plate until it is dry; only a web behind a slot die has to run on. */
export function liesStill(recipe: Recipe, coatStep: string, line: Line): boolean {
  const item = equipmentForStep(recipe, coatStep, line);
  const fastest = fastestWeb(recipe, coatStep, line);
  return item?.kind === 'coater' && item.method === 'blade' && fastest !== undefined && fastest < item.speedMPerMin[0];
}
