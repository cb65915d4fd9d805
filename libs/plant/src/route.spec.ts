/** How the doors fit together: one NCM622 | Li6PS5Cl | graphite pouch on the pilot line, from slurry to $/m². */
import { cellParameters, createCellState, evaluateCell, type CellDesign } from '@libs/cell';
import {
  baselineIndex,
  batchPressNumbers,
  coaterNumbers,
  createCoatingState,
  createCostState,
  createDryingState,
  createEnergyState,
  createLineRateScratch,
  createLineRateState,
  createPressingState,
  createRouteStep,
  createSlurryState,
  dryerNumbers,
  equipmentOf,
  evaluateCoating,
  evaluateCost,
  evaluateDrying,
  evaluateEnergy,
  evaluateLineRate,
  evaluatePressing,
  evaluateRoom,
  evaluateSlurry,
  loadLine,
  mixingEnergyPerArea,
  plantParameters,
  setKnownTime,
  stackingSeconds,
  webSeconds,
  wetFilmFor,
  type MaterialUse,
} from './index';

const powder = {
  electrolyteDensity: 1870,
  electrolyteConductivity: 0.2,
  electrolyteDiameter: 1.5e-6,
  electrolyteYield: 331e6,
  binderDensity: 1000,
  rubber: true,
};
const sheet = { flatVoltage: false, diffusivity: NaN, carbonDensity: 1900, contact: 'mixed' as const };
const design: CellDesign = {
  cathodeMaterials: {
    ...powder,
    ...sheet,
    activeDensity: 4700,
    activeCapacity: 170,
    activePotential: 3.86,
    ocvSpan: NaN,
    activeRadius: 2.75e-6,
    activeElectronicConductivity: 0.5,
    carbonKind: 'black',
  },
  cathodeRecipe: {
    active: 0.7,
    electrolyte: 0.273,
    binder: 0.014,
    carbon: 0.013,
    arealCapacity: 25,
    pressure: 400e6,
    calendered: false,
  },
  anodeMaterials: {
    ...powder,
    ...sheet,
    activeDensity: 2240,
    activeCapacity: 344,
    activePotential: 0.17,
    ocvSpan: NaN,
    activeRadius: 7e-6,
    activeElectronicConductivity: 1e3,
    carbonKind: 'none',
  },
  anodeRecipe: {
    active: 0.586,
    electrolyte: 0.396,
    binder: 0.018,
    carbon: 0,
    arealCapacity: 27.5,
    pressure: 400e6,
    calendered: false,
  },
  metalAnode: null,
  separatorMaterials: { ...powder, scaffoldDensity: 0 },
  separatorRecipe: { thickness: 40e-6, binder: 0.015, scaffold: 0, pressure: 400e6, calendered: false },
  stack: {
    width: 0.06,
    height: 0.08,
    unitCells: 10,
    stacking: 'monopolar',
    positiveFoil: { thickness: 15e-6, density: 2700 },
    negativeFoil: { thickness: 10e-6, density: 8900 },
    bipolarFoil: { thickness: 10e-6, density: 7980 },
    npBasis: 'reversible',
    lithiumKept: NaN,
    overhang: NaN,
    stackPressure: 5e6,
    laminateThickness: 113e-6,
    laminateDensity: 1620,
    seal: 0.01,
  },
  cRate: 0.1,
  temperature: 303.15,
};

