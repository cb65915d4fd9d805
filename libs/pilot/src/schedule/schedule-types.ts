/** Times are whole minutes after midnight of the first day. */

/** One attended stretch of work: staff is there from `from` to `to`. */
export interface ShiftWindow {
  readonly from: number;
  readonly to: number;
  readonly operators: number;
}

/** What a task waits for. `within` null: how long it may wait is not known, and nothing is enforced. */
export interface Predecessor {
  readonly task: string;
  /** minutes at least between its end and the start of this task */
  readonly after: number;
  /** minutes at most: a pot life or a maximum hold */
  readonly within: number | null;
  readonly withinSays: string;
}

/** What lies on the trays of an oven in one task. */
export interface OvenLoad {
  /** null: what a tray holds is not known, and the oven takes nothing besides */
  readonly trays: number | null;
  /** trays that the oven has */
  readonly of: number;
  readonly members: readonly { readonly step: string; readonly title: string; readonly trays: number | null }[];
  /** where the area of a tray comes from */
  readonly says: string;
}

export interface Task {
  readonly id: string;
  readonly title: string;
  readonly step: string;
  /** every step that it carries out, when they run as one; absent: `step` alone */
  readonly steps?: readonly string[];
  readonly batch: number | null;
  /** of an infiltration: which of its fills */
  readonly fill?: number;
  /** equipment that it keeps from start to end; one task at a time on each */
  readonly equipment: readonly string[];
  readonly minutes: number;
  /** false: no operator stands by, and it may run through the night */
  readonly attended: boolean;
  /** what is in the equipment afterwards; another one before asks for cleaning */
  readonly residue: string;
  readonly predecessors: readonly Predecessor[];
  /** where the duration comes from */
  readonly basis: string;
  /** of an oven that says how many trays it has */
  readonly load?: OvenLoad;
}

/** Cleaning between two residues on the same equipment, minutes; it lies right before the task and keeps an operator. */
export interface Cleaning {
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
  /** where the minutes come from */
  readonly basis?: string;
  readonly why?: string;
  /** the liquid; null: none is known to be allowed */
  readonly with?: string | null;
  /** what must never be used on this residue */
  readonly never?: readonly string[];
}

/** Minutes that were assumed somewhere in a schedule. */
export interface StatedMinutes {
  readonly id: string;
  readonly minutes: number;
  readonly low: number;
  readonly high: number;
  readonly says: string;
}

export interface ScheduleProblem {
  readonly tasks: readonly Task[];
  readonly cleanings: readonly Cleaning[];
  /** in order of time, and none overlaps another */
  readonly shifts: readonly ShiftWindow[];
  readonly assumed?: readonly StatedMinutes[];
  /** what is not in these tasks */
  readonly notes?: readonly string[];
  /** nothing begins before this minute; absent: 0 */
  readonly notBefore?: number;
}

export interface Placement {
  readonly task: string;
  /** start of the cleaning before it; equal to `start` when nothing is cleaned */
  readonly cleanFrom: number;
  readonly start: number;
  readonly end: number;
  /** what it waited for, in a sentence */
  readonly waitedFor: string;
}

export interface Schedule {
  readonly placements: readonly Placement[];
  readonly makespan: number;
  /** true: no order of the tasks ends earlier, or, where it is due at a minute, begins later */
  readonly optimal: boolean;
  /** scheduled backward: everything has ended at this minute, and nothing begins earlier than it must */
  readonly due?: number;
}

export interface Relaxation {
  readonly kind: 'window' | 'shift';
  readonly says: string;
  readonly minutes: number;
  /** end of the run when it was scheduled again with this change; null: not even then was a schedule found */
  readonly makespan: number | null;
}

export interface Conflict {
  readonly says: string;
  readonly windows: readonly string[];
  readonly cheapestRelaxation: string;
  /** true: there is no schedule; false: none was found */
  readonly proved: boolean;
  readonly relaxations: readonly Relaxation[];
}

export type Scheduled = { readonly schedule: Schedule } | { readonly conflict: Conflict };
