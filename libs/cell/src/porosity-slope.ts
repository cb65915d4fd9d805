import { HIGHEST_DENSITY } from '@libs/physics';
import type { CellParameters } from './assumptions';
import type { ElectrodeMaterials, ElectrodeRecipe, ElectrodeState } from './electrode';
import type { SeparatorMaterials, SeparatorRecipe, SeparatorState } from './separator';

/** A porosity at or below the densest packing does not answer to pressure any more. */
const DENSEST = 1 - HIGHEST_DENSITY;

/**
 * How the porosity of an electrode that `evaluateElectrode` has just pressed answers to its pressure, for tolerances; writes
 * `slopes[at]`. Formula: the derivative of that porosity, with Heckel's dε/dlnP = -ε P/P_y: -(1-x) ε_SE P/P_y mixed and coated;
 * -(solid/skeleton) (ε_cast - ε_CAM) e^(-P/P_s) P/P_s infiltrated; 0 at a cap [D]. Units: as the records; result 1 (change of porosity
 * for a change of ln P by 1). Allocates nothing. Example: Li6PS5Cl at 331 MPa, no active material: -0.2019.
 */
export function writeElectrodeSlope(
  m: ElectrodeMaterials,
  { pressure }: ElectrodeRecipe,
  p: CellParameters,
  state: ElectrodeState,
  slopes: Float64Array,
  at: number,
): void {
  const { porosity, electrolytePorosity } = state;
  const solid = 1 - porosity;
  let slope = 0;
  if (pressure > 0 && porosity > DENSEST && porosity < p.castPorosity) {
    if (m.contact === 'infiltrated') {
      const left = Math.max(0, p.castPorosity - p.activePorosity) * Math.exp(-pressure / p.skeletonPressure);
      slope = (-(solid / (solid - state.phiElectrolyte)) * left * pressure) / p.skeletonPressure;
    } else if (electrolytePorosity > DENSEST) {
      const yieldPressure = m.electrolyteYield > 0 ? m.electrolyteYield : p.electrolyteYield;
      slope = (1 - state.phiActive / solid) * ((-electrolytePorosity * pressure) / yieldPressure);
    }
  }
  slopes[at] = slope;
}

/** The same of a separator. Formula: -ε P/P_y. Example: 331 MPa on P_y 331 MPa: -0.2019. */
export function writeSeparatorSlope(
  m: SeparatorMaterials,
  { pressure }: SeparatorRecipe,
  p: CellParameters,
  state: SeparatorState,
  slopes: Float64Array,
  at: number,
): void {
  const { porosity, electrolytePorosity } = state;
  const yieldPressure = m.electrolyteYield > 0 ? m.electrolyteYield : p.electrolyteYield;
  const moves = porosity > DENSEST && porosity < p.castPorosity && electrolytePorosity > DENSEST;
  slopes[at] = moves ? (-electrolytePorosity * pressure) / yieldPressure : 0;
}
