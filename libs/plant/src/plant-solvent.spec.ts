import { latentHeatFromAntoine, plantSolvent } from './index';

const xylene = {
  molarMass: 0.106165,
  antoineA: 9.15899,
  antoineB: 1480.827,
  antoineC: -54.907,
  vaporisationEnthalpy: NaN,
  boilingPoint: NaN,
  heatCapacity: NaN,
  flammableLimit: 0.009,
  burns: true,
};

describe('a solvent from catalogue numbers', () => {
  it('latent heat of p-xylene from its vapour pressure: 42.6 kJ/mol, tabulated 42.4 (2 %)', () => {
    expect(Math.abs((latentHeatFromAntoine(298.15, 1480.827, -54.907, 0.106165) * 0.106165) / 42400 - 1)).toBeLessThan(
      0.02,
    );
  });

  it('boils at 138.3 °C (±0.5 K) by its vapour pressure, and the estimates are named', () => {
    const { solvent, estimated } = plantSolvent(xylene);
    expect(Math.abs(solvent.boilingPoint - 411.47)).toBeLessThan(0.5);
    expect(estimated).toEqual(['lewisNumber', 'latentHeat', 'boilingPoint', 'liquidHeat']);
  });

  it('known values pass through; what does not burn has no limit; an unknown limit stays unknown', () => {
    const { solvent, estimated } = plantSolvent({
      ...xylene,
      vaporisationEnthalpy: 42400,
      boilingPoint: 411.47,
      heatCapacity: 182.2,
    });
    expect(solvent.latentHeat).toBeCloseTo(42400 / 0.106165, 6);
    expect(solvent.liquidHeat).toBeCloseTo(1716.2, 1);
    expect(estimated).toEqual(['lewisNumber']);
    expect(plantSolvent({ ...xylene, burns: false }).solvent.flammableLimit).toBe(Infinity);
    expect(plantSolvent({ ...xylene, flammableLimit: NaN }).solvent.flammableLimit).toBeNaN();
  });
});
