/** One gene of a genome. A category is one of the whole numbers low..high, without order; genes of one block travel together. */
export interface Gene {
  readonly kind: 'real' | 'integer' | 'categorical';
  readonly low: number;
  readonly high: number;
  /** Linked genes carry the same word: crossover hands the whole block over, or none of it. */
  readonly block?: string;
}

/** What is searched. All objectives are minimised; `g <= 0` is feasible; `evaluate` writes f and g and allocates nothing. */
export interface Problem {
  readonly genes: readonly Gene[];
  readonly objectives: number;
  readonly constraints: number;
  evaluate(x: Float64Array, f: Float64Array, g: Float64Array): void;
  /**
   * Where different genomes mean the same candidate: writes what is meant, in the place of the genes. Two that mean the same are not both
   * evaluated.
   */
  meaning?(x: Float64Array, into: Float64Array): void;
}

/** A look at a front from outside the search, and what came of it. */
export interface Improved {
  /** Genomes that join the living; of each the evaluation is counted by the search. */
  readonly genomes: readonly ArrayLike<number>[];
  /** How many evaluations it took to find them. */
  readonly evaluations: number;
}

/** A pause after some generations, in which who knows what the genes mean improves what was found. */
export interface Pauses {
  /** After which generations. */
  readonly after: readonly number[];
  /** How many evaluations each may take, on each island; what they leave is spent in further generations. */
  readonly most: readonly number[];
  /** From the points held, in lexicographic order of their objectives. It depends on nothing else, so that a resumed search is the same. */
  improve(points: readonly Point[], generation: number): Improved;
}

/**
 * How much may be spent. At most `population * generations` genomes are evaluated, first generation and warm starts included, and what
 * pauses take or leave.
 */
export interface Effort {
  readonly seed: number;
  readonly population: number;
  readonly generations: number;
  /** At most so many points in the answer; the population's size unless given. */
  readonly archive?: number;
  /** So many non-dominated points are held while the search runs (four or five populations unless given); the answer is chosen of them. */
  readonly hold?: number;
  /** Genomes to begin with; brought into bounds and onto whole numbers, at most one population of them. */
  readonly warmStarts?: readonly ArrayLike<number>[];
  /** The search ends after the generation in which `clock` has advanced so far. Needs `clock`. */
  readonly timeBudgetMs?: number;
  /** Milliseconds, from anywhere: time comes in as an argument. */
  readonly clock?: () => number;
  /** The population is split into `count` islands that exchange their best every `interval` generations. */
  readonly islands?: { readonly count: number; readonly interval: number };
  readonly pauses?: Pauses;
  /** Parts that can be switched off; both are on unless said otherwise. */
  readonly portfolio?: { readonly skeletons?: boolean; readonly polish?: boolean };
}

/** What can be seen from outside after a generation. */
export interface Progress {
  readonly generation: number;
  readonly generations: number;
  readonly evaluations: number;
  /** Share of the living candidates that are feasible. */
  readonly feasibleShare: number;
  /** Feasible non-dominated points held. */
  readonly archived: number;
  /** Hypervolume of the front held, in the box first seen, as a share of that box: comparable within one run. */
  readonly hypervolume: number;
  /** Generations since the hypervolume last grew by more than one part in 10,000. */
  readonly stagnation: number;
  /** How many of the generation's children each constraint rejected. */
  readonly rejections: readonly number[];
  /** The constraint that rejected most of them, or -1 when none did. */
  readonly mostRejecting: number;
}

/** A search at the end of a generation: bytes that `search` continues from, with the same problem and effort. */
export interface Checkpoint {
  readonly format: string;
  readonly generation: number;
  readonly evaluations: number;
  readonly state: Uint8Array;
}

/** Who looks on, and who may stop the search. */
export interface Watch {
  onGeneration?(progress: Progress): void;
  /** Shared memory; non-zero = stop at the end of the generation, or sooner. */
  readonly stop?: Int32Array;
  checkpoint?(state: Checkpoint): void;
  /** Told before an island takes its turn. */
  turn?(island: number): void;
  /** A checkpoint is taken every so many generations (1 unless given), and at the end. */
  readonly checkpointEvery?: number;
}

export interface Point {
  readonly x: Float64Array;
  readonly f: Float64Array;
}

/** The answer: feasible, mutually non-dominated points in order of their objectives, and the exact number of `evaluate` calls. */
export interface Archive {
  readonly points: readonly Point[];
  readonly evaluations: number;
  readonly generations: number;
  /** True when the whole space was counted through: the points are the front, not an approach to it. */
  readonly complete: boolean;
  /** True when it was stopped, or its time ran out, before it had spent what it was given. */
  readonly cut: boolean;
}
