import { solidDensity } from '@libs/physics';
import { cellParameters, createElectrodeState, evaluateElectrode, warningsOf, type ElectrodeMaterials } from './index';
import { pouchDesign } from './pouch.fixture';

const nominal = cellParameters('nominal');
const slow = { currentDensity: 1, dischargeTime: 36000, temperature: 298.15, seriesResistance: 0 };
const ids = (mask: number): string[] => warningsOf(mask).map(({ id }) => id);

/** Minnmann 2021: NCM622:Li6PS5Cl 70:30, similar sizes, 380 MPa. */
const minnmann: ElectrodeMaterials = {
  ...pouchDesign().cathodeMaterials,
  activeDensity: 4650,
  electrolyteConductivity: 0.16,
  electrolyteDiameter: 3e-6,
  activeRadius: 1.5e-6,
  activeElectronicConductivity: 1,
  carbonKind: 'none',
};
const recipe70 = {
  active: 0.704,
  electrolyte: 0.296,
  binder: 0,
  carbon: 0,
  arealCapacity: 21,
  pressure: 380e6,
  calendered: false,
};

describe('a mixed composite electrode', () => {
  const out = createElectrodeState();

  it('Minnmann 70:30 at 380 MPa: the composite rule says 23.5 % pores (±1.5) where 13-17 was measured; only the optimistic end reaches it', () => {
    evaluateElectrode(minnmann, recipe70, slow, nominal, out);
    expect(Math.abs(out.porosity - 0.235)).toBeLessThan(0.015);
    const best = createElectrodeState();
    evaluateElectrode(minnmann, recipe70, slow, cellParameters('optimistic'), best);
    expect(best.porosity).toBeLessThan(0.17);
  });

  it('thickness x true density x (1 - pores) is the areal mass (1e-12)', () => {
    const dense = solidDensity(0.704 / 4650 + 0.296 / 1870);
    expect((out.thickness * dense * (1 - out.porosity)) / out.arealMass).toBeCloseTo(1, 12);
  });

  it('ionic conductivity of the 42 vol% electrode is of the measured order, 0.17 mS/cm (factor 2)', () => {
    const packed = { ...nominal, porosityOffset: 0.14 - out.porosity };
    evaluateElectrode(minnmann, recipe70, slow, packed, out);
    expect(out.porosity).toBeCloseTo(0.14, 10);
    expect(out.ionicConductivity * 10).toBeGreaterThan(0.085);
    expect(out.ionicConductivity * 10).toBeLessThan(0.34);
  });

  it('a known diffusivity of 1e-16 m²/s costs 42 % at 1C on 1.5 µm radius, and the short-time warning is given', () => {
    evaluateElectrode({ ...minnmann, diffusivity: 1e-16 }, recipe70, { ...slow, dischargeTime: 3600 }, nominal, out);
    expect(out.diffusionUtilisation).toBeCloseTo(0.583, 3);
    expect(ids(out.warnings)).toContain('solid-diffusion-short-time');
    expect(ids(out.warnings)).not.toContain('diffusivity-unknown');
  });

  it('names what is not known: sizes, yield, span, electronic conductivity, diffusivity; and that it is binder-free', () => {
    const sizes = { electrolyteDiameter: NaN, activeRadius: NaN };
    const vague = { ...minnmann, ...sizes, electrolyteYield: NaN, ocvSpan: NaN, activeElectronicConductivity: NaN };
    evaluateElectrode(vague, recipe70, slow, nominal, out);
    expect(ids(out.warnings)).toEqual(
      expect.arrayContaining([
        'electrolyte-size-unknown',
        'active-size-unknown',
        'electronic-unknown',
        'electrolyte-yield-unknown',
        'ocv-span-unknown',
        'diffusivity-unknown',
        'binder-free',
        'cycle-life-not-predicted',
      ]),
    );
  });

  it('2.5 wt% rubber adds 10 points of pores and says so (acceptance row 17)', () => {
    const { cathodeMaterials, cathodeRecipe } = pouchDesign();
    evaluateElectrode(cathodeMaterials, cathodeRecipe, slow, nominal, out);
    const little = out.porosity;
    expect(ids(out.warnings)).not.toContain('binder-holds-pores');
    evaluateElectrode(cathodeMaterials, { ...cathodeRecipe, active: 0.67, binder: 0.025 }, slow, nominal, out);
    expect(Math.abs(out.porosity - little - 0.1)).toBeLessThan(0.01);
    expect(ids(out.warnings)).toContain('binder-holds-pores');
  });

  it('without electrolyte there is no ionic path: no utilisation, infinite resistance', () => {
    evaluateElectrode(minnmann, { ...recipe70, active: 1, electrolyte: 0 }, slow, nominal, out);
    expect(out.utilisation).toBe(0);
    expect(out.resistance).toBe(Infinity);
    expect(ids(out.warnings)).toContain('composite-below-threshold');
  });

  it('coating beats mixing at the same conductivity: more contact, less resistance', () => {
    const { cathodeMaterials, cathodeRecipe } = pouchDesign();
    evaluateElectrode(cathodeMaterials, cathodeRecipe, slow, nominal, out);
    const mixed = out.resistance;
    evaluateElectrode({ ...cathodeMaterials, contact: 'coated' }, cathodeRecipe, slow, nominal, out);
    expect(out.contactFraction).toBe(0.95);
    expect(out.resistance).toBeLessThan(mixed);
  });

  it('more pressure never makes it thicker', () => {
    const { cathodeMaterials, cathodeRecipe } = pouchDesign();
    let last = Infinity;
    for (const mpa of [0, 50, 100, 200, 300, 400, 500]) {
      evaluateElectrode(cathodeMaterials, { ...cathodeRecipe, pressure: mpa * 1e6 }, slow, nominal, out);
      expect(out.thickness).toBeLessThanOrEqual(last + 1e-15);
      last = out.thickness;
    }
  });
});
