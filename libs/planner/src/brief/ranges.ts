import { equipmentOf } from '@libs/plant';
import type { Brief } from './brief';
import { pressOf } from '../space/press-choice';
import type { Ranges } from '../space/candidate';

/** Pressing and drying within what was shown and what the line can do; an empty range (low above high) is refused before any search. */
export function rangesOf(brief: Brief): Ranges {
  const press = pressOf(brief)?.pressureMPa ?? [350, 490];
  const pressure = demanded(brief, 'pressingPressureMPa', 'pressureMPa');
  const highest = Math.min(press[1], pressure.high);
  const dryer = equipmentOf(brief.line, 'dryer');
  const zone = dryer?.zones[0]?.airC ?? [40, 80];
  const drying = demanded(brief, 'dryingTemperatureC', 'dryingC');
  const hottest = Math.min(zone[1], 80, drying.high);
  return {
    arealCapacityMAhCm2: brief.cathode.arealCapacityMAhCm2,
    npRatio: brief.anode.npRatio,
    pressureMPa: [Math.max(Math.min(press[0], highest), pressure.low), highest],
    dryingC: [Math.max(Math.min(Math.max(40, zone[0]), hottest), drying.low), hottest],
    sources: {
      pressureMPa: pressOf(brief)?.source ?? 'no press on the line',
      dryingC:
        'facts R07 (50 °C, then 40 °C under vacuum), R12 (70 °C); at most 80 °C, where sheets of the cases were dried',
    },
  };
}

/** What the limits and the fixed numbers of a brief leave of a range. */
function demanded(
  { limits, fix }: Brief,
  quantity: 'pressingPressureMPa' | 'dryingTemperatureC',
  name: string,
): { low: number; high: number } {
  const own = limits.filter((limit) => limit.quantity === quantity);
  const [least, most] = fix.numbers[name] ?? [-Infinity, Infinity];
  return {
    low: Math.max(least, ...own.map(({ min }) => min ?? -Infinity)),
    high: Math.min(most, ...own.map(({ max }) => max ?? Infinity)),
  };
}
