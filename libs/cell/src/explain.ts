import type { ElectrodeState } from './electrode';

const limits = ['ions', 'electrons', 'diffusion in the active material', 'the interface'] as const;

/** One sentence that names the conductivity an electrode rests on and what limits it. `route` says how the electrolyte was made. */
export function explainElectrode(route: string, state: ElectrodeState): string {
  const mS = (value: number): string => `${(value * 10).toPrecision(2)} mS/cm`;
  return (
    `${route}: ${mS(state.electrolyteConductivity)} becomes ${mS(state.ionicConductivity)} in the electrode ` +
    `(${(100 * state.phiElectrolyte).toFixed(0)} vol% electrolyte, ${(100 * state.porosity).toFixed(0)} % pores, ` +
    `${(state.thickness * 1e6).toFixed(0)} µm); ${state.capacityUsed.toFixed(0)} mAh/g, ` +
    `${(100 * state.utilisation).toFixed(0)} % of the capacity, limited by ${limits[state.limit] ?? 'nothing'}.`
  );
}
