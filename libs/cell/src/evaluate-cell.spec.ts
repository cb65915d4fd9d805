import {
  anodeArealCapacity,
  cellAssumptions,
  cellParameters,
  cellWarnings,
  createCellState,
  createSeparatorState,
  evaluateCell,
  evaluateSeparator,
  warningsOf,
} from './index';
import { pouchDesign } from './pouch.fixture';

const nominal = cellParameters('nominal');

describe('a separator', () => {
  const out = createSeparatorState();
  const { separatorMaterials: materials, separatorRecipe: recipe } = pouchDesign();

  it('30 µm Li6PS5Cl at 370 MPa: 17.9 % pores, 46 g/m² (1 %)', () => {
    evaluateSeparator(materials, { ...recipe, thickness: 30e-6, binder: 0 }, nominal, out);
    expect(Math.abs(out.porosity - 0.179)).toBeLessThan(0.002);
    expect(Math.abs(out.arealMass / (30e-6 * 1870 * 0.821) - 1)).toBeLessThan(0.01);
    expect(Math.abs(out.conductivity / 0.2 - 1)).toBeLessThan(0.01);
  });

  it('1 wt% binder takes 27 % of the conductivity (S03) and beyond 5.5 wt% it warns', () => {
    evaluateSeparator(materials, { ...recipe, binder: 0 }, nominal, out);
    const bare = out.conductivity;
    evaluateSeparator(materials, { ...recipe, binder: 0.01 }, nominal, out);
    expect(out.conductivity / bare).toBeCloseTo(1.31 / 1.8, 6);
    evaluateSeparator(materials, { ...recipe, binder: 0.06 }, nominal, out);
    expect(warningsOf(out.warnings).map(({ id }) => id)).toContain('separator-binder-extrapolated');
  });
});

describe('a pouch of ten unit cells', () => {
  const out = createCellState();

  it('R01 fractions at 0.025C, order check of row 22: 184 Wh/kg lies between stack and electrode components (each ±20 %)', () => {
    // Loading, foils and separator are our entries. The model delivers 140 mAh/g of NCM where R01 measured 112: agreement in Wh/kg
    // is therefore of order only, and no validation.
    evaluateCell({ ...pouchDesign(), cRate: 0.025 }, nominal, out);
    expect(Math.abs(out.cathode.capacityUsed * out.stack.lithiumKept - 140)).toBeLessThan(3);
    const components = out.stack.arealEnergy / (out.cathode.arealMass + out.anode.arealMass);
    expect(Math.abs(out.stack.specificEnergyStack / 184 - 1)).toBeLessThan(0.2);
    expect(Math.abs(components / 184 - 1)).toBeLessThan(0.2);
    expect(out.stack.specificEnergyStack).toBeLessThan(184);
    expect(components).toBeGreaterThan(184);
    expect(out.stack.specificEnergyPackaged).toBeLessThan(out.stack.specificEnergyStack);
    expect(out.stack.energyDensityPackaged).toBeLessThan(out.stack.energyDensityStack);
  });

  it('energy is capacity x voltage: Ah x V = Wh (1e-9), monopolar and bipolar alike', () => {
    evaluateCell(pouchDesign(), nominal, out);
    const { capacity, terminalVoltage, energy } = out.stack;
    expect((capacity * terminalVoltage) / energy).toBeCloseTo(1, 9);
    const bipolar = pouchDesign();
    bipolar.stack.stacking = 'bipolar';
    evaluateCell(bipolar, nominal, out);
    expect((out.stack.capacity * out.stack.terminalVoltage) / energy).toBeCloseTo(1, 9);
    expect(out.stack.terminalVoltage).toBeCloseTo(10 * terminalVoltage, 9);
  });

  it('the mass is what the layers weigh (1e-9): 10 units, 5 Al, 6 Ni foils, 1 mm overhang', () => {
    evaluateCell(pouchDesign(), nominal, out);
    const inner = 0.06 * 0.08;
    const outer = 0.062 * 0.082;
    const byHand =
      inner * (10 * out.cathode.arealMass + 5 * 15e-6 * 2700) +
      outer * (10 * (out.separator.arealMass + out.anode.arealMass) + 6 * 10e-6 * 8900);
    expect(out.stack.stackMass / byHand).toBeCloseTo(1, 9);
  });

  it('the resistance is the sum of its four parts', () => {
    evaluateCell(pouchDesign(), nominal, out);
    const parts = out.cathode.resistance + out.separator.resistance + out.anode.resistance + 1e-3;
    expect(out.stack.arealResistance).toBeCloseTo(parts, 12);
  });

  it('a hungry anode limits and says so; N/P is told on its declared basis', () => {
    const design = pouchDesign();
    if (design.anodeRecipe) design.anodeRecipe.arealCapacity = 25;
    evaluateCell(design, nominal, out);
    expect(out.stack.npRatio).toBeCloseTo(25 / 30, 10);
    expect(warningsOf(out.stack.warnings).map(({ id }) => id)).toContain('anode-limits');
    expect(anodeArealCapacity(30, 1.1, 'reversible', 0.83)).toBeCloseTo(33, 10);
    expect(anodeArealCapacity(30, 1.1, 'first-charge', 0.83)).toBeCloseTo(39.76, 2);
  });

  it('a lithium foil of 20 µm: 41 Ah/m² reservoir, and 30 Ah/m² plate 14.5 µm more', () => {
    const design = { ...pouchDesign(), anodeMaterials: null, anodeRecipe: null };
    const lithium = { density: 534, thickness: 20e-6, capacity: 3862, potential: 0, plates: true };
    evaluateCell({ ...design, metalAnode: { ...lithium, platedCapacity: 3862, platedDensity: 534 } }, nominal, out);
    expect(out.anode.arealCapacity).toBeCloseTo(41.2 + 30, 1);
    expect(out.anode.platedThickness * 1e6).toBeCloseTo(14.5, 1);
    expect(out.stack.specificEnergyStack).toBeGreaterThan(200);
  });

  it('when the voltage is lost the cell gives nothing, and says so', () => {
    evaluateCell({ ...pouchDesign(), cRate: 1000 }, nominal, out);
    expect(out.stack.specificEnergyStack).toBe(0);
    expect(warningsOf(out.stack.warnings).map(({ id }) => id)).toContain('no-energy');
  });
});

