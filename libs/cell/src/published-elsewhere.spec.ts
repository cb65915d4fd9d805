/**
 * Published results that are not in the acceptance table, tried on the cell model with its nominal assumptions and both ends of
 * their ranges. A row passes when the ends hold the measurement; what was not stated in the source is entered here and said so.
 */
import {
  cellParameters,
  createElectrodeState,
  createSeparatorState,
  evaluateElectrode,
  evaluateSeparator,
  type ElectrodeConditions,
  type ElectrodeMaterials,
  type ElectrodeRecipe,
  type ElectrodeState,
  type SeparatorMaterials,
  type SeparatorRecipe,
} from './index';

const ends = (['pessimistic', 'nominal', 'optimistic'] as const).map((end) => cellParameters(end));
const electrode = createElectrodeState();
const separator = createSeparatorState();

const minnmann: ElectrodeMaterials = {
  activeDensity: 4650,
  activeCapacity: 181,
  activePotential: 3.8,
  ocvSpan: NaN,
  flatVoltage: false,
  activeRadius: 1.5e-6,
  activeElectronicConductivity: 1,
  diffusivity: 1e-16,
  electrolyteDensity: 1870,
  electrolyteConductivity: 0.16,
  electrolyteDiameter: 3e-6,
  electrolyteYield: 331e6,
  binderDensity: 1000,
  rubber: false,
  carbonDensity: 1900,
  carbonKind: 'none',
  contact: 'mixed',
};
const ketter = {
  ...minnmann,
  activeDensity: 4780,
  activeRadius: 1e-6,
  activeElectronicConductivity: 0.522,
  electrolyteDensity: 1860,
  electrolyteConductivity: 0.233,
  electrolyteDiameter: 20e-6,
};
const bazzoun = {
  ...minnmann,
  activeDensity: 4770,
  activeRadius: 2.75e-6,
  electrolyteConductivity: 0.102,
  electrolyteDiameter: 1.5e-6,
  binderDensity: 2200,
  carbonKind: 'fibre' as const,
};
const glass = { ...minnmann, activeDensity: 4700, activeRadius: 5e-6, diffusivity: NaN, electrolyteYield: 204e6 };
const lee: ElectrodeMaterials = {
  ...bazzoun,
  activeDensity: 4780,
  activeCapacity: 215,
  activeRadius: 2.5e-6,
  diffusivity: NaN,
  electrolyteDiameter: 0.8e-6,
};

const mix = (active: number, rest: Partial<ElectrodeRecipe> = {}): ElectrodeRecipe => ({
  active,
  electrolyte: 1 - active - (rest.carbon ?? 0) - (rest.binder ?? 0),
  binder: 0,
  carbon: 0,
  arealCapacity: 21,
  pressure: 380e6,
  calendered: false,
  ...rest,
});
const parts = (active: number, electrolyte: number, carbon: number, binder: number): ElectrodeRecipe => {
  const all = active + electrolyte + carbon + binder;
  return mix(active / all, { carbon: carbon / all, binder: binder / all });
};
const at = (currentDensity: number, hours: number, seriesResistance = 26e-4): ElectrodeConditions => ({
  currentDensity,
  dischargeTime: 3600 * hours,
  temperature: 298.15,
  seriesResistance,
});

type Read = (state: ElectrodeState) => number;
const ionic: Read = ({ ionicConductivity }) => ionicConductivity * 10; // mS/cm
const electronic: Read = ({ electronicConductivity }) => electronicConductivity * 10; // mS/cm
const pores: Read = ({ porosity }) => porosity * 100; // %
const contact: Read = ({ contactFraction }) => contactFraction;
const capacity: Read = ({ capacityUsed }) => capacityUsed; // mAh/g

