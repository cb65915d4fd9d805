import * as p from './index';

/** Every docstring's worked example, repeated: [what, computed, on paper]. Tolerance 0.1 % unless the row says otherwise. */
type Row = readonly [name: string, value: number, expected: number, tolerance?: number];

const film = { filmTemperature: 0, flux: 0 };
const water: p.DryingSolvent = {
  molarMass: 0.018015,
  antoineA: 10.1727,
  antoineB: 1718.073,
  antoineC: -40.614,
  latentHeat: 2.441e6,
  boilingPoint: 373.12,
  lewisNumber: 0.87,
};

const rows: Record<string, readonly Row[]> = {
  'composite transport (02)': [
    ['percolation', p.percolationConductivity(0.16, 0.44, 0.185, 2), 0.01567],
    ['Archie', p.archieConductivity(0.102, 0.451), 0.01438],
    ['composite, ratio 3', p.compositeIonicConductivity(0.1, 0.4, 3), 0.0105],
    ['composite, ratio 1', p.compositeIonicConductivity(0.1, 0.4, 1), 0.00696],
    ['composite, ratio 0.1', p.compositeIonicConductivity(0.1, 0.4, 0.1), 0.00358],
    ['composite, ratio unknown = 1', p.compositeIonicConductivity(0.1, 0.4, NaN), 0.00696],
    ['threshold, ratio 0.1', p.percolationThreshold(0.1), 0.26],
    ['spread', p.compositeConductivitySpread(0.275), 1.5811],
    ['Bruggeman', p.bruggemanConductivity(0.1, 0.25), 0.0125],
    ['Froboese', p.froboeseConductivity(0.1, 0.44), 0.005651],
    ['Bielefeld', p.bielefeldTortuosityFactor(0.44, 3e-6), 1.704],
    ['tortuosity factor', p.tortuosityFactor(0.42, 0.16, 0.0156), 4.308],
    ['binder penalty', p.binderPenalty(0.02, 0.4), 0.6473],
    ['electronic', p.activeElectronicConductivity(0.522, 0.465), 0.08516],
    ['electronic, similar sizes', p.activeElectronicConductivity(1, 0.42, 1), 0.04634],
    ['fibre, similar sizes', p.fibreIonicFactor(0.02, 1), 0.41],
    ['fibre, √3', p.fibreIonicFactor(0.02, Math.sqrt(3)), 0.6403],
    ['fibre, electrons', p.fibreElectronicConductivity(0.01), 0.5831],
    ['fibre, fine electrolyte', p.fibreIonicFactor(0.02, 3), 1],
    ['low flow, below the plateau', p.lowFlowLimitOfSlurry(100e-6, 5.6), 67.9e-6],
    ['low flow, on the plateau', p.lowFlowLimitOfSlurry(100e-6, 50), 70e-6],
    ['separator', p.separatorConductivity(0.18, 0.8, 2.25), 0.109],
    ['separator binder', p.separatorBinderFactor(0.0325), 0.6139],
    ['Arrhenius', p.arrheniusConductivity(1.4e-3, 32.8e3, 298.15, 333.15), 5.61e-3, 0.005],
    ['contact area', p.contactArea(1, 0.42, 1.5e-6), 8.4e5],
    ['contact fraction', p.mixedContactFraction(0.4, 0.02, 0.03, 0.15), 2 / 3],
    ['kinetics', p.kineticConductance(3, 298.15), 116.8],
    ['two rails', p.twoRailResistance(50e-6, 0.017, 0.056, 1e8), 1.2558e-3],
    ['naive sum', p.slowKineticsResistance(50e-6, 0.017, 0.056, 1e8), 1.478e-3],
    ['reaction depth', p.reactionDepth(0.017, 0.056, 1e8), 1.142e-5],
    ['ionic load', p.ionicLoad(21, 55e-6, 0.017, 0.5), 0.1359],
    ['rails in series', p.railsInSeries(0.017, 0.056), 0.01304],
    ['remaining span', p.remainingSpan(0.5, 1.4, 6e-3, 1e8, 50e-6), 0.4913],
    ['flat voltage', p.flatVoltageUtilisation(0.017, 0.1, 21, 100e-6), 0.8095],
    ['solid diffusion', p.solidDiffusionUtilisation(1.5e-6, 1e-16, 3600), 0.5833],
    ['combined', p.combinedUtilisation(0.9, 0.58), 0.522],
  ],
  'layers and stacks (01)': [
    ['solid density', p.solidDensity(0.7 / 4650 + 0.3 / 1870), 3218],
    ['layer density', p.layerDensity(3218, 0.14), 2767],
    ['volume fraction', p.volumeFraction(0.14, 0.704, 4650, 3.1013e-4), 0.42],
    ['mass fraction of two', p.massFractionOfTwo(0.42 / 0.86, 4650, 1870), 0.7037],
    ['areal mass', p.arealMass(30, 0.8, 180), 0.2083],
    ['thickness', p.layerThickness(0.2083, 2767), 7.528e-5],
    ['lithium reservoir', p.metalThickness(10, 3862, 534), 4.849e-6],
    ['N/P', p.capacityRatio(33, 30), 1.1],
    ['cell capacity', p.cellCapacity(30, 33, 0.9, 4.8e-3, 20), 2.592],
    ['monopolar', p.monopolarStackMass(10, 0.3, 0.05, 0.2, 0.0405, 0.089), 6.2365],
    ['bipolar', p.bipolarStackMass(10, 0.55, 0.08, 0.08), 6.38],
    ['pouch', p.pouchMass(0.08, 0.06), 2.563e-3],
    ['specific energy', p.specificEnergy(2.592, 3.6, 0.032), 291.6],
    ['current', p.currentDensity(0.1, 14), 1.4],
    ['discharge time', p.dischargeTime(0.1), 36000],
    ['cost scaling', p.scaledCost(90e6, 0.5, 0.9), 48.23e6],
    ['coater factor', p.coaterSolventFactor(0.06, 0.1195), 0.8713],
    ['stacking factor', p.stackingSizeFactor(34), 0.5176],
    ['formation factor', p.formationSizeFactor(34), 0.8123],
    ['dry room', p.dryRoomPower(1000), 25e3],
    ['dry room by air', p.dryRoomAirPower(0.833, 40e3, 3, 8.33, 1000, 0.005, 1.5), 40.4e3, 0.01],
    ['pouch depth', p.pouchDepth(2.9e-3), 3.126e-3],
    ['bipolar saving', p.bipolarSaving(10, 0.0405, 0.089, 0.08), 0.4455],
    ['overhang', p.overhungArea(0.06, 0.08, 1e-3), 5.084e-3],
    ['tab', p.tabSection(1.2, 5e6), 2.4e-7],
  ],
  'slurry (03)': [
    ['Huggins', p.hugginsViscosity(1, 0.35), 1.35],
    ['Martin', p.martinViscosity(3, 0.25), 6.351],
    ['Mark-Houwink', p.intrinsicViscosity(0.05, 200, 0.7), 2.04],
    ['medium', p.mediumViscosity(0.6e-3, 20), 0.0126],
    ['medium from a point', p.mediumFromPoint(0.6e-3, 0.01, 0.05, 0.05), 0.01],
    ['Krieger-Dougherty', p.kriegerDougherty(0.01, 0.3, 0.6), 0.02828],
    ['Quemada', p.quemada(0.01, 0.3, 0.6), 0.04],
    ['Herschel-Bulkley', p.herschelBulkley(5, 2, 100, 0.7), 55.24],
    ['regularised', p.herschelBulkleyRegular(5, 2, 0.01, 0.7, 100), 3.24],
    ['apparent', p.apparentViscosity(55.24, 100), 0.5524],
    ['carbon', p.occupiedCarbonFraction(0.01, 1.5e-3, 1900), 0.0385],
    ['carbon yield', p.carbonYieldStress(10, 0.06, 0.03, 3), 10],
    ['Mason', p.masonViscosity(0.1), 18.13],
    ['settling', p.settlingSpeed(3800, 5e-6, 0.3, 1), 3.942e-8],
    ['settled share', p.settledShare(3.942e-8, 3600, 0.1), 1.419e-3],
    ['slot pressure', p.slotPressure(1, 5e-6, 0.03, 0.3, 0.5e-3), 48e3],
    ['shear rate', p.coatingShearRate(0.1, 200e-6), 500],
    ['power', p.mixingPower(1, 2000, 10, 0.1), 20],
    ['laminar power', p.laminarMixingPower(300, 2, 1, 0.2), 4.8],
    ['energy', p.mixingEnergy(500, 3600, 10), 180e3],
    ['agglomerate', p.agglomerateStress(2, 5, 1e-3), 1e4],
    ['temperature rise', p.mixingTemperatureRise(36e3, 1500), 24],
  ],
  'coating (04)': [
    ['capillary', p.capillaryNumber(1, 1 / 6, 0.03), 5.556],
    ['low flow', p.lowFlowLimit(100e-6, 1), 40.16e-6],
    ['highest capillary', p.highestCapillary(2.49), 1.01, 0.01],
    ['low flow, thinning', p.lowFlowLimitThinning(100e-6, 0.1), 25.3e-6, 0.005],
    ['vacuum window', p.vacuumWindowWidth(0.03, 100e-6), 1200],
    ['air entrainment', p.airEntrainmentSpeed(3e-3), 3.305],
    ['bead, lower', p.beadFilm(200e-6, 0.3, 1 / 6, 0.03, 1e-3, 0), 107.04e-6],
    ['bead, upper', p.beadFilm(200e-6, 0.3, 1 / 6, 0.03, 1e-3, 1e-3), 203.7e-6],
    ['blade', p.bladeFilm(200e-6, 500, 1, 1 / 60, 0.01), 102e-6],
    ['pre-metered', p.premeteredFilm(5e-6, 0.3, 0.1), 166.7e-6],
    ['dry film', p.dryFilm(200e-6, 1000, 0.4, 3218), 103.6e-6],
  ],
  'drying (05)': [
    ['Antoine', p.antoinePressure(298.15, 10.1727, 1718.073, -40.614), 3173],
    ['boiling', p.antoineTemperature(101325, 10.1727, 1718.073, -40.614), 373.1],
    ['ice', p.icePressure(233.15), 12.84],
    ['moisture', p.moistureAtFrostPoint(233.15), 126.7e-6],
    ['mass transfer', p.massTransfer(40, 0.87), 1.507],
    ['Stefan', p.stefanFlux(0.018015, 1.507, 0, 0.0241), 6.62e-4],
    ['Lewis, water', p.lewisNumberFromMolarMass(0.018015), 0.87],
    ['Lewis, xylene', p.lewisNumberFromMolarMass(0.10617), 3.118],
    ['slot nozzle', p.slotNusselt(10000, 0.7, 5, 4), 40.26],
    ['slot array (71 W/m2K)', p.slotArrayHeatTransfer(10, 3e-3, 25e-3, 0.1), 71, 0.06],
    ['solvent load', p.solventLoad(1500, 200e-6, 0.6), 0.12],
    ['consolidation', p.solventAtConsolidation(0.3, 0.6), 0.2857],
    ['constant rate', p.constantRateTime(0.12, 0.2857, 2e-3), 42.86],
    ['total', p.totalDryingTime(42.86), 94.29],
    ['falling rate', p.fallingRateTime(1e-5, 1e-11, 1, 0.01), 23.03],
    ['falling rate, linear', p.linearFallingRateTime(0.03, 2e-3, 1, 0.01), 69.08],
    ['dryer', p.dryerLength(1 / 60, 94.29), 1.571],
    ['vacuum', p.residualAfterVacuum(1, 7200, 3600), 0.1353],
    ['Peclet', p.migrationPeclet(2e-3, 861, 100e-6, 5e-11), 4.646],
    ['gradient', p.binderGradient(0.5), 1.5],
    ['LFL at 100 °C', p.flammableLimitAt(0.01, 373.15), 0.009412],
    ['dilution air', p.dilutionAir(0.10617, 0.01), 90.57],
    ['carried solvent', p.carriedSolvent(2000 / 3600, 90.57), 6.134e-3],
    ['air heat', p.airHeat(90.57, 373.15, 293.15, 0), 8.747e6],
    ['drying energy', p.dryingEnergy(0.1195, 1700, 4e5, 40, 300, 8.747e6), 1.113e6],
    ['combustion rise', p.combustionRise(0.0025, 4.37e6), 375, 0.005],
    ['condenser', p.condensedShare(0.0025, 0.001), 0.6009],
  ],
  'pressing (06)': [
    ['nip', p.nipPressure(500e3, 0.25, 30e-6), 182.6e6],
    ['line load', p.requiredLineLoad(350e6, 0.25, 30e-6), 958.5e3],
    ['dwell', p.nipDwell(0.25, 30e-6, 0.17), 0.0161],
    ['calendered porosity', p.calenderedPorosity(0.5, 0.2, 300e3, 150e3), 0.2406],
    ['calendered density', p.calenderedDensity(2000, 3000, 150e3, 150e3), 2632],
    ['Heckel glass', p.heckelDensity(300e6, 204e6), 0.874],
    ['Heckel Li6PS5Cl', p.heckelDensity(370e6, 331e6), 0.821],
    ['glass fit', p.glassDensity(300e6), 0.8784],
    ['composite', p.compositePorosity(0.121, 0.292, 0.4), 0.1894],
    ['binder pores', p.binderPorosity(0.025), 0.1],
    ['Kawakita', p.kawakitaReduction(300e6), 0.6593],
    ['springback', p.springback(100e-6, 0.03), 103e-6],
    ['roll heating', p.rollHeating(0.4, 900, 60), 21600],
    ['press work', p.pressWork(350e6, 100e-6, 75e-6), 8750],
    ['press throughput', p.pressThroughput(0.3, 720), 4.167e-4],
  ],
  'room and line (07, 08)': [
    ['molar volume', p.gasMolarVolume(293.15), 0.02406],
    ['ceiling', p.hydrogenSulfideCeiling(30000, 38.9e-6, 0, 3000, 0, 27000), 389e-6],
    ['people', p.peopleMoisture(4, 75), 1.113e-4],
    ['release', p.releaseRate(1e-6, 1000, 1, 39e-6, 1, 1), 3.9e-8],
    ['time constant', p.roomTimeConstant(1000, 3000 / 3600, 0, 0), 1200],
    ['full hydrolysis', p.fullHydrolysis(1, 0.2684, 5), 0.448],
    ['conductivity kept', p.conductivityKept(1e-4, 39, 8), 0.9693, 5e-4],
    ['web rate', p.webRate(1 / 6, 0.6, 0.8), 0.08],
    ['km² in 8000 h', p.webRate(1 / 6, 0.6, 0.8) * 8000 * 3600, 2.304e6],
    ['OEE', p.effectiveness(0.9, 0.9, 0.95), 0.7695],
    ['input', p.requiredInput(1, 0.922 * 0.95), 1.1417],
    ['roll', p.rollLength(0.4, 0.15, 100e-6), 1080],
    ['lot', p.campaignLot(10000, 500, 2), 2236],
    ['dose', p.moistureDose(3600, 39e-6), 0.1404],
  ],
};

