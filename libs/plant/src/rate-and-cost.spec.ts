import {
  baselineIndex,
  createCostState,
  createEnergyState,
  createLineRateScratch,
  createLineRateState,
  createRouteStep,
  evaluateCost,
  evaluateEnergy,
  evaluateLineRate,
  fillsNeeded,
  infiltrationSeconds,
  materialShare,
  missingPrices,
  mixingEnergyPerArea,
  ovenSeconds,
  plantParameters,
  plantWarningsOf,
  sealingSeconds,
  setInfiltrationTime,
  setKnownTime,
  setOvenTime,
  stackingSeconds,
  webSeconds,
  yieldChain,
  type MaterialUse,
  type RouteStep,
} from './index';
import { stackingSizeFactor } from '@libs/physics';

const nominal = plantParameters('nominal');
const worst = plantParameters('pessimistic');
const best = plantParameters('optimistic');
const step = (id: string, equipment: number, seconds: number, baseline = ''): RouteStep => {
  const made = createRouteStep(id);
  made.equipment = equipment;
  made.baseline = baselineIndex(baseline);
  setKnownTime(made, seconds);
  return made;
};

describe('line rate', () => {
  const out = createLineRateState();
  const scratch = createLineRateScratch(3);

  it('one coater for three layers (3 x 210.5 s/m²) and a press (2400 s/m²): the press sets 0.75 m²/h', () => {
    const steps = [0, 1, 2].map((layer) => step(`coat-${layer}`, 0, webSeconds(1 / 60, 0.285)));
    steps.push(step('press', 1, 2400));
    evaluateLineRate(steps, 4, scratch, nominal, out);
    expect(out.rate * 3600).toBeCloseTo(0.75, 9);
    expect(out.bottleneck).toBe(1);
    expect(steps[out.bottleneckStep]?.id).toBe('press');
    expect(out.known).toBe(true);
    expect(out.rateLow).toBe(out.rate);
  });

  it('losses downstream slow the step before them: yield 0.5 halves the rate', () => {
    const press = step('press', 1, 2400);
    press.yieldToEnd = 0.5;
    evaluateLineRate([press], 1, scratch, nominal, out);
    expect(out.rate * 3600).toBeCloseTo(0.375, 9);
  });

  it('an unknown dwell makes the rate unknown with its range, and says so', () => {
    const soak = createRouteStep('infiltrate');
    setInfiltrationTime(soak, 3, nominal, worst, best);
    evaluateLineRate([soak], 1, scratch, nominal, out);
    expect(out.known).toBe(false);
    expect(out.rateLow).toBeLessThan(out.rate);
    expect(out.rateHigh).toBeGreaterThan(out.rate);
    expect(plantWarningsOf(out.warnings).map(({ id }) => id)).toEqual(['dwell-unknown']);
    const oven = createRouteStep('heat');
    setOvenTime(oven, { hold: NaN, trays: 6 }, nominal, worst, best);
    expect(oven.known).toBe(false);
    setOvenTime(oven, { hold: 7200, trays: 6 }, nominal, worst, best);
    expect(oven.known).toBe(true);
  });

  it('times on paper', () => {
    expect(webSeconds(1 / 60, 0.285)).toBeCloseTo(210.5, 1);
    expect(ovenSeconds(6 * 3600, 6, 0.25)).toBeCloseTo(14400, 6);
    expect(infiltrationSeconds(3, 1200, 0.3)).toBeCloseTo(12000, 6);
    expect(stackingSeconds(30, 4.8e-3, 1.5)).toBeCloseTo(9375, 6);
    expect(sealingSeconds(120, 4.8e-3, 10)).toBeCloseTo(2500, 6);
    expect(fillsNeeded(0.0129, 1.5e-5, 300)).toBe(3);
    expect(fillsNeeded(0.001, 1.5e-5, 300)).toBe(1);
  });

  it('the yield chain 0.9, 0.8, 1 asks 0.72, 0.8, 1 to the end', () => {
    const toEnd = new Float64Array(3);
    yieldChain(Float64Array.of(0.9, 0.8, 1), toEnd);
    expect(Array.from(toEnd, (value) => value.toFixed(2))).toEqual(['0.72', '0.80', '1.00']);
  });
});

