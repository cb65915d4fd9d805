import * as fc from 'fast-check';
import {
  cellParameters,
  createCellState,
  evaluateCell,
  writeElectrodeSlope,
  writeSeparatorSlope,
  type CellDesign,
} from './index';
import { pouchDesign } from './pouch.fixture';

const p = cellParameters('nominal');
const at = (pressure: number, design: CellDesign): { cathode: number; separator: number } => {
  const out = createCellState();
  design.cathodeRecipe.pressure = pressure;
  design.separatorRecipe.pressure = pressure;
  evaluateCell(design, p, out);
  return { cathode: out.cathode.porosity, separator: out.separator.porosity };
};

describe('how porosity answers to pressure', () => {
  it('is what two pressures 0.1 % apart give (1e-4), mixed, coated and infiltrated (200 draws, seed 1)', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('mixed' as const, 'coated' as const, 'infiltrated' as const),
        fc.double({ min: 50e6, max: 600e6, noNaN: true }),
        (contact, pressure) => {
          const design = pouchDesign();
          design.cathodeMaterials.contact = contact;
          const [below, above] = [at(pressure * 0.9995, design), at(pressure * 1.0005, design)];
          const out = createCellState();
          at(pressure, design);
          evaluateCell(design, p, out);
          const slopes = new Float64Array(2);
          writeElectrodeSlope(design.cathodeMaterials, design.cathodeRecipe, p, out.cathode, slopes, 0);
          writeSeparatorSlope(design.separatorMaterials, design.separatorRecipe, p, out.separator, slopes, 1);
          const [electrode = NaN, separator = NaN] = slopes;
          // Where a cap lies between the two pressures the difference is neither slope.
          const capped = (porosity: number): boolean =>
            Math.abs(porosity - 0.03) < 1e-3 || Math.abs(porosity - p.castPorosity) < 1e-3;
          if (!capped(out.cathode.porosity))
            expect(Math.abs((above.cathode - below.cathode) / 0.001 - electrode)).toBeLessThan(1e-4);
          if (!capped(out.separator.porosity))
            expect(Math.abs((above.separator - below.separator) / 0.001 - separator)).toBeLessThan(1e-4);
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });
});
