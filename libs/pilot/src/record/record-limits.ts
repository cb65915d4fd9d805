import type { ControlRecipe, RunBlock, RunValue } from '../control/control-recipe';
import { limitText } from '../control/control-recipe';
import type { RunRecord } from './record-chain';
import type { Deviation, RecordEntry } from './record-types';

/** Limits are printed with five digits: what differs from one by less is not outside. */
const PRINTED = 5e-5;

/** Whether a value lies outside the limits of an item; a text or an item without limits never does. */
export function isOutside({ low, high }: Pick<RunValue, 'low' | 'high'>, value: number | string): boolean {
  if (typeof value !== 'number') return false;
  const slack = (limit: number): number => Math.abs(limit) * PRINTED;
  return (low !== null && value < low - slack(low)) || (high !== null && value > high + slack(high));
}

export function blockOf(control: ControlRecipe, step: string): RunBlock | undefined {
  return control.blocks.find(({ id }) => id === step);
}

export function itemOf(control: ControlRecipe, step: string, item: string): RunValue | undefined {
  return blockOf(control, step)?.values.find(({ id }) => id === item);
}

/** The deviation that an actual, or the correction of one, calls for. `seq`: the line that the entry gets. */
export function deviationsOf(control: ControlRecipe, record: RunRecord, entry: RecordEntry, seq: number): Deviation[] {
  const corrected = entry.kind === 'correction' ? record.lines[entry.corrects - 1] : undefined;
  const actual = entry.kind === 'actual' ? entry : corrected?.kind === 'actual' ? corrected : undefined;
  const value = entry.kind === 'correction' ? entry.value : actual?.value;
  const item = actual && itemOf(control, actual.step, actual.item);
  if (!actual || !item || value === undefined || !isOutside(item, value)) return [];
  return [
    {
      kind: 'deviation',
      step: actual.step,
      batch: actual.batch,
      of: seq,
      says: `${item.name}: ${value} ${actual.unit}, allowed ${limitText(item)}`,
    },
  ];
}
