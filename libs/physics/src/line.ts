/** Model 08 §8.1: line rate, yield chain, rolls and campaigns. */

/** Web rate. Formula: A = U W OEE [D]. Units: m/s, m, 1; result m2/s. Errors: none. Example: 10 m/min, 0.6 m, 0.8 gives 0.08 m2/s = 2.304 km2 in 8000 h. */
export function webRate(speed: number, width: number, effectiveness: number): number {
  return speed * width * effectiveness;
}

/** Overall equipment effectiveness. Formula: availability × performance × quality; 87 % world class, 40 % ramp-up [C]. Units: 1; result 1. Example: 0.9, 0.9, 0.95 gives 0.7695. */
export function effectiveness(availability: number, performance: number, quality: number): number {
  return availability * performance * quality;
}

/** Default yields. Source: `BattModels/BatteryCost`, src/default_constructors.jl [B]. */
export const defaultYields = { electrode: 0.922, foil: 0.902, separator: 0.98, cell: 0.95 } as const;

/** Input that an output needs through a chain of yields. Formula: output/Πy [D]. Units: any, 1; result as output. Errors: Infinity at yield 0. Example: 1, 0.922 × 0.95 gives 1.1417. */
export function requiredInput(output: number, yieldProduct: number): number {
  return output / yieldProduct;
}

/** Length of web on a roll. Formula: A/t, A the wound area. Units: outer m, core m, web m; result m. Example: 0.4, 0.15, 100 µm gives 1080. */
export function rollLength(outerDiameter: number, coreDiameter: number, web: number): number {
  return (Math.PI * (outerDiameter * outerDiameter - coreDiameter * coreDiameter)) / (4 * web);
}

/** Campaign lot. Formula: n* = √(2 D S/h) [D]. Units: demand per year, changeover cost, holding cost per unit and year; result units. Example: 10000, 500, 2 gives 2236. */
export function campaignLot(demand: number, changeover: number, holding: number): number {
  return Math.sqrt((2 * demand * changeover) / holding);
}

/** Moisture that an exposure adds up. Formula: Σ t y [D]. Units: s, 1; result s. Example: 3600, 39e-6 gives 0.1404. */
export function moistureDose(time: number, moisture: number): number {
  return time * moisture;
}
