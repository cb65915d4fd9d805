import { toSi, unitNamed } from '@libs/quantity';

/** What the models need and nobody has told us: shown on the route, editable, with the end of its range that makes the cell worse. */
export interface Assumption<Parameter extends string = string> {
  readonly id: string;
  readonly parameter: Parameter;
  readonly says: string;
  readonly value: number;
  readonly unit: string; // a symbol of @libs/quantity
  readonly low: number;
  readonly high: number;
  readonly worse: 'low' | 'high';
  readonly editable: true;
  readonly source: string;
}

/** One row of a table of assumptions. Example: `assumptionRow<'a'>('a', 'share', [0.5, '1', 0.3, 0.8, 'low'], 'A share.', 'assumption')`. */
export function assumptionRow<Parameter extends string>(
  parameter: Parameter,
  id: string,
  range: readonly [value: number, unit: string, low: number, high: number, worse: 'low' | 'high'],
  says: string,
  source: string,
): Assumption<Parameter> {
  const [value, unit, low, high, worse] = range;
  return { id, parameter, says, value, unit, low, high, worse, editable: true, source };
}

export type ParameterEnd = 'pessimistic' | 'nominal' | 'optimistic';

/** A number in an assumption's unit, in SI. */
export function assumptionInSi({ unit }: Assumption, value: number): number {
  return toSi(value, unit, unitNamed(unit).si);
}

/**
 * A table's parameters (SI) at one end of every range, or nominal. `edits` (by assumption id, in the entry's unit) replace an entry
 * at every end; an id that is not in the table throws with what is allowed.
 */
export function parametersOf<Parameter extends string>(
  table: readonly Assumption<Parameter>[],
  end: ParameterEnd,
  edits: Readonly<Record<string, number>> = {},
): Record<Parameter, number> {
  const known = new Set(table.map(({ id }) => id));
  const unknown = Object.keys(edits).filter((id) => !known.has(id));
  if (unknown.length)
    throw new RangeError(`unknown assumption: saw ${unknown.join(', ')}; allowed: ${[...known].join(', ')}`);
  const chosen = table.map((assumption): [Parameter, number] => {
    const { worse, low, high, value, parameter } = assumption;
    const at = end === 'nominal' ? value : (worse === 'low') === (end === 'pessimistic') ? low : high;
    return [parameter, assumptionInSi(assumption, edits[assumption.id] ?? at)];
  });
  return Object.fromEntries(chosen) as Record<Parameter, number>;
}

/** From this ratio of its ends on, a positive range is read on a logarithmic scale: it was stated as orders, not as a difference. */
const LOGARITHMIC = 3;

/**
 * The value of an assumption below which a share `u` of its probability lies: triangular between the ends of its range with the
 * peak at its value, the usual reading of (least, most likely, most); on a logarithmic scale where the ends are positive and a
 * factor of 3 or more apart [assumption]. Formula: a + √(u (b-a)(c-a)) up to u = (c-a)/(b-a), b - √((1-u)(b-a)(b-c)) above.
 * Units: u 0…1; result in the assumption's unit. Errors: none. Example: 0 to 2 around 1: u 0.05 gives 0.3162, u 0.5 gives 1.
 */
export function assumptionQuantile({ value, low, high }: Assumption, u: number): number {
  if (low > 0 && value > 0 && high / low >= LOGARITHMIC)
    return Math.exp(triangularQuantile(Math.log(low), Math.log(value), Math.log(high), u));
  return triangularQuantile(low, value, high, u);
}

function triangularQuantile(low: number, peak: number, high: number, u: number): number {
  const width = high - low;
  if (width <= 0) return peak;
  const left = peak - low;
  return u < left / width ? low + Math.sqrt(u * width * left) : high - Math.sqrt((1 - u) * width * (high - peak));
}
