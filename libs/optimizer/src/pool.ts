import type { Problem } from './problem';
import { settle, type Space } from './space';

/** An evaluated candidate on its way to another island. */
export interface Parcel {
  readonly x: Float64Array;
  readonly f: Float64Array;
  readonly g: Float64Array;
  readonly feasible: boolean;
}

/** Candidates in typed arrays, found by slot; the one place that calls `evaluate`. */
export class Pool {
  readonly x: Float64Array;
  readonly f: Float64Array;
  readonly g: Float64Array;
  /** Sum of the violated constraints, each in units of the worst violation first seen. */
  readonly violation: Float64Array;
  /** `evaluate` calls so far. */
  readonly spent = new Float64Array(1);
  private readonly scale: Float64Array;
  private readonly scratchX: Float64Array;
  private readonly meant: Float64Array;
  private readonly scratchF: Float64Array;
  private readonly scratchG: Float64Array;

  constructor(
    private readonly problem: Problem,
    private readonly space: Space,
    readonly slots: number,
  ) {
    this.x = new Float64Array(slots * space.n);
    this.f = new Float64Array(slots * space.m);
    this.g = new Float64Array(slots * space.c);
    this.violation = new Float64Array(slots);
    this.scale = new Float64Array(space.c);
    this.scratchX = new Float64Array(space.n);
    this.meant = new Float64Array(space.n);
    this.scratchF = new Float64Array(space.m);
    this.scratchG = new Float64Array(space.c);
  }

  get state(): ArrayBufferView[] {
    return [this.x, this.f, this.g, this.violation, this.spent, this.scale];
  }

  /** Writes a genome from outside into a slot, brought into bounds and onto whole numbers. */
  write(slot: number, genome: ArrayLike<number>): void {
    const { n } = this.space;
    for (let i = 0; i < n; i++) {
      this.x[slot * n + i] = genome[i]!;
      settle(this.space, this.x, slot * n, i);
    }
  }

  /** Evaluates one slot. The genome is handed over as a copy: what `evaluate` writes there is lost. */
  evaluate(slot: number): void {
    const { space, scratchX, scratchF, scratchG } = this;
    const { n, m, c } = space;
    for (let i = 0; i < n; i++) scratchX[i] = this.x[slot * n + i]!;
    this.problem.evaluate(scratchX, scratchF, scratchG);
    this.spent[0]!++;
    let broken = false;
    for (let k = 0; k < m; k++) {
      const value = scratchF[k]!;
      this.f[slot * m + k] = value + 0;
      if (!Number.isFinite(value)) broken = true;
    }
    for (let j = 0; j < c; j++) this.g[slot * c + j] = scratchG[j]!;
    this.violation[slot] = broken ? Infinity : 0;
  }

  /** What the genome of a slot means: the genes themselves, unless the problem says otherwise. Valid until the next call. */
  meaning(slot: number): Float64Array {
    const { problem, space, scratchX, meant } = this;
    const { n } = space;
    for (let i = 0; i < n; i++) scratchX[i] = this.x[slot * n + i]!;
    if (!problem.meaning) return scratchX;
    problem.meaning(scratchX, meant);
    return meant;
  }

  /** A copy of one evaluated candidate, to be sent elsewhere. */
  parcel(slot: number): Parcel {
    const { n, m, c } = this.space;
    return {
      x: this.x.slice(slot * n, slot * n + n),
      f: this.f.slice(slot * m, slot * m + m),
      g: this.g.slice(slot * c, slot * c + c),
      feasible: this.violation[slot] === 0,
    };
  }

  /** Takes in a candidate that was evaluated elsewhere. */
  unpack(parcel: Parcel, slot: number): void {
    const { n, m, c } = this.space;
    this.x.set(parcel.x, slot * n);
    this.f.set(parcel.f, slot * m);
    this.g.set(parcel.g, slot * c);
    this.violation[slot] = parcel.f.every(Number.isFinite) ? 0 : Infinity;
  }

  /** Violations of freshly evaluated slots; a constraint's scale is fixed by the first batch that violates it. */
  weigh(slots: Int32Array, count: number): void {
    const { scale, g, violation } = this;
    const { c } = this.space;
    for (let j = 0; j < c; j++) {
      if (scale[j]! > 0) continue;
      for (let i = 0; i < count; i++) {
        const value = g[slots[i]! * c + j]!;
        if (value > scale[j]! && value < Infinity) scale[j] = value;
      }
    }
    for (let i = 0; i < count; i++) {
      const slot = slots[i]!;
      if (violation[slot] === Infinity) continue;
      let sum = 0;
      for (let j = 0; j < c; j++) {
        const value = g[slot * c + j]!;
        if (!(value <= 0)) sum += value < Infinity ? value / scale[j]! : Infinity;
      }
      violation[slot] = sum;
    }
  }
}
