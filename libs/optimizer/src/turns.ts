import type { Chance } from './chance';
import { combinations, type Space } from './space';

/**
 * The categories, block by block (a gene without a block is one by itself). Every combination of a block has its turn:
 * by chance alone a third of them would still be untried after as many trials as there are combinations.
 */
export class Turns {
  private readonly blocks: readonly Int32Array[];
  private readonly all: Float64Array;
  private readonly stride: Float64Array;
  private readonly cursor: Float64Array;

  constructor(
    private readonly space: Space,
    private readonly chance: Chance,
  ) {
    this.blocks = blocksOf(space);
    this.all = Float64Array.from(this.blocks, (genes) => combinations(space, genes));
    this.stride = this.all.map(strideOf);
    this.cursor = new Float64Array(this.blocks.length);
  }

  get count(): number {
    return this.blocks.length;
  }

  get state(): ArrayBufferView[] {
    return [this.cursor];
  }

  /** Writes the next combination of one block, drawn by chance, into the genome at `at`. */
  next(x: Float64Array, at: number): void {
    const block = this.chance.below(this.blocks.length);
    const genes = this.blocks[block]!;
    const { low, width } = this.space;
    this.cursor[block] = (this.cursor[block]! + this.stride[block]!) % this.all[block]!;
    let rest = this.cursor[block]!;
    for (let i = 0; i < genes.length; i++) {
      const values = width[genes[i]!]! + 1;
      x[at + genes[i]!] = low[genes[i]!]! + (rest % values);
      rest = Math.floor(rest / values);
    }
  }
}

function blocksOf({ categories, linked }: Space): Int32Array[] {
  const blocks: Int32Array[] = [];
  const placed = new Set<number>();
  for (const gene of categories) {
    if (placed.has(gene)) continue;
    const block: number[] = [];
    for (let one = gene; !placed.has(one); one = linked[one]!) {
      placed.add(one);
      if (categories.includes(one)) block.push(one);
    }
    blocks.push(Int32Array.from(block));
  }
  return blocks;
}

/** A step near the golden section that shares no divisor with `all`: its multiples visit every number once, far apart at first. */
function strideOf(all: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let stride = Math.max(1, Math.round(all * 0.6180339887498949));
  while (divisor(stride, all) !== 1) stride++;
  return stride;
}
