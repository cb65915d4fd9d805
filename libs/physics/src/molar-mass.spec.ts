import { atomsOf, massShares, molarMassOf } from './molar-mass';

describe('molar mass', () => {
  it('Li2S: 2 × 6.94 + 32.06 = 45.94 g/mol', () => {
    expect(molarMassOf('Li2S')).toBeCloseTo(45.94, 6);
  });

  it('both sides of 3 Li2S + P2S5 = 2 Li3PS4 weigh the same (360.068 g)', () => {
    expect(3 * molarMassOf('Li2S') + molarMassOf('P2S5')).toBeCloseTo(360.068, 3);
    expect(2 * molarMassOf('Li3PS4')).toBeCloseTo(360.068, 3);
  });

  it('so do both sides of Li3PS4 + Li2S + LiCl = Li6PS5Cl and 3 Na2S + Sb2S3 + 2 S = 2 Na3SbS4', () => {
    expect(molarMassOf('Li3PS4') + molarMassOf('Li2S') + molarMassOf('LiCl')).toBeCloseTo(molarMassOf('Li6PS5Cl'), 6);
    expect(3 * molarMassOf('Na2S') + molarMassOf('Sb2S3') + 2 * molarMassOf('S')).toBeCloseTo(
      2 * molarMassOf('Na3SbS4'),
      6,
    );
  });

  it('3 Li2S + P2S5 holds 0.3828 of Li2S by mass (137.82 of 360.068)', () => {
    const { Li2S, P2S5 } = massShares({ Li2S: 3, P2S5: 1 });
    expect(Li2S).toBeCloseTo(0.38276, 4);
    expect((Li2S ?? 0) + (P2S5 ?? 0)).toBeCloseTo(1, 12);
  });

  it('refuses brackets and elements that it does not know', () => {
    expect(() => molarMassOf('Li0.6[Li0.2Sn0.8S2]')).toThrow(/no plain formula/);
    expect(() => molarMassOf('LiXx')).toThrow(/no atomic weight of Xx/);
  });
});

it('Li6PS5Cl has five sulfur atoms', () => {
  expect(atomsOf('Li6PS5Cl').get('S')).toBe(5);
});
