/** Grades of a number or statement: A original paper, B review, C vendor or news, D derived, E estimated, F fitted, M recalled and unverified. */
export type Grade = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'M';

export interface SourceReference {
  readonly id: string;
  readonly section?: string;
  readonly grade: Grade;
}

/** A number that knows its unit, its source and the conditions under which it was found. */
export interface Datum {
  readonly id?: string;
  readonly value: number | readonly number[] | string;
  readonly unit: string;
  readonly source: SourceReference;
  readonly conditions?: Readonly<Record<string, number | string | boolean | readonly unknown[]>>;
  readonly spread?: number;
  readonly preferred?: boolean;
  readonly vintage?: string;
  readonly note?: string;
}

export const materialKinds = [
  'solid-electrolyte',
  'precursor',
  'solvent',
  'binder',
  'active-material',
  'conductive-additive',
  'additive',
  'coating',
  'interlayer',
  'current-collector',
  'scaffold',
  'wetted-part',
  'gas',
] as const;
export type MaterialKind = (typeof materialKinds)[number];

export interface Damage {
  readonly printed: string;
  readonly correction?: string;
  readonly note: string;
  readonly ref?: string;
}

export interface Material {
  readonly id: string;
  readonly kind: MaterialKind;
  readonly alsoUsedAs?: readonly MaterialKind[];
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly formula?: string;
  readonly cas?: string;
  readonly ion?: 'Li' | 'Na' | 'K' | 'Mg';
  readonly family?: string;
  readonly class?: readonly string[];
  readonly contains?: readonly string[];
  readonly components?: Readonly<Record<string, number | null>>;
  readonly computedOnly?: boolean;
  readonly damaged?: readonly Damage[];
  readonly properties?: Readonly<Record<string, readonly Datum[]>>;
  readonly hazards?: readonly string[];
  readonly notes?: readonly string[];
  readonly contradictions?: readonly string[];
  readonly ledger?: readonly string[];
  readonly facts?: readonly string[];
  readonly sources: readonly SourceReference[];
}
