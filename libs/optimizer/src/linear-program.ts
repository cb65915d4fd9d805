/** Least `costs · z` under `rows z <= limits` and `0 <= z <= most`. */
export interface LinearProgram {
  readonly costs: ArrayLike<number>;
  readonly rows: readonly ArrayLike<number>[];
  readonly limits: ArrayLike<number>;
  /** finite */
  readonly most: ArrayLike<number>;
  /** the variables that begin at their most, the others at zero: that must keep every limit */
  readonly high: readonly number[];
}

const STEPS = 500;
const TINY = 1e-12;

/**
 * The simplex method with bounded variables (Dantzig 1955, the upper-bounding technique), dense, for a few dozen rows and columns. After
 * 500 steps it gives what it has, which keeps every limit, too.
 */
export function solveLinear(program: LinearProgram): Float64Array {
  return new Tableau(program).solve();
}

/** Nonbasic variables stand at zero, in the columns; one that stands at its most is written as what it lacks of it. */
class Tableau {
  private readonly rows: Float64Array[];
  private readonly limits: Float64Array;
  private readonly costs: Float64Array;
  private readonly most: number[];
  private readonly turned: boolean[];
  /** the variable of each row and each column; slacks come after the variables */
  private readonly basic: number[];
  private readonly free: number[];

  constructor({ costs, rows, limits, most, high }: LinearProgram) {
    this.rows = rows.map((row) => Float64Array.from(row));
    this.limits = Float64Array.from(limits);
    this.costs = Float64Array.from(costs);
    this.most = [...Array.from(most), ...rows.map(() => Infinity)];
    this.turned = this.most.map(() => false);
    this.basic = rows.map((_, index) => costs.length + index);
    this.free = Array.from(costs, (_, index) => index);
    for (const column of high) this.turn(column);
  }

  solve(): Float64Array {
    for (let step = 0; step < STEPS; step++) {
      const enters = this.steepest();
      if (enters < 0) break;
      const { row, past } = this.firstStop(enters);
      if (row < 0) this.turn(enters);
      else {
        if (past) this.turnBasic(row);
        this.exchange(row, enters);
      }
    }
    const z = new Float64Array(this.costs.length);
    this.basic.forEach((variable, row) => {
      if (variable < z.length) z[variable] = this.limits[row] as number;
    });
    for (let variable = 0; variable < z.length; variable++)
      if (this.turned[variable]) z[variable] = (this.most[variable] as number) - (z[variable] as number);
    return z;
  }

  /** The column that brings most a unit; -1 at the least. */
  private steepest(): number {
    let column = -1;
    let least = -TINY;
    for (let j = 0; j < this.costs.length; j++)
      if ((this.costs[j] as number) < least) {
        least = this.costs[j] as number;
        column = j;
      }
    return column;
  }

  /** The row that stops a column first, at zero or `past` its most; -1 when the column's own most does. */
  private firstStop(column: number): { readonly row: number; readonly past: boolean } {
    let row = -1;
    let past = false;
    let least = this.most[this.free[column] as number] as number;
    for (let i = 0; i < this.rows.length; i++) {
      const slope = (this.rows[i] as Float64Array)[column] as number;
      if (Math.abs(slope) < TINY) continue;
      const value = this.limits[i] as number;
      const room = slope > 0 ? value : (this.most[this.basic[i] as number] as number) - value;
      const reach = Math.max(0, room) / Math.abs(slope);
      if (reach < least) [least, row, past] = [reach, i, slope < 0];
    }
    return { row, past };
  }

  /** Writes a nonbasic variable as what it lacks of its most, or back. */
  private turn(column: number): void {
    const variable = this.free[column] as number;
    this.rows.forEach((row, i) => {
      this.limits[i] = (this.limits[i] as number) - (row[column] as number) * (this.most[variable] as number);
      row[column] = -(row[column] as number);
    });
    this.costs[column] = -(this.costs[column] as number);
    this.turned[variable] = !this.turned[variable];
  }

  private turnBasic(at: number): void {
    const variable = this.basic[at] as number;
    const row = this.rows[at] as Float64Array;
    for (let j = 0; j < row.length; j++) row[j] = -(row[j] as number);
    this.limits[at] = (this.most[variable] as number) - (this.limits[at] as number);
    this.turned[variable] = !this.turned[variable];
  }

  /** The variable of a row leaves, at zero, and that of a column takes its place. */
  private exchange(at: number, column: number): void {
    const row = this.rows[at] as Float64Array;
    const pivot = row[column] as number;
    for (let j = 0; j < row.length; j++) row[j] = (row[j] as number) / pivot;
    row[column] = 1 / pivot;
    this.limits[at] = (this.limits[at] as number) / pivot;
    this.rows.forEach((other, i) => {
      if (i === at) return;
      const share = other[column] as number;
      if (share === 0) return;
      subtract(other, row, share, column, pivot);
      this.limits[i] = (this.limits[i] as number) - share * (this.limits[at] as number);
    });
    subtract(this.costs, row, this.costs[column] as number, column, pivot);
    [this.basic[at], this.free[column]] = [this.free[column] as number, this.basic[at] as number];
  }
}

function subtract(from: Float64Array, row: Float64Array, share: number, column: number, pivot: number): void {
  for (let j = 0; j < from.length; j++) from[j] = (from[j] as number) - share * (row[j] as number);
  from[column] = -share / pivot;
}
