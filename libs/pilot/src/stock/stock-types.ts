/** What is weighed from one lot into one batch. Masses in g. */
export interface Weighing {
  readonly material: string;
  readonly role: string;
  /** null: an intermediate of this run, or no lot is needed */
  readonly lot: string | null;
  /** "8 wt% in toluene"; null where the lot is no solution */
  readonly solution: string | null;
  readonly expires: string | null;
  /** on the grid of the balance */
  readonly grams: number;
  /** before the grid */
  readonly targetGrams: number;
  /** of the material itself, in what is weighed */
  readonly netGrams: number;
  /** limits of the recipe carried over to this lot, in g; null: none, or they hold for the sum over several lots */
  readonly low: number | null;
  readonly high: number | null;
  readonly limitsFrom: string | null;
}

export interface StockedBatch {
  readonly step: string;
  /** from 1 */
  readonly batch: number;
  readonly weighings: readonly Weighing[];
  readonly totalGrams: number;
  /** what is no named material and stays in the layer, or leaves in the dryer; g */
  readonly restStaysGrams: number;
  readonly restEvaporatesGrams: number;
  /** wt% solids, the rest that stays counted */
  readonly solidsPercent: number;
  /** materials whose share the rests would push out of the limits of the recipe; held at the nearest end */
  readonly heldAtLimit: readonly string[];
  /** the dry layer as it is weighed, in wt%, beside that of the recipe */
  readonly dryLayer: string;
}

/** What is taken from one lot in the whole run, and what is left of it. */
export interface LotUse {
  readonly material: string;
  readonly lot: string;
  readonly amount: number;
  readonly left: number;
  readonly unit: 'g' | 'm²';
  readonly expires: string | null;
  readonly steps: readonly string[];
}

export interface RefusedLot {
  readonly lot: string;
  readonly material: string;
  readonly reason: string;
}

/** A run with the lots that it takes. */
export interface StockedRun {
  readonly title: string;
  readonly stockHash: string;
  /** day on which expiry was judged */
  readonly on: string;
  readonly batches: readonly StockedBatch[];
  readonly uses: readonly LotUse[];
  readonly refusedLots: readonly RefusedLot[];
  readonly notes: readonly string[];
}
