import type { Datum, Material } from '@libs/knowledge';
import { numberOf, preferredDatum, preferredNumber } from '@libs/knowledge';

/** A property in SI, NaN where the catalogue knows none: the models then use an assumption and say so. */
export function si(material: Material | undefined, property: string, factor: number): number {
  const value = material && preferredNumber(material, property);
  return value === undefined ? Number.NaN : value * factor;
}

/** Electronic conductivity: graphite without a datum counts as conducting (1e3 S/m, assumption), others are unknown (only their carbon is counted). */
export function electronicConductivity(active: Material): number {
  const known = si(active, 'electronicConductivity', 100);
  if (known >= 0) return known;
  return active.class?.includes('graphite') || active.class?.includes('metal') ? 1e3 : Number.NaN;
}

export interface Price {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly vintage: string;
  readonly source: string;
  /** absent where the brief gave the price */
  readonly datum?: Datum;
}

type OwnPrices = Readonly<Record<string, number>>;

/** What was found for a brief's own prices: a search asks for each material tens of thousands of times. */
const found = new WeakMap<OwnPrices, Map<Material, Price | undefined>>();

/** The price of a material with its range and vintage; undefined = unknown, never zero. The brief's own price comes first. */
export function priceOf(material: Material, own: OwnPrices): Price | undefined {
  let prices = found.get(own);
  if (!prices) found.set(own, (prices = new Map<Material, Price | undefined>()));
  const known = prices.get(material);
  if (known !== undefined || prices.has(material)) return known;
  const price = lookedUp(material, own);
  prices.set(material, price);
  return price;
}

function lookedUp(material: Material, own: OwnPrices): Price | undefined {
  const perArea = material.kind === 'current-collector' || material.kind === 'scaffold';
  const mine = own[material.id];
  if (mine !== undefined)
    return {
      value: mine,
      low: mine,
      high: mine,
      unit: perArea ? '$/m2' : '$/kg',
      vintage: 'own price',
      source: 'brief',
    };
  const data = (material.properties?.['price'] ?? []).filter(({ unit }) => (unit === '$/m2') === perArea);
  const chosen = data.find(({ preferred }) => preferred) ?? data[0];
  const value = chosen && numberOf(chosen);
  if (chosen === undefined || value === undefined) return undefined;
  const all = data.flatMap((datum) => valuesOf(datum));
  return {
    value,
    low: Math.min(...all),
    high: Math.max(...all),
    unit: chosen.unit,
    vintage: chosen.vintage ?? 'vintage not stated',
    source: chosen.source.id,
    datum: chosen,
  };
}

function valuesOf({ value }: Datum): number[] {
  return typeof value === 'number' ? [value] : typeof value === 'string' ? [] : [...value];
}

/** Thickness of a foil, m; NaN where the catalogue knows none. */
export function foilThickness(collector: Material): number {
  const datum = preferredDatum(collector, 'thickness');
  return ((datum && numberOf(datum)) ?? Number.NaN) * 1e-6;
}
