import {
  kriegerDougherty,
  martinViscosity,
  mediumFromPoint,
  mediumViscosity,
  occupiedCarbonFraction,
} from '@libs/physics';
import type { PlantParameters } from './assumptions';
import { PlantCaution } from './warnings';

/** Martin's constant of rubber solutions. [M] */
const MARTIN = 0.25;

/** Prepared once per skeleton. NaN means unknown. */
export interface SlurryMaterials {
  activeDensity: number; // kg/m3
  electrolyteDensity: number; // kg/m3; 0 when no electrolyte is in the slurry
  binderDensity: number; // kg/m3
  carbonDensity: number; // kg/m3
  solventDensity: number; // kg/m3
  solventViscosity: number; // Pa s
  surfaceTension: number; // N/m
  binderPointViscosity: number; // Pa s of a measured binder solution | NaN
  binderPointConcentration: number; // kg/m3 of solvent | NaN
  maximumPacking: number; // 1 | NaN
}

/** Mass fractions of the dry solids (sum 1) and solids of the slurry. */
export interface SlurryRecipe {
  active: number;
  electrolyte: number;
  binder: number;
  carbon: number;
  solids: number;
}

/** Written by `evaluateSlurry`. */
export interface SlurryState {
  density: number; // kg/m3
  phi: number; // particles with the liquid inside carbon, 1
  maximumPacking: number; // 1
  solids: number;
  solidsLimit: number; // solids at φ = 0.9 φ_m
  solidDensity: number; // kg/m3 of the dry solids
  mediumViscosity: number; // Pa s
  viscosity: number; // Pa s at high shear
  surfaceTension: number; // N/m
  solventDensity: number; // kg/m3
  warnings: number;
}

export function createSlurryState(): SlurryState {
  return {
    density: 0,
    phi: 0,
    maximumPacking: 0,
    solids: 0,
    solidsLimit: 0,
    solidDensity: 0,
    mediumViscosity: 0,
    viscosity: 0,
    surfaceTension: 0,
    solventDensity: 0,
    warnings: 0,
  };
}

const volume = (fraction: number, density: number): number => (fraction > 0 ? fraction / density : 0);

/**
 * Density, particle fraction, viscosity and solids limit of a slurry (models/03). Dissolved binder belongs to the medium; carbon
 * counts with the liquid that its aggregates hold. Allocates nothing.
 */
export function evaluateSlurry(m: SlurryMaterials, recipe: SlurryRecipe, p: PlantParameters, out: SlurryState): void {
  const carbon = volume(recipe.carbon, m.carbonDensity);
  const particles =
    volume(recipe.active, m.activeDensity) +
    volume(recipe.electrolyte, m.electrolyteDensity) +
    (carbon > 0 ? occupiedCarbonFraction(carbon, p.occludedOil, m.carbonDensity) : 0);
  const solid =
    volume(recipe.active, m.activeDensity) +
    volume(recipe.electrolyte, m.electrolyteDensity) +
    carbon +
    volume(recipe.binder, m.binderDensity);
  const liquid = 1 / m.solventDensity;
  const solids = recipe.solids;
  const total = solids * solid + (1 - solids) * liquid;
  const packing = m.maximumPacking > 0 ? m.maximumPacking : p.maximumPacking;
  const allowed = 0.9 * packing;

  out.warnings = 0;
  out.density = 1 / total;
  out.solids = solids;
  out.solidDensity = 1 / solid;
  out.maximumPacking = packing;
  out.phi = (solids * particles) / total;
  out.solidsLimit = Math.min(1, (allowed * liquid) / (particles - allowed * (solid - liquid)));
  if (out.phi > allowed) out.warnings |= PlantCaution.tooConcentrated;

  const concentration = (solids * recipe.binder) / ((1 - solids) * liquid);
  if (m.binderPointViscosity > 0 && m.binderPointConcentration > 0)
    out.mediumViscosity = mediumFromPoint(
      m.solventViscosity,
      m.binderPointViscosity,
      m.binderPointConcentration,
      concentration,
      MARTIN,
    );
  else {
    out.warnings |= PlantCaution.binderPointMissing;
    out.mediumViscosity = mediumViscosity(
      m.solventViscosity,
      martinViscosity(p.intrinsicBinder * concentration, MARTIN),
    );
  }
  out.viscosity = kriegerDougherty(out.mediumViscosity, out.phi, packing);
  out.surfaceTension = m.surfaceTension;
  out.solventDensity = m.solventDensity;
}
