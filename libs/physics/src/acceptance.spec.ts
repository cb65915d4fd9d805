/** Every row of reference/models/09_acceptance_table.md, in its tolerance and class. Parameters were set from rows 3, 4, 5, 14, 15. */
import * as p from './index';

const within = (value: number, expected: number, relative: number): void =>
  expect(Math.abs(value / expected - 1)).toBeLessThanOrEqual(relative);
const withinFactor = (value: number, expected: number, factor: number): void =>
  expect(Math.max(value / expected, expected / value)).toBeLessThanOrEqual(factor);

describe('class A: arithmetic and solver identities', () => {
  it.each([
    [25, 50.5],
    [33, 60.8],
    [42, 70.4],
    [53, 80.0],
    [61, 85.9],
  ])('1: Minnmann, %d vol%% NCM of the whole (14 %% pores) is %d wt%% (±0.2)', (volume, mass) => {
    expect(Math.abs(100 * p.massFractionOfTwo(volume / 86, 4650, 1870) - mass)).toBeLessThanOrEqual(0.2);
  });

  it.each([
    [20, 39],
    [40, 63],
    [60, 79],
    [80, 91],
  ])('2: Ketter, %d vol%% NCM of the solids is %d wt%% (±0.5)', (volume, mass) => {
    expect(Math.abs(100 * p.massFractionOfTwo(volume / 100, 4780, 1860) - mass)).toBeLessThanOrEqual(0.5);
  });

  it('6: two rails, 50 µm, 0.17 and 0.56 mS/cm, 1e8 S/m³: 12.558 Ω cm² where the naive sum says 14.78 (1e-3)', () => {
    within(p.twoRailResistance(50e-6, 0.017, 0.056, 1e8) * 1e4, 12.558, 1e-3);
    within(p.slowKineticsResistance(50e-6, 0.017, 0.056, 1e8) * 1e4, 14.78, 1e-3);
  });

  it.each([
    [0.367, 0.878],
    [1.111, 0.63],
    [2.222, 0.353],
    [3.333, 0.236],
  ])('7: ζ %d leaves u %d (±0.002)', (zeta, utilisation) => {
    expect(Math.abs(p.ionicUtilisation(zeta) - utilisation)).toBeLessThanOrEqual(0.002);
  });

  it.each([
    [0.1, 0.126],
    [1, 0.402],
    [5.6, 0.679],
  ])('8: Ca %d, h_min/H %d (0.5 %%)', (capillary, ratio) => {
    within(p.lowFlowLimit(1, capillary), ratio, 0.005);
  });

  it('9: 3 mPa s, 10 mm/s, 30 mN/m, 100 µm: Ca 1e-3, 0.67 µm, 12.0 mbar, 3.31 m/s (1 %)', () => {
    const capillary = p.capillaryNumber(3e-3, 0.01, 0.03);
    within(capillary, 1e-3, 0.01);
    within(p.lowFlowLimit(100e-6, capillary), 0.67e-6, 0.01);
    within(p.vacuumWindowWidth(0.03, 100e-6), 1200, 0.01);
    within(p.airEntrainmentSpeed(3e-3), 3.31, 0.01);
  });

  it.each([
    [200, 1.0, 10, 0.678, 0.524, 1.012],
    [200, 0.3, 10, 0.485, 0.535, 1.018],
    [100, 0.3, 20, 0.6, 0.515, 1.007],
    [200, 0.03, 5, 0.114, 0.587, 1.049],
  ])(
    '10: gap %d µm, %d Pa s, %d m/min: low flow %d, window %d to %d of the gap (1 %%)',
    (um, eta, mPerMin, low, lo, hi) => {
      const gap = um * 1e-6;
      const speed = mPerMin / 60;
      within(p.lowFlowLimit(gap, p.capillaryNumber(eta, speed, 0.03)) / gap, low, 0.01);
      within(p.beadFilm(gap, eta, speed, 0.03, 1e-3, 0) / gap, lo, 0.01);
      within(p.beadFilm(gap, eta, speed, 0.03, 1e-3, 1e-3) / gap, hi, 0.01);
    },
  );

  it('13: a frost point of -40 °C is 126 to 127 ppmv (1 %)', () => {
    within(p.moistureAtFrostPoint(233.15) * 1e6, 126.5, 0.01);
  });

  it.each([
    [-20, 1019],
    [-30, 375],
    [-45, 71],
    [-50, 39],
    [-60, 10.7],
    [-70, 2.6],
    [-76, 1.03],
    [-80, 0.54],
  ])('13: a frost point of %d °C is %d ppmv (2 %%, as printed)', (celsius, ppm) => {
    within(p.moistureAtFrostPoint(273.15 + celsius) * 1e6, ppm, 0.02);
  });

  it('18: 10 kg, 0.2 cm³/(g h), 1000 m³, 30 changes: 0.067 ppm with fresh air, 0.667 ppm at a tenth (1 %)', () => {
    const release = 10e3 * 0.2e-6; // m³/h
    within(p.roomConcentration(release, 30000, 0, 0) * 1e6, 0.0667, 0.01);
    within(p.roomConcentration(release, 3000, 0, 27000) * 1e6, 0.667, 0.01);
  });

  it('20: the BatPaC rows add up to 4018.6 M$, 3.309 M h, 249700 m² (0.1 %)', () => {
    const sum = (of: (step: p.BaselineStep) => number): number =>
      p.baselineSteps.reduce((all, step) => all + of(step), 0);
    within(sum((step) => p.scaledCost(step.capital, 1, step.exponents[1])) / 1e6, 4018.6, 1e-3);
    within(sum((step) => p.scaledCost(step.labourHours, 1, step.exponents[0])) / 1e6, 3.309, 1e-3);
    within(
      sum((step) => p.scaledCost(step.area, 1, step.exponents[2])),
      249700,
      1e-3,
    );
  });

  it('21: labour ×1.866, equipment 0.2537 /y, building 0.1533 /y, materials ×1.0666 (1e-3)', () => {
    within(p.labourMultiplier(), 1.866, 1e-3);
    within(p.capitalCharge(10), 0.2537, 1e-3);
    within(p.capitalCharge(20), 0.1533, 1e-3);
    within(p.materialMultiplier(), 1.0666, 1e-3);
  });
});

