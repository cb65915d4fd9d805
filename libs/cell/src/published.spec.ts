/**
 * Published electrodes beside the model, with the error stated. Inputs that the source does not give were chosen here: where the
 * choice decides the answer, the test says what the other choice gives.
 */
import {
  cellParameters,
  createElectrodeState,
  evaluateElectrode,
  type ElectrodeMaterials,
  type ElectrodeRecipe,
} from './index';

const nominal = cellParameters('nominal');
const out = createElectrodeState();
const off = (value: number, measured: number): number => Math.abs(value / measured - 1);

/** HONG26 (facts B02, S02): NCM : Li6PS5Cl : Super C : binder, SE pellet 1.87 mS/cm, 350 MPa; NCM radius 5 µm is our entry. */
const hong: ElectrodeMaterials = {
  activeDensity: 4700,
  activeCapacity: 213,
  activePotential: 3.86,
  ocvSpan: NaN,
  flatVoltage: false,
  activeRadius: 5e-6,
  activeElectronicConductivity: 0.522,
  diffusivity: NaN,
  electrolyteDensity: 1870,
  electrolyteConductivity: 0.187,
  electrolyteDiameter: 3e-6,
  electrolyteYield: 331e6,
  binderDensity: 1000,
  rubber: true,
  carbonDensity: 1900,
  carbonKind: 'black',
  contact: 'mixed',
};
const dry: ElectrodeRecipe = {
  active: 0.75,
  electrolyte: 0.235,
  binder: 0,
  carbon: 0.015,
  arealCapacity: 0.3 * 0.75 * 213,
  pressure: 350e6,
  calendered: false,
};
const at005C = { currentDensity: 2.4, dischargeTime: 72000, temperature: 303.15, seriesResistance: 0 };

describe('Hong 2026, dry and wet cathodes', () => {
  it('without binder: 28.7 % pores measured, 25 predicted (±5 points)', () => {
    evaluateElectrode(hong, dry, at005C, nominal, out);
    expect(Math.abs(out.porosity - 0.287)).toBeLessThan(0.05);
  });

  it('without binder: 0.087 mS/cm ionic measured (within 35 %), 1.11 mS/cm electronic', () => {
    evaluateElectrode(hong, dry, at005C, nominal, out);
    expect(off(out.ionicConductivity * 10, 0.087)).toBeLessThan(0.35);
    expect(off(out.electronicConductivity * 10, 1.11)).toBeLessThan(0.05);
  });

  it('the NCM size, which is our entry, matters: at similar sizes the same model gives 0.054 (±0.002) of the measured 0.087 mS/cm', () => {
    evaluateElectrode({ ...hong, activeRadius: 1.5e-6 }, dry, at005C, nominal, out);
    expect(Math.abs(out.ionicConductivity * 10 - 0.054)).toBeLessThan(0.002);
  });

  it('1 wt% NBR: 0.042 mS/cm measured (within a factor 1.6); 1 wt% PTFE: 0.064 (within 35 %)', () => {
    evaluateElectrode(hong, { ...dry, electrolyte: 0.225, binder: 0.01 }, at005C, nominal, out);
    expect(out.ionicConductivity * 10).toBeGreaterThan(0.042 / 1.6);
    expect(out.ionicConductivity * 10).toBeLessThan(0.042 * 1.6);
    const ptfe = { ...hong, binderDensity: 2200, rubber: false };
    evaluateElectrode(ptfe, { ...dry, electrolyte: 0.225, binder: 0.01 }, at005C, nominal, out);
    expect(off(out.ionicConductivity * 10, 0.064)).toBeLessThan(0.35);
  });

  it('0.05C gives 212.8 mAh/g (within 5 % of the low-rate capacity that was put in)', () => {
    evaluateElectrode(hong, dry, at005C, nominal, out);
    expect(off(out.capacityUsed, 211.7)).toBeLessThan(0.05);
  });
});

describe('graphite infiltrated with Li6PS5Cl from ethanol (R02)', () => {
  it('95:5 graphite:PVDF and 21 wt% electrolyte: 364 mAh/g measured at 0.1C; predicted 10 to 40 % low: kept, not fitted', () => {
    const graphite: ElectrodeMaterials = {
      ...hong,
      activeDensity: 2240,
      activeCapacity: 364,
      activePotential: 0.17,
      activeRadius: 7e-6,
      activeElectronicConductivity: 1e3,
      electrolyteConductivity: 0.019,
      binderDensity: 1780,
      rubber: false,
      carbonKind: 'none',
      contact: 'infiltrated',
    };
    const recipe = { ...dry, active: 0.95 * 0.79, electrolyte: 0.21, binder: 0.05 * 0.79, carbon: 0, pressure: 370e6 };
    const conditions = { ...at005C, currentDensity: 2.2, dischargeTime: 36000 };
    evaluateElectrode(graphite, { ...recipe, arealCapacity: 0.06 * 364 }, conditions, nominal, out);
    expect(out.capacityUsed / 364).toBeLessThan(0.9);
    expect(out.capacityUsed / 364).toBeGreaterThan(0.6);
    const best = cellParameters('optimistic');
    evaluateElectrode(graphite, { ...recipe, arealCapacity: 0.06 * 364 }, conditions, best, out);
    expect(off(out.capacityUsed, 364)).toBeLessThan(0.1);
  });
});
