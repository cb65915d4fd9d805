import type { Amounts, Sheet, SheetNumber } from './sheet';

/** The real genes of a candidate, each 0..1 and mapped to the bounds of its sheet, in genome order after the choices. */
export const numberGenes = [
  'arealCapacity',
  'npRatio',
  'pressure',
  'dryingC',
  'cathode.electrolyte',
  'cathode.binder',
  'cathode.carbon',
  'cathode.solids',
  'anode.electrolyte',
  'anode.binder',
  'anode.carbon',
  'anode.solids',
  'separator.thicknessUm',
  'separator.binder',
  'separator.solids',
] as const;
/** Six choices come first: group and variant of each sheet. */
export const FIRST_NUMBER = 6;

/** One candidate in numbers; reused by the search, so it is written in place. Mass fractions 1, loading mg/cm2. */
export interface Candidate {
  cathode: Sheet;
  separator: Sheet;
  anode: Sheet;
  arealCapacityMAhCm2: number;
  npRatio: number;
  pressureMPa: number;
  dryingC: number;
  readonly cathodeAmounts: Writable<Amounts>;
  readonly separatorAmounts: Writable<Amounts>;
  readonly anodeAmounts: Writable<Amounts>;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Ranges that belong to the brief and the line, not to a sheet. */
export interface Ranges {
  readonly arealCapacityMAhCm2: readonly [number, number];
  readonly npRatio: readonly [number, number];
  readonly pressureMPa: readonly [number, number];
  readonly dryingC: readonly [number, number];
  /** who showed the ends of pressing and drying */
  readonly sources?: { readonly pressureMPa: string; readonly dryingC: string };
}

const emptyAmounts = (): Writable<Amounts> => ({
  active: 0,
  electrolyte: 0,
  binder: 0,
  carbon: 0,
  solids: 0.5,
  dryingC: 60,
});

export function createCandidate(cathode: Sheet, separator: Sheet, anode: Sheet): Candidate {
  return {
    cathode,
    separator,
    anode,
    arealCapacityMAhCm2: 0,
    npRatio: 0,
    pressureMPa: 0,
    dryingC: 0,
    cathodeAmounts: emptyAmounts(),
    separatorAmounts: emptyAmounts(),
    anodeAmounts: emptyAmounts(),
  };
}

function within(sheet: Sheet, name: SheetNumber, share: number): number {
  const bound = sheet.bounds[name];
  return bound === undefined ? 0 : bound.low + (bound.high - bound.low) * share;
}

const POWERS = Float64Array.from({ length: 24 }, (_, index) => 10 ** (index - 12));

/** Four significant digits: what a recipe states, so that the judged document and the modelled numbers are the same. */
export function stated(value: number): number {
  if (value === 0) return 0;
  const digits = 3 - Math.floor(Math.log10(Math.abs(value)));
  const scale = POWERS[digits + 12] ?? 10 ** digits;
  return Math.round(value * scale) / scale;
}

/** Writes the numbers of a genome into a candidate whose sheets are already chosen. Mixtures sum to one by construction. */
export function decodeNumbers(x: ArrayLike<number>, ranges: Ranges, out: Candidate): void {
  const gene = (index: number): number => x[FIRST_NUMBER + index] ?? 0.5;
  const between = (range: readonly [number, number], index: number): number =>
    stated(range[0] + (range[1] - range[0]) * gene(index));
  out.arealCapacityMAhCm2 = between(ranges.arealCapacityMAhCm2, 0);
  out.npRatio = between(ranges.npRatio, 1);
  out.pressureMPa = between(ranges.pressureMPa, 2);
  out.dryingC = between(ranges.dryingC, 3);
  fillElectrode(out.cathode, out.cathodeAmounts, gene(4), gene(5), gene(6), gene(7), out.dryingC);
  fillElectrode(out.anode, out.anodeAmounts, gene(8), gene(9), gene(10), gene(11), out.dryingC);
  const { separator, separatorAmounts } = out;
  separatorAmounts.thicknessUm = stated(within(separator, 'thicknessUm', gene(12)));
  separatorAmounts.binder = stated(within(separator, 'binder', gene(13)));
  separatorAmounts.solids = stated(within(separator, 'solids', gene(14)));
  separatorAmounts.electrolyte = 1 - separatorAmounts.binder;
  separatorAmounts.dryingC = out.dryingC;
}

function fillElectrode(
  sheet: Sheet,
  amounts: Writable<Amounts>,
  electrolyte: number,
  binder: number,
  carbon: number,
  solids: number,
  dryingC: number,
): void {
  amounts.electrolyte = stated(within(sheet, 'electrolyte', electrolyte));
  amounts.binder = stated(within(sheet, 'binder', binder));
  amounts.carbon = stated(within(sheet, 'carbon', carbon));
  amounts.solids = stated(within(sheet, 'solids', solids));
  amounts.active = 1 - amounts.electrolyte - amounts.binder - amounts.carbon;
  amounts.dryingC = dryingC;
}
