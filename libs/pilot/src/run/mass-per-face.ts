/** How much of a mixture lies on one square metre of one face, and where that number is from. */
import type { Mixture, Recipe } from '@libs/recipe';
import { numberAt } from './step-targets';
import { mixtureBehind } from './substance';

export interface MassPerFace {
  /** g/m² of the mixture as it is weighed in */
  readonly grams: number;
  readonly note: string | null;
}

/** g of mixture per m² of face for a coated, impregnated, infiltrated or rolled layer; undefined: the recipe does not state it. */
export function massPerFace(recipe: Recipe, step: string, density: number, mixture: Mixture): MassPerFace | undefined {
  const operation = recipe.process.steps.find(({ id }) => id === step)?.operation;
  if (operation === 'laminate') {
    const dry = numberAt(recipe, step, 'dry-mass');
    return dry === undefined ? undefined : { grams: (dry * 1000) / mixture.solidsPercent, note: null };
  }
  const uptake = operation === 'infiltrate' ? uptakeOf(recipe, step) : undefined;
  if (uptake) return uptake;
  const mass = numberAt(recipe, step, 'wet-mass');
  if (mass !== undefined) return { grams: mass, note: null };
  const film = numberAt(recipe, step, 'wet-film');
  if (film === undefined) return undefined;
  return {
    grams: film * density,
    note: `${step}: wet mass from the wet film of ${film} µm and ${Number(density.toPrecision(3))} g/cm³, no air.`,
  };
}

/** Solution on a face. Formula: bare layer × (solution per bare layer of the recipe). Example: 102 g/m² that take up 1.36 g/g are 139 g/m². */
function uptakeOf(recipe: Recipe, step: string): MassPerFace | undefined {
  const bare = bareGramsOf(recipe, step);
  const ratio = uptakeRatio(recipe, step);
  return bare === undefined || ratio === undefined
    ? undefined
    : {
        grams: bare * ratio,
        note: `${step}: solution from the dry mass of the bare layer, ${Number(bare.toPrecision(3))} g/m², and ${Number(ratio.toPrecision(3))} g of solution per g of it.`,
      };
}

/** g of solution per g of bare layer, as the process states it. */
export function uptakeRatio(recipe: Recipe, step: string): number | undefined {
  const [web, solution] = recipe.process.steps.find(({ id }) => id === step)?.ingredients ?? [];
  return web?.massFraction && solution?.massFraction ? solution.massFraction / web.massFraction : undefined;
}

/** Dry g/m² of the porous layer that an infiltration fills: the coating that it was. */
export function bareGramsOf(recipe: Recipe, step: string): number | undefined {
  const coat = bareCoatOf(recipe, step);
  if (coat === undefined) return undefined;
  const wet = numberAt(recipe, coat.step, 'wet-mass');
  return wet === undefined ? undefined : (wet * coat.mixture.solidsPercent) / 100;
}

/** The coating below an infiltration, with its slurry. */
export function bareCoatOf(recipe: Recipe, step: string): { step: string; mixture: Mixture } | undefined {
  for (let id = recipe.process.steps.find((one) => one.id === step)?.ingredients[0]?.from; id !== undefined;) {
    const found = recipe.process.steps.find((one) => one.id === id);
    if (!found) return undefined;
    if (found.operation === 'coat') {
      const mixture = found.ingredients.flatMap(({ from }) =>
        from === undefined ? [] : (mixtureBehind(recipe, from)?.mixture ?? []),
      )[0];
      return mixture && { step: found.id, mixture };
    }
    id = found.ingredients[0]?.from;
  }
  return undefined;
}
