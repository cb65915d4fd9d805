import { solveLinear } from './linear-program';

/** A place that was looked at, genes as shares of their width: the objective, and the constraints, at most 0 where they hold. */
export interface Place {
  readonly at: Float64Array;
  readonly value: number;
  readonly constraints: Float64Array;
}

/** What lies around a place as far as slopes tell: of the objective, and of each constraint, a whole width of each gene. */
export interface Piece extends Place {
  readonly slopes: Float64Array;
  readonly constraintSlopes: readonly Float64Array[];
}

/** Where to step, as shares of the widths, and how much less the objective would be if the pieces told all. */
export interface Step {
  readonly by: Float64Array;
  readonly gain: number;
}

/** What breaking a constraint by 1 costs, in units of the objective: more than any way to gain by it. */
const BREACH = 1000;
/** A step aims this far inside a constraint. */
const INSIDE = 1e-7;

/**
 * The best step from a place, no gene further than `reach`, if the objective and each constraint are the largest of what the pieces tell:
 * so a kink, measured from both sides, is a valley to walk in. A piece that says more of the place itself than was seen there is lowered to
 * it. Genes that are not `alive` stay.
 */
export function bestStep(
  from: Place,
  pieces: readonly Piece[],
  reach: number,
  alive: readonly boolean[],
  margins?: Float64Array,
): Step {
  const n = from.at.length;
  const down = from.at.map((share, gene) => (alive[gene] ? Math.max(-reach, -share) : 0));
  const width = from.at.map((share, gene) => (alive[gene] ? Math.min(reach, 1 - share) : 0) - (down[gene] as number));
  const values: Row[] = [];
  const breaches: Row[] = [];
  for (const piece of pieces) {
    values.push(rowOf(from, piece, piece.value, piece.slopes, from.value, down));
    piece.constraintSlopes.forEach((slopes, index) => {
      const value = piece.constraints[index] as number;
      if (!Number.isFinite(value)) return;
      const row = rowOf(from, piece, value, slopes, Math.max(from.constraints[index] as number, -INSIDE), down);
      const inside = Math.max(INSIDE, margins?.[index] ?? 0);
      if (highest(row, width) > -inside) breaches.push({ ...row, low: row.low + inside });
    });
  }
  // The largest value and the largest breach are variables, too; both begin so high that every row is kept.
  const ceiling = 1 + Math.max(...values.map((row) => highest(row, width)));
  const floor = Math.min(
    ...values.map((row) => row.low - sumOf(width, (w, gene) => Math.max(0, -(row.slopes[gene] as number)) * w)),
  );
  const most = 1 + breaches.reduce((worst, row) => Math.max(worst, highest(row, width)), 0);
  const z = solveLinear({
    costs: [...new Float64Array(n), 1, BREACH],
    rows: [...values.map(({ slopes }) => [...slopes, -1, 0]), ...breaches.map(({ slopes }) => [...slopes, 0, -1])],
    limits: [...values.map(({ low }) => floor - low), ...breaches.map(({ low }) => -low)],
    most: [...width, ceiling - floor, most],
    high: [n, n + 1],
  });
  return { by: down.map((low, gene) => low + (z[gene] as number)), gain: from.value - floor - (z[n] as number) };
}

/** A linear function from the lowest corner of where a step may end. */
interface Row {
  readonly slopes: Float64Array;
  readonly low: number;
}

function rowOf(from: Place, { at }: Place, value: number, slopes: Float64Array, most: number, down: Float64Array): Row {
  const here = value + sumOf(slopes, (slope, gene) => slope * ((from.at[gene] as number) - (at[gene] as number)));
  return { slopes, low: Math.min(here, most) + sumOf(slopes, (slope, gene) => slope * (down[gene] as number)) };
}

function highest({ slopes, low }: Row, width: Float64Array): number {
  return low + sumOf(slopes, (slope, gene) => Math.max(0, slope) * (width[gene] as number));
}

function sumOf(values: Float64Array, of: (value: number, index: number) => number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += of(values[i] as number, i);
  return sum;
}
