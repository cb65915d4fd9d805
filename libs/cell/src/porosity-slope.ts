import { HIGHEST_DENSITY, heckelDensity } from '@libs/physics';
import type { CellParameters } from './assumptions';
import type { ElectrodeMaterials, ElectrodeRecipe, ElectrodeState } from './electrode';
import type { SeparatorMaterials, SeparatorRecipe, SeparatorState } from './separator';

/** Change of Heckel's porosity with the logarithm of pressure: dε/dlnP = -ε P/P_y, 0 where the density is capped. */
function heckelSlope(pressure: number, yieldPressure: number): number {
  const density = heckelDensity(pressure, yieldPressure);
  return density >= HIGHEST_DENSITY ? 0 : (-(1 - density) * pressure) / yieldPressure;
}

const held = (porosity: number, p: CellParameters): boolean =>
  porosity <= 1 - HIGHEST_DENSITY || porosity >= p.castPorosity;

/**
 * How the porosity of a pressed electrode answers to its pressure, for tolerances. Formula: the derivative of `evaluateElectrode`'s
 * porosity: -(1-x) ε_SE P/P_y mixed and coated; -(solid/skeleton) (ε_cast - ε_CAM) e^(-P/P_s) P/P_s infiltrated; 0 at a cap [D].
 * Units: as the records; result 1 (change of porosity for a change of ln P by 1). Allocates nothing.
 * Example: Li6PS5Cl at 331 MPa, no active material: -0.2019.
 */
export function electrodePorositySlope(
  m: ElectrodeMaterials,
  recipe: ElectrodeRecipe,
  p: CellParameters,
  state: ElectrodeState,
): number {
  const { pressure } = recipe;
  if (pressure <= 0 || held(state.porosity, p)) return 0;
  const solid = 1 - state.porosity;
  if (m.contact !== 'infiltrated')
    return (
      (1 - state.phiActive / solid) *
      heckelSlope(pressure, m.electrolyteYield > 0 ? m.electrolyteYield : p.electrolyteYield)
    );
  const left = Math.max(0, p.castPorosity - p.activePorosity) * Math.exp(-pressure / p.skeletonPressure);
  return (-(solid / (solid - state.phiElectrolyte)) * left * pressure) / p.skeletonPressure;
}

/** The same of a separator. Formula: -ε P/P_y. Example: 331 MPa on P_y 331 MPa: -0.2019. */
export function separatorPorositySlope(
  m: SeparatorMaterials,
  recipe: SeparatorRecipe,
  p: CellParameters,
  state: SeparatorState,
): number {
  if (held(state.porosity, p)) return 0;
  return heckelSlope(recipe.pressure, m.electrolyteYield > 0 ? m.electrolyteYield : p.electrolyteYield);
}