describe('what is not known', () => {
  const at = (end: 'pessimistic' | 'nominal' | 'optimistic', edits: Record<string, number> = {}): number => {
    const out = createCellState();
    evaluateCell(pouchDesign(), cellParameters(end, edits), out);
    return out.stack.specificEnergyStack;
  };

  it('the energy lies between what the worse and the better ends of all assumptions give', () => {
    expect(at('pessimistic')).toBeLessThan(at('nominal'));
    expect(at('nominal')).toBeLessThan(at('optimistic'));
  });

  it('an edited assumption no longer spreads', () => {
    const edits = { 'first-cycle-loss': 0.9 };
    expect(cellParameters('pessimistic', edits).lithiumKept).toBe(0.9);
    expect(at('optimistic', edits) - at('pessimistic', edits)).toBeLessThan(at('optimistic') - at('pessimistic'));
    expect(() => cellParameters('nominal', { luck: 1 })).toThrow('unknown assumption: saw luck; allowed: ocv-span');
  });

  it('every assumption has its value inside its range, a sentence and a source, and is editable', () => {
    expect(new Set(cellAssumptions.map(({ id }) => id)).size).toBe(cellAssumptions.length);
    for (const { value, low, high, says, source, editable } of cellAssumptions) {
      expect(low <= value && value <= high).toBe(true);
      expect(says.endsWith('.')).toBe(true);
      expect(source.length).toBeGreaterThan(5);
      expect(editable).toBe(true);
    }
  });

  it('every caution has its own bit and a sentence', () => {
    expect(new Set(cellWarnings.map(({ bit }) => bit)).size).toBe(cellWarnings.length);
    for (const { says } of cellWarnings) expect(says.endsWith('.')).toBe(true);
  });
});

describe('cost of a call', () => {
  it('a cell takes under 100 µs in the harness of the tests (built: 1.6 µs), median of 5 batches of 20,000', () => {
    const design = pouchDesign();
    const out = createCellState();
    const batch = (): number => {
      const start = process.hrtime.bigint();
      for (let call = 0; call < 20000; call += 1) {
        design.cathodeRecipe.arealCapacity = 20 + (call % 20);
        evaluateCell(design, nominal, out);
      }
      return Number(process.hrtime.bigint() - start) / 20000 / 1000;
    };
    batch();
    const times = [batch(), batch(), batch(), batch(), batch()].sort((a, b) => a - b);
    expect(times[2]).toBeLessThan(100);
  });
});
