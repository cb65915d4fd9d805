import type { Quantity, SiUnit } from './quantity';
import { units, type Unit } from './units';

const bySymbol = new Map<string, Unit>(
  units.flatMap((unit) => [unit.symbol, ...(unit.aliases ?? [])].map((name): [string, Unit] => [name, unit])),
);

/** A unit that is unknown, or of the wrong dimension: says what was seen and what is allowed. */
export class UnitError extends Error {
  constructor(
    readonly observed: string,
    readonly allowed: readonly string[],
    reason: string,
  ) {
    super(`${reason}: saw "${observed}"; allowed: ${allowed.join(', ')}`);
    this.name = 'UnitError';
  }
}

/** The symbols that may be written for one SI unit. Example: `symbolsOf('m')` is m, mm, um, nm. */
export function symbolsOf(si: SiUnit): string[] {
  return units.filter((unit) => unit.si === si).map((unit) => unit.symbol);
}

/** The table row of a symbol or alias; throws a `UnitError` that lists every known symbol. */
export function unitNamed(symbol: string): Unit {
  const unit = bySymbol.get(symbol.trim());
  if (unit) return unit;
  throw new UnitError(
    symbol,
    units.map(({ symbol: known }) => known),
    'unknown unit',
  );
}

function unitOfDimension(symbol: string, si: SiUnit): Unit {
  const unit = bySymbol.get(symbol.trim());
  if (unit?.si === si) return unit;
  throw new UnitError(symbol, symbolsOf(si), unit ? `"${symbol}" is not a unit of ${si}` : 'unknown unit');
}

/** A written value in SI. Example: `toSi(30, 'um', 'm')` is 3.0e-5; `toSi(80, 'C', 'K')` is 353.15. */
export function toSi<U extends SiUnit>(value: number, symbol: string, si: U): Quantity<U> {
  const unit = unitOfDimension(symbol, si);
  return (value * unit.factor + (unit.offset ?? 0)) as Quantity<U>;
}

/** An SI value as written in a unit. Example: `fromSi(quantity(0.017, 'S/m'), 'mS/cm', 'S/m')` is 0.17. */
export function fromSi<U extends SiUnit>(value: Quantity<U>, symbol: string, si: U): number {
  const unit = unitOfDimension(symbol, si);
  return (value - (unit.offset ?? 0)) / unit.factor;
}

/** From one written unit to another of the same dimension. Example: 1.4e-5 S/cm is 0.014 mS/cm. */
export function convert(value: number, from: string, to: string): number {
  const source = unitNamed(from);
  const si = (value * source.factor + (source.offset ?? 0)) as Quantity<SiUnit>;
  return fromSi(si, to, source.si);
}

/** Reads "30 um" or "-50 C"; throws a `UnitError` when the number or the unit cannot be read. */
export function parseQuantity<U extends SiUnit>(text: string, si: U): Quantity<U> {
  const match = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(\S.*)?$/.exec(text);
  if (!match) throw new UnitError(text, symbolsOf(si), 'no number at the start');
  return toSi(Number(match[1]), match[2] ?? '1', si);
}
