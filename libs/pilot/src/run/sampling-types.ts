/** One line of the sampling plan: which check, how often, and when to act. */
export interface SamplingLine {
  readonly step: string;
  readonly check: string;
  readonly name: string;
  /** in the whole run; null: all the time */
  readonly samples: number | null;
  readonly where: string;
  readonly target: number | string | null;
  readonly unit: string;
  readonly actionLow: number | null;
  readonly actionHigh: number | null;
  /** where the limits come from; says so where none is known */
  readonly limitsFrom: string;
  /** why so many */
  readonly countFrom: string;
  readonly ifOutside: string;
}
