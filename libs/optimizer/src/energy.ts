/** The m-th power of 1 / distance. */
export function raised(distance: number, m: number): number {
  const near = 1 / distance;
  let energy = near;
  for (let k = 1; k < m; k++) energy *= near;
  return energy;
}

/** The larger of two, without a branch. */
export function larger(a: number, b: number): number {
  return 0.5 * (a + b + Math.abs(a - b));
}
