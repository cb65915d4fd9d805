import { excludedShare, samplesForMean, samplesOfLot } from './sampling-count';

describe('how many samples', () => {
  it('a slot die of ± 2 % and a window of ± 5 % need 3, a blade of ± 4 % needs 9', () => {
    // σ = 2/1.645 = 1.216 %; E = 5/3 = 1.667 %; (1.96 · 1.216/1.667)² = 2.04
    expect(samplesForMean(0.02, 0.05)).toBe(3);
    expect(samplesForMean(0.04, 0.05)).toBe(9);
    expect(samplesForMean(0.001, 0.05)).toBe(2);
  });

  it('a lot of 22 is looked at in 5, of 1 in 1, of 527 in 80 (ISO 2859-1 level II)', () => {
    expect([22, 1, 527].map(samplesOfLot)).toEqual([5, 1, 80]);
  });

  it('5 good pieces of 5 exclude more than 45 % bad at 95 %: 0.55^5 = 0.05', () => {
    expect(excludedShare(5)).toBeCloseTo(0.4507, 4);
    expect((1 - excludedShare(80)) ** 80).toBeCloseTo(0.05, 9);
  });
});
