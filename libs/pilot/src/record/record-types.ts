/** What stands on every line of a record. `previous`: sha-256 of the line before; of the first line the hash of the control recipe. */
interface Head {
  readonly seq: number;
  readonly previous: string;
  readonly by?: string;
  /** day, or day and time with zone, as it was given: nothing here reads a clock */
  readonly at?: string;
}

export interface Opened {
  readonly kind: 'opened';
  readonly run: string;
  readonly control: string;
  readonly release?: string;
}
export interface Actual {
  readonly kind: 'actual';
  readonly step: string;
  readonly item: string;
  readonly batch: number | null;
  readonly value: number | string;
  readonly unit: string;
  readonly instrument?: string;
  readonly lot?: string;
}
export interface LotTaken {
  readonly kind: 'lot';
  readonly step: string;
  readonly batch: number | null;
  readonly material: string;
  readonly lot: string;
  readonly amount?: number;
  readonly unit?: 'g' | 'm²' | 'piece';
}
export interface Deviation {
  readonly kind: 'deviation';
  readonly step: string;
  readonly batch?: number | null;
  /** line of the actual that lies outside; null: said by a person */
  readonly of: number | null;
  readonly says: string;
}
export const decisions = ['use as is', 'rework', 'reject', 'hold'] as const;
export interface Disposition {
  readonly kind: 'disposition';
  readonly of: number;
  readonly decision: (typeof decisions)[number];
  readonly reason: string;
}
export interface AttachedFile {
  readonly kind: 'file';
  readonly step?: string;
  readonly batch?: number | null;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}
export interface Note {
  readonly kind: 'note';
  readonly step?: string;
  readonly batch?: number | null;
  readonly says: string;
}
export interface Correction {
  readonly kind: 'correction';
  readonly corrects: number;
  readonly value?: number | string;
  readonly lot?: string;
  readonly amount?: number;
  readonly instrument?: string;
  readonly withdrawn?: true;
  readonly reason: string;
}
/** A sheet or a cell, and what it was made from: sheets by id, batches as step/number. */
export interface Made {
  readonly kind: 'made';
  readonly what: 'sheet' | 'cell';
  readonly id: string;
  readonly from: readonly string[];
}
export interface Count {
  readonly kind: 'count';
  readonly step: string;
  readonly unit: 'cells' | 'pieces' | 'm²' | 'g';
  readonly started: number;
  readonly good: number;
}
export interface TimeTaken {
  readonly kind: 'time';
  readonly step: string;
  readonly batch: number | null;
  readonly minutes: number;
  readonly from?: string;
  readonly to?: string;
}
/** What was measured on a sheet, a cell, a batch (step/number) or a lot. */
export interface Result {
  readonly kind: 'result';
  readonly on: string;
  readonly quantity: string;
  readonly value: number;
  readonly unit: string;
  readonly spread?: number;
  readonly replicates?: number;
  readonly conditions?: Readonly<Record<string, number | string | boolean>>;
  readonly instrument?: string;
}

export type RecordEntry =
  | Opened
  | Actual
  | LotTaken
  | Deviation
  | Disposition
  | AttachedFile
  | Note
  | Correction
  | Made
  | Count
  | TimeTaken
  | Result;

export type RecordLine = RecordEntry & Head;
export type LineOf<Kind extends RecordEntry['kind']> = Extract<RecordEntry, { kind: Kind }> & Head;

/** Who and when, as given by the person. */
export interface Witness {
  readonly by?: string | undefined;
  readonly at?: string | undefined;
}
