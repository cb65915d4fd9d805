import type { AirCheck } from './air-types';
import type { MoistureDose, RunCost } from './run-use-types';
import type { SamplingLine } from './sampling-types';
import type { Quantity } from './cell-shape';
import type { StockedRun } from '../stock/stock-types';

/** What is asked of a run. Everything that nobody published is an assumption with a range, and can be given here. */
export interface RunRequest {
  readonly quantity: Quantity;
  /** grid of the balance in g; absent: the coarsest of 0.1, 0.01, 0.001 and 0.0001 g that keeps all limits */
  readonly balanceG?: number | undefined;
  readonly assumptions?: Partial<RunAssumptions> | undefined;
  /** what the laboratory counted on this line; what `assumptions` states goes before it */
  readonly measured?: MeasuredAssumptions | undefined;
}

/** A number that takes the place of an assumption; without a range that of the assumption stays. */
export interface MeasuredAssumption {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly source: string;
}
export type MeasuredAssumptions = Partial<Readonly<Record<keyof RunAssumptions, MeasuredAssumption>>>;

export interface RunAssumptions {
  /** share of started cells that are good */
  readonly cellYield: number;
  readonly electrodeYield: number;
  readonly separatorYield: number;
  /** lost at each start of a coating; NaN or absent: the length of the dryer */
  readonly startUpM: number;
  readonly edgeTrimMm: number;
  /** lost in handling a dried powder or particles */
  readonly handlingYield: number;
  readonly infiltrationYield: number;
  /** share of a dry mix that ends in a film */
  readonly rollingYield: number;
  /** cracked edge of a rolled film, on each side */
  readonly filmEdgeMm: number;
  /** rolled before a film holds together, per batch */
  readonly leadInM: number;
  /** solids in a loose powder, by volume */
  readonly loosePacking: number;
  /** share of a foil that ends in a cell, where nothing is coated on it */
  readonly foilYield: number;
  readonly samplesPerBatch: number;
  /** metres of web between two sets of samples */
  readonly sampleEveryM: number;
}

export interface StatedAssumption {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly says: string;
  readonly source: string;
}

/** Why a line cannot make the run: the requirement, its numbers and what would do. */
export interface Refusal {
  readonly requirement: string;
  readonly step: string;
  readonly needs: string;
  readonly has: string;
  readonly wouldDo: string;
}

/** The shipped line that misses least; `misses` is empty where it meets every requirement of the recipe. */
export interface NearestLine {
  readonly line: string;
  readonly misses: readonly string[];
}

/** Where the mass of a mixture goes, in g; the parts sum to `total`. */
export interface MassLedger {
  readonly inGoodCells: number;
  readonly inRejectedCells: number;
  readonly inRejectedSheet: number;
  readonly trim: number;
  readonly startUp: number;
  readonly coaterDead: number;
  readonly mixerDead: number;
  readonly handling: number;
  /** what minimum fill and the grid of the balance add */
  readonly leftOver: number;
  readonly total: number;
}

export interface BatchCharge {
  readonly material: string;
  /** the step whose product this is; null for what is bought */
  readonly from: string | null;
  readonly role: string;
  readonly grams: number;
  readonly targetGrams: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly limitsFrom: string | null;
  readonly note: string | null;
}

export interface MixtureRun {
  readonly step: string;
  readonly title: string;
  readonly equipment: string;
  readonly batches: number;
  readonly batchGrams: number;
  readonly batchLitres: number;
  readonly densityGPerCm3: number;
  /** one batch; all batches are alike */
  readonly charges: readonly BatchCharge[];
  readonly ledger: MassLedger;
}

/** How a layer comes onto its face. */
export type WebKind = 'coated' | 'impregnated' | 'infiltrated' | 'rolled';

export interface WebRun {
  readonly step: string;
  readonly kind: WebKind;
  /** the step that mixed what lies on it */
  readonly mixture: string;
  readonly equipment: string;
  /** coated by a slot die; a blade, a bath and rolls scatter more */
  readonly slotDie: boolean;
  readonly lanes: number;
  readonly pieceMm: readonly [number, number];
  readonly coatedWidthMm: number;
  readonly metres: number;
  readonly startUpMetres: number;
  readonly goodFaceM2: number;
  readonly coatedM2: number;
  readonly wetGPerM2: number;
  readonly speedMPerMin: number | null;
  /** that one metre lies on its plate until it is dry, under a blade; 0 for a web that runs through its dryer */
  readonly lyingMinPerM: number;
  readonly minutes: number | null;
}

/** How an electrode is filled with solution. */
export interface InfiltrationRun {
  readonly step: string;
  /** null: not known, and `says` why; `high` null: at the low end of the porosity the pores do not hold it */
  readonly fills: { readonly value: number; readonly low: number; readonly high: number | null } | null;
  /** solution per bare layer, all fills together */
  readonly uptakeGPerG: number | null;
  readonly poresMlPerM2: number | null;
  readonly solutionMlPerM2: number | null;
  /** on all faces of the run */
  readonly solutionGrams: number;
  readonly solvents: readonly { readonly material: string; readonly grams: number }[];
  readonly says: string;
}

export interface BillEntry {
  readonly material: string;
  readonly amount: number;
  readonly unit: 'g' | 'm²' | 'piece';
  /** how it was counted, or what is not known of it */
  readonly says: string | null;
}

export interface RunPlan {
  readonly format: 'rollwright-run-plan/1';
  readonly recipe: string;
  readonly recipeHash: string;
  readonly line: string;
  readonly cells: { readonly good: number; readonly started: number; readonly unitCells: number };
  readonly balanceG: number;
  readonly webs: readonly WebRun[];
  readonly mixtures: readonly MixtureRun[];
  readonly infiltrations: readonly InfiltrationRun[];
  readonly bill: readonly BillEntry[];
  readonly air: AirCheck;
  readonly sampling: readonly SamplingLine[];
  readonly moisture: MoistureDose;
  readonly cost: RunCost;
  readonly assumptions: readonly StatedAssumption[];
  readonly notes: readonly string[];
  /** the lots that are weighed; absent: planned without a stock */
  readonly stock?: StockedRun;
}

/** `nearest`: another line, where this one misses a requirement; absent where a vessel, a balance or a number is what fails. */
export type PlannedRun =
  { readonly plan: RunPlan } | { readonly refusals: readonly Refusal[]; readonly nearest?: NearestLine | null };
