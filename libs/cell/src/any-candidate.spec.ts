import * as fc from 'fast-check';
import { cellParameters, createCellState, evaluateCell } from './index';
import { pouchDesign } from './pouch.fixture';

const ends = (['pessimistic', 'nominal', 'optimistic'] as const).map((end) => cellParameters(end));
const unknown = (arbitrary: fc.Arbitrary<number>): fc.Arbitrary<number> => fc.oneof(arbitrary, fc.constant(NaN));
const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

describe('any candidate that the search may make', () => {
  it('gives numbers and never NaN, fractions that add up, and porosities inside 0 to 1 (300 draws, seed 1)', () => {
    fc.assert(
      fc.property(
        fc.record({
          contact: fc.constantFrom('mixed' as const, 'coated' as const, 'infiltrated' as const),
          active: between(0.3, 0.98),
          electrolyteShare: between(0, 1),
          binder: between(0, 0.06),
          arealCapacity: between(2, 120),
          pressure: between(0, 800e6),
          conductivity: between(1e-4, 3),
          diameter: unknown(between(2e-7, 3e-5)),
          yieldPressure: unknown(between(1e8, 1e9)),
          diffusivity: unknown(between(1e-18, 1e-12)),
          radius: unknown(between(1e-7, 1e-5)),
          cRate: between(0.01, 20),
          calendered: fc.boolean(),
          flat: fc.boolean(),
          bipolar: fc.boolean(),
          unitCells: fc.integer({ min: 1, max: 60 }),
          thickness: between(5e-6, 1e-3),
        }),
        (draw) => {
          const design = pouchDesign();
          const rest = Math.max(0, 1 - draw.active - draw.binder);
          Object.assign(design.cathodeMaterials, {
            contact: draw.contact,
            electrolyteConductivity: draw.conductivity,
            electrolyteDiameter: draw.diameter,
            electrolyteYield: draw.yieldPressure,
            diffusivity: draw.diffusivity,
            activeRadius: draw.radius,
            flatVoltage: draw.flat,
          });
          Object.assign(design.cathodeRecipe, {
            active: draw.active,
            binder: draw.binder,
            electrolyte: rest * draw.electrolyteShare,
            carbon: rest * (1 - draw.electrolyteShare),
            arealCapacity: draw.arealCapacity,
            pressure: draw.pressure,
            calendered: draw.calendered,
          });
          design.separatorRecipe.thickness = draw.thickness;
          design.separatorRecipe.pressure = draw.pressure;
          design.stack.stacking = draw.bipolar ? 'bipolar' : 'monopolar';
          design.stack.unitCells = draw.unitCells;
          design.cRate = draw.cRate;
          for (const parameters of ends) {
            const out = createCellState();
            evaluateCell(design, parameters, out);
            const { cathode, separator, stack } = out;
            for (const part of [cathode, separator, stack])
              for (const [name, value] of Object.entries(part))
                // A size that nobody states stays unknown; what follows from it does not.
                if (name !== 'sizeRatio') expect(`${name} ${value}`).not.toMatch(/NaN$/);
            const fractions = cathode.phiActive + cathode.phiElectrolyte + cathode.phiBinder + cathode.phiCarbon;
            expect(fractions + cathode.porosity).toBeCloseTo(1, 9);
            expect(cathode.porosity).toBeGreaterThanOrEqual(0);
            expect(cathode.utilisation).toBeGreaterThanOrEqual(0);
            expect(cathode.utilisation).toBeLessThanOrEqual(1);
            expect(stack.specificEnergyStack).toBeGreaterThanOrEqual(0);
            expect(stack.specificEnergyPackaged).toBeLessThanOrEqual(stack.specificEnergyStack);
          }
        },
      ),
      { numRuns: 300, seed: 1 },
    );
  });

  it('gives the same bytes for the same design, whatever was evaluated before', () => {
    const fresh = createCellState();
    const used = createCellState();
    const nominal = cellParameters('nominal');
    evaluateCell({ ...pouchDesign(), cRate: 5 }, nominal, used);
    evaluateCell(pouchDesign(), nominal, used);
    evaluateCell(pouchDesign(), nominal, fresh);
    expect(used).toEqual(fresh);
  });
});
