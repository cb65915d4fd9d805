import fc from 'fast-check';
import { apportion } from './charges';

describe('charges on the grid of the balance', () => {
  it('thirds of 1000.0 g are 333.4, 333.3 and 333.3 g', () => {
    expect(apportion([1, 1, 1])).toEqual([333.4, 333.3, 333.3]);
  });

  it('any mixture sums to 1000.0 g, each charge within 0.1 g of its share', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1e-4, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 }), (shares) => {
        const grams = apportion(shares);
        const sum = shares.reduce((whole, share) => whole + share, 0);
        expect(grams.reduce((whole, charge) => whole + Math.round(charge * 10), 0)).toBe(10000);
        grams.forEach((charge, index) =>
          expect(Math.abs(charge - ((shares[index] ?? 0) / sum) * 1000)).toBeLessThan(0.1 + 1e-6),
        );
      }),
    );
  });

  it('a recipe with nothing in it is a defect of the caller', () => {
    expect(() => apportion([0, 0])).toThrow('above 0');
  });
});
