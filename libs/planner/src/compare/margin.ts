import { desirabilityOf, overall, type Scale } from './desirability';

/** What a candidate is worth by the scales: its desirability, and the mean of the parts, which still orders what is useless. */
export interface Worth {
  readonly desirability: number;
  readonly mean: number;
}

export function worthOf(values: readonly number[], scales: readonly Scale[]): Worth {
  const parts = scales.map((scale, index) => ({
    value: desirabilityOf(values[index] as number, scale),
    weight: scale.weight,
  }));
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  return {
    desirability: overall(parts),
    mean: parts.reduce((sum, { value, weight }) => sum + value * weight, 0) / weights,
  };
}

/**
 * How far `behind` is in front of `ahead` (below 0 = behind). Where one of them was of use to begin with, being less useless than the
 * other is no lead; where neither was, the mean of the parts decides.
 */
export function leadOf(behind: Worth, ahead: Worth, useless: boolean): number {
  if (useless) return behind.mean - ahead.mean;
  return behind.desirability > 0 ? behind.desirability - ahead.desirability : -1;
}
