import type { Datum, Material } from '@libs/knowledge';

/** Which treatment the electrolyte went through, as the process traced it. */
export interface TreatedAs {
  readonly treatment?: string | undefined;
  readonly liquids?: string | undefined;
  readonly heatTreatmentC?: number | undefined;
}

const wetRoutes = new Set(['solution-process', 'liquid-phase']);

/**
 * The conductivity data that apply after this treatment: wet-processed electrolyte takes the value of its own solvent and
 * heat treatment (Table 2 of park2018), never that of pressed powder; intragrain values never apply.
 */
export function applicableConductivity(
  material: Material,
  treated: TreatedAs,
  allowed: (source: string) => boolean,
): Datum[] {
  const data = (material.properties?.['conductivity'] ?? []).filter(({ source }) => allowed(source.id));
  const wet = treated.treatment === 'dissolved' || treated.treatment === 'synthesis';
  if (!wet)
    return data.filter(
      ({ conditions }) =>
        !wetRoutes.has(String(conditions?.['route'])) &&
        conditions?.['route'] !== 'intragrain' &&
        conditions?.['route'] !== 'film',
    );
  const liquids = (treated.liquids ?? '').split('+');
  return data.filter(({ conditions }) => {
    if (!wetRoutes.has(String(conditions?.['route']))) return false;
    const solvent = conditions?.['solvent'];
    const named = Array.isArray(solvent) ? solvent.map(String) : String(solvent ?? '').split('+');
    if (!liquids.some((liquid) => named.includes(liquid))) return false;
    const at = conditions?.['heatTreatmentC'];
    if (treated.heatTreatmentC === undefined || at === undefined) return false;
    if (typeof at === 'number') return Math.abs(at - treated.heatTreatmentC) <= 5;
    const [low, high] = Array.isArray(at) ? at.map(Number) : [Number.NaN, Number.NaN];
    return (low ?? Number.NaN) - 5 <= treated.heatTreatmentC && treated.heatTreatmentC <= (high ?? Number.NaN) + 5;
  });
}

/** Lowest and highest of several conductivity data, S/cm; undefined when there is none. */
export function rangeOf(data: readonly Datum[]): { low: number; high: number } | undefined {
  const values = data.flatMap(({ value }) =>
    typeof value === 'number' ? [value] : typeof value === 'string' ? [] : [...value],
  );
  return values.length === 0 ? undefined : { low: Math.min(...values), high: Math.max(...values) };
}
