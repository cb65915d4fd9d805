import type { Line } from '@libs/plant';
import type { Sheet } from './sheet';

/**
 * Why no oven of the line heats this sheet as its family says, or undefined. Temperatures in °C. A powder that is made on the line is
 * not asked: like the reactor and the mill, its furnace is no machine of a line, and the recipe says so.
 */
export function ovenRefuses(
  { family, electrolyte, solution, heatTreatmentC }: Sheet,
  { id, equipment }: Line,
): string | undefined {
  const wanted = solution?.heatTreatmentC ?? heatTreatmentC;
  if (wanted === undefined) return undefined;
  const ovens = equipment.flatMap((item) => (item.kind === 'oven' ? [item] : []));
  if (ovens.some(({ temperatureC: [low, high] }) => wanted >= low && wanted <= high)) return undefined;
  const asks = `${family}: ${electrolyte?.id ?? 'it'} is heat-treated at ${wanted} °C`;
  if (ovens.length === 0) return `${asks}, the line ${id} has no oven.`;
  const reach = ovens.map(({ id: name, temperatureC: [low, high] }) => `${name} has ${low} to ${high} °C`).join(', ');
  return `${asks}, of the line ${id} the ${reach}.`;
}
