import * as fc from 'fast-check';
import { NINETY_PERCENT, normalQuantile, normalShare } from './index';

describe('the normal distribution', () => {
  it('has the tabulated shares below -2, 0, 1 and 1.6449 (1e-7)', () => {
    const tabulated = [
      [-2, 0.0227501],
      [0, 0.5],
      [1, 0.8413447],
      [NINETY_PERCENT, 0.95],
    ] as const;
    for (const [z, share] of tabulated) expect(Math.abs(normalShare(z) - share)).toBeLessThan(1e-7);
  });

  it('share and quantile are inverse (5e-4) and rise (300 draws, seed 1)', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 0.9999, noNaN: true }), (share) => {
        const z = normalQuantile(share);
        expect(Math.abs(normalShare(z) - share)).toBeLessThan(5e-4);
        expect(normalShare(z + 0.01)).toBeGreaterThan(normalShare(z));
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
