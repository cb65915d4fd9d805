import type { CleaningAnswer, ReleaseRecord, ReleaseState, Requirement } from '@libs/recipe';
import { releaseOf } from '@libs/recipe';

/** How a check is sampled in this run, and when to act: narrower than the limits of the recipe, or the same. */
export interface RunSampling {
  /** in the whole run; null: all the time */
  readonly samples: number | null;
  readonly where: string;
  /** in the unit of the check */
  readonly actionLow: number | null;
  readonly actionHigh: number | null;
  /** where the action limits come from; says so where none is known */
  readonly actionFrom: string;
  readonly ifOutside: string;
}

/** One value of a block: a charge, a set-point or a check. `target` null: nobody published it; it is set by trial and written down. */
export interface RunValue {
  readonly id: string;
  /** the phase of the block that it belongs to; null: the block as a whole */
  readonly phase: string | null;
  readonly kind: 'charge' | 'set-point' | 'check';
  /** of a charge: what it is for, or intermediate; else null */
  readonly role: string | null;
  readonly name: string;
  readonly target: number | string | null;
  readonly unit: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly limitsFrom: string | null;
  readonly basis: string;
  readonly note: string | null;
  /** of a check that the sampling plan of the run names */
  readonly sampling?: RunSampling;
}

export interface RunPhase {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly instructions: readonly string[];
}

/** One operation as a block of the traveler. */
export interface RunBlock {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** what is done, in the word of the process document: mix-slurry */
  readonly operation: string;
  /** the unit procedure that it belongs to */
  readonly unit: string;
  /** the steps whose product it takes */
  readonly after: readonly string[];
  readonly equipment: string;
  readonly atmosphere: string;
  readonly repeats: number;
  readonly hazards: readonly string[];
  /** what this run says of the block before anything else */
  readonly notices: readonly string[];
  /** where the work stops until somebody has looked */
  readonly holds: readonly string[];
  readonly phases: readonly RunPhase[];
  readonly values: readonly RunValue[];
  readonly cautions: readonly string[];
  readonly cleaning: readonly RunCleaning[];
  /** what decided each question of the step: statement, certainty, what it says, sources */
  readonly evidence: readonly string[];
  /** questions of the step that are open, as tests to be made first */
  readonly tests: readonly string[];
}

export interface RunCleaning {
  readonly liquid: string;
  readonly use: CleaningAnswer['use'];
  readonly says: readonly string[];
}

export interface RunRequirement extends Requirement {
  readonly equipment: string;
  readonly kind: string;
  readonly steps: readonly string[];
}

/** One recipe frozen for one run on one line. Every export is written from this object and carries its hash. */
export interface ControlRecipe {
  readonly format: 'rollwright-control-recipe/1';
  readonly id: string;
  readonly title: string;
  readonly startDate: string;
  readonly masterRecipe: string;
  readonly masterVersion: number;
  readonly masterHash: string;
  readonly line: string;
  readonly goodCells: number;
  readonly startedCells: number;
  readonly balanceG: number;
  readonly hazards: readonly {
    readonly id: string;
    readonly title: string;
    readonly protect: string;
    /** the materials that carry it by themselves */
    readonly materials: readonly string[];
  }[];
  readonly requirements: readonly RunRequirement[];
  readonly bill: readonly { readonly material: string; readonly amount: number; readonly unit: string }[];
  readonly units: readonly { readonly id: string; readonly number: string; readonly title: string }[];
  readonly blocks: readonly RunBlock[];
  readonly waste: readonly string[];
  readonly tests: readonly string[];
  readonly assumptions: readonly string[];
  readonly contentHash: string;
}

/** Whether a run may start: released by both signatures of its master recipe, or overridden by name. */
export function releaseState(control: ControlRecipe, record?: ReleaseRecord): ReleaseState {
  return releaseOf(control.masterHash, record, control.contentHash);
}

/** A target as a person reads it; what nobody published is said. */
export function targetText({ target, unit }: Pick<RunValue, 'target' | 'unit'>): string {
  if (target === null) return `not published: set by trial ________ ${unit}`.trim();
  return target === 'record' ? `record${unit === '' ? '' : `, in ${unit}`}` : `${target} ${unit}`.trim();
}

/** An amount as a person reads it: areas to three digits, masses as they are weighed. */
export function amountText(amount: number, unit: string): string {
  if (unit === 'piece') return `${amount} ${amount === 1 ? 'piece' : 'pieces'}`;
  return `${Number(amount.toPrecision(unit === 'm²' ? 3 : 7))} ${unit}`;
}

export function limitText({ low, high, unit }: Pick<RunValue, 'low' | 'high' | 'unit'>): string {
  if (low === null && high === null) return 'not stated';
  if (low === null) return `at most ${high} ${unit}`.trim();
  return (high === null ? `at least ${low} ${unit}` : `${low} to ${high} ${unit}`).trim();
}

/** How a check is sampled, in a sentence. Example: 6 samples, 2 sets of 3; act unless 3.1 to 3.3 mg/cm². Then stop the web. */
export function samplingText({ name, unit }: Pick<RunValue, 'name' | 'unit'>, sampling: RunSampling): string {
  const { samples, where, actionLow, actionHigh, actionFrom, ifOutside } = sampling;
  const count = samples === null ? '' : `${samples} ${samples === 1 ? 'sample' : 'samples'}, `;
  const known = actionLow !== null || actionHigh !== null;
  const limits = known
    ? `act unless ${limitText({ low: actionLow, high: actionHigh, unit })} [${actionFrom}]: ${ifOutside}`
    : `no action limit [${actionFrom}]; ${ifOutside}`;
  return `${name}: ${count}${where}; ${limits}.`;
}

/** What a person reads before the table of a block: notices, hold points, then the instructions of its phases in order. */
export function linesOf({ notices, holds, phases }: RunBlock): string[] {
  return [...notices, ...holds.map((hold) => `HOLD: ${hold}.`), ...phases.flatMap(({ instructions }) => instructions)];
}