describe('a route on the pilot line', () => {
  const p = plantParameters('nominal');
  const line = loadLine('pilot-300mm');
  const coater = equipmentOf(line, 'coater');
  const dryer = equipmentOf(line, 'dryer');
  const press = equipmentOf(line, 'isostatic-press');
  if (!coater || !dryer || !press) throw new Error('the pilot line lost a machine');
  const cell = createCellState();
  evaluateCell(design, cellParameters('nominal'), cell);

  const slurry = createSlurryState();
  const xylene = { solventDensity: 856.7, solventViscosity: 0.607e-3, surfaceTension: 0.0278 };
  evaluateSlurry(
    {
      ...xylene,
      activeDensity: 4700,
      electrolyteDensity: 1870,
      binderDensity: 1000,
      carbonDensity: 1900,
      binderPointViscosity: 0.1,
      binderPointConcentration: 18,
      maximumPacking: NaN,
    },
    { active: 0.7, electrolyte: 0.273, binder: 0.014, carbon: 0.013, solids: 0.62 },
    p,
    slurry,
  );
  const speed = 1 / 60;
  const film = wetFilmFor(cell.cathode.arealMass, slurry);
  const coating = createCoatingState();
  evaluateCoating(coaterNumbers(coater), slurry, { wetFilm: film, speed }, p, coating);
  const drying = createDryingState();
  evaluateDrying(
    dryerNumbers(dryer),
    {
      molarMass: 0.106165,
      antoineA: 9.15899,
      antoineB: 1480.827,
      antoineC: -54.907,
      latentHeat: 42400 / 0.106165,
      boilingPoint: 411.47,
      lewisNumber: 3.118,
      liquidHeat: 182.2 / 0.106165,
      flammableLimit: 0.009,
    },
    slurry,
    { wetFilm: film, airTemperature: 363.15, speed, webMass: 0.3, usableWidth: coating.usableWidth },
    p,
    drying,
  );
  const pressing = createPressingState();
  const { cathode, anode, separator } = cell;
  evaluatePressing(
    batchPressNumbers(press),
    {
      pressure: 400e6,
      startThickness: cathode.castThickness + separator.castThickness + anode.castThickness,
      endThickness: cathode.thickness + separator.thickness + anode.thickness,
    },
    p,
    pressing,
  );

  it('the coater, the dryer and the press can do it', () => {
    expect(coating.margin).toBeGreaterThan(0);
    expect(drying.speedLimit).toBeGreaterThan(0.5 / 60);
    expect(pressing.shortfall).toBeLessThanOrEqual(0);
  });

  it('rate, cost and energy come out finite, the slowest machine is named, and cost per kWh is in reach of a pilot line', () => {
    const web = Math.min(drying.speedLimit, speed);
    const steps = ['coat-cathode', 'coat-anode', 'coat-separator', 'press', 'stack'].map(createRouteStep);
    steps.forEach((step, index) => {
      step.equipment = Math.max(0, index - 2);
      if (index < 3) setKnownTime(step, webSeconds(web, coating.usableWidth));
      step.yieldToEnd = 0.922 * 0.95;
    });
    const [coat, , , pressed, stacked] = steps;
    if (!coat || !pressed || !stacked) throw new Error('no steps');
    setKnownTime(pressed, pressing.secondsPerArea);
    setKnownTime(stacked, stackingSeconds(30, 4.8e-3, 1.5));
    coat.baseline = baselineIndex('coat-dry-cathode');
    stacked.baseline = baselineIndex('stack');
    coat.energy = drying.energy + mixingEnergyPerArea(film * slurry.density, p);
    pressed.energy = pressing.energy;

    const rate = createLineRateState();
    evaluateLineRate(steps, steps.length, createLineRateScratch(3), p, rate);
    expect(steps[rate.bottleneckStep]?.id).toBe('stack');
    expect(rate.rate * 3600).toBeGreaterThan(0.05);

    const energy = createEnergyState();
    const room = evaluateRoom(line.room, p);
    evaluateEnergy(
      steps,
      steps.length,
      { dryRoomPower: room.dryRoomPowerW, rate: rate.rate, cellEnergy: cell.stack.arealEnergy },
      p,
      energy,
    );
    expect(energy.perArea).toBeGreaterThan(energy.dryRoom);

    const use = (id: string, amount: number, price: number): MaterialUse => ({
      id,
      amount,
      yieldToEnd: 0.922 * 0.95,
      price,
      priceLow: NaN,
      priceHigh: NaN,
      vintage: '2019-2024',
    });
    const electrolyte = cathode.arealMass * 0.273 + anode.arealMass * 0.396 + separator.electrolyteArealMass;
    const uses = [
      use('NCM622', cathode.arealMass * 0.7, 21),
      use('graphite', anode.arealMass * 0.586, 9.5),
      use('Li6PS5Cl', electrolyte, 195),
    ];
    const cost = createCostState();
    evaluateCost(
      uses,
      3,
      steps,
      5,
      { rate: rate.rate, energy: energy.process + energy.dryRoom, cellArea: 4.8e-3, workSeconds: p.workHours },
      p,
      cost,
    );
    expect(cost.value).toBeGreaterThan(cost.materials);
    expect(cost.value).toBeLessThan(1000);
    expect(cost.missing).toBe(0);
  });
});