describe('cost of a square metre', () => {
  const use = (id: string, amount: number, price: number): MaterialUse => ({
    id,
    amount,
    yieldToEnd: 0.922,
    price,
    priceLow: NaN,
    priceHigh: NaN,
    vintage: '2024',
  });
  const steps = [step('coat-cathode', 0, 210, 'coat-dry-cathode'), step('press', 1, 2400)];
  const rate = 0.75 / 3600;
  const cost = (uses: MaterialUse[]): ReturnType<typeof createCostState> => {
    const out = createCostState();
    evaluateCost(
      uses,
      uses.length,
      steps,
      steps.length,
      { rate, energy: 0, cellArea: 4.8e-3, workSeconds: nominal.workHours },
      nominal,
      out,
    );
    return out;
  };

  it('0.2 kg/m² at 24 $/kg and yield 0.922 is 5.55 $/m² with the material overhead (0.1 %)', () => {
    const out = cost([use('NCM622', 0.2, 24)]);
    expect(Math.abs(out.materials / 5.553 - 1)).toBeLessThan(1e-3);
    expect(out.value).toBeCloseTo(out.materials + out.labour + out.equipment + out.energy, 12);
  });

  it('doubling one price moves the cost by exactly that material’s share (1e-9)', () => {
    const cathode = use('NCM622', 0.2, 24);
    const other = use('Li6PS5Cl', 0.1, 195);
    const before = cost([cathode, other]);
    const after = cost([{ ...cathode, price: 48 }, other]);
    expect(after.value - before.value).toBeCloseTo(materialShare(cathode), 9);
  });

  it('a missing price is unknown, never zero: value NaN, the missing named, high without end unless a range is given', () => {
    const uses = [use('NCM622', 0.2, 24), use('Li4SnS4', 0.1, NaN)];
    const out = cost(uses);
    expect(out.value).toBeNaN();
    expect(out.high).toBe(Infinity);
    expect(out.missing).toBe(1);
    expect(missingPrices(uses)).toEqual(['Li4SnS4']);
    expect(plantWarningsOf(out.warnings).map(({ id }) => id)).toContain('price-missing');
    const ranged = cost([use('NCM622', 0.2, 24), { ...use('Li4SnS4', 0.1, NaN), priceLow: 50, priceHigh: 5000 }]);
    expect(ranged.value).toBeNaN();
    expect(ranged.high).toBeGreaterThan(500);
    expect(ranged.high).toBeLessThan(Infinity);
  });

  it('labour is attended time: 2610 s at one operator, 18 $/h, x1.866 is 24.4 $/m² (1 %)', () => {
    expect(Math.abs(cost([]).labour / ((2610 / 3600) * 18 * 1.8665) - 1)).toBeLessThan(0.01);
  });

  it('stacking capital counts cells of ten unit cells, not unit cells: 130 M$ scaled to 31250 cells a year, sized (34 Ah/68)^0.95 (0.1 %)', () => {
    const out = createCostState();
    const stacker = { ...step('stack', 2, 100, 'stack'), capitalFactor: stackingSizeFactor(34) };
    evaluateCost(
      [],
      0,
      [stacker],
      1,
      { rate, energy: 0, cellArea: 10 * 4.8e-3, workSeconds: 2000 * 3600 },
      nominal,
      out,
    );
    const area = 0.75 * 2000; // m² a year
    const capital = 130e6 * Math.pow(area / 0.048 / 2.11e8, 0.9) * Math.pow(0.5, 0.95);
    expect(Math.abs(out.equipment / ((capital * 0.2537) / area) - 1)).toBeLessThan(1e-3);
  });

  it('equipment scaled far below 50 GWh warns that it extrapolates', () => {
    const out = cost([]);
    expect(out.equipment).toBeGreaterThan(0);
    expect(plantWarningsOf(out.warnings).map(({ id }) => id)).toContain('cost-extrapolated');
  });
});

describe('energy', () => {
  it('25 kW of dry room at 10 m²/h is 2.5 kWh/m²; without formation and steps 100 Wh/m² of cell makes 25 kWh/kWh', () => {
    const out = createEnergyState();
    evaluateEnergy(
      [],
      0,
      { dryRoomPower: 25e3, rate: 10 / 3600, cellEnergy: 100 },
      { ...nominal, formationEnergy: 0 },
      out,
    );
    expect(out.dryRoom / 3.6e6).toBeCloseTo(2.5, 9);
    expect(out.perEnergy).toBeCloseTo(25, 9);
    expect(out.warnings).toBe(0);
  });

  it('a pilot line at 0.75 m²/h is far outside the range of plants, and says so', () => {
    const out = createEnergyState();
    evaluateEnergy([], 0, { dryRoomPower: 25e3, rate: 0.75 / 3600, cellEnergy: 100 }, nominal, out);
    expect(plantWarningsOf(out.warnings).map(({ id }) => id)).toEqual(['plant-energy-range']);
  });

  it('mixing 0.33 kg/m² of slurry at 50 Wh/kg is 59.4 kJ/m²', () => {
    expect(mixingEnergyPerArea(0.33, nominal)).toBeCloseTo(59400, 6);
  });
});
