import {
  HIGHEST_DENSITY,
  RUBBER_LIMIT,
  heckelDensity,
  separatorBinderFactor,
  separatorBinderValidity,
  separatorConductivity,
} from '@libs/physics';
import type { CellParameters } from './assumptions';
import { Caution } from './warnings';

export interface SeparatorMaterials {
  electrolyteDensity: number; // kg/m3
  electrolyteConductivity: number; // S/m, of the route taken, at the cell's temperature
  electrolyteYield: number; // Pa | NaN
  binderDensity: number; // kg/m3
  rubber: boolean;
  scaffoldDensity: number; // kg/m3, 0 without nonwoven
}

export interface SeparatorRecipe {
  thickness: number; // m, pressed
  binder: number; // mass fraction of the layer without scaffold
  scaffold: number; // volume fraction of the solids that the nonwoven takes
  pressure: number; // Pa
  calendered: boolean;
}

/** Written by `evaluateSeparator`. */
export interface SeparatorState {
  thickness: number; // m
  castThickness: number; // m
  porosity: number;
  electrolytePorosity: number; // of the electrolyte alone at this pressure, by Heckel
  arealMass: number; // kg/m2, scaffold included
  electrolyteArealMass: number; // kg/m2
  binderArealMass: number; // kg/m2
  electrolyteConductivity: number; // S/m used
  conductivity: number; // S/m
  resistance: number; // Ohm m2
  warnings: number;
}

export function createSeparatorState(): SeparatorState {
  return {
    thickness: 0,
    castThickness: 0,
    porosity: 0,
    electrolytePorosity: 0,
    arealMass: 0,
    electrolyteArealMass: 0,
    binderArealMass: 0,
    electrolyteConductivity: 0,
    conductivity: 0,
    resistance: 0,
    warnings: 0,
  };
}

/**
 * A separator at its pressed thickness. Porosity by Heckel plus rubber and calender terms (models/06); conductivity
 * σ ((1 - ε)(1 - scaffold)/D)^n f_binder (models/02 §2.1, §2.4): σ was measured on a pellet pressed alike, whose pores (density D) are in
 * it already, so only what binder, calender and scaffold add counts. Allocates nothing.
 */
export function evaluateSeparator(
  m: SeparatorMaterials,
  recipe: SeparatorRecipe,
  p: CellParameters,
  out: SeparatorState,
): void {
  let warnings = 0;
  const yieldKnown = m.electrolyteYield > 0;
  if (!yieldKnown) warnings |= Caution.yieldUnknown;
  if (recipe.pressure < 30e6 || recipe.pressure > 500e6) warnings |= Caution.pressureRange;
  const pellet = heckelDensity(recipe.pressure, yieldKnown ? m.electrolyteYield : p.electrolyteYield);
  let porosity = 1 - pellet;
  out.electrolytePorosity = porosity;
  if (m.rubber && recipe.binder > RUBBER_LIMIT) {
    porosity += p.rubberPorosity;
    warnings |= Caution.rubberPores;
  }
  if (recipe.calendered) {
    porosity += p.calenderPorosity;
    warnings |= Caution.calenderDwell;
  }
  porosity = Math.min(p.castPorosity, Math.max(1 - HIGHEST_DENSITY, porosity));
  if (separatorBinderValidity(recipe.binder)) warnings |= Caution.separatorBinder;
  if (recipe.binder <= 0 && recipe.scaffold <= 0) warnings |= Caution.binderFree;

  const filled = (1 - porosity) * (1 - recipe.scaffold);
  const specific =
    (1 - recipe.binder) / m.electrolyteDensity + (recipe.binder > 0 ? recipe.binder / m.binderDensity : 0);
  const layer = (recipe.thickness * filled) / specific;
  out.thickness = recipe.thickness;
  out.castThickness = (recipe.thickness * (1 - porosity)) / (1 - p.castPorosity);
  out.porosity = porosity;
  out.electrolyteArealMass = layer * (1 - recipe.binder);
  out.binderArealMass = layer * recipe.binder;
  out.arealMass = layer + recipe.thickness * (1 - porosity) * recipe.scaffold * m.scaffoldDensity;
  out.electrolyteConductivity = m.electrolyteConductivity;
  out.conductivity =
    separatorConductivity(m.electrolyteConductivity, filled / pellet, p.separatorExponent) *
    separatorBinderFactor(recipe.binder);
  out.resistance = recipe.thickness / out.conductivity;
  out.warnings = warnings;
}
