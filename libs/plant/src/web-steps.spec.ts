import {
  batchPressNumbers,
  calenderNumbers,
  coaterNumbers,
  createCoatingState,
  createDryingState,
  createPressingState,
  createSlurryState,
  driesInTime,
  dryerNumbers,
  equipmentOf,
  evaluateCoating,
  evaluateDrying,
  evaluatePressing,
  evaluateSlurry,
  explainPressing,
  loadLine,
  plantAssumptions,
  plantParameters,
  plantWarnings,
  plantWarningsOf,
  wetFilmFor,
  type Coater,
  type Dryer,
  type PlantSolvent,
  type SlurryMaterials,
} from './index';

const nominal = plantParameters('nominal');
const line = loadLine('pilot-300mm');
const ids = (mask: number): string[] => plantWarningsOf(mask).map(({ id }) => id);

/** NCM622 : Li6PS5Cl : NBR : Super P 68.1 : 29.2 : 1.4 : 1.3 in p-xylene (R01; solvent from solvents.csv). */
const materials: SlurryMaterials = {
  activeDensity: 4700,
  electrolyteDensity: 1870,
  binderDensity: 1000,
  carbonDensity: 1900,
  solventDensity: 856.7,
  solventViscosity: 0.607e-3,
  surfaceTension: 0.0278,
  binderPointViscosity: NaN,
  binderPointConcentration: NaN,
  maximumPacking: NaN,
};
const recipe = { active: 0.681, electrolyte: 0.292, binder: 0.014, carbon: 0.013, solids: 0.6 };
const xylene: PlantSolvent = {
  molarMass: 0.106165,
  antoineA: 9.15899,
  antoineB: 1480.827,
  antoineC: -54.907,
  latentHeat: 42400 / 0.106165,
  boilingPoint: 411.47,
  lewisNumber: 3.118,
  liquidHeat: 182.2 / 0.106165,
  flammableLimit: 0.009,
};

describe('slurry', () => {
  const out = createSlurryState();
  evaluateSlurry(materials, recipe, nominal, out);

  it('60 wt% solids in p-xylene is 1.52 g/cm³ (1 %): 1/(0.6/3212 + 0.4/857)', () => {
    const solid = 1 / (0.681 / 4700 + 0.292 / 1870 + 0.014 / 1000 + 0.013 / 1900);
    expect(out.density * (0.6 / solid + 0.4 / 856.7)).toBeCloseTo(1, 12);
    expect(out.solidDensity).toBeCloseTo(solid, 6);
  });

  it('at the solids limit the particles reach 0.9 of their packing (1e-9), and beyond it warns', () => {
    const limit = createSlurryState();
    evaluateSlurry(materials, { ...recipe, solids: out.solidsLimit }, nominal, limit);
    expect(limit.phi / (0.9 * limit.maximumPacking)).toBeCloseTo(1, 9);
    evaluateSlurry(materials, { ...recipe, solids: out.solidsLimit + 0.01 }, nominal, limit);
    expect(ids(limit.warnings)).toContain('slurry-too-concentrated');
  });

  it('more solids, more viscous; an unmeasured binder solution is said to be so', () => {
    let last = 0;
    for (const solids of [0.4, 0.5, 0.6, 0.7]) {
      evaluateSlurry(materials, { ...recipe, solids }, nominal, out);
      expect(out.viscosity).toBeGreaterThan(last);
      last = out.viscosity;
    }
    expect(ids(out.warnings)).toContain('binder-viscosity-unmeasured');
    const measured = { ...materials, binderPointViscosity: 0.05, binderPointConcentration: 20 };
    evaluateSlurry(measured, recipe, nominal, out);
    expect(ids(out.warnings)).not.toContain('binder-viscosity-unmeasured');
  });
});

