/** How often an electrode is filled, with how much solution, and what of it evaporates. */
import { fillsNeeded } from '@libs/plant';
import { bareCoatOf, bareGramsOf, uptakeRatio } from './mass-per-face';
import type { InfiltrationRun, WebRun } from './run-types';
import { densityOf, partsOf, solidDensityOf, solventsOf } from './substance';
import type { RunFacts } from './web-draft';

/**
 * The fills of every infiltration of a run. Formula: pores = solids/(1 − p) · p; fills = electrolyte/(mean free pores × concentration),
 * the mean between empty and filled. Source: models/06, as the planner counts them; p is the recipe's assumed porosity of a dried coating.
 * Units: pores and solution mL per m² of face. Errors: fills null where a density is not known or the pores do not hold the electrolyte.
 * Example: 133 g/m² of bare layer of 4.8 g/cm³ at a porosity of 0.54 has 32.5 mL/m² of pores.
 */
export function infiltrationsOf(facts: RunFacts, webs: readonly WebRun[]): InfiltrationRun[] {
  return webs.filter(({ kind }) => kind === 'infiltrated').map((web) => infiltrationOf(facts, web));
}

function infiltrationOf({ recipe, knowledge }: RunFacts, { step, wetGPerM2, coatedM2 }: WebRun): InfiltrationRun {
  const coat = bareCoatOf(recipe, step);
  const bare = bareGramsOf(recipe, step);
  const from = recipe.process.steps.find(({ id }) => id === step)?.ingredients[1]?.from;
  const solution = recipe.formula.mixtures.find((one) => one.step === from);
  const porosity = recipe.assumptions.find(({ id }) => id === 'cast-porosity');
  const solid = coat && solidDensityOf(recipe, coat.mixture, knowledge);
  const liquid = solution && densityOf(recipe, solution, knowledge);
  const dry = solution && solidDensityOf(recipe, solution, knowledge);
  const base = {
    step,
    uptakeGPerG: uptakeRatio(recipe, step) ?? null,
    solutionGrams: wetGPerM2 * coatedM2,
    solvents: solution
      ? [...solventsOf(recipe, solution)].map((material) => ({
          material,
          grams: wetGPerM2 * coatedM2 * (partsOf(recipe, solution).get(material) ?? 0),
        }))
      : [],
  };
  const unknown = (says: string): InfiltrationRun => ({
    ...base,
    fills: null,
    poresMlPerM2: null,
    solutionMlPerM2: null,
    says,
  });
  if (!coat || bare === undefined || !solution || !solid || !liquid || !dry)
    return unknown('the recipe does not state the bare layer');
  if ('unknown' in solid) return unknown(`the density of ${solid.unknown} is not known`);
  if ('unknown' in liquid) return unknown(`the density of ${liquid.unknown} is not known`);
  if ('unknown' in dry) return unknown(`the density of ${dry.unknown} is not known`);
  if (!porosity) return unknown('the recipe assumes no porosity of a dried coating');
  const electrolyte = (wetGPerM2 * solution.solidsPercent) / 100;
  const pores = (p: number): number => ((bare / solid.density) * p) / (1 - p);
  const fills = (p: number): number => {
    const free = pores(p) - electrolyte / dry.density / 2;
    // g/m² is 1e-3 kg/m², mL/m² is 1e-6 m; g/cm³ of electrolyte in the solution is 1e3 kg/m³.
    return free <= 0
      ? Number.NaN
      : fillsNeeded(electrolyte * 1e-3, free * 1e-6, ((liquid.density * solution.solidsPercent) / 100) * 1e3);
  };
  const value = fills(porosity.value);
  const known = { poresMlPerM2: pores(porosity.value), solutionMlPerM2: wetGPerM2 / liquid.density };
  if (Number.isNaN(value)) return { ...base, ...known, fills: null, says: 'the pores do not hold this electrolyte' };
  const high = fills(porosity.low);
  return {
    ...base,
    ...known,
    fills: { value, low: fills(porosity.high), high: Number.isNaN(high) ? null : high },
    says: `porosity of the dried coating ${porosity.value} (${porosity.low} to ${porosity.high}, ${porosity.source}); pores fill to the top each time; dry between fills and weigh`,
  };
}
