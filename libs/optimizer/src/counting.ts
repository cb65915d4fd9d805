import { real, type Space } from './space';

/** A small, wholly discrete space is not searched but counted through, genome after genome. */
export class Counting {
  readonly active: boolean;
  private readonly cursor: Float64Array;
  private readonly genomes: number;

  constructor(
    private readonly space: Space,
    budget: number,
  ) {
    let genomes = 1;
    for (const gene of space.free) genomes *= space.kind[gene] === real ? Infinity : space.width[gene]! + 1;
    this.genomes = genomes;
    this.active = genomes <= budget;
    this.cursor = new Float64Array(1);
  }

  get state(): ArrayBufferView[] {
    return [this.cursor];
  }

  /** True when every genome has been handed out. */
  get done(): boolean {
    return this.active && this.cursor[0]! >= this.genomes;
  }

  /** Writes the next genome, in mixed-radix order; after the last one it begins again. */
  next(x: Float64Array, at: number): void {
    const { low, width, free, n } = this.space;
    let rest = this.cursor[0]! % this.genomes;
    for (let i = 0; i < n; i++) x[at + i] = low[i]! + 0;
    for (const gene of free) {
      const values = width[gene]! + 1;
      x[at + gene] = low[gene]! + (rest % values);
      rest = Math.floor(rest / values);
    }
    this.cursor[0]!++;
  }
}
