/** Each model says so outside its range, and is silent inside. The second half: worked examples of models 03 to 07 that no other spec holds. */
import * as p from './index';

const cases: readonly (readonly [
  says: string,
  outside: p.ValidityId | undefined,
  id: p.ValidityId,
  inside: p.ValidityId | undefined,
])[] = [
  ['Huggins at [η]c 3', p.hugginsValidity(3), 'huggins-concentrated', p.hugginsValidity(1)],
  ['Martin at [η]c 12', p.martinValidity(12), 'huggins-range', p.martinValidity(9)],
  ['two powders 5 apart', p.twoSizesValidity(5), 'two-sizes-too-near', p.twoSizesValidity(10)],
  ['8 % of the depth settled', p.settlingValidity(0.08), 'slurry-settles', p.settlingValidity(0.01)],
  ['a slurry of 57 °C', p.mixingTemperatureValidity(330), 'mixing-warm', p.mixingTemperatureValidity(313)],
  ['a film of Re 2', p.filmInertiaValidity(2), 'film-inertia', p.filmInertiaValidity(0.2)],
  ['a bead in the slot', p.beadValidity(-1e-4, 1e-3), 'bead-breaks', p.beadValidity(5e-4, 1e-3)],
  ['a bead past the lip', p.beadValidity(1.1e-3, 1e-3), 'bead-swells', p.beadValidity(1e-3, 1e-3)],
  [
    'round nozzles at H/D 20',
    p.roundNozzleValidity(1e4, 20, 0.01),
    'round-nozzle-range',
    p.roundNozzleValidity(1e4, 6, 0.01),
  ],
  [
    '30 % of the flammable limit',
    p.flammableShareValidity(0.3, false),
    'vapour-above-limit',
    p.flammableShareValidity(0.3, true),
  ],
  ['a calender at 6 m/min', p.calenderSpeedValidity(0.1), 'calender-speed', p.calenderSpeedValidity(0.08)],
  ['a press at 80 °C', p.pressTemperatureValidity(353), 'press-warm', p.pressTemperatureValidity(298)],
  ['a press at 120 °C', p.pressTemperatureValidity(393), 'press-hot', p.pressTemperatureValidity(298)],
  [
    'a constant of 1 h at 24 h',
    p.conductivityKeptValidity(24, 1),
    'moisture-one-constant',
    p.conductivityKeptValidity(2, 1),
  ],
  ['a separator of half pores', p.separatorPorosityValidity(0.5), 'separator-porous', p.separatorPorosityValidity(0.2)],
  [
    'kinetics at 30 mV',
    p.linearKineticsValidity(0.03, 298),
    'kinetics-not-linear',
    p.linearKineticsValidity(0.02, 298),
  ],
  [
    '11 µm of 50 µm react',
    p.reactionDepthValidity(11e-6, 50e-6),
    'reaction-uneven',
    p.reactionDepthValidity(30e-6, 50e-6),
  ],
  ['Arrhenius over 60 K', p.arrheniusValidity(298, 358), 'arrhenius-far', p.arrheniusValidity(298, 333)],
];

describe('outside its range a model warns, inside it is silent', () => {
  it.each(cases)('%s: %s', (_says, outside, id, inside) => {
    expect(outside).toBe(id);
    expect(inside).toBeUndefined();
  });
});

describe('worked examples', () => {
  it.each([
    ['Furnas packing of 0.64', p.furnasPacking(0.64), 0.8704],
    ['coarse share at 0.64', p.furnasCoarseShare(0.64), 0.7353],
    ['Reynolds number of a film', p.filmReynolds(2000, 1 / 6, 200e-6, 0.3), 0.2222],
    ['round nozzles, Re 10000', p.roundNozzleNusselt(1e4, 0.7, 6, 0.01), 35.96],
    ['falling rate, linear', p.fallingRateTimeLinear(0.0343, 2e-3, 100, 1), 78.98],
    ['compaction resistance', p.compactionResistance(150e3, 0.3, 0.2), 225e3],
    ['H2S after one time constant', p.roomConcentrationAfter(0.667, 0, 1200, 1200), 0.4216],
  ] as const)('%s is %d (0.1 %%): %d', (_says, value, expected) => {
    expect(Math.abs(value / expected - 1)).toBeLessThan(1e-3);
  });
});