describe('class B: published measurements', () => {
  it.each([
    [0.61, 1.6, 0.254],
    [0.44, 1.6, 0.102],
    [0.33, 1.6, 0.0216],
    [0.25, 1.2, 0.0074],
  ])('3: Minnmann, φ %d at %d mS/cm keeps %d of it (factor 1.5)', (phi, sigma, kept) => {
    withinFactor(p.compositeIonicConductivity(sigma, phi, 1) / sigma, kept, 1.5);
  });

  it.each([
    [0.451, 0.137],
    [0.391, 0.101],
    [0.323, 0.065],
  ])('4: Bazzoun, φ %d of 1.02 mS/cm gives %d mS/cm (±10 %%)', (phi, sigma) => {
    within(p.compositeIonicConductivity(1.02, phi, 5.5 / 1.5), sigma, 0.1);
  });

  it.each([
    [0.169, 0.014],
    [0.315, 0.22],
    [0.465, 1.08],
    [0.597, 1.85],
  ])('5: Ketter, φ_CAM %d of 5.22 mS/cm gives %d mS/cm electronic (factor 1.4)', (phi, sigma) => {
    withinFactor(p.activeElectronicConductivity(5.22, phi), sigma, 1.4);
  });

  it('11: xylene at 1.0 % LFL needs 78 m³ of air a litre (±10 %), the code rule asks 75', () => {
    const perLitre = p.dilutionAir(0.10617, 0.01) * 0.861;
    within(perLitre, 78, 0.1);
    expect(perLitre).toBeGreaterThanOrEqual(75);
  });

  it('12: a water film in dry air of 60 °C at h 40 sits at 20.7 °C and loses 0.65 g/(m² s) (±1.5 K, ±10 %)', () => {
    const water = { molarMass: 0.018015, antoineA: 10.1727, antoineB: 1718.073, antoineC: -40.614 };
    const out = { filmTemperature: 0, flux: 0 };
    p.solveConstantRate(
      { ...water, latentHeat: 2.453e6, boilingPoint: 373.12, lewisNumber: 0.87 },
      { temperature: 333.15, heatTransfer: 40, vapour: 0 },
      out,
    );
    expect(Math.abs(p.celsius(out.filmTemperature) - 20.7)).toBeLessThanOrEqual(1.5);
    within(out.flux * 1e3, 0.65, 0.1);
  });

  it('14: 75Li2S·25P2S5 is 0.874 dense at 300 MPa and above 0.90 beyond 350 (±0.03)', () => {
    expect(Math.abs(p.heckelDensity(300e6, p.HECKEL_YIELD['75Li2S-25P2S5']) - 0.874)).toBeLessThanOrEqual(0.03);
    expect(p.heckelDensity(360e6, p.HECKEL_YIELD['75Li2S-25P2S5'])).toBeGreaterThan(0.9);
  });

  it.each([
    [370, 0.179],
    [500, 0.121],
  ])('15: Li6PS5Cl at %d MPa keeps %d porosity (±0.02)', (mpa, porosity) => {
    expect(Math.abs(1 - p.heckelDensity(mpa * 1e6, p.HECKEL_YIELD.Li6PS5Cl) - porosity)).toBeLessThanOrEqual(0.02);
  });

  it.each([
    [0.2, 0.156, 0.156],
    [0.4, 0.19, 0.212],
    [0.6, 0.224, 0.224],
    [0.8, 0.258, 0.253],
  ])('16: Ketter, x %d: predicted %d, measured %d porosity (±0.025)', (x, predicted, measured) => {
    expect(Math.abs(p.compositePorosity(0.121, 0.292, x) - predicted)).toBeLessThanOrEqual(0.001);
    expect(Math.abs(p.compositePorosity(0.121, 0.292, x) - measured)).toBeLessThanOrEqual(0.025);
  });
});

