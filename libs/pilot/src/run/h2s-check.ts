/** Sulfide of a run against the air of its room. A ceiling and a worst case beside published limits; nothing here says that a room is safe. */
import type { Knowledge } from '@libs/knowledge';
import { atomsOf, exposureLimits, molarMassOf } from '@libs/physics';
import type { Line } from '@libs/plant';
import { evaluateRoom, inventoryReleasePpm, plantParameters } from '@libs/plant';
import type { AirCheck, SulfideStock } from './air-types';
import type { MixtureRun } from './run-types';

/** kg/mol and sulfur atoms; undefined for a formula that is not plain. */
function sulfurOf(formula: string | undefined): { molarMass: number; sulfur: number } | undefined {
  if (formula === undefined) return undefined;
  try {
    return { molarMass: molarMassOf(formula) / 1000, sulfur: atomsOf(formula).get('S') ?? 0 };
  } catch {
    // A glass written as a mixture, or a formula with brackets: the caller says that it is not known.
    return undefined;
  }
}

/**
 * Every sulfide that is weighed in, in all batches and in the largest one, with the H2S of its full hydrolysis in the still air of the
 * room. Formula: m/M · n_S · V_m/V. Example: 1 kg Li6PS5Cl in 1000 m³ gives 448 ppm.
 */
export function sulfidesInRoom(mixtures: readonly MixtureRun[], line: Line, knowledge: Knowledge): SulfideStock[] {
  const stocks = new Map<string, { grams: number; largest: number }>();
  for (const { charges, batches } of mixtures)
    for (const { material, grams } of charges) {
      if (!knowledge.materials.get(material)?.hazards?.includes('h2s-evolution')) continue;
      const before = stocks.get(material) ?? { grams: 0, largest: 0 };
      stocks.set(material, { grams: before.grams + grams * batches, largest: Math.max(before.largest, grams) });
    }
  return [...stocks].map(([material, { grams, largest }]): SulfideStock => {
    const known = sulfurOf(knowledge.materials.get(material)?.formula);
    return {
      material,
      grams,
      largestBatchGrams: largest,
      fullHydrolysisPpm: known ? inventoryReleasePpm(line.room, largest / 1000, known.molarMass, known.sulfur) : null,
    };
  });
}

/** The room at the dew point of the line: what its moisture can release at most, and the worst batch beside the published limits. */
export function h2sOf(mixtures: readonly MixtureRun[], line: Line, knowledge: Knowledge): AirCheck['h2s'] {
  const report = evaluateRoom(line.room, plantParameters('nominal'));
  const sulfides = sulfidesInRoom(mixtures, line, knowledge);
  const each = sulfides.map(({ fullHydrolysisPpm }) => fullHydrolysisPpm);
  const worst = each.includes(null) ? null : Math.max(0, ...each.map((ppm) => ppm ?? 0));
  const above = (ppm: number): string[] =>
    exposureLimits.filter((limit) => ppm > limit.ppm).map(({ id, ppm: limit }) => `${id}, ${limit} ppm`);
  return {
    ceilingPpm: report.h2sCeilingPpm,
    sulfides,
    worstBatchPpm: worst,
    limits: exposureLimits,
    ceilingAbove: sulfides.length === 0 ? [] : above(report.h2sCeilingPpm.high),
    worstAbove: above(worst ?? 0),
    says: `${report.says} The worst batch is all the sulfide of the largest charge of one material, hydrolysed to the end in still air: a spill into water or a fire, not a forecast. Published limits are shown beside both; none is proposed as a set-point.`,
  };
}