describe('published numbers of models 03 to 07 that the acceptance table leaves out', () => {
  const within = (value: number, published: number, relative: number): void =>
    expect(Math.abs(value / published - 1)).toBeLessThan(relative);

  it.each([
    [30, 0.5],
    [75, 0.63],
    [150, 0.75],
    [200, 0.8],
    [300, 0.87],
    [350, 0.9],
    [450, 0.94],
  ])('Sakuda 2013: glass at %d MPa is %d dense (Heckel ±0.03, exponential ±0.015)', (mpa, density) => {
    expect(Math.abs(p.heckelDensity(mpa * 1e6, p.HECKEL_YIELD['75Li2S-25P2S5']) - density)).toBeLessThan(0.0301);
    expect(Math.abs(p.glassDensity(mpa * 1e6) - density)).toBeLessThan(0.015);
  });

  it.each([
    [500, 0.25, 30, 183],
    [1000, 0.25, 30, 365],
    [1000, 0.4, 30, 289],
    [2000, 0.4, 30, 577],
    [1000, 0.4, 60, 204],
  ])('%d N/mm on rolls of %d m radius over %d µm is %d MPa (0.5 %%)', (load, radius, um, mpa) => {
    within(p.nipPressure(load * 1e3, radius, um * 1e-6) / 1e6, mpa, 0.005);
  });

  it.each([
    [10, 71],
    [20, 113],
    [30, 148],
  ])('slots of 3 mm, 25 mm above, every 100 mm, %d m/s: %d W/(m² K) (5 %%)', (speed, h) => {
    within(p.slotArrayHeatTransfer(speed, 3e-3, 25e-3, 0.1), h, 0.05);
  });

  it('far above Ca 1 equal lips hold films of half the gap to the whole gap, H/h 1 to 2 (2 %)', () => {
    within(p.beadFilm(200e-6, 10, 1, 0.03, 1e-3, 0) / 200e-6, 0.5, 0.02);
    within(p.beadFilm(200e-6, 10, 1, 0.03, 1e-3, 1e-3) / 200e-6, 1, 0.02);
  });

  it('Froboese is the conservative bound: 1.5 to 3.6 times low for Bazzoun, within 1.9 of Minnmann above 40 vol%', () => {
    for (const [phi, measured] of [
      [0.451, 0.137],
      [0.391, 0.101],
      [0.323, 0.065],
    ] as const) {
      const low = measured / p.froboeseConductivity(1.02, phi);
      expect(low).toBeGreaterThan(1.5);
      expect(low).toBeLessThan(3.6);
    }
    for (const [phi, kept] of [
      [0.61, 0.254],
      [0.44, 0.102],
    ] as const) {
      const ratio = kept / p.froboeseConductivity(1, phi);
      expect(Math.max(ratio, 1 / ratio)).toBeLessThan(1.9);
    }
  });

  it('Bielefeld is an upper bound: 1.2 to 7 times Minnmann’s conductivity', () => {
    for (const [phi, tau2] of [
      [0.61, 2.4],
      [0.44, 4.3],
      [0.33, 15.3],
    ] as const) {
      const over = tau2 / p.bielefeldTortuosityFactor(phi, 3e-6);
      expect(over).toBeGreaterThan(1.2);
      expect(over).toBeLessThan(7);
    }
  });

  it('no single constant gives Li6PS5Cl’s loss in air: 1.8 to 1.56, 1.43, 0.87 mS/cm after 10 min, 1 h, 24 h (27 times apart)', () => {
    const constants = [
      [1 / 6, 1.56],
      [1, 1.43],
      [24, 0.87],
    ].map(([hours = 1, sigma = 1]) => -Math.log(sigma / 1.8) / hours);
    expect(Math.max(...constants) / Math.min(...constants)).toBeGreaterThan(25);
    expect(p.conductivityKeptValidity(24, 1 / 6)).toBe('moisture-one-constant');
  });

  it('hydrolysed to the end Li3PS4 gives 534 cm³/g, far above every measured exposure (0.01 to 0.9 cm³/g)', () => {
    const ceiling = p.fullHydrolysis(1e-3, 0.18014, 4) * 1e6;
    within(ceiling, 534, 0.01);
    expect(ceiling).toBeGreaterThan(0.9);
  });

  it('1 kg of Li6PS5Cl hydrolysed gives 18.6 mol, 448 L, 448 ppm in 1000 m³ (1 %)', () => {
    within(p.fullHydrolysis(1, 0.2684, 5) * 1e3, 448, 0.01);
  });

  it('350 MPa from 100 to 75 µm is at most 8.75 kJ/m², 0.0024 kWh/m²: negligible beside drying', () => {
    within(p.pressWork(350e6, 100e-6, 75e-6) / 3.6e6, 0.0024, 0.02);
  });

  it('a coater of 0.6 m at 10 m/min and 80 % makes 2.30 km² in 8000 h (1 %)', () => {
    within((p.webRate(10 / 60, 0.6, 0.8) * 8000 * 3600) / 1e6, 2.3, 0.01);
  });
});
