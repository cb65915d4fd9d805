import { equipmentOf, evaluateRoom, plantAssumptions, plantParameters, type RoomReport } from '@libs/plant';
import type { Brief } from './brief';
import { pressOf } from '../space/press-choice';
import { rangesOf } from './ranges';

/** What the line or its room refuses before any search: a missing machine, a cell larger than the press, an H2S ceiling above the limit. */
export function lineRefuses(brief: Brief): string | undefined {
  return missingMachine(brief) ?? emptyRange(brief) ?? h2sOver(brief) ?? tooLargeForPress(brief);
}

/** The room of the brief's line at its dew point, with the brief's own assumptions. */
export function roomOf({ line, dewPointC, assumptions }: Brief): RoomReport {
  const own = Object.entries(assumptions).filter(([id]) => plantAssumptions.some((one) => one.id === id));
  return evaluateRoom(line.room, plantParameters('nominal', Object.fromEntries(own)), dewPointC);
}

function missingMachine(brief: Brief): string | undefined {
  const { line } = brief;
  const has = (kind: Parameters<typeof equipmentOf>[1]): boolean => equipmentOf(line, kind) !== undefined;
  const missing = [
    ...(has('coater') ? [] : ['coater']),
    ...(has('dryer') ? [] : ['dryer']),
    ...(pressOf(brief) ? [] : [brief.press?.replace('-', ' ') ?? 'isostatic or uniaxial press']),
  ];
  return missing.length === 0
    ? undefined
    : `line ${line.id} has no ${missing.join(' and no ')} (left), and every route needs one`;
}

function emptyRange(brief: Brief): string | undefined {
  const { pressureMPa, dryingC } = rangesOf(brief);
  const press = pressOf(brief);
  const least = (press?.numbers.pressureLow ?? 0) * 1e-6;
  if (pressureMPa[0] > pressureMPa[1])
    return `pressing at ${pressureMPa[0]} MPa or more is asked for, at most ${pressureMPa[1]} MPa can be pressed`;
  if (press && pressureMPa[1] < least)
    return `pressing at ${pressureMPa[1]} MPa or less is asked for, the press ${press.id} begins at ${least} MPa`;
  if (dryingC[0] > dryingC[1])
    return `drying at ${dryingC[0]} °C or more is asked for or set by the dryer, at most ${dryingC[1]} °C is allowed`;
  return undefined;
}

/** The press takes the whole stack: a cell larger than one load cannot be made on this line. */
function tooLargeForPress(brief: Brief): string | undefined {
  const { cell, line } = brief;
  const press = pressOf(brief);
  const area = cell.areaMm[0] * cell.areaMm[1] * 1e-6;
  if (press?.areaPerLoadM2 === undefined || area <= press.areaPerLoadM2) return undefined;
  return `the press ${press.id} of line ${line.id} takes ${(press.areaPerLoadM2 * 1e4).toFixed(1)} cm² in one load, the cell is ${(area * 1e4).toFixed(1)} cm²: a smaller cell, or another line`;
}

function h2sOver(brief: Brief): string | undefined {
  const limit = Math.min(
    ...brief.limits.filter(({ quantity }) => quantity === 'h2sCeilingPpm').map(({ max }) => max ?? Infinity),
  );
  const { value } = roomOf(brief).h2sCeilingPpm;
  return value > limit
    ? `the H2S ceiling of the room is ${value.toFixed(0)} ppm, above the limit of ${limit} ppm: a lower dew point, more fresh air or a scrubber`
    : undefined;
}
