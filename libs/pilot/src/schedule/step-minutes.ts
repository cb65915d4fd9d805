import type { Line } from '@libs/plant';
import { equipmentOf } from '@libs/plant';
import type { Step } from '@libs/process';
import type { RunPlan } from '../run/run-types';
import type { StatedMinutes } from './schedule-types';
import type { WebPass } from './web-pass';
import { passMinutes } from './web-pass';

/** Minutes that no source gives; every schedule lists the ones that it used, and each task names them in its basis. */
export const assumedMinutes = {
  mix: { minutes: 90, low: 20, high: 240, says: 'weighing, mixing and degassing of one batch' },
  setUp: { minutes: 45, low: 15, high: 120, says: 'threading, gap and first film of one pass of a web' },
  web: { minutes: 90, low: 30, high: 240, says: 'one pass of a web whose speed is not stated' },
  hand: { minutes: 90, low: 30, high: 240, says: 'a step on a machine that states no time' },
  press: { minutes: 12, low: 5, high: 60, says: 'one load of a press that states no cycle; the hold is not published' },
  oven: { minutes: 360, low: 60, high: 1440, says: 'one load of an oven: the dwell is not published' },
  rinse: { minutes: 20, low: 10, high: 60, says: 'rinsing one piece of equipment' },
  clean: { minutes: 60, low: 20, high: 180, says: 'taking apart, cleaning and drying one piece of equipment' },
  cleanAndDry: {
    minutes: 120,
    low: 60,
    high: 480,
    says: 'cleaning one piece of equipment and drying it until no liquid is left',
  },
  changeIon: {
    minutes: 180,
    low: 60,
    high: 480,
    says: 'taking one piece of equipment apart, cleaning it twice and drying it',
  },
} as const satisfies Readonly<Record<string, Omit<StatedMinutes, 'id'>>>;

export type AssumedMinutes = keyof typeof assumedMinutes;

export const assumedIds = Object.keys(assumedMinutes) as AssumedMinutes[];

export interface Duration {
  readonly minutes: number;
  readonly basis: string;
  readonly assumed: readonly AssumedMinutes[];
}

export function assumedDuration(id: AssumedMinutes): Duration {
  const { minutes, says } = assumedMinutes[id];
  return { minutes, basis: `${minutes} min assumed: ${says}`, assumed: [id] };
}

/** One of `passes` equal passes of a web: set-up, then its share of the metres and the length of the dryer at web speed. */
export function passDuration({ web, dryerM }: WebPass, passes: number): Duration {
  const setUp = assumedMinutes.setUp.minutes;
  if (web.speedMPerMin === null) return assumedDuration('web');
  const metres = web.metres / passes;
  // Under a blade the sheet lies until it is dry; its last metre is in that time.
  const lying = metres * web.lyingMinPerM;
  const running = passMinutes(metres, web.lyingMinPerM > 0 ? 0 : dryerM, web.speedMPerMin) + lying;
  return {
    minutes: setUp + running,
    basis:
      `${Number(metres.toPrecision(3))} m of web${dryerM > 0 && web.lyingMinPerM === 0 ? ` and ${dryerM} m of dryer` : ''} at ` +
      `${Number(web.speedMPerMin.toPrecision(3))} m/min${lying > 0 ? ` and ${Number(lying.toPrecision(3))} min lying on the plate` : ''} = ${Number(running.toPrecision(3))} min, and ${setUp} min to set up (assumed)`,
    assumed: ['setUp'],
  };
}

/** How many passes a web is run in: one for each batch of its mixture, more where a pass does not fit into the longest shift. */
export function passesOf(pass: WebPass, batches: number, longestShift: number): number {
  const fixed = passDuration(pass, Number.POSITIVE_INFINITY).minutes;
  const running = passDuration(pass, batches).minutes - fixed;
  if (pass.web.speedMPerMin === null || fixed >= longestShift) return batches;
  return batches * Math.max(1, Math.ceil(running / (longestShift - fixed) - 1e-9));
}

/** Minutes of a step that is no web: from the recipe or the line where one states a time, else assumed and marked. */
export function stepDuration(
  { operation, ingredients, conditions }: Step,
  kind: string | undefined,
  plan: RunPlan,
  line: Line,
): Duration {
  const sheets = ingredients.length; // of a unit cell
  const { started, unitCells } = plan.cells;
  const stacker = equipmentOf(line, 'stacker');
  const sealer = equipmentOf(line, 'sealer');
  const counted = (minutes: number, basis: string): Duration => ({ minutes, basis, assumed: [] });
  if (kind === 'stacker' && stacker?.secondsPerSheet !== undefined)
    return counted((started * unitCells * sheets * stacker.secondsPerSheet) / 60, 'line, seconds per sheet');
  if (kind === 'sealer' && sealer?.secondsPerCell !== undefined)
    return counted((started * sealer.secondsPerCell) / 60, 'line, seconds per cell');
  const press = equipmentOf(line, 'isostatic-press') ?? equipmentOf(line, 'uniaxial-press');
  if (operation === 'press' && press) {
    const cycle = press.cycleMin ?? assumedMinutes.press.minutes;
    return {
      minutes: started * cycle,
      basis: `one cell a load, ${cycle} min a cycle (${press.cycleMin === undefined ? 'assumed; ' : ''}hold not known)`,
      assumed: press.cycleMin === undefined ? ['press'] : [],
    };
  }
  if (kind === 'oven' && conditions?.durationMin !== undefined)
    return counted(conditions.durationMin, `${conditions.durationMin} min in the oven by the recipe`);
  if (kind === 'oven') return assumedDuration('oven');
  return assumedDuration(kind === 'mixer' ? 'mix' : 'hand');
}