type Row = readonly [
  says: string,
  low: number,
  high: number,
  ElectrodeMaterials,
  ElectrodeRecipe,
  ElectrodeConditions,
  Read,
];
const low = at(2.1, 10);
const rows: readonly Row[] = [
  ['Minnmann, 42 vol% NCM622: porosity, %', 13, 17, minnmann, mix(0.704), low, pores],
  ['Minnmann, 42 vol%: ionic, mS/cm', 0.17, 0.17, minnmann, mix(0.704), low, ionic],
  ['Minnmann, 25 vol%: electronic (10 φ/τ²), mS/cm', 0.0208, 0.0208, minnmann, mix(0.505), low, electronic],
  ['Minnmann, 55 µm at 1C: mAh/g (59 % of 154)', 91, 91, minnmann, mix(0.704), at(21, 1), capacity],
  [
    'Bazzoun, 70 wt% NCM811, 2 wt% CNF: ionic, mS/cm',
    0.137,
    0.137,
    bazzoun,
    mix(0.7, { carbon: 0.02, binder: 0.003, pressure: 400e6 }),
    low,
    ionic,
  ],
  [
    'Bazzoun, 75 wt%: ionic, mS/cm',
    0.101,
    0.101,
    bazzoun,
    mix(0.75, { carbon: 0.02, binder: 0.003, pressure: 400e6 }),
    low,
    ionic,
  ],
  [
    'Bazzoun, 80 wt%: ionic, mS/cm',
    0.065,
    0.065,
    bazzoun,
    mix(0.8, { carbon: 0.02, binder: 0.003, pressure: 400e6 }),
    low,
    ionic,
  ],
  ['Ketter, 20 % NCM83 of the solids: ionic, mS/cm', 1.02, 1.79, ketter, mix(0.39, { pressure: 500e6 }), low, ionic],
  ['Ketter, 40 %: ionic, mS/cm', 0.33, 0.36, ketter, mix(0.63, { pressure: 500e6 }), low, ionic],
  ['Ketter, 60 %: ionic, mS/cm', 0.0093, 0.0108, ketter, mix(0.79, { pressure: 500e6 }), low, ionic],
  ['Ketter, 60 %: electronic, mS/cm', 1.04, 1.12, ketter, mix(0.79, { pressure: 500e6 }), low, electronic],
  ['Ketter, 80 %: porosity, %', 25.3, 25.3, ketter, mix(0.91, { pressure: 500e6 }), low, pores],
  [
    'R05, LiCoO2:LGPS 70:30 without carbon, 14 mA/g: mAh/g',
    121,
    121,
    {
      ...minnmann,
      activeDensity: 5100,
      activeCapacity: 140,
      activeElectronicConductivity: NaN,
      electrolyteDensity: 2050,
      electrolyteConductivity: 0.6,
    },
    mix(0.7, { arealCapacity: 11 }),
    at(1.1, 10, 35e-4),
    capacity,
  ],
  [
    'R06, NCM622 by the one-step slurry at 0.1C (loading 10 mg/cm² entered): mAh/g',
    140,
    140,
    { ...glass, activeCapacity: 170, electrolyteConductivity: 0.01, carbonKind: 'black', rubber: true },
    mix(0.7, { carbon: 0.01, binder: 0.015, arealCapacity: 17 }),
    at(1.7, 10),
    capacity,
  ],
  [
    'R06, graphite at 0.2C (loading entered): mAh/g',
    320,
    320,
    {
      ...glass,
      activeDensity: 2240,
      activeCapacity: 350,
      activeElectronicConductivity: 1e3,
      electrolyteConductivity: 0.01,
      rubber: true,
    },
    mix(0.5, { binder: 0.025, arealCapacity: 20 }),
    at(4, 5),
    capacity,
  ],
  [
    'R15, NCM111 sheet with SBS at C/20 (loading entered): mAh/g',
    158,
    158,
    { ...glass, activeCapacity: 160, electrolyteConductivity: 0.04, carbonKind: 'black', rubber: true },
    { ...parts(70, 30, 3, 3), arealCapacity: 15 },
    at(0.75, 20),
    capacity,
  ],
  [
    'R16, NCM111 sheet with SEBS, 100 MPa, 64 µA/cm² (loading entered): mAh/g',
    137,
    137,
    { ...glass, activeCapacity: 155, electrolyteConductivity: 0.03, carbonKind: 'black', rubber: true },
    { ...parts(80, 20, 2, 1), pressure: 100e6, arealCapacity: 10 },
    at(0.64, 15, 1e-2),
    capacity,
  ],
  [
    'R19, bimodal NCM 90 wt%, 300 MPa: porosity, %',
    8.83,
    8.83,
    { ...minnmann, activeDensity: 4700, electrolyteDensity: 1900 },
    mix(0.9, { carbon: 0.005, pressure: 300e6 }),
    low,
    pores,
  ],
  [
    'R07, NMC90 film, 490 MPa warm isostatic: porosity, %',
    3,
    10,
    lee,
    { ...parts(85, 15, 3, 1.5), pressure: 490e6, arealCapacity: 68 },
    at(13.6, 5),
    pores,
  ],
  [
    'R07, 1C over 0.2C at 60 °C, as utilisation at 1C',
    0.93,
    0.93,
    { ...lee, electrolyteConductivity: 0.72 },
    { ...parts(85, 15, 3, 1.5), pressure: 490e6, arealCapacity: 68 },
    at(68, 1),
    ({ utilisation }) => utilisation,
  ],
  [
    'B01, NCM622 70 wt% mixed dry: share of the surface that electrolyte covers',
    0.252,
    0.252,
    glass,
    mix(0.7, { pressure: 370e6 }),
    low,
    contact,
  ],
  [
    'B03, HONG26 with 1 wt% NBR: share of the surface covered',
    0.26,
    0.26,
    { ...glass, rubber: true },
    mix(0.75, { binder: 0.01, carbon: 0.015, pressure: 350e6 }),
    low,
    contact,
  ],
];