describe('coating on the slot die of the pilot line', () => {
  const coater = coaterNumbers(equipmentOf(line, 'coater') as Coater);
  const slurry = createSlurryState();
  evaluateSlurry({ ...materials, binderPointViscosity: 0.1, binderPointConcentration: 18 }, recipe, nominal, slurry);
  const out = createCoatingState();

  it('0.2 kg/m² dry is a wet film of 219 µm (1 %) and sits inside the window of the chosen gap', () => {
    const film = wetFilmFor(0.2, slurry);
    expect(Math.abs(film * 1e6 - 219)).toBeLessThan(2.2);
    evaluateCoating(coater, slurry, { wetFilm: film, speed: 1 / 60 }, nominal, out);
    expect(out.thinnest).toBeLessThan(film);
    expect(out.thickest).toBeGreaterThan(film);
    expect(out.margin).toBeGreaterThan(0);
    expect(out.usableWidth).toBeCloseTo(0.285, 10);
  });

  it('a 700 µm film is more than a 400 µm gap can give', () => {
    evaluateCoating(coater, slurry, { wetFilm: 700e-6, speed: 1 / 60 }, nominal, out);
    expect(out.margin).toBeLessThan(0);
    expect(ids(out.warnings)).toEqual(expect.arrayContaining(['film-above-window', 'gap-outside-coater']));
  });

  it('20 m/min is outside the coater', () => {
    evaluateCoating(coater, slurry, { wetFilm: 200e-6, speed: 20 / 60 }, nominal, out);
    expect(ids(out.warnings)).toContain('speed-outside-coater');
  });

  it('a blade at 0.65 of its gap: 130 µm film needs 200 µm', () => {
    const blade = coaterNumbers(equipmentOf(loadLine('lab-glovebox'), 'coater') as Coater);
    evaluateCoating(blade, slurry, { wetFilm: 130e-6, speed: 0.5 / 60 }, nominal, out);
    expect(out.gap * 1e6).toBeCloseTo(200, 6);
    expect(out.margin).toBeGreaterThan(0);
  });
});

describe('drying in the 2 m dryer of the pilot line', () => {
  const dryer = dryerNumbers(equipmentOf(line, 'dryer') as Dryer);
  const slurry = createSlurryState();
  evaluateSlurry(materials, recipe, nominal, slurry);
  const out = createDryingState();
  const film = wetFilmFor(0.2, slurry);

  it('0.133 kg/m² xylene at 80 °C: 2.95 g/(m² s) (±10 %), 2.2 times the constant-rate time', () => {
    evaluateDrying(
      dryer,
      xylene,
      slurry,
      { wetFilm: film, airTemperature: 353.15, speed: 1 / 60, webMass: 0.3, usableWidth: 0.285 },
      nominal,
      out,
    );
    expect(out.solventLoad).toBeCloseTo(0.2 * (0.4 / 0.6), 10);
    expect(Math.abs(out.flux * 1e3 - 2.95)).toBeLessThan(0.3);
    const left = (slurry.phi * (1 / 0.6 - 1)) / (1 - slurry.phi);
    expect(out.time / ((2.2 * out.solventLoad * (1 - left)) / out.flux)).toBeCloseTo(1, 9);
    expect(out.speedLimitDryer).toBeCloseTo(2 / out.time, 12);
  });

  it('2000 m³/h carries 5.3 g/s of xylene at a quarter of 0.86 % LFL (5 %): the vapour limit on the speed', () => {
    evaluateDrying(
      dryer,
      xylene,
      slurry,
      { wetFilm: film, airTemperature: 353.15, speed: 1 / 60, webMass: 0.3, usableWidth: 0.285 },
      nominal,
      out,
    );
    const carried = out.speedLimitVapour * out.solventLoad * 0.285;
    expect(Math.abs(carried / 5.3e-3 - 1)).toBeLessThan(0.05);
    expect(out.speedLimit).toBe(Math.min(out.speedLimitDryer, out.speedLimitVapour));
  });

  it('a small exhaust sets the speed, and says so; argon asks for oxygen instead', () => {
    evaluateDrying(
      { ...dryer, exhaust: 0.02 },
      xylene,
      slurry,
      { wetFilm: film, airTemperature: 353.15, speed: 1 / 60, webMass: 0.3, usableWidth: 0.285 },
      nominal,
      out,
    );
    expect(ids(out.warnings)).toContain('vapour-limits-speed');
    evaluateDrying(
      { ...dryer, inert: true },
      xylene,
      slurry,
      { wetFilm: film, airTemperature: 353.15, speed: 1 / 60, webMass: 0.3, usableWidth: 0.285 },
      nominal,
      out,
    );
    expect(out.speedLimitVapour).toBe(Infinity);
    expect(ids(out.warnings)).toContain('inert-loop');
  });

  it('the wanted air is kept inside the zone: 200 °C becomes 140 °C', () => {
    evaluateDrying(
      dryer,
      xylene,
      slurry,
      { wetFilm: film, airTemperature: 473.15, speed: 1 / 60, webMass: 0.3, usableWidth: 0.285 },
      nominal,
      out,
    );
    expect(out.airTemperature).toBeCloseTo(413.15, 6);
  });

  it('hotter dries faster, uses more heat, and moves more binder', () => {
    evaluateDrying(
      dryer,
      xylene,
      slurry,
      { wetFilm: film, airTemperature: 333.15, speed: 1 / 60, webMass: 0.3, usableWidth: 0.285 },
      nominal,
      out,
    );
    const { time, energy, peclet } = out;
    evaluateDrying(
      dryer,
      xylene,
      slurry,
      { wetFilm: film, airTemperature: 393.15, speed: 1 / 60, webMass: 0.3, usableWidth: 0.285 },
      nominal,
      out,
    );
    expect(out.time).toBeLessThan(time);
    expect(out.energy).toBeGreaterThan(energy);
    expect(out.peclet).toBeGreaterThan(peclet);
  });

  it('a film that needs ten minutes does not dry on 2 m at 0.5 m/min', () => {
    evaluateDrying(
      dryer,
      xylene,
      slurry,
      { wetFilm: 6 * film, airTemperature: 313.15, speed: 0.5 / 60, webMass: 0.3, usableWidth: 0.285 },
      nominal,
      out,
    );
    expect(driesInTime(out, 0.5 / 60)).toBe(false);
    expect(ids(out.warnings)).toContain('dryer-too-short');
  });

  it('unknown flammable limit is not no limit', () => {
    evaluateDrying(
      dryer,
      { ...xylene, flammableLimit: NaN },
      slurry,
      { wetFilm: film, airTemperature: 353.15, speed: 1 / 60, webMass: 0.3, usableWidth: 0.285 },
      nominal,
      out,
    );
    expect(ids(out.warnings)).toContain('flammable-limit-unknown');
    expect(out.speedLimitVapour).toBeLessThan(Infinity);
  });
});

