/** Solvent of a run: how much is in the room, and how much the exhaust of a dryer carries. */
import type { Knowledge, Material } from '@libs/knowledge';
import { numberOf, preferredNumber } from '@libs/knowledge';
import {
  ALLOWED_LFL_SHARE,
  ALLOWED_LFL_SHARE_MONITORED,
  flammableLimitAt,
  gasMolarVolume,
  MOLAR_VOLUME,
} from '@libs/physics';
import type { Line } from '@libs/plant';
import { equipmentOf } from '@libs/plant';
import type { ExhaustCheck, PublishedLimit, SolventStock } from './air-types';
import type { MixtureRun, WebRun } from './run-types';
import { dryingMinutes, dryerLength, liesStill } from './step-targets';
import { partsOf, solventsOf } from './substance';
import type { RunFacts } from './web-draft';

/** kg/mol and the lower flammable limit as a volume fraction at 25 °C; undefined where the catalogue has none. */
interface Vapour {
  readonly molarMass: number | undefined;
  readonly limit: number | undefined;
}

function vapourOf(material: Material | undefined): Vapour {
  const mass = material && preferredNumber(material, 'molarMass');
  const limit = material && preferredNumber(material, 'lowerFlammability');
  return { molarMass: mass && mass / 1000, limit: limit && limit / 100 };
}

/** Exposure limits of the catalogue, ppm; limits differ by jurisdiction and the body is named. */
function exposureOf(material: Material | undefined): PublishedLimit[] {
  return (material?.properties?.['exposureLimit'] ?? []).flatMap((datum): PublishedLimit[] => {
    const ppm = datum.unit === 'ppm' ? numberOf(datum) : undefined;
    const { body = 'body not stated', averaging = '' } = datum.conditions ?? {};
    return ppm === undefined ? [] : [{ id: `${String(body)} ${String(averaging)}`.trim(), ppm }];
  });
}

/**
 * Every solvent that is weighed in, in all batches and in the largest one. Formula: ppm = m/M · V_m/V.
 * Valid: still air, all of it evaporates, evenly mixed: a worst case, not a forecast. Example: 1 kg toluene in 1000 m³ gives 261 ppm.
 */
export function solventsInRoom(mixtures: readonly MixtureRun[], line: Line, knowledge: Knowledge): SolventStock[] {
  const stocks = new Map<string, { grams: number; largest: number }>();
  for (const { charges, batches } of mixtures)
    for (const { material, role, grams } of charges) {
      if (role !== 'solvent') continue;
      const before = stocks.get(material) ?? { grams: 0, largest: 0 };
      stocks.set(material, { grams: before.grams + grams * batches, largest: Math.max(before.largest, grams) });
    }
  return [...stocks].map(([id, { grams, largest }]): SolventStock => {
    const material = knowledge.materials.get(id);
    const { molarMass, limit } = vapourOf(material);
    const fraction =
      molarMass === undefined ? null : ((largest / 1000 / molarMass) * gasMolarVolume(293.15)) / line.room.volumeM3;
    return {
      material: id,
      grams,
      largestBatchGrams: largest,
      spiltPpm: fraction === null ? null : fraction * 1e6,
      spiltShareOfLfl: fraction === null || limit === undefined ? null : fraction / limit,
      limits: exposureOf(material),
    };
  });
}

type VapourFacts = Pick<RunFacts, 'recipe' | 'line' | 'knowledge'>;

/** What evaporates behind a coating: the numbers of a web that the exhaust sees. */
export type Evaporating = Pick<WebRun, 'step' | 'mixture' | 'wetGPerM2' | 'coatedWidthMm' | 'metres' | 'speedMPerMin'>;

