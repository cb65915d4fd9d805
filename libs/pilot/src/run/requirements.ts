/** What each step asks of a line, and by how much the line misses it. */
import type { Equipment, Line } from '@libs/plant';
import { equipmentOf } from '@libs/plant';
import type { Step } from '@libs/process';
import type { CellShape, Recipe } from '@libs/recipe';
import type { Refusal } from './run-types';
import { stackedSheetOf } from './sheets';
import { dryingMinutes, equipmentForStep, fastestWeb, liesStill, numberAt } from './step-targets';

export interface Asked {
  readonly recipe: Recipe;
  readonly shape: CellShape;
  readonly edgeTrimMm: number;
  readonly filmEdgeMm: number;
}

/** A requirement that is missed; `enough`: the least that would do. */
export type Unmet = Omit<Refusal, 'wouldDo'> & { readonly enough: string };

const short = (value: number, digits = 4): number => Number(value.toPrecision(digits));

/** Every requirement that the line misses, step by step. */
export function unmetOf(asked: Asked, line: Line): Unmet[] {
  return asked.recipe.process.steps.flatMap((step) => {
    const item = equipmentForStep(asked.recipe, step.id, line);
    const room = [...wet(step, line), ...gas(step, item, line)];
    if (item !== null) return [...room, ...(item ? onEquipment(step, item, asked, line) : [])];
    const kind = asked.recipe.equipment.find(({ steps, kind: one }) => one !== 'room' && steps.includes(step.id))?.kind;
    const name = (kind ?? 'machine').replace('-', ' ');
    return [...room, unmet('equipment', step, name, 'none of this kind', `a machine of the kind ${name}`)];
  });
}

function unmet(requirement: string, step: Step, needs: string, has: string, enough: string): Unmet {
  return { requirement, step: step.id, needs, has, enough };
}

/** Colder dew point is drier: a room at −40 °C is too wet for a route that was judged at −50 °C. */
function wet(step: Step, line: Line): Unmet[] {
  const judged = step.conditions?.dewPointC;
  const { dewPointC } = line.room;
  if (judged === undefined || dewPointC <= judged) return [];
  return [
    unmet(
      'dew point',
      step,
      `${judged} °C or drier`,
      `${dewPointC} °C, ${short(dewPointC - judged)} K too wet`,
      `a room of ${judged} °C or drier, or a route judged at ${dewPointC} °C`,
    ),
  ];
}

/** A line whose dryer runs in dry air is a dry room: what was judged under argon is another question there. As the planner reads a line. */
function gas(step: Step, item: Equipment | null | undefined, line: Line): Unmet[] {
  const wanted = step.conditions?.atmosphere;
  const here = equipmentOf(line, 'dryer')?.atmosphere;
  if ((wanted !== 'argon' && wanted !== 'nitrogen') || here !== 'dry-air') return [];
  if (item?.kind === 'dryer' || item?.kind === 'oven') return [];
  return [unmet('room gas', step, wanted, 'dry air', `a line under ${wanted}, or a route judged in dry air`)];
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
  return [
    unmet(
      requirement,
      step,
      `${value} ${unit}`,
      `${range[0]} to ${range[1]} ${unit}, ${short(Math.abs(value - near), 3)} ${unit} off`,
      `equipment for ${value} ${unit}, or a route judged at ${near} ${unit}`,
    ),
  ];
}

/** Across the web lies the shorter side of the piece: the anode and a film with their overhang. */
function wide(step: Step, widthMm: number | undefined, { recipe, shape }: Asked, trimMm: number): Unmet[] {
  const piece = Math.min(...stackedSheetOf(recipe, step.id, shape).pieceMm);
  const needs = piece + trimMm;
  if (widthMm === undefined || widthMm >= needs) return [];
  return [
    unmet(
      'width',
      step,
      `${needs} mm (a piece of ${piece} mm${trimMm > 0 ? ` and ${trimMm} mm of trim` : ''})`,
      `${widthMm} mm, ${short(needs - widthMm, 6)} mm too narrow`,
      `${needs} mm or wider, or ${widthMm > trimMm ? `pieces of ${short(widthMm - trimMm, 6)} mm` : 'less trim'}`,
    ),
  ];
}

function onEquipment(step: Step, item: Equipment, asked: Asked, line: Line): Unmet[] {
  const { temperatureC, pressureMPa, atmosphere } = step.conditions ?? {};
  const set = (id: string): number | undefined => numberAt(asked.recipe, step.id, id);
  switch (item.kind) {
    case 'coater':
      return [
        ...wide(step, item.widthMm, asked, 2 * asked.edgeTrimMm),
        ...inside('coating gap', step, set('gap'), item.gapUm, 'µm'),
        ...slow(step, asked.recipe, item.speedMPerMin, line),
      ];
    case 'bath':
      return wide(step, item.widthMm, asked, 0);
    case 'calender':
    case 'laminator':
      return [
        ...wide(step, item.widthMm, asked, item.kind === 'laminator' ? 2 * asked.filmEdgeMm : 0),
        ...inside('roll temperature', step, temperatureC, item.rollC, '°C'),
        ...inside('web speed', step, set('web-speed'), item.speedMPerMin, 'm/min'),
      ];
    case 'dryer': {
      const reached = item.zones.some(({ airC }) => temperatureC !== undefined && within(temperatureC, airC));
      return [
        ...(reached ? [] : inside('air temperature', step, temperatureC, item.zones[0]?.airC, '°C')),
        ...(atmosphere !== undefined && atmosphere !== item.atmosphere
          ? [unmet('dryer gas', step, atmosphere, item.atmosphere, `a dryer under ${atmosphere}`)]
          : []),
      ];
    }
    case 'oven':
      return [
        ...inside('oven temperature', step, temperatureC, item.temperatureC, '°C'),
        ...(atmosphere !== undefined && !(item.atmosphere as readonly string[]).includes(atmosphere)
          ? [unmet('oven gas', step, atmosphere, item.atmosphere.join(', '), `an oven under ${atmosphere}`)]
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

function within(value: number, [low, high]: readonly [number, number]): boolean {
  return value >= low && value <= high;
}

function load(step: Step, areaM2: number, { shape }: Asked): Unmet[] {
  const needs = (shape.areaMm[0] * shape.areaMm[1]) / 1e6;
  if (areaM2 >= needs) return [];
  return [
    unmet(
      'area of one load',
      step,
      `${short(needs * 1e4)} cm²`,
      `${short(areaM2 * 1e4)} cm², ${short((needs - areaM2) * 1e4)} cm² too small`,
      `a press for ${short(needs * 1e4)} cm² or more`,
    ),
  ];
}

function slow(step: Step, recipe: Recipe, speeds: readonly [number, number], line: Line): Unmet[] {
  const fastest = fastestWeb(recipe, step.id, line);
  if (fastest === undefined || fastest >= speeds[0] * (1 - 1e-9) || liesStill(recipe, step.id, line)) return [];
  const minutes = dryingMinutes(recipe, step.id) ?? Number.NaN;
  const has = fastest * minutes;
  const needs = speeds[0] * minutes;
  return [
    unmet(
      'dryer length',
      step,
      `${short(needs)} m for ${short(minutes, 3)} min at the slowest web of ${speeds[0]} m/min`,
      `${short(has)} m, ${short(needs - has, 3)} m too short`,
      `a dryer of ${short(needs)} m, a coater that runs at ${short(fastest, 3)} m/min, or a layer that is dry in ${short(has / speeds[0], 3)} min`,
    ),
  ];
}
