import type { Equipment, EquipmentKind, Line } from '@libs/plant';
import { equipmentOf, loadLine, shippedLines } from '@libs/plant';
import type { Step } from '@libs/process';
import type { CellShape, Parameter, Recipe } from '@libs/recipe';
import type { Refusal } from './run-types';

interface Asked {
  readonly recipe: Recipe;
  readonly shape: CellShape;
  readonly edgeTrimMm: number;
}

type Unmet = Omit<Refusal, 'wouldDo'> & { readonly enough: string };

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

/** The equipment of this line that a step runs on; null: the line has none of the kind that the recipe asks for. */
export function equipmentForStep(recipe: Recipe, step: string, line: Line): Equipment | null | undefined {
  const kinds = recipe.equipment.filter(({ kind, steps }) => kind !== 'room' && steps.includes(step));
  if (kinds.length === 0) return undefined;
  return kinds.map(({ kind }) => equipmentOf(line, kind as EquipmentKind)).find((item) => item !== undefined) ?? null;
}

/** Every requirement of the recipe that the line does not meet, with the numbers and what would do. Example: a 40 mm coater and an 80 × 60 mm cell. */
export function refusalsOf(asked: Asked, line: Line): Refusal[] {
  return unmetOf(asked, line).map(({ enough, ...refusal }) => {
    const others = shippedLines().filter(
      (id) =>
        id !== line.id &&
        !unmetOf(asked, loadLine(id)).some(
          ({ requirement, step }) => requirement === refusal.requirement && step === refusal.step,
        ),
    );
    return { ...refusal, wouldDo: others.length > 0 ? `${enough}; ${others.join(', ')} has it` : enough };
  });
}

function unmetOf(asked: Asked, line: Line): Unmet[] {
  return asked.recipe.process.steps.flatMap((step) => {
    const item = equipmentForStep(asked.recipe, step.id, line);
    if (item === null) {
      const kind = asked.recipe.equipment.find(
        ({ steps, kind: one }) => one !== 'room' && steps.includes(step.id),
      )?.kind;
      return [unmet('equipment', step, kind ?? '?', 'none of this kind', `a ${kind ?? '?'}`)];
    }
    return [...air(step, line), ...(item ? onEquipment(step, item, asked, line) : [])];
  });
}

function unmet(requirement: string, step: Step, needs: string, has: string, enough: string): Unmet {
  return { requirement, step: step.id, needs, has, enough };
}

/** Colder dew point is drier: a room at −40 °C is too wet for a route that was judged at −50 °C. */
function air(step: Step, line: Line): Unmet[] {
  const judged = step.conditions?.dewPointC;
  if (judged === undefined || line.room.dewPointC <= judged) return [];
  const wetter = line.room.dewPointC - judged;
  return [
    unmet(
      'dew point',
      step,
      `${judged} °C or drier`,
      `${line.room.dewPointC} °C, ${wetter} K too wet`,
      `a room of ${judged} °C or drier, or a route judged at ${line.room.dewPointC} °C`,
    ),
  ];
}

function inside(
  requirement: string,
  step: Step,
  value: number | undefined,
  range: readonly [number, number] | undefined,
  unit: string,
): Unmet[] {
  if (value === undefined || range === undefined || (value >= range[0] && value <= range[1])) return [];
  const near = value < range[0] ? range[0] : range[1];
  const off = Math.abs(value - near).toPrecision(3);
  return [
    unmet(
      requirement,
      step,
      `${value} ${unit}`,
      `${range[0]} to ${range[1]} ${unit}, ${Number(off)} ${unit} off`,
      `equipment for ${value} ${unit}, or a route judged at ${near} ${unit}`,
    ),
  ];
}

function wide(step: Step, widthMm: number, { shape, edgeTrimMm }: Asked, trims: number): Unmet[] {
  const needs = Math.min(...shape.areaMm) + trims * edgeTrimMm;
  return widthMm >= needs
    ? []
    : [
        unmet(
          'width',
          step,
          `${needs} mm (${Math.min(...shape.areaMm)} mm and edge trim)`,
          `${widthMm} mm, ${Number((needs - widthMm).toPrecision(6))} mm too narrow`,
          `${needs} mm or wider, or a cell of ${Number((widthMm - trims * edgeTrimMm).toPrecision(6))} mm`,
        ),
      ];
}

