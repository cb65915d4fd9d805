import { atomsOf, molarMassOf } from './formula';

describe('molar mass of a formula', () => {
  it.each([
    ['Li6PS5Cl', 0.2684, 4],
    ['Li3PS4', 0.18, 3],
    // solvents.csv of the catalogue: 92.138 and 32.042 g/mol
    ['C7H8', 0.092138, 5],
    ['CH4O', 0.032042, 5],
    // 9.54·6.94 + 1.74·28.085 + 1.44·30.974 + 11.7·32.06 + 0.3·35.45 = 545.415
    ['Li9.54Si1.74P1.44S11.7Cl0.3', 0.54542, 5],
  ])('%s is %d kg/mol', (formula, mass, digits) => {
    expect(molarMassOf(formula)).toBeCloseTo(mass, digits);
  });

  it('a glass written as a mixture, and an element that is not known, have none', () => {
    expect(molarMassOf('75Li2S-25P2S5')).toBeUndefined();
    expect(atomsOf('Xx2O')).toBeUndefined();
    expect(atomsOf('')).toBeUndefined();
  });
});