describe('electrodes: the ends of the assumptions hold the measurement', () => {
  it.each(rows)('%s: %d to %d', (_says, least, most, materials, recipe, conditions, read) => {
    const values = ends.map((parameters) => {
      evaluateElectrode(materials, recipe, conditions, parameters, electrode);
      return read(electrode);
    });
    expect(Math.min(...values)).toBeLessThanOrEqual(most);
    expect(Math.max(...values)).toBeGreaterThanOrEqual(least);
  });

  it('Minnmann: capacity against NCM content has its best between the electron-starved and the ion-starved end (42 vol% measured)', () => {
    const [, nominal] = ends;
    const [poor, middle, rich] = [0.505, 0.704, 0.859].map((active, index) => {
      const arealCapacity = [12.5, 21, 30.5][index] ?? NaN; // 55 µm each
      evaluateElectrode(minnmann, mix(active, { arealCapacity }), at(arealCapacity / 10, 10), nominal!, electrode);
      return electrode.capacityUsed;
    });
    expect(middle).toBeGreaterThan(poor!);
    expect(middle).toBeGreaterThan(rich!);
  });
});

const film: SeparatorMaterials = {
  electrolyteDensity: 1870,
  electrolyteConductivity: 0.18,
  electrolyteYield: 331e6,
  binderDensity: 1000,
  rubber: true,
  scaffoldDensity: 1450,
};
const layer: SeparatorRecipe = { thickness: 36e-6, binder: 0.01, scaffold: 0, pressure: 370e6, calendered: false };
type Film = readonly [says: string, measured: number, Partial<SeparatorMaterials>, Partial<SeparatorRecipe>];
const films: readonly Film[] = [
  ['LEE20: Li6PS5Cl with 1 wt% acrylate, powder 1.8', 1.31, {}, { pressure: 490e6, thickness: 30e-6 }],
  ['B34: Li6PS5Cl with 3 wt% PEO and LiTFSI (powder 1.8 entered)', 1.1, {}, { binder: 0.03 }],
  ['B04: Li3PS4 with 5.5 wt% NBR, powder 0.20', 0.1, { electrolyteConductivity: 0.02 }, { binder: 0.055 }],
  [
    'B30: Li6PS5Cl in cellulose, pellet 8.6 (10 vol% scaffold entered)',
    6.3,
    { electrolyteConductivity: 0.86 },
    { binder: 0, scaffold: 0.1 },
  ],
  [
    'B31: LGPS on a PPTA nonwoven, pellet 6 (15 vol% scaffold entered)',
    3.4,
    { electrolyteConductivity: 0.6 },
    { binder: 0, scaffold: 0.15 },
  ],
];

it('the range of an unknown first-cycle efficiency holds sheets (70.4 to 91.8 %) and Na cells (95 and 97.1 %, to 0.2 points)', () => {
  const [least, , most] = ends.map(({ lithiumKept }) => lithiumKept);
  expect(least).toBeLessThanOrEqual(0.704);
  expect(most).toBeGreaterThanOrEqual(0.971 - 0.002);
});

it('B01, 85 wt% NCM622 mixed wet: below 0.10 is covered, the range ends at 0.13 (±0.02): a known miss, named in the assumption', () => {
  const [pessimistic] = ends;
  const recipe = mix(0.85, { binder: 0.014, carbon: 0.013, pressure: 370e6 });
  evaluateElectrode({ ...glass, rubber: true }, recipe, low, pessimistic!, electrode);
  expect(Math.abs(electrode.contactFraction - 0.13)).toBeLessThan(0.02);
});

describe('separators: five measured films, mS/cm', () => {
  it.each(films)('%s: %d (nominal within 30 %%)', (_says, measured, materials, recipe) => {
    evaluateSeparator({ ...film, ...materials }, { ...layer, ...recipe }, ends[1]!, separator);
    expect(Math.abs((separator.conductivity * 10) / measured - 1)).toBeLessThan(0.3);
  });
});