/** The vapour of every web in the exhaust of its dryer. */
export function exhaustsOf({ recipe, line, knowledge }: VapourFacts, webs: readonly Evaporating[]): ExhaustCheck[] {
  const dryer = equipmentOf(line, 'dryer');
  if (!dryer) return [];
  return webs.flatMap((web): ExhaustCheck[] => {
    const dried = recipe.process.steps.find(
      ({ operation, ingredients }) => operation === 'dry' && ingredients.some(({ from }) => from === web.step),
    );
    const mixture = recipe.formula.mixtures.find(({ step }) => step === web.mixture);
    if (!dried || !mixture || dried.conditions?.atmosphere === 'vacuum') return [];
    const shares = partsOf(recipe, mixture);
    return [...solventsOf(recipe, mixture)].map((solvent): ExhaustCheck => {
      const { molarMass, limit } = vapourOf(knowledge.materials.get(solvent));
      const gPerM2 = web.wetGPerM2 * (shares.get(solvent) ?? 0);
      const gPerMin = evaporation(web, gPerM2, { recipe, line });
      const inert = dryer.atmosphere === 'argon' || dryer.atmosphere === 'nitrogen';
      const base = { step: web.step, dryer: dryer.id, solvent, gPerMin, exhaustM3PerH: dryer.exhaustM3PerH };
      const unknown = (says: string): ExhaustCheck => ({ ...base, shareOfLfl: null, allowed: null, meets: null, says });
      if (inert)
        return unknown(
          `under ${dryer.atmosphere} the flammable limit holds only where oxygen gets in: proof of low oxygen is not in the line's data`,
        );
      const allowed = dryer.lelMonitored === true ? ALLOWED_LFL_SHARE_MONITORED : ALLOWED_LFL_SHARE;
      if (molarMass === undefined || limit === undefined || gPerMin === null)
        return { ...unknown(gPerMin === null ? 'the web speed is not known' : 'no flammable limit is known'), allowed };
      const airC = dried.conditions?.temperatureC ?? 25;
      const share = shareOfLimit(gPerMin / 60000, molarMass, limit, airC, dryer.exhaustM3PerH / 3600);
      return {
        ...base,
        shareOfLfl: share,
        allowed,
        meets: share <= allowed * (1 + 1e-9),
        says: `flammable limit at ${airC} °C; ${dryer.lelMonitored === true ? 'monitored' : 'no monitor'}: ${allowed * 100} % allowed (NFPA 86, by controlinstruments.com)`,
      };
    });
  });
}

/**
 * Vapour over its flammable limit. Formula: y = ṅ V_m/(Q + ṅ V_m); share = y/LFL(T). Source: models/05 §5.5.
 * Units: kg/s, kg/mol, 1, °C, m³/s; result 1. Example: 6.134e-3 kg/s xylene (0.10617, 1 %) in 2000 m³/h at 25 °C gives 0.25.
 */
export function shareOfLimit(
  evaporated: number,
  molarMass: number,
  limit: number,
  airC: number,
  exhaust: number,
): number {
  const vapour = (evaporated / molarMass) * MOLAR_VOLUME;
  return vapour / (exhaust + vapour) / flammableLimitAt(limit, 273.15 + airC);
}

/** g/min: a web that runs gives what passes; a sheet that lies still gives what is on the plate, over its drying time. */
function evaporation(
  web: Evaporating,
  gPerM2: number,
  { recipe, line }: Pick<VapourFacts, 'recipe' | 'line'>,
): number | null {
  const width = web.coatedWidthMm / 1000;
  const minutes = dryingMinutes(recipe, web.step);
  if (liesStill(recipe, web.step, line)) {
    const length = Math.min(dryerLength(line) ?? Number.NaN, web.metres);
    return minutes === undefined ? null : (gPerM2 * width * length) / minutes;
  }
  return web.speedMPerMin === null ? null : gPerM2 * width * web.speedMPerMin;
}

/** The fastest web whose vapour stays below its allowed share. Units: m/min; Infinity where nothing limits it or it is not known. */
export function vapourSpeed(facts: VapourFacts, web: Evaporating): number {
  const speeds = exhaustsOf(facts, [{ ...web, speedMPerMin: 1 }]).map(
    ({ shareOfLfl, allowed, gPerMin, solvent, exhaustM3PerH }) => {
      const { molarMass } = vapourOf(facts.knowledge.materials.get(solvent));
      if (shareOfLfl === null || allowed === null || gPerMin === null || !molarMass) return Number.POSITIVE_INFINITY;
      const exhaust = exhaustM3PerH / 3600;
      const vapour = (gPerMin / 60000 / molarMass) * MOLAR_VOLUME;
      // At 1 m/min the vapour is v in Q: y = v/(Q + v). The allowed y is a multiple of it, and y = s·v/(Q + s·v) solved for the speed s.
      const y = (allowed / shareOfLfl) * (vapour / (exhaust + vapour));
      return y >= 1 ? Number.POSITIVE_INFINITY : ((y / (1 - y)) * exhaust) / vapour;
    },
  );
  return Math.min(Number.POSITIVE_INFINITY, ...speeds);
}