describe('class C: ranges', () => {
  it('19: published plants need 20 to 60 kWh/kWh, and the tool warns outside', () => {
    for (const { kWhPerKWh } of p.publishedPlantEnergies) expect(p.plantEnergyValidity(kWhPerKWh)).toBeUndefined();
    expect(p.plantEnergyValidity(5)).toBe('plant-energy-range');
    expect(p.plantEnergyValidity(200)).toBe('plant-energy-range');
  });

  it('22: NCM622/graphite pouch, on electrode components: 184 Wh/kg in order (±20 %)', () => {
    // R01: 68.1 wt% NCM at 112 mAh/g, 58.6 wt% graphite; entered here: 344 mAh/g graphite x 0.6 used, N/P 1.1, 3.7 V.
    const capacity = 20; // Ah/m²
    const positive = p.arealMass(capacity, 0.681, 112);
    const negative = p.arealMass(capacity * 1.1, 0.586, 344 * 0.6);
    within(p.specificEnergy(capacity, 3.7, positive + negative), 184, 0.2);
  });

  it('23: LCO at 115 mg/cm² in 600 µm runs at C/10 with 25 mS/cm and fails with 2 mS/cm', () => {
    const current = p.currentDensity(0.1, 1.15 * 140); // A/m²
    const used = (sigma: number): number =>
      p.ionicUtilisation(p.ionicLoad(current, 600e-6, p.archieConductivity(sigma, 0.3), 0.5));
    expect(used(2.5)).toBeGreaterThan(0.9);
    expect(used(0.2)).toBeLessThan(0.5);
  });
});

describe('class X: known failures warn, they are not fitted', () => {
  it('17: LPSCl tape with 2.5 % HNBR at 350 MPa: the powder law says 19 %, measured 30 %; a binder term is added and a warning given', () => {
    const powder = 1 - p.heckelDensity(350e6, p.HECKEL_YIELD.Li6PS5Cl);
    expect(Math.abs(powder - 0.19)).toBeLessThan(0.01);
    expect(p.binderPorosityValidity(0.025)).toBe('binder-holds-pores');
    expect(Math.abs(powder + p.binderPorosity(0.025) - 0.3)).toBeLessThan(0.02);
    expect(p.binderPorosityValidity(0.015)).toBeUndefined();
  });

  it('Bruggeman is known to fail here: 2.3 times at φ 0.45 and 17 times at 0.25, and says so', () => {
    expect(p.bruggemanValidity()).toBe('bruggeman-overpredicts');
    withinFactor(p.bruggemanConductivity(1, 0.25) / p.percolationConductivity(1, 0.25, 0.185, 2), 17, 1.2);
  });
});