function onEquipment(step: Step, item: Equipment, asked: Asked, line: Line): Unmet[] {
  const { temperatureC, pressureMPa, atmosphere } = step.conditions ?? {};
  const set = (id: string): number | undefined => {
    const target = targetOf(asked.recipe, step.id, id)?.target;
    return typeof target === 'number' ? target : undefined;
  };
  switch (item.kind) {
    case 'coater':
      return [
        ...wide(step, item.widthMm, asked, 2),
        ...inside('coating gap', step, set('gap'), item.gapUm, 'µm'),
        ...slow(step, asked.recipe, item.speedMPerMin, line),
      ];
    case 'calender':
    case 'laminator':
      return [
        ...wide(step, item.widthMm, asked, 0),
        ...inside('roll temperature', step, temperatureC, item.rollC, '°C'),
        ...inside('web speed', step, set('web-speed'), item.speedMPerMin, 'm/min'),
      ];
    case 'dryer':
      return [
        ...(item.zones[0] ? inside('air temperature', step, temperatureC, item.zones[0].airC, '°C') : []),
        ...(atmosphere !== undefined && atmosphere !== item.atmosphere
          ? [unmet('atmosphere', step, atmosphere, item.atmosphere, `a dryer under ${atmosphere}`)]
          : []),
      ];
    case 'oven':
      return [
        ...inside('oven temperature', step, temperatureC, item.temperatureC, '°C'),
        ...(atmosphere !== undefined && !(item.atmosphere as readonly string[]).includes(atmosphere)
          ? [unmet('atmosphere', step, atmosphere, item.atmosphere.join(', '), `an oven under ${atmosphere}`)]
          : []),
      ];
    case 'isostatic-press':
    case 'uniaxial-press':
      return [
        ...inside('pressure', step, pressureMPa, item.pressureMPa, 'MPa'),
        ...inside('press temperature', step, temperatureC, item.temperatureC, '°C'),
        ...load(step, item.areaPerLoadM2, asked),
      ];
    default:
      return [];
  }
}

function load(step: Step, areaM2: number, { shape }: Asked): Unmet[] {
  const needs = (shape.areaMm[0] * shape.areaMm[1]) / 1e6;
  return areaM2 >= needs
    ? []
    : [
        unmet(
          'area of one load',
          step,
          `${needs * 1e4} cm²`,
          `${areaM2 * 1e4} cm², ${Number(((needs - areaM2) * 1e4).toPrecision(4))} cm² too small`,
          `a press for ${needs * 1e4} cm² or more`,
        ),
      ];
}

/** A dryer is too short when the slowest web of the coater still leaves it wet. Formula: v = L/t. */
export function fastestWeb(recipe: Recipe, coatStep: string, line: Line): number | undefined {
  const minutes = dryingMinutes(recipe, coatStep);
  const length = dryerLength(line);
  return length === undefined || minutes === undefined ? undefined : length / minutes;
}

export function dryerLength(line: Line): number | undefined {
  return equipmentOf(line, 'dryer')?.zones.reduce((sum, { lengthM }) => sum + lengthM, 0);
}

/** A sheet that a blade draws lies on its plate until it is dry; only a web behind a slot die has to run on. */
export function liesStill(recipe: Recipe, coatStep: string, line: Line): boolean {
  const item = equipmentForStep(recipe, coatStep, line);
  const fastest = fastestWeb(recipe, coatStep, line);
  return item?.kind === 'coater' && item.method === 'blade' && fastest !== undefined && fastest < item.speedMPerMin[0];
}

/** Drying time of the recipe behind a coating, min. */
export function dryingMinutes(recipe: Recipe, coatStep: string): number | undefined {
  const next = recipe.process.steps.find(
    ({ operation, ingredients }) => operation === 'dry' && ingredients.some(({ from }) => from === coatStep),
  );
  const time = next && targetOf(recipe, next.id, 'drying-time');
  return typeof time?.target === 'number' ? (time.unit === 's' ? time.target / 60 : time.target) : undefined;
}

function slow(step: Step, recipe: Recipe, speeds: readonly [number, number], line: Line): Unmet[] {
  const fastest = fastestWeb(recipe, step.id, line);
  if (fastest === undefined || fastest >= speeds[0] * (1 - 1e-9) || liesStill(recipe, step.id, line)) return [];
  const minutes = dryingMinutes(recipe, step.id) ?? Number.NaN;
  return [
    unmet(
      'dryer length',
      step,
      `${Number((speeds[0] * minutes).toPrecision(4))} m at the slowest web speed of ${speeds[0]} m/min`,
      `${Number((fastest * minutes).toPrecision(4))} m`,
      `a dryer of ${Number((speeds[0] * minutes).toPrecision(4))} m, or a coater that runs at ${Number(fastest.toPrecision(3))} m/min`,
    ),
  ];
}
