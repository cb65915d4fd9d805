/** Balance grid and basis of a charge: 0.1 g in 1000 g. */
export const GRID_G = 0.1;
export const BASIS_G = 1000;

/**
 * Shares as whole units of a grid that still sum to the total (largest remainder). Equal remainders go to the earlier share.
 * Example: thirds of 1000 g on 0.1 g are 333.4, 333.3 and 333.3.
 */
export function apportion(shares: readonly number[], total = BASIS_G, grid = GRID_G): number[] {
  const sum = shares.reduce((whole, share) => whole + share, 0);
  if (!(sum > 0) || shares.some((share) => !(share >= 0))) throw new Error('shares must be 0 or more, and one above 0');
  const units = Math.round(total / grid);
  const exact = shares.map((share) => (share / sum) * units);
  const floors = exact.map((value) => Math.floor(value + 1e-9));
  const left = units - floors.reduce((whole, value) => whole + value, 0);
  const order = exact
    .map((value, index) => ({ index, remainder: value - (floors[index] ?? 0) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of order.slice(0, left)) floors[index] = (floors[index] ?? 0) + 1;
  const perGram = Math.round(1 / grid);
  return floors.map((value) => value / perGram);
}
