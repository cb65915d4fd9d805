/** Published transport of composite electrodes that is not in the acceptance table. Each line: what was measured, and the stated factor. */
import * as p from './index';

const factor = (value: number, measured: number): number => Math.max(value / measured, measured / value);

describe('electronic conductivity of bare NCM, by particle size', () => {
  // Minnmann 2021: σ_CAM 10 mS/cm, τ² 120, 7.4, 4.3 at 25, 42, 61 vol% of the whole, so σ_e = 10 φ/τ².
  it.each([
    [0.25, 0.0208],
    [0.42, 0.567],
    [0.61, 1.419],
  ])('Minnmann, similar sizes, φ_CAM %d: %d mS/cm (factor 1.6)', (phi, measured) => {
    expect(factor(p.activeElectronicConductivity(10, phi, 1), measured)).toBeLessThan(1.6);
  });

  it('Minnmann at 25 vol%: the law for coarse electrolyte would be 11 times too high (±1), so size decides and the tool warns', () => {
    expect(Math.abs(p.activeElectronicConductivity(10, 0.25, 0.1) / 0.0208 - 11)).toBeLessThan(1);
    expect(p.electronicNetworkValidity(0.25)).toBe('electronic-network-thin');
    expect(p.electronicNetworkValidity(0.42)).toBeUndefined();
  });

  it('an unknown size ratio counts as similar sizes, as it does for ions', () => {
    expect(p.activeElectronicConductivity(1, 0.4, NaN)).toBe(p.activeElectronicConductivity(1, 0.4, 1));
  });
});

describe('carbon fibre slows ions', () => {
  it.each([
    [0.01, 0.47],
    [0.02, 0.41],
    [0.05, 0.12],
  ])(
    'Ketter, %d of VGCF with 40 vol%% NCM83 in coarse electrolyte keeps %d of the ionic conductivity (1e-9)',
    (mass, kept) => {
      expect(p.fibreIonicFactor(mass, 0.1)).toBeCloseTo(kept, 9);
    },
  );

  it.each([
    [0.01, 26],
    [0.02, 273],
    [0.05, 220],
  ])('Ketter, %d of VGCF multiplies the electronic conductivity of 0.022 S/m by %d (factor 1.3)', (mass, times) => {
    expect(factor(p.fibreElectronicConductivity(mass), 0.022 * times)).toBeLessThan(1.3);
  });

  it('beyond 5 wt% the last point is held and the tool warns', () => {
    expect(p.fibreIonicFactor(0.08, 0.1)).toBeCloseTo(0.12, 9);
    expect(p.fibrePenaltyValidity(0.08)).toBe('fibre-penalty-extrapolated');
    expect(p.fibrePenaltyValidity(0.05)).toBeUndefined();
  });

  it('fine electrolyte: Bazzoun was measured with 2 wt% fibre, so its fit already holds the term', () => {
    expect(p.fibreIonicFactor(0.02, 5.5 / 1.5)).toBe(1);
  });
});

describe('ions in coarse electrolyte (d_CAM/d_SE 0.1)', () => {
  // Ketter 2025: 20, 40, 60 % NCM83 of the solids at 15.6, 21.2, 22.4 % pores, σ_SE 2.33 mS/cm; the range is of repeated samples.
  it.each([
    [0.675, 1.02, 1.79],
    [0.473, 0.33, 0.36],
    [0.31, 0.0093, 0.0108],
  ])('Ketter, φ_SE %d: %d to %d mS/cm lies inside the stated interval', (phi, low, high) => {
    const value = p.compositeIonicConductivity(2.33, phi, 0.1);
    const spread = p.compositeConductivitySpread(phi, 0.1);
    expect(value * spread).toBeGreaterThan(low);
    expect(value / spread).toBeLessThan(high);
  });
});
