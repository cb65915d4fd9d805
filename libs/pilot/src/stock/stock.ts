import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knowledge, Problem } from '@libs/knowledge';
import { InputError, ShapeChecker, shown } from '@libs/knowledge';
import { isDate } from '@libs/recipe';

/** A conductivity with the pressure and temperature at which it was measured. */
export interface LotConductivity {
  readonly siemensPerCm: number;
  readonly pressureMPa: number;
  readonly temperatureC: number;
}

/** One lot as incoming inspection found it: g or m², percent by mass, µm, ppm of water by Karl Fischer. */
export interface Lot {
  readonly lot: string;
  readonly material: string;
  readonly massG?: number;
  readonly areaM2?: number;
  readonly widthMm?: number;
  /** of the named material, by mass */
  readonly assayPercent?: number;
  readonly rest?: 'stays' | 'evaporates';
  readonly solution?: { readonly solvent: string; readonly weightPercent: number };
  readonly coating?: string;
  readonly grade?: string;
  readonly d50Um?: number;
  readonly d90Um?: number;
  readonly waterPpm?: number;
  readonly conductivity?: LotConductivity;
  /** last day on which the lot may be used, YYYY-MM-DD */
  readonly expires?: string;
  readonly supplier?: string;
  readonly note?: string;
}

/** What a laboratory accepts of a material at incoming inspection. */
export interface Acceptance {
  readonly material: string;
  readonly assayPercentMin?: number;
  readonly waterPpmMax?: number;
  readonly d50UmMin?: number;
  readonly d50UmMax?: number;
  readonly d90UmMax?: number;
  readonly grades?: readonly string[];
  readonly conductivityMin?: LotConductivity;
}

export interface Stock {
  readonly format: 'rollwright-stock/1';
  readonly title?: string;
  readonly lots: readonly Lot[];
  readonly acceptance?: readonly Acceptance[];
}

const schemaId = 'https://rollwright.dev/schema/stock.schema.json';
let checker: ShapeChecker | undefined;

export function stockSchema(): object {
  return JSON.parse(readFileSync(join(__dirname, '../..', 'schema', 'stock.schema.json'), 'utf8')) as object;
}

/**
 * A stock file with its materials as catalogue ids. Errors: InputError with every problem: shape, names that the catalogue does not
 * know, a lot number twice, a day that is none, neither or both of mass and area. Example: "LPSCl" is read as Li6PS5Cl.
 */
export function readStock(value: unknown, knowledge: Knowledge, subject = 'stock'): Stock {
  checker ??= new ShapeChecker([stockSchema()]);
  const shape = checker.problems(schemaId, value);
  if (shape.length > 0) throw new InputError(subject, shape);
  const written = value as Stock;
  const problems: Problem[] = [];
  const named = (name: string, where: string): string => {
    const found = knowledge.find(name);
    if (!found || found.damaged)
      problems.push({
        where,
        observed: shown(name),
        allowed: found?.damaged
          ? `a formula that is not a damaged print: ${found.damaged.note}`
          : 'a material of the catalogue',
        nearest: found?.damaged?.correction ? [found.damaged.correction] : knowledge.nearest(name),
      });
    return found?.material.id ?? name;
  };
  const seen = new Map<string, number>();
  const lots = written.lots.map((lot, at): Lot => {
    const where = `lots[${at}]`;
    const earlier = seen.get(lot.lot);
    if (earlier !== undefined)
      problems.push({
        where: `${where}.lot`,
        observed: lot.lot,
        allowed: `a lot number once; it is lots[${earlier}] too`,
      });
    seen.set(lot.lot, at);
    if ((lot.massG === undefined) === (lot.areaM2 === undefined))
      problems.push({
        where,
        observed: lot.massG === undefined ? 'neither massG nor areaM2' : 'massG and areaM2',
        allowed: 'massG of what is weighed, or areaM2 of a foil',
      });
    for (const field of ['assayPercent', 'rest'] as const)
      if (lot.solution && lot[field] !== undefined)
        problems.push({
          where: `${where}.${field}`,
          observed: shown(lot[field]),
          allowed: 'no assay for a stock solution: its solution.weightPercent says what is in it',
        });
    if (lot.expires !== undefined && !isDate(lot.expires))
      problems.push({ where: `${where}.expires`, observed: lot.expires, allowed: 'a day of the calendar, YYYY-MM-DD' });
    if (lot.d50Um !== undefined && lot.d90Um !== undefined && lot.d90Um < lot.d50Um)
      problems.push({
        where: `${where}.d90Um`,
        observed: `${lot.d90Um} below the D50 of ${lot.d50Um}`,
        allowed: 'a D90 of at least the D50',
      });
    return {
      ...lot,
      material: named(lot.material, `${where}.material`),
      ...(lot.coating === undefined || lot.coating === 'none'
        ? {}
        : { coating: named(lot.coating, `${where}.coating`) }),
      ...(lot.solution
        ? { solution: { ...lot.solution, solvent: named(lot.solution.solvent, `${where}.solution.solvent`) } }
        : {}),
    };
  });
  const acceptance = written.acceptance?.map((one, at) => ({
    ...one,
    material: named(one.material, `acceptance[${at}].material`),
  }));
  for (const [at, { material }] of (acceptance ?? []).entries())
    if (acceptance?.findIndex((one) => one.material === material) !== at)
      problems.push({ where: `acceptance[${at}].material`, observed: material, allowed: 'a material once' });
  if (problems.length > 0) throw new InputError(subject, problems);
  return { ...written, lots, ...(acceptance ? { acceptance } : {}) };
}
