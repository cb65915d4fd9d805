import type { Amounts, Bound, Sheet } from './sheet';

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

const POWERS = Float64Array.from({ length: 24 }, (_, index) => 10 ** (index - 12));

/** Four significant digits: what a recipe states, so that the judged document and the modelled numbers are the same. */
export function stated(value: number): number {
  if (value === 0) return 0;
  const digits = 3 - Math.floor(Math.log10(Math.abs(value)));
  const scale = POWERS[digits + 12] ?? 10 ** digits;
  return Math.round(value * scale) / scale;
}

/** The numbers of the candidate that is being decoded, in gene order. */
const decoded = new Float64Array(numberGenes.length);

/**
 * Writes the numbers of a genome into a candidate whose sheets are already chosen. Mixtures sum to one by construction. Allocates
 * nothing: a number goes through one array, as the compiler allocates every number that a call takes or returns.
 */
export function decodeNumbers(x: ArrayLike<number>, ranges: Ranges, out: Candidate): void {
  for (let gene = 0; gene < decoded.length; gene += 1) decoded[gene] = x[FIRST_NUMBER + gene] ?? 0.5;
  placeInRange(ranges.arealCapacityMAhCm2, 0);
  placeInRange(ranges.npRatio, 1);
  placeInRange(ranges.pressureMPa, 2);
  placeInRange(ranges.dryingC, 3);
  placeElectrode(out.cathode, 4);
  placeElectrode(out.anode, 8);
  placeInBound(out.separator.bounds.thicknessUm, 12);
  placeInBound(out.separator.bounds.binder, 13);
  placeInBound(out.separator.bounds.solids, 14);
  for (let gene = 0; gene < decoded.length; gene += 1) decoded[gene] = stated(decoded[gene] as number);
  out.arealCapacityMAhCm2 = decoded[0] as number;
  out.npRatio = decoded[1] as number;
  out.pressureMPa = decoded[2] as number;
  out.dryingC = decoded[3] as number;
  fillElectrode(out.cathodeAmounts, 4);
  fillElectrode(out.anodeAmounts, 8);
  const { separatorAmounts } = out;
  separatorAmounts.thicknessUm = decoded[12] as number;
  separatorAmounts.binder = decoded[13] as number;
  separatorAmounts.solids = decoded[14] as number;
  separatorAmounts.electrolyte = 1 - separatorAmounts.binder;
  separatorAmounts.dryingC = out.dryingC;
}

/** Writes the numbers of the candidate last decoded, as they are stated: 0 where its sheets have no such number. */
export function statedNumbers(into: Float64Array, from: number): void {
  into.set(decoded, from);
}

/** A gene, 0..1, becomes its place between two ends. */
function placeInRange(range: readonly [number, number], gene: number): void {
  decoded[gene] = range[0] + (range[1] - range[0]) * (decoded[gene] as number);
}

/** The same between the bounds of a sheet; a number that the sheet does not have is 0. */
function placeInBound(bound: Bound | undefined, gene: number): void {
  decoded[gene] = bound === undefined ? 0 : bound.low + (bound.high - bound.low) * (decoded[gene] as number);
}

function placeElectrode({ bounds }: Sheet, first: number): void {
  placeInBound(bounds.electrolyte, first);
  placeInBound(bounds.binder, first + 1);
  placeInBound(bounds.carbon, first + 2);
  placeInBound(bounds.solids, first + 3);
}

function fillElectrode(amounts: Writable<Amounts>, first: number): void {
  amounts.electrolyte = decoded[first] as number;
  amounts.binder = decoded[first + 1] as number;
  amounts.carbon = decoded[first + 2] as number;
  amounts.solids = decoded[first + 3] as number;
  amounts.active = 1 - amounts.electrolyte - amounts.binder - amounts.carbon;
  amounts.dryingC = decoded[3] as number;
}