for (const [family, examples] of Object.entries(rows))
  describe(`worked examples: ${family}`, () => {
    for (const [name, value, expected, tolerance = 1e-3] of examples)
      it(`${name} is ${expected} on paper`, () => {
        expect(Math.abs(value / expected - 1)).toBeLessThan(tolerance);
      });
  });

describe('shape of the models', () => {
  it('a wetted length of zero and a film at the lower limit are the same state (to 1 µm of 1 mm)', () => {
    const film = p.beadFilm(200e-6, 0.3, 1 / 6, 0.03, 1e-3, 0);
    expect(Math.abs(p.upstreamWettedLength(200e-6, film, 0.3, 1 / 6, 0.03, 1e-3))).toBeLessThan(1e-6);
  });

  it('vacuum shifts the bead window down', () => {
    const plain = p.beadFilm(200e-6, 0.3, 1 / 6, 0.03, 1e-3, 0);
    expect(p.beadFilm(200e-6, 0.3, 1 / 6, 0.03, 1e-3, 0, 2000)).toBeLessThan(plain);
  });

  it('the two-rail resistance meets both its limits (to 1 %)', () => {
    expect(
      p.twoRailResistance(50e-6, 0.017, 0.056, 1e3) / p.slowKineticsResistance(50e-6, 0.017, 0.056, 1e3),
    ).toBeCloseTo(1, 2);
    expect(p.twoRailResistance(1e-3, 0.017, 1e6, 1e8) * Math.sqrt(1e8 * 0.017)).toBeCloseTo(1, 2);
    expect(p.twoRailResistance(50e-6, 0, 0.056, 1e8)).toBe(Infinity);
  });

  it('utilisation follows its asymptotes: 1 - ζ/3 below 1, π/4ζ above 1.5 (to 0.005)', () => {
    for (const zeta of [0.05, 0.3, 0.6, 0.9])
      expect(Math.abs(p.ionicUtilisation(zeta) - (1 - zeta / 3))).toBeLessThan(0.005);
    for (const zeta of [1.8, 4, 20, 500])
      expect(Math.abs(p.ionicUtilisation(zeta) - Math.PI / (4 * zeta))).toBeLessThan(0.005);
    expect(p.ionicUtilisation(Infinity)).toBe(0);
    expect(p.ionicUtilisation(0)).toBe(1);
  });

  it('falls with every step of ζ from 0.01 to 100', () => {
    let last = 1.0001;
    for (let zeta = 0.01; zeta < 100; zeta *= 1.1) {
      const now = p.ionicUtilisation(zeta);
      expect(now).toBeLessThan(last);
      last = now;
    }
  });

  it('a film never gets hotter than its gas or its boiling point', () => {
    for (const gas of [300, 333, 373, 450, 600]) {
      p.solveConstantRate(water, { temperature: gas, heatTransfer: 40, vapour: 0 }, film);
      expect(film.filmTemperature).toBeLessThan(Math.min(gas, 373.15));
      expect(film.flux).toBeGreaterThan(0);
    }
  });

  // Antoine constants, latent heat at 25 °C and molar mass from reference/solvents/solvents.csv; Lewis number by the power law.
  const xylene: p.DryingSolvent = {
    molarMass: 0.106165,
    antoineA: 9.15899,
    antoineB: 1480.827,
    antoineC: -54.907,
    latentHeat: 42400 / 0.106165,
    boilingPoint: 411.47,
    lewisNumber: p.lewisNumberFromMolarMass(0.106165),
  };
  const toluene: p.DryingSolvent = {
    molarMass: 0.092138,
    antoineA: 9.10442,
    antoineB: 1359.362,
    antoineC: -52.082,
    latentHeat: 38010 / 0.092138,
    boilingPoint: 383.75,
    lewisNumber: p.lewisNumberFromMolarMass(0.092138),
  };

  it.each([
    ['water', water, 60, 20.7, 0.65],
    ['water', water, 80, 26.0, 0.9],
    ['water', water, 100, 30.3, 1.16],
    ['p-xylene', xylene, 60, 41.3, 1.87],
    ['p-xylene', xylene, 80, 50.5, 2.95],
    ['p-xylene', xylene, 100, 58.1, 4.19],
    ['toluene', toluene, 60, 28.5, 3.07],
    ['toluene', toluene, 80, 35.5, 4.35],
    ['toluene', toluene, 100, 41.2, 5.73],
  ] as const)('%s in dry air, h 40 (±1.5 K, ±10 %%)', (_name, solvent, gas, temperature, flux) => {
    p.solveConstantRate(solvent, { temperature: gas + 273.15, heatTransfer: 40, vapour: 0 }, film);
    expect(Math.abs(p.celsius(film.filmTemperature) - temperature)).toBeLessThan(1.5);
    expect(Math.abs(film.flux * 1e3 - flux) / flux).toBeLessThan(0.1);
  });

  it('binder penalty, not fitted to it: HONG26 keeps 0.48 with 1 wt% NBR and 0.74 with PTFE (±0.12)', () => {
    // NCM:LPSCl:Super C:binder 75:22.5:1.5:1; 0.042 and 0.064 of 0.087 mS/cm (facts B02). φ_b/φ_AM from densities 1.0, 2.2, 4.7.
    expect(Math.abs(p.binderPenalty(0.01 / 1.0, 0.75 / 4.7) - 0.042 / 0.087)).toBeLessThan(0.12);
    expect(Math.abs(p.binderPenalty(0.01 / 2.2, 0.75 / 4.7) - 0.064 / 0.087)).toBeLessThan(0.12);
  });

  it('every validity id has a sentence and a source', () => {
    for (const [id, row] of Object.entries(p.validityWarnings)) {
      expect(id).toMatch(/^[a-z0-9-]+$/);
      expect(row.says.endsWith('.')).toBe(true);
      expect(row.source.length).toBeGreaterThan(3);
    }
  });
});
