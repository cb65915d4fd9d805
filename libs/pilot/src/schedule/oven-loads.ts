import type { Line, Oven } from '@libs/plant';
import { plantAssumptions } from '@libs/plant';
import type { Step } from '@libs/process';
import type { Recipe } from '@libs/recipe';
import type { RunPlan } from '../run/run-types';

/** How many trays the sheets of an oven step fill. */
export interface TrayCount {
  /** null: what goes in is no sheet of the run, and how much of it a tray holds is not known */
  readonly trays: number | null;
  readonly of: number;
  readonly says: string;
}

/**
 * Trays of one step: the coated faces of its web, lying flat in one layer, over the area of a tray. Units: m². Undefined: the oven does not
 * say how many trays it has. A foil that is coated on both sides counts twice: that is the high end. Example: 0.6 m² on 0.25 m²: 3 trays.
 */
export function traysOf(step: Step, oven: Oven, recipe: Recipe, plan: RunPlan): TrayCount | undefined {
  if (oven.trays === undefined) return undefined;
  const web = webBehind(step, recipe, plan);
  if (!web)
    return { trays: null, of: oven.trays, says: 'how much of it a tray holds is not known: it has the oven alone' };
  const { area, says } = trayArea(oven);
  return { trays: Math.max(1, Math.ceil(web.coatedM2 / area - 1e-9)), of: oven.trays, says };
}

function trayArea({ areaPerTrayM2 }: Oven): { area: number; says: string } {
  if (areaPerTrayM2 !== undefined) return { area: areaPerTrayM2, says: `${areaPerTrayM2} m² a tray by the line` };
  const row = plantAssumptions.find(({ parameter }) => parameter === 'ovenTray');
  if (!row) throw new Error('the plant assumes no area of an oven tray');
  return { area: row.value, says: `${row.value} m² a tray, one layer of sheets, assumed (${row.low} to ${row.high})` };
}

function webBehind(step: Step, recipe: Recipe, plan: RunPlan): RunPlan['webs'][number] | undefined {
  for (let at: Step | undefined = step; at; at = sourceOf(at, recipe)) {
    const id = at.id;
    const found = plan.webs.find((web) => web.step === id);
    if (found) return found;
  }
  return undefined;
}

function sourceOf(step: Step, recipe: Recipe): Step | undefined {
  const from = step.ingredients[0]?.from;
  return recipe.process.steps.find(({ id }) => id === from);
}

/**
 * What must be equal for two steps to lie in one load: temperature, time and atmosphere of the recipe, and what may go from tray to tray in a
 * closed oven: ion, electrolytes, and the solvents that evaporate. Undefined: one of the first three is not published, and then no load is
 * shared. That cathode and anode sheets on trays of their own do not soil one another is our assumption.
 */
export function loadClassOf(step: Step, recipe: Recipe): string | undefined {
  const { temperatureC, durationMin, atmosphere } = step.conditions ?? {};
  if (temperatureC === undefined || durationMin === undefined || atmosphere === undefined) return undefined;
  const before = new Set<string>();
  const visit = (id: string): void => {
    if (before.has(id)) return;
    before.add(id);
    for (const { from } of recipe.process.steps.find((one) => one.id === id)?.ingredients ?? []) if (from) visit(from);
  };
  visit(step.id);
  const charges = recipe.formula.mixtures.filter((one) => before.has(one.step)).flatMap((one) => one.charges);
  const of = (...roles: string[]): string =>
    [...new Set(charges.filter(({ role }) => roles.includes(role)).map(({ material }) => material))].sort().join(' + ');
  return [
    `${temperatureC} °C`,
    `${durationMin} min`,
    atmosphere,
    recipe.header.ion,
    of('solid-electrolyte', 'precursor') || 'no electrolyte',
    of('solvent') || 'no solvent',
  ].join(', ');
}

export function ovenOf(line: Line, id: string): Oven | undefined {
  return line.equipment.find((item): item is Oven => item.kind === 'oven' && item.id === id);
}
