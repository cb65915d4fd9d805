/** What a run puts into the air of its room: solvent vapour and, if sulfide meets water, hydrogen sulfide. */

export interface PublishedLimit {
  readonly id: string;
  readonly ppm: number;
}

/** A solvent of the run: how much of it, and what the largest open batch would do to the air of the room. */
export interface SolventStock {
  readonly material: string;
  readonly grams: number;
  readonly largestBatchGrams: number;
  /** ppm by volume if that batch evaporates into the still air of the room; null: molar mass not known */
  readonly spiltPpm: number | null;
  /** of the lower flammable limit, if it does; null: not known */
  readonly spiltShareOfLfl: number | null;
  readonly limits: readonly PublishedLimit[];
}

/** Vapour of one web in the exhaust of its dryer. */
export interface ExhaustCheck {
  readonly step: string;
  readonly dryer: string;
  readonly solvent: string;
  readonly gPerMin: number | null;
  readonly exhaustM3PerH: number;
  /** vapour over the lower flammable limit at the air temperature; null: not known, or an inert dryer */
  readonly shareOfLfl: number | null;
  /** NFPA 86: 0.25, with a monitor 0.5; null under inert gas */
  readonly allowed: number | null;
  readonly meets: boolean | null;
  readonly says: string;
}

/** Sulfide of the run, and the H2S if it were hydrolysed to the end in the room. */
export interface SulfideStock {
  readonly material: string;
  readonly grams: number;
  readonly largestBatchGrams: number;
  /** ppm by volume in the still air of the room, from the largest batch; null: no plain formula */
  readonly fullHydrolysisPpm: number | null;
}

export interface AirCheck {
  readonly room: string;
  readonly volumeM3: number;
  readonly freshM3PerH: number;
  readonly dewPointC: number;
  readonly moisturePpm: number;
  readonly solvents: readonly SolventStock[];
  readonly exhausts: readonly ExhaustCheck[];
  readonly h2s: {
    /** the most that the moisture entering the room can release, room average */
    readonly ceilingPpm: { readonly value: number; readonly low: number; readonly high: number };
    readonly sulfides: readonly SulfideStock[];
    /** the worst single batch, hydrolysed to the end; null: a formula is not known */
    readonly worstBatchPpm: number | null;
    readonly limits: readonly PublishedLimit[];
    readonly ceilingAbove: readonly string[];
    readonly worstAbove: readonly string[];
    readonly says: string;
  };
  readonly says: readonly string[];
}
