import type { Knowledge } from '@libs/knowledge';
import { numberOf } from '@libs/knowledge';
import type { Recipe } from '@libs/recipe';
import type { Lot, Stock } from './stock';

/** How the conductivity of each electrolyte lot stands to the datum that the recipe was computed with. */
export function conductivityNotes(recipe: Recipe, knowledge: Knowledge, lots: readonly Lot[]): string[] {
  const used = new Map<string, string[]>();
  for (const text of recipe.conductivities) {
    const [, sheet = '', datum = ''] = /^([^:]+): ([^,]+),/.exec(text) ?? [];
    used.set(datum, [...(used.get(datum) ?? []), sheet]);
  }
  return [...used].flatMap(([id, sheets]) => {
    const material = [...knowledge.materials.values()].find(({ properties }) =>
      properties?.['conductivity']?.some((one) => one.id === id),
    );
    const datum = material?.properties?.['conductivity']?.find((one) => one.id === id);
    const value = datum && numberOf(datum);
    if (!material || !datum || value === undefined) return [];
    const { pressureMPa, temperatureC } = datum.conditions ?? {};
    const at = `${shownCondition(pressureMPa, 'MPa')}, ${shownCondition(temperatureC, '°C')}`;
    return lots
      .filter((lot) => lot.material === material.id)
      .map(({ lot, conductivity: seen }) => {
        const from = `the recipe counts with ${value} S/cm at ${at} (${id}; ${sheets.join(', ')})`;
        if (!seen) return `Lot ${lot}: conductivity not measured; ${from}.`;
        const own = `${seen.siemensPerCm} S/cm at ${seen.pressureMPa} MPa, ${seen.temperatureC} °C`;
        if (seen.pressureMPa !== pressureMPa || seen.temperatureC !== temperatureC)
          return `Lot ${lot}: ${own}; ${from}: other conditions, not compared.`;
        const percent = Number((100 * (seen.siemensPerCm / value - 1)).toPrecision(3));
        return percent === 0
          ? `Lot ${lot}: ${own}, as the recipe counts.`
          : `Lot ${lot}: ${own}, ${Math.abs(percent)} % ${percent < 0 ? 'below' : 'above'} the recipe: ${from}.`;
      });
  });
}

function shownCondition(value: unknown, unit: string): string {
  return typeof value === 'number' ? `${value} ${unit}` : `${unit} not stated`;
}

/** What the recipe asks for without a number, and what is taken as 100 %. */
export function gradeNotes(recipe: Recipe, lots: readonly Lot[], stock: Stock): string[] {
  const ingredients = recipe.process.steps.flatMap(({ ingredients: all }) => all);
  const dry = lots.filter(({ material }) =>
    ingredients.some((one) => one.material === material && one.anhydrous === true && one.waterPpm === undefined),
  );
  const unassayed = lots.filter(
    ({ massG, assayPercent, solution }) => massG !== undefined && !solution && assayPercent === undefined,
  );
  return [
    ...dry
      .filter(({ material }) => stock.acceptance?.find((one) => one.material === material)?.waterPpmMax === undefined)
      .map(
        ({ lot, waterPpm }) =>
          `Lot ${lot}: asked for anhydrous; ${waterPpm === undefined ? 'water not measured' : `${waterPpm} ppm water measured`}; neither the recipe nor the laboratory states a limit, so none was checked.`,
      ),
    ...(unassayed.length > 0
      ? [`No assay, weighed as 100 %: ${unassayed.map(({ lot, material }) => `${material} ${lot}`).join(', ')}.`]
      : []),
  ];
}
