/** What a run costs, and what the room does to what lies open in it. */
import type { BillEntry } from './run-types';

/** Moisture that open sulfide takes in this room, and the time that the specification leaves. */
export interface MoistureDose {
  readonly moisturePpm: number;
  readonly steps: readonly {
    readonly step: string;
    readonly minutes: number | null;
    readonly dosePpmH: number | null;
  }[];
  /** of the steps whose time is known */
  readonly knownDosePpmH: number;
  /** open, in all, until the conductivity falls below what the recipe wants to keep */
  readonly openHours: { readonly value: number; readonly low: number; readonly high: number } | null;
  /** share of the conductivity after the known dose */
  readonly keptAfterKnown: number | null;
  readonly says: string;
}

export interface CostLine {
  readonly material: string;
  readonly amount: number;
  readonly unit: BillEntry['unit'];
  readonly price: number | null;
  readonly priceUnit: string | null;
  readonly vintage: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface RunCost {
  readonly currency: '$';
  readonly lines: readonly CostLine[];
  readonly materials: { readonly value: number | null; readonly low: number; readonly high: number | null };
  readonly unpriced: readonly string[];
  /** null: no wage is known; `low`: the known hours at the lowest wage */
  readonly labour: {
    readonly knownHours: number;
    readonly low: number;
    readonly wage: number;
    readonly untimed: readonly string[];
  } | null;
  readonly perGoodCellAtLeast: number;
  readonly says: string;
}
