import type { Verdict } from '@libs/compatibility';
import type { Grade } from '@libs/knowledge';
import type { Figure } from '@libs/planner';
import type { ProcessDocument } from '@libs/process';

/** A target with its limits and where both come from. `target` null: nobody published it, or it is not known. */
export interface Parameter {
  readonly id: string;
  readonly name: string;
  readonly target: number | string | null;
  readonly unit: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly limitsFrom: string | null;
  /** source or assumption of the target */
  readonly basis: string;
}

/** What is weighed in, in g per kg of the mixture. */
export interface Charge {
  readonly material: string;
  /** the step whose product this is; null for what is bought */
  readonly from: string | null;
  readonly role: string;
  readonly grams: number;
  readonly weightPercent: number;
  /** of the dry mixture; null for what evaporates */
  readonly dryPercent: number | null;
  readonly note: string | null;
  /** what the search kept this share in, and who showed it */
  readonly limits: { readonly low: number; readonly high: number; readonly of: string; readonly from: string } | null;
}

export interface Mixture {
  readonly step: string;
  readonly title: string;
  readonly charges: readonly Charge[];
  /** g; always 1000.0 */
  readonly total: number;
  readonly solidsPercent: number;
}

/** Dry composition of a finished sheet, in weight percent. */
export interface Composition {
  readonly sheet: string;
  readonly parts: readonly { readonly material: string; readonly weightPercent: number }[];
}

export interface Amount {
  readonly sheet: string;
  readonly material: string;
  readonly amount: number;
  readonly unit: string;
}

/** ISA-88 formula: what goes in, in which proportion, and what should come out. */
export interface Formula {
  readonly inputs: readonly Amount[];
  readonly inputsBasis: string;
  readonly mixtures: readonly Mixture[];
  readonly compositions: readonly Composition[];
  readonly outputs: readonly (Figure & { readonly id: string; readonly says: string })[];
  /** what moves the results most, and what is to be found out first */
  readonly notes?: readonly string[];
}

export interface Requirement {
  readonly name: string;
  readonly needs: string;
  readonly has: string;
  /** null: the line does not say */
  readonly met: boolean | null;
}

export interface EquipmentRequirement {
  readonly kind: string;
  readonly equipment: string | null;
  readonly steps: readonly string[];
  readonly requirements: readonly Requirement[];
  readonly assumption: string | null;
}

/** One answered question behind a step. */
export interface StepEvidence {
  readonly asks: string;
  readonly verdict: Verdict;
  readonly statements: readonly {
    readonly id: string;
    readonly says: string;
    readonly certainty: string;
    readonly sources: readonly { readonly id: string; readonly section?: string; readonly grade: Grade }[];
  }[];
  readonly missing: readonly string[];
}

/** A cleaning liquid that meets what is left in the equipment, as the judge sees it. */
export interface CleaningAnswer {
  readonly liquid: string;
  readonly verdict: Verdict;
  readonly use: 'proposed' | 'not proposed' | 'not known' | 'never';
  readonly statements: readonly { readonly id: string; readonly says: string; readonly certainty: string }[];
}

export interface Phase {
  readonly number: string;
  readonly id: string;
  readonly title: string;
  readonly instructions: readonly string[];
  readonly charges: readonly Charge[];
  readonly setpoints: readonly Parameter[];
  readonly checks: readonly Parameter[];
}

/** One step of the process document, as an ISA-88 operation. */
export interface Operation {
  readonly number: string;
  readonly id: string;
  readonly title: string;
  readonly equipment: string | null;
  readonly atmosphere: string;
  readonly hazards: readonly string[];
  /** where the work stops until somebody has looked */
  readonly holds: readonly string[];
  readonly phases: readonly Phase[];
  readonly cleaning: readonly CleaningAnswer[];
  readonly cautions: readonly string[];
  readonly evidence: readonly StepEvidence[];
}

export interface UnitProcedure {
  readonly number: string;
  readonly id: string;
  readonly title: string;
  /** the published electrodes and films that the family of this sheet rests on */
  readonly evidence: string | null;
  readonly operations: readonly Operation[];
}

export interface RecipeHazard {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly protect: string;
  readonly steps: readonly string[];
  /** the materials of the recipe that carry it by themselves */
  readonly materials: readonly string[];
  readonly sources: readonly { readonly id: string; readonly grade: string }[];
}

export interface Citation {
  readonly id: string;
  readonly text: string;
  readonly unverified: boolean;
}

/** The cell that the recipe makes. */
export interface CellShape {
  readonly format: string;
  /** of one unit cell, mm */
  readonly areaMm: readonly [number, number];
  readonly unitCells: number;
  /** whether a foil serves two faces */
  readonly monopolar: boolean;
  /** mAh/cm²; null: not known */
  readonly arealCapacityMAhCm2: number | null;
}

/** A master recipe: ISA-88 header, formula, equipment requirements and procedure. */
export interface Recipe {
  readonly format: 'rollwright-master-recipe/1';
  readonly header: {
    readonly title: string;
    readonly recipe: string;
    readonly route: string;
    readonly family: string;
    readonly verdict: Verdict;
    readonly verdictOfRoute: Verdict;
    readonly ion: 'Li' | 'Na';
    readonly line: string;
    readonly cell: string;
    readonly cellShape: CellShape;
    /** 1 when it is first written; one more at each change of content */
    readonly recipeVersion: number;
    /** content hash of the version before; null for the first */
    readonly previousHash: string | null;
    readonly planHash: string;
    readonly knowledge: string;
    readonly version: string;
    readonly seed: number;
    /** sha-256 of everything else in this recipe */
    readonly contentHash: string;
  };
  readonly hazards: readonly RecipeHazard[];
  readonly open: {
    readonly tests: readonly string[];
    readonly questions: readonly (StepEvidence & { readonly step: string })[];
    readonly cautions: readonly string[];
    readonly warnings: readonly { readonly id: string; readonly says: string }[];
    readonly bounds: readonly string[];
  };
  readonly formula: Formula;
  readonly equipment: readonly EquipmentRequirement[];
  readonly procedure: readonly UnitProcedure[];
  readonly waste: readonly string[];
  readonly h2s: PlanH2s;
  readonly conductivities: readonly string[];
  readonly assumptions: readonly Assumption[];
  readonly sources: readonly Citation[];
  /** the steps as they are written here, for `check` */
  readonly process: ProcessDocument;
}

export interface PlanH2s {
  readonly ceilingPpm: number;
  readonly low: number;
  readonly high: number;
  readonly says: string;
  readonly limits: readonly string[];
  /** the published limits that the ceiling exceeds */
  readonly above: readonly string[];
}

export interface Assumption {
  readonly id: string;
  readonly says: string;
  readonly value: number;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly source: string;
}

export const NOT_PUBLISHED = 'not published: determine by trial';
