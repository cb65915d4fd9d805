import { perBit, type Chance } from './chance';
import type { Problem } from './problem';

/** The genes as flat arrays, for the hot loops. */
export interface Space {
  readonly n: number;
  readonly m: number;
  readonly c: number;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly width: Float64Array;
  /** 0 real, 1 integer, 2 categorical. */
  readonly kind: Uint8Array;
  /** The next gene of the same block (in a ring), itself when the gene stands alone. */
  readonly linked: Int32Array;
  /** Genes that can vary at all. */
  readonly free: Int32Array;
  readonly reals: Int32Array;
  readonly categories: Int32Array;
  /** The genes that other genes are tuned for: categories, and integers with few values. */
  readonly skeleton: Int32Array;
}

export const real = 0;
export const integer = 1;
export const categorical = 2;

/** Lays the genes of a problem out flat; `skeletons` is how many combinations of discrete genes can be tried one by one. */
export function spaceOf(problem: Problem, skeletons = 0): Space {
  const { genes } = problem;
  const indices = (fits: (index: number) => boolean): Int32Array =>
    Int32Array.from(
      genes.map((_, index) => index).filter((index) => genes[index]!.low < genes[index]!.high && fits(index)),
    );
  const low = Float64Array.from(genes, (gene) => gene.low);
  const high = Float64Array.from(genes, (gene) => gene.high);
  // One literal, no spread: all spaces are of one shape, so that code compiled for one fits the next.
  const space = {
    n: genes.length,
    m: problem.objectives,
    c: problem.constraints,
    low,
    high,
    width: high.map((value, index) => value - low[index]!),
    kind: Uint8Array.from(genes, ({ kind }) => (kind === 'real' ? real : kind === 'integer' ? integer : categorical)),
    linked: ringsOf(genes.map((gene) => gene.block)),
    free: indices(() => true),
    reals: indices((index) => genes[index]!.kind === 'real'),
    categories: indices((index) => genes[index]!.kind === 'categorical'),
    skeleton: new Int32Array(0) as Int32Array,
  };
  space.skeleton = skeletonOf(space, skeletons);
  return space;
}

/** How many values the given discrete genes can take together. */
export function combinations({ width }: Pick<Space, 'width'>, genes: Iterable<number>): number {
  let all = 1;
  for (const gene of genes) all *= width[gene]! + 1;
  return all;
}

/** The most values an integer may have to count as a choice rather than as a quantity. */
const choices = 32;

/** The categories; and the integers with few values, when all combinations of both can be tried. */
function skeletonOf(space: Omit<Space, 'skeleton'>, affordable: number): Int32Array {
  const integers = space.free.filter((gene) => space.kind[gene] === integer);
  const all = space.free.filter((gene) => space.kind[gene] !== real);
  const few = integers.every((gene) => space.width[gene]! < choices);
  return few && combinations(space, all) <= affordable ? all : space.categories;
}

function ringsOf(blocks: readonly (string | undefined)[]): Int32Array {
  const next = Int32Array.from(blocks, (_, index) => index);
  const last = new Map<string, number>();
  blocks.forEach((block, index) => {
    if (block === undefined) return;
    const before = last.get(block);
    if (before !== undefined) {
      next[index] = next[before]!;
      next[before] = index;
    }
    last.set(block, index);
  });
  return next;
}

/**
 * Brings the gene of the genome at `at` into its bounds and, where it is discrete, onto a whole number; never leaves -0. Like all that
 * runs once an evaluation it works in place: a fraction handed from function to function may cost an object on the heap.
 */
export function settle(space: Space, x: Float64Array, at: number, gene: number): void {
  const low = space.low[gene]!;
  const high = space.high[gene]!;
  const value = x[at + gene]!;
  let v = space.kind[gene] === real ? value : Math.round(value);
  if (!(v >= low)) v = low;
  else if (v > high) v = high;
  x[at + gene] = v + 0;
}

/** Writes a fresh uniform value for one gene of the genome at `at`. */
export function drawGene(space: Space, x: Float64Array, at: number, gene: number, chance: Chance): void {
  const low = space.low[gene]!;
  if (space.kind[gene] === real) {
    const value = low + (chance.bits() >>> 0) * perBit * space.width[gene]! + 0;
    const high = space.high[gene]!;
    x[at + gene] = value > high ? high : value;
  } else x[at + gene] = low + chance.below(space.width[gene]! + 1) + 0;
}
