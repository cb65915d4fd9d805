/** The normal distribution, for tolerances and spreads. */

/** 90 % of a normal distribution lies within this many standard deviations of its middle. */
export const NINETY_PERCENT = 1.6448536269514722;

/**
 * Share of a standard normal distribution below z.
 * Formula: 1 - φ(z)(b1 t + … + b5 t⁵), t = 1/(1 + 0.2316419 z), for z ≥ 0; 1 - Φ(-z) below. Valid: error below 7.5e-8 everywhere.
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17. Units: 1; result 1. Errors: NaN for NaN.
 * Example: 0 gives 0.5, 1.6449 gives 0.95.
 */
export function normalShare(z: number): number {
  const x = Math.abs(z);
  const t = 1 / (1 + 0.2316419 * x);
  const tail =
    0.3989422804014327 *
    Math.exp(-0.5 * x * x) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z < 0 ? tail : 1 - tail;
}

/**
 * The z below which a share of a standard normal distribution lies.
 * Formula: t - (c0 + c1 t + c2 t²)/(1 + d1 t + d2 t² + d3 t³), t = √(-2 ln p), p the smaller tail. Valid: error below 4.5e-4.
 * Source: Abramowitz and Stegun, 26.2.23. Units: 1; result 1. Errors: ±Infinity at 1 and 0. Example: 0.95 gives 1.645 (5e-4).
 */
export function normalQuantile(share: number): number {
  if (share === 0.5) return 0;
  const tail = Math.min(share, 1 - share);
  if (tail <= 0) return share > 0.5 ? Infinity : -Infinity;
  const t = Math.sqrt(-2 * Math.log(tail));
  const z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return share > 0.5 ? z : -z;
}
