import { csvText } from '../paper/paper';
import type { SamplingLine } from './sampling-types';

/** The sampling plan as CSV, with room for what was found: one line a check. */
export function samplingCsv(lines: readonly SamplingLine[]): string {
  const head = [
    'step',
    'check',
    'name',
    'samples',
    'where',
    'target',
    'unit',
    'action_low',
    'action_high',
    'limits_from',
    'count_from',
    'if_outside',
    'found',
  ];
  const rows = lines.map((one) => [
    one.step,
    one.check,
    one.name,
    one.samples ?? 'continuous',
    one.where,
    one.target ?? 'not published',
    one.unit,
    one.actionLow,
    one.actionHigh,
    one.limitsFrom,
    one.countFrom,
    one.ifOutside,
    '',
  ]);
  return csvText([head, ...rows]);
}
