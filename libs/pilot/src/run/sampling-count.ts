/** How many samples: of a running web, of a batch, and of a lot of pieces. */

/** Two-sided 95 % and 90 % of a normal distribution. */
const [Z95, Z90] = [1.96, 1.645];

/**
 * Samples that fix a mean. Formula: n = ⌈(1.96 σ/E)²⌉ with σ = w/1.645 (w: half-width of the 90 % range) and E a third of the window, so that
 * the mean is known three times better than it has to be kept [assumption]. Units: both relative, 1; result 1, at least 2.
 * Example: a slot die that holds 2 % and a window of 5 % need 3, a blade of 4 % needs 9.
 */
export function samplesForMean(scatter: number, window: number): number {
  return Math.max(2, Math.ceil(((Z95 * scatter) / Z90 / (window / 3)) ** 2 - 1e-9));
}

/** ISO 2859-1, general inspection level II, single sampling, normal inspection: lot size up to, and sample size. Recalled, unverified. */
const levelTwo: readonly (readonly [upTo: number, sample: number])[] = [
  [8, 2],
  [15, 3],
  [25, 5],
  [50, 8],
  [90, 13],
  [150, 20],
  [280, 32],
  [500, 50],
  [1200, 80],
  [3200, 125],
  [10000, 200],
  [35000, 315],
  [150000, 500],
];

/** Pieces to look at in a lot; never more than there are. Example: 22 cells need 5. */
export function samplesOfLot(pieces: number): number {
  const sample = levelTwo.find(([upTo]) => pieces <= upTo)?.[1] ?? 800;
  return Math.min(pieces, sample);
}

/** Share of bad pieces that a sample without a bad one excludes at 95 %. Formula: 1 − 0.05^(1/n). Example: 5 pieces exclude 45 %. */
export function excludedShare(samples: number): number {
  return 1 - 0.05 ** (1 / samples);
}
