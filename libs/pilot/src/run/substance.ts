import type { Knowledge } from '@libs/knowledge';
import { numberOf, preferredDatum } from '@libs/knowledge';
import type { Mixture, Recipe } from '@libs/recipe';

const drying: ReadonlySet<string> = new Set(['dry', 'heat-treat']);

/** The mixture that a step passes on, with the solids that are left of it: through ovens and dryers back to where it was mixed. */
export function mixtureBehind(recipe: Recipe, step: string): { mixture: Mixture; dried: boolean } | undefined {
  let dried = false;
  for (let id: string | undefined = step; id !== undefined;) {
    const mixture = recipe.formula.mixtures.find((one) => one.step === id);
    if (mixture) return { mixture, dried };
    const found = recipe.process.steps.find((one) => one.id === id);
    if (!found || !drying.has(found.operation)) return undefined;
    dried = true;
    id = found.ingredients.find(({ from }) => from !== undefined)?.from;
  }
  return undefined;
}

/**
 * Density of a mixture without air. Formula: 1/Σ(w/ρ). Valid: volumes add, no air. Units: g/cm³.
 * Errors: undefined, with the material, where one density is not known. Example: halves of 1 and 3 g/cm³ give 1.5.
 */
export function densityOf(
  recipe: Recipe,
  mixture: Mixture,
  knowledge: Knowledge,
): { density: number } | { unknown: string } {
  return densityOfParts(partsOf(recipe, mixture), knowledge);
}

/** Density of what is left when the solvents of a mixture are gone. Units, errors: as `densityOf`. */
export function solidDensityOf(
  recipe: Recipe,
  mixture: Mixture,
  knowledge: Knowledge,
): { density: number } | { unknown: string } {
  const solvents = solventsOf(recipe, mixture);
  const solids = [...partsOf(recipe, mixture)].filter(([id]) => !solvents.has(id));
  const sum = solids.reduce((whole, [, share]) => whole + share, 0);
  return densityOfParts(new Map(solids.map(([id, share]) => [id, share / sum])), knowledge);
}

function densityOfParts(
  parts: ReadonlyMap<string, number>,
  knowledge: Knowledge,
): { density: number } | { unknown: string } {
  let volume = 0;
  for (const [material, share] of parts) {
    const known = knowledge.materials.get(material);
    const datum = known && preferredDatum(known, 'density');
    const density = datum?.unit === 'g/cm3' ? numberOf(datum) : undefined;
    if (density === undefined || !(density > 0)) return { unknown: material };
    volume += share / density;
  }
  return { density: 1 / volume };
}

/** Catalogue materials of a mixture as mass fractions; an intermediate is taken apart, dried or not. */
export function partsOf(recipe: Recipe, mixture: Mixture): Map<string, number> {
  const parts = new Map<string, number>();
  for (const { material, from, grams } of mixture.charges) {
    const share = grams / mixture.total;
    const behind = from === null ? undefined : mixtureBehind(recipe, from);
    if (!behind) {
      parts.set(material, (parts.get(material) ?? 0) + share);
      continue;
    }
    const solvents = solventsOf(recipe, behind.mixture);
    const inner = [...partsOf(recipe, behind.mixture)].filter(([id]) => !behind.dried || !solvents.has(id));
    const sum = inner.reduce((whole, [, part]) => whole + part, 0);
    for (const [id, part] of inner) parts.set(id, (parts.get(id) ?? 0) + (share * part) / sum);
  }
  return parts;
}

/** Solvents that are still in a mixture. */
export function solventsOf(recipe: Recipe, mixture: Mixture): Set<string> {
  const found = new Set<string>();
  for (const { material, from, role } of mixture.charges) {
    const behind = from === null ? undefined : mixtureBehind(recipe, from);
    if (role === 'solvent') found.add(material);
    if (behind && !behind.dried) for (const id of solventsOf(recipe, behind.mixture)) found.add(id);
  }
  return found;
}
