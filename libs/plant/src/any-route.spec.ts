import * as fc from 'fast-check';
import {
  coaterNumbers,
  createCoatingState,
  createDryingState,
  createPressingState,
  createSlurryState,
  calenderNumbers,
  dryerNumbers,
  equipmentOf,
  evaluateCoating,
  evaluateDrying,
  evaluatePressing,
  evaluateSlurry,
  loadLine,
  plantParameters,
  wetFilmFor,
} from './index';

const line = loadLine('pilot-300mm');
const found = {
  coater: equipmentOf(line, 'coater'),
  dryer: equipmentOf(line, 'dryer'),
  calender: equipmentOf(line, 'calender'),
};
const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

describe('any slurry that the search may make', () => {
  it('gives numbers and never NaN; the margin is finite, rates and limits are positive (300 draws, seed 1)', () => {
    const { coater, dryer, calender } = found;
    if (!coater || !dryer || !calender) throw new Error('the pilot line lost a machine');
    const press = calenderNumbers(calender);
    const oven = dryerNumbers(dryer);
    const die = coaterNumbers(coater);
    fc.assert(
      fc.property(
        fc.record({
          active: between(0, 0.98),
          share: between(0.01, 1),
          binder: between(0, 0.08),
          solids: between(0.05, 0.85),
          mass: between(0.005, 1),
          speed: between(0.1, 30),
          air: between(250, 500),
          limit: fc.oneof(between(0.005, 0.1), fc.constantFrom(NaN, Infinity)),
          point: fc.oneof(between(1e-4, 1), fc.constant(NaN)),
          boiling: between(310, 520),
          pressure: between(1e6, 8e8),
        }),
        (draw) => {
          const rest = Math.max(0, 1 - draw.active - draw.binder);
          const states = [
            createSlurryState(),
            createCoatingState(),
            createDryingState(),
            createPressingState(),
          ] as const;
          const [slurry, coating, drying, pressing] = states;
          for (const end of ['pessimistic', 'nominal', 'optimistic'] as const) {
            const p = plantParameters(end);
            const materials = {
              activeDensity: 4700,
              electrolyteDensity: 1870,
              binderDensity: 1000,
              carbonDensity: 1900,
              solventDensity: 860,
              solventViscosity: 6e-4,
              surfaceTension: 0.028,
              binderPointViscosity: draw.point,
              binderPointConcentration: draw.point > 0 ? 20 : NaN,
              maximumPacking: NaN,
            };
            const { active, binder, solids } = draw;
            const recipe = { active, binder, solids, electrolyte: rest * draw.share, carbon: rest * (1 - draw.share) };
            evaluateSlurry(materials, recipe, p, slurry);
            const film = wetFilmFor(draw.mass, slurry);
            evaluateCoating(die, slurry, { wetFilm: film, speed: draw.speed / 60 }, p, coating);
            // A solvent whose vapour pressure is one atmosphere at its boiling point, latent heat by Trouton.
            const b = 1500;
            const c = -50;
            const solvent = {
              molarMass: 0.1,
              antoineA: Math.log10(101325) + b / (draw.boiling + c),
              antoineB: b,
              antoineC: c,
              latentHeat: (88 * draw.boiling) / 0.1,
              boilingPoint: draw.boiling,
              lewisNumber: 3,
              liquidHeat: 1800,
              flammableLimit: draw.limit,
            };
            evaluateDrying(
              oven,
              solvent,
              slurry,
              { wetFilm: film, airTemperature: draw.air, speed: draw.speed / 60, webMass: 0.3, usableWidth: 0.285 },
              p,
              drying,
            );
            evaluatePressing(
              press,
              { pressure: draw.pressure, startThickness: 200e-6, endThickness: 150e-6 },
              p,
              pressing,
            );
            for (const state of states)
              for (const [name, value] of Object.entries(state)) expect(`${name} ${value}`).not.toMatch(/NaN$/);
            expect(Number.isFinite(coating.margin)).toBe(true);
            expect(drying.flux).toBeGreaterThan(0);
            expect(drying.speedLimit).toBeGreaterThan(0);
            expect(drying.filmTemperature).toBeLessThan(Math.max(draw.boiling, 313.15));
            expect(slurry.solidsLimit).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 300, seed: 1 },
    );
  });
});
