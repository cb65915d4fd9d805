import type { ComparedValue, RunComparison, TwoRuns } from './compare';

const columns = [
  'number',
  'step',
  'batch',
  'kind',
  'item',
  'name',
  'target',
  'unit',
  'low',
  'high',
  'actual',
  'difference',
  'percent',
  'state',
  'lot',
  'instrument',
  'line',
  'corrected',
] as const satisfies readonly (keyof ComparedValue)[];

/** A comparison as CSV: values, then yields and times, then deviations, one table under the other. */
export function comparisonCsv({ values, quantities, deviations }: RunComparison): string {
  return [
    rows(
      columns,
      values.map((one) => columns.map((column) => one[column])),
    ),
    rows(['step', 'what', 'planned', 'actual', 'unit', 'says'], quantities.map((one) => [one.step, one.what, one.planned, one.actual, one.unit, one.says])), // prettier-ignore
    rows(['line', 'step', 'batch', 'deviation', 'decision', 'reason'], deviations.map((one) => [one.line, one.step, one.batch, one.says, one.decision ?? 'open', one.reason])), // prettier-ignore
  ].join('\r\n');
}

function rows(head: readonly string[], body: readonly (readonly unknown[])[]): string {
  const cell = (value: unknown): string => `"${String(value ?? '').replaceAll('"', '""')}"`;
  return [head, ...body].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A comparison as a person reads it: what was recorded, then yields, times and deviations. */
export function comparisonText(one: RunComparison, all = false): string {
  const shown = all ? one.values : one.values.filter(({ state }) => state !== 'not recorded');
  const lines = [
    `${one.run}: ${one.recorded} of ${one.expected} charges, set-points and checks recorded, ${one.outside} outside their limits`,
  ];
  let step = '';
  for (const value of shown) {
    if (value.step !== step) lines.push(`${value.number} ${value.step}`);
    step = value.step;
    lines.push(`  ${valueText(value)}`);
  }
  const missing = one.values.length - shown.length;
  if (missing > 0) lines.push(`${missing} are not recorded (--all lists them)`);
  for (const { step: at, what, planned, actual, unit, says } of one.quantities)
    lines.push(
      `${at}: ${what} ${actual ?? '?'}${unit === '1' ? '' : ` ${unit}`}, planned ${planned ?? 'not known'} (${says})`,
    );
  for (const { line, step: at, says, decision, reason } of one.deviations)
    lines.push(
      `deviation, line ${line}, ${at}: ${says}: ${decision === null ? 'OPEN' : `${decision}, ${reason ?? ''}`}`,
    );
  return `${lines.join('\n')}\n`;
}

function valueText({
  name,
  batch,
  target,
  actual,
  unit,
  difference,
  percent,
  state,
  lot,
  corrected,
}: ComparedValue): string {
  const off =
    difference === null
      ? ''
      : `, ${difference > 0 ? '+' : ''}${difference} ${unit}${percent === null ? '' : ` (${Number(percent.toPrecision(3))} %)`}`;
  return [
    `${name}${batch === null ? '' : `, batch ${batch}`}: planned ${target === null ? 'not published' : `${target} ${unit}`.trim()}`,
    actual === null ? 'not recorded' : `actual ${`${actual} ${unit}`.trim()}${off}`,
    ...(state === 'outside' ? ['OUTSIDE its limits'] : state === 'no limits' ? ['no limits stated'] : []),
    ...(lot === null || name.includes(`lot ${lot}`)
      ? []
      : [`lot ${lot}${name.includes(', lot ') ? ', NOT THE PLANNED LOT' : ''}`]),
    ...(corrected ? ['corrected'] : []),
  ].join('; ');
}

/** What differs between two runs. */
export function differencesText(first: string, second: string, all: readonly TwoRuns[]): string {
  if (all.length === 0) return `${first} and ${second}: no difference in targets or actuals\n`;
  const two = (pair: readonly unknown[], unit: string): string => pair.map((one) => (one === null ? '–' : `${String(one)} ${unit}`.trim())).join(' | '); // prettier-ignore
  const lines = all.map(
    ({ step, batch, name, unit, targets, actuals, difference }) =>
      `${step}${batch === null ? '' : `/${batch}`} ${name}: planned ${two(targets, unit)}; actual ${two(actuals, unit)}${difference === null ? '' : `; ${difference > 0 ? '+' : ''}${difference} ${unit}`}`,
  );
  return `${first} | ${second}\n${lines.join('\n')}\n`;
}
