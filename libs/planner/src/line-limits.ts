import { equipmentOf, evaluateRoom, plantParameters } from '@libs/plant';
import type { Brief } from './brief';

/** What the line or its room refuses before any search: a cell larger than the press, an H2S ceiling above the brief's limit. */
export function lineRefuses(brief: Brief): string | undefined {
  return h2sOver(brief) ?? tooLargeForPress(brief);
}

/** The press takes the whole stack: a cell larger than one load cannot be made on this line. */
function tooLargeForPress({ cell, line }: Brief): string | undefined {
  const press = equipmentOf(line, 'isostatic-press') ?? equipmentOf(line, 'uniaxial-press');
  const area = cell.areaMm[0] * cell.areaMm[1] * 1e-6;
  if (!press || area <= press.areaPerLoadM2) return undefined;
  return `the press ${press.id} of line ${line.id} takes ${(press.areaPerLoadM2 * 1e4).toFixed(1)} cm² in one load, the cell is ${(area * 1e4).toFixed(1)} cm²: a smaller cell, or another line`;
}

function h2sOver({ limits, line, dewPointC }: Brief): string | undefined {
  const limit = limits.find(({ quantity }) => quantity === 'h2sCeilingPpm')?.max;
  if (limit === undefined) return undefined;
  const { value } = evaluateRoom(line.room, plantParameters('nominal'), dewPointC).h2sCeilingPpm;
  return value > limit
    ? `the H2S ceiling of the room is ${value.toFixed(0)} ppm, above the limit of ${limit} ppm: a lower dew point, more fresh air or a scrubber`
    : undefined;
}
