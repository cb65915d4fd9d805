import type { Recipe } from '@libs/recipe';
import type { RunPlan } from '../run/run-types';
import type { Placement, Predecessor } from './schedule-types';
import { targetOf } from '../run/step-targets';

/** How long what a step made may wait: its pot life, where the recipe states one, in minutes; else not known, and not enforced. */
export function holdAfter(recipe: Recipe, step: string): Pick<Predecessor, 'within' | 'withinSays'> {
  const life = targetOf(recipe, step, 'pot-life');
  const perUnit = ({ min: 1, h: 60 } as Readonly<Record<string, number>>)[life?.unit ?? ''];
  if (typeof life?.target !== 'number' || perUnit === undefined) return { within: null, withinSays: 'hold not known' };
  return { within: Math.floor(life.target * perUnit), withinSays: `pot life of ${step} (${life.basis})` };
}

/**
 * How long sulfide is on the line, against the time that the air of the room leaves it open. A sheet that waits in a closed, dry container
 * is not open, so nothing is enforced; the comparison is the worst case. Units: hours. Undefined: no mixture holds a sulfide.
 */
export function openTime(
  recipe: Recipe,
  { moisture }: Pick<RunPlan, 'moisture'>,
  placements: readonly (Pick<Placement, 'start' | 'end'> & { readonly step: string })[],
): string | undefined {
  const holding = new Set(
    recipe.formula.mixtures
      .filter(({ charges }) => charges.some(({ role }) => role === 'solid-electrolyte'))
      .map(({ step }) => step),
  );
  const begins = placements.filter(({ step }) => holding.has(step)).map(({ start }) => start);
  if (begins.length === 0) return undefined;
  const hours = (Math.max(...placements.map(({ end }) => end)) - Math.min(...begins)) / 60;
  const round = (value: number): number => Number(value.toPrecision(3));
  const seen = `From the first mixture with electrolyte to the end of the run: ${round(hours)} h.`;
  const limit = moisture.openHours;
  if (!limit) return `${seen} How long it may lie open is not known.`;
  const most = `At ${round(moisture.moisturePpm)} ppm of water the recipe leaves ${round(limit.value)} h open (${round(limit.low)} to ${round(limit.high)}, assumed decay).`;
  return hours <= limit.low
    ? `${seen} ${most}`
    : `${seen} ${most} Keep closed what waits: not all of that time may be open.`;
}