describe('pressing', () => {
  const out = createPressingState();
  const calender = equipmentOf(line, 'calender');
  const press = equipmentOf(line, 'isostatic-press');

  it('350 MPa on 30 µm at 250 mm radius needs 958 N/mm; 500 N/mm is refused with "183 MPa reached"', () => {
    if (!calender) throw new Error('no calender');
    evaluatePressing(
      calenderNumbers(calender),
      { pressure: 350e6, startThickness: 130e-6, endThickness: 100e-6 },
      nominal,
      out,
    );
    expect(Math.abs(out.lineLoadNeeded / 1e3 - 958.5)).toBeLessThan(1);
    expect(out.shortfall).toBeCloseTo(0.917, 3);
    expect(explainPressing(out)).toBe('350 MPa needs 959 N/mm, the calender has 500 N/mm: 183 MPa reached');
    expect(ids(out.warnings)).toEqual(['line-load-short', 'calender-dwell']);
  });

  it('the isostatic press holds 490 MPa: 2400 s/m² at 0.3 m² in 12 min', () => {
    if (!press) throw new Error('no press');
    evaluatePressing(
      batchPressNumbers(press),
      { pressure: 490e6, startThickness: 130e-6, endThickness: 100e-6 },
      nominal,
      out,
    );
    expect(out.shortfall).toBeLessThanOrEqual(0);
    expect(out.secondsPerArea).toBeCloseTo(2400, 9);
    expect(explainPressing(out)).toBe('490 MPa held by the press');
    evaluatePressing(
      batchPressNumbers(press),
      { pressure: 700e6, startThickness: 130e-6, endThickness: 100e-6 },
      nominal,
      out,
    );
    expect(explainPressing(out)).toBe('700 MPa asked, 600 MPa reached');
  });

  it('a press without a cycle: the dwell is unknown, not zero', () => {
    if (!press) throw new Error('no press');
    evaluatePressing(
      { ...batchPressNumbers(press), cycle: NaN },
      { pressure: 490e6, startThickness: 130e-6, endThickness: 100e-6 },
      nominal,
      out,
    );
    expect(ids(out.warnings)).toContain('dwell-unknown');
    expect(out.secondsPerArea).toBeGreaterThan(0);
  });

  it('350 MPa from 100 to 75 µm is 8.75 kJ/m² of work, 0.012 kWh/m² at 20 %', () => {
    if (!press) throw new Error('no press');
    evaluatePressing(
      batchPressNumbers(press),
      { pressure: 350e6, startThickness: 100e-6, endThickness: 75e-6 },
      nominal,
      out,
    );
    expect(out.energy / 3.6e6).toBeCloseTo(0.01215, 4);
  });
});

describe('tables', () => {
  it('assumptions: unique ids, value in range, sentence and source', () => {
    expect(new Set(plantAssumptions.map(({ id }) => id)).size).toBe(plantAssumptions.length);
    for (const { value, low, high, says, source } of plantAssumptions) {
      expect(low <= value && value <= high).toBe(true);
      expect(says.endsWith('.')).toBe(true);
      expect(source.length).toBeGreaterThan(5);
    }
  });

  it('cautions: one bit and one sentence each', () => {
    expect(new Set(plantWarnings.map(({ bit }) => bit)).size).toBe(plantWarnings.length);
    for (const { says } of plantWarnings) expect(says.endsWith('.')).toBe(true);
  });
});
