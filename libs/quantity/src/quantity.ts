/**
 * A number in an SI unit, told apart by the compiler: `Quantity<'m'>` is not `Quantity<'Pa'>`, and a temperature difference
 * (`'dK'`) is not a temperature (`'K'`). At run time it is a plain number, so arithmetic costs nothing.
 */
declare const unitOf: unique symbol;

export type SiUnit =
  | '1'
  | 'm'
  | 'm2'
  | 'm3'
  | 'kg'
  | 'kg/m3'
  | 'kg/m2'
  | 'kg/mol'
  | 's'
  | 'm/s'
  | '1/s'
  | 'K'
  | 'dK'
  | 'Pa'
  | 'Pa.s'
  | 'N/m'
  | 'V'
  | 'S/m'
  | 'ohm'
  | 'ohm.m2'
  | 'A/m2'
  | 'A.s/kg'
  | 'A.s/m2'
  | 'J'
  | 'J/kg'
  | 'J/m2'
  | 'J/m3'
  | 'W/(m2.K)'
  | 'm2/s'
  | 'm3/s'
  | '$/kg'
  | '$/m2'
  | '$/J'
  | '$/s'
  | 'kg/s'
  | 'm3/kg'
  | 'm3/mol'
  | 'J/mol'
  | 'J/(mol.K)'
  | 'J/(kg.K)'
  | 'W/(m.K)'
  | 'Pa^0.5'
  | 'C.m'
  | 'ohm.m2/s^0.5';

export type Quantity<U extends SiUnit> = number & { readonly [unitOf]: U };

/** Marks a plain SI number with its unit; the caller vouches for it. Example: `quantity(30e-6, 'm')`. */
export function quantity<U extends SiUnit>(value: number, _unit: U): Quantity<U> {
  return value as Quantity<U>;
}

/** The difference of two temperatures. Example: 353.15 K less 298.15 K is 55 dK. */
export function temperatureDifference(hot: Quantity<'K'>, cold: Quantity<'K'>): Quantity<'dK'> {
  return (hot - cold) as Quantity<'dK'>;
}

/** A temperature moved by a difference. Example: 298.15 K and 55 dK give 353.15 K. */
export function warmedBy(start: Quantity<'K'>, rise: Quantity<'dK'>): Quantity<'K'> {
  return (start + rise) as Quantity<'K'>;
}
