import type { Line } from '@libs/plant';
import { equipmentOf } from '@libs/plant';
import type { Recipe } from '@libs/recipe';
import type { MeasuredAssumptions, RunAssumptions, StatedAssumption } from './run-types';

/** The numbers of a run that no source and no line gives, each with its range; what the request states replaces the value. */
export function statedAssumptions(
  line: Line,
  given: Partial<RunAssumptions> = {},
  recipe?: Pick<Recipe, 'assumptions'>,
  measured: MeasuredAssumptions = {},
): StatedAssumption[] {
  const coater = equipmentOf(line, 'coater');
  const dryer = equipmentOf(line, 'dryer');
  const dryerLength = dryer?.zones.reduce((sum, { lengthM }) => sum + lengthM, 0) ?? 0;
  const yields = 'models/08 §8.1, BattModels/BatteryCost [B]';
  const all: StatedAssumption[] = [
    entry('cellYield', 0.95, '1', 0.7, 0.99, 'Share of the started cells that are good.', yields),
    entry(
      'electrodeYield',
      0.922,
      '1',
      0.7,
      0.98,
      'Share of an electrode coating that is accepted; trim and start-up are counted apart.',
      yields,
    ),
    entry('separatorYield', 0.98, '1', 0.7, 0.99, 'Share of a separator coating that is accepted.', yields),
    entry(
      'startUpM',
      Math.max(0.1, dryerLength),
      'm',
      dryerLength / 2,
      Math.max(1, 5 * dryerLength),
      'Coated before the film is steady, per batch: one length of the dryer, because nothing dry is seen before.',
      'assumption',
    ),
    entry(
      'edgeTrimMm',
      coater?.edgeTrimMm ?? 7.5,
      'mm',
      5,
      10,
      'Edge trim on each side.',
      coater?.edgeTrimMm === undefined ? 'models/04 §4.4 [assumption]' : line.id,
    ),
    entry(
      'handlingYield',
      0.98,
      '1',
      0.9,
      1,
      'Share of a dried intermediate that is recovered from its vessel.',
      'assumption',
    ),
    entry(
      'infiltrationYield',
      0.95,
      '1',
      0.8,
      0.99,
      'Share of the filled sheets that is accepted, beside the yield of the coating below.',
      'assumption',
    ),
    entry(
      'rollingYield',
      0.9,
      '1',
      0.7,
      0.98,
      'Share of a dry mix that ends in a film: dust, what sticks to the rolls, torn film. Film is not rolled again.',
      'assumption',
    ),
    entry('filmEdgeMm', 10, 'mm', 5, 20, 'Cracked edge of a rolled film, on each side.', 'assumption'),
    entry('leadInM', 1, 'm', 0.3, 5, 'Rolled before a film holds together, per batch.', 'assumption'),
    entry(
      'loosePacking',
      0.4,
      '1',
      0.25,
      0.6,
      'Solids in a loose dry mix, by volume: sets how much powder a mixer takes.',
      'assumption',
    ),
    entry(
      'foilYield',
      0.902,
      '1',
      0.8,
      0.98,
      'Share of a foil that ends in a cell, where nothing is coated on it in this run.',
      yields,
    ),
    entry('samplesPerBatch', 3, '1', 2, 5, 'Samples of a batch, so that one wrong reading is seen.', 'assumption'),
    entry('sampleEveryM', 10, 'm', 2, 50, 'Web between two sets of samples.', 'assumption'),
  ];
  return all.map((stated) => {
    const one = fromRecipe(stated, recipe);
    const value = given[one.id as keyof RunAssumptions];
    if (value !== undefined && !Number.isNaN(value)) return { ...one, value, source: 'stated for this run' };
    return { ...one, ...measured[one.id as keyof RunAssumptions] };
  });
}

/** Yields that the recipe was planned with, where its brief put in its own; a share of 1. */
const recipeYields: Readonly<Partial<Record<string, string>>> = {
  cellYield: 'yield-cell',
  electrodeYield: 'yield-electrode',
  separatorYield: 'yield-separator',
  foilYield: 'yield-foil',
};

function fromRecipe(one: StatedAssumption, recipe: Pick<Recipe, 'assumptions'> | undefined): StatedAssumption {
  const planned = recipe?.assumptions.find(({ id }) => id === recipeYields[one.id]);
  if (!planned) return one;
  const scale = planned.unit === '%' ? 100 : 1;
  const value = planned.value / scale;
  return Math.abs(value - one.value) < 1e-9
    ? one
    : { ...one, value, low: planned.low / scale, high: planned.high / scale, source: `recipe: ${planned.source}` };
}

function entry(
  id: keyof RunAssumptions,
  value: number,
  unit: string,
  low: number,
  high: number,
  says: string,
  source: string,
): StatedAssumption {
  return { id, value, unit, low, high, says, source };
}

export function assumed(all: readonly StatedAssumption[], id: keyof RunAssumptions): number {
  const found = all.find((one) => one.id === id);
  if (!found) throw new Error(`no assumption ${id}`);
  return found.value;
}
