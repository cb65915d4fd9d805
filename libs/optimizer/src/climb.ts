import type { Point, Problem } from './problem';
import { settle, spaceOf } from './space';

/** Steps of one gene, and of the first gene of a pair, as shares of its width: coarse to fine. */
const strides = [0.3, 0.1, 0.03, 0.01, 0.003];
const pairStrides = [0.1, 0.03, 0.01, 0.004];

/** What to climb: one objective from one genome; the discrete genes stay as they are. */
export interface Climb {
  readonly from: ArrayLike<number>;
  readonly objective: number;
  readonly evaluations: number;
  /** asked before each evaluation: false ends the climb where it is */
  readonly goesOn?: () => boolean;
}

/**
 * Improves one objective of a genome without chance: gene by gene, and, where a gene is held because either way is worse, by a step of it
 * that a second held gene makes good: so it follows a narrow ridge that lies across two genes, which random steps hardly ever meet. A
 * lesser violation comes first. Gives the point, and how many evaluations it took, at most `evaluations`.
 */
export function climb(
  problem: Problem,
  { from, objective, evaluations, goesOn = () => true }: Climb,
): { point: Point; feasible: boolean; evaluations: number } {
  return new Climber(problem, objective, evaluations, goesOn).climb(from);
}

class Climber {
  private readonly space: ReturnType<typeof spaceOf>;
  private readonly f: Float64Array;
  private readonly g: Float64Array;
  private spent = 0;

  constructor(
    private readonly problem: Problem,
    private readonly objective: number,
    private readonly most: number,
    private readonly goesOn: () => boolean,
  ) {
    this.space = spaceOf(problem);
    this.f = new Float64Array(problem.objectives);
    this.g = new Float64Array(problem.constraints);
  }

  climb(from: ArrayLike<number>): { point: Point; feasible: boolean; evaluations: number } {
    const x = Float64Array.from(from);
    for (let gene = 0; gene < this.space.n; gene++) settle(this.space, x, 0, gene);
    let best = this.rank(x);
    for (let before = Infinity; best < before && this.left;) {
      before = best;
      const held: number[] = [];
      for (const gene of this.space.reals) {
        const value = this.along(x, gene, best);
        if (value === best && this.isHeld(x, gene, best)) held.push(gene);
        best = value;
      }
      best = this.inPairs(x, held, best);
    }
    const feasible = this.rank(x, true) < 1e12;
    return { point: { x, f: this.f.slice() }, feasible, evaluations: this.spent };
  }

  private get left(): boolean {
    // One is kept for the answer.
    return this.spent < this.most - 1 && this.goesOn();
  }

  /** The objective; of an infeasible genome more than any objective. */
  private rank(x: Float64Array, last = false): number {
    if (!last && !this.left) return Infinity;
    this.spent++;
    this.problem.evaluate(x, this.f, this.g);
    const lacks = this.g.reduce((sum, value) => sum + Math.max(0, value), 0);
    return lacks > 0 ? 1e12 * (1 + lacks) : (this.f[this.objective] as number);
  }

  /** Moves one gene while that helps, in steps coarse to fine. */
  private along(x: Float64Array, gene: number, from: number): number {
    let best = from;
    for (const stride of strides)
      for (const way of [1, -1]) {
        for (let moved = true; moved && this.left;) {
          const old = x[gene] as number;
          const value = this.moved(x, gene, way * stride) ? this.rank(x) : Infinity;
          moved = value < best;
          if (moved) best = value;
          else x[gene] = old;
        }
      }
    return best;
  }

  private moved(x: Float64Array, gene: number, share: number): boolean {
    const old = x[gene] as number;
    x[gene] = old + share * (this.space.width[gene] as number);
    settle(this.space, x, 0, gene);
    return x[gene] !== old;
  }

  /** True when a step either way is worse, and neither is stopped by a bound. */
  private isHeld(x: Float64Array, gene: number, best: number): boolean {
    return [0.01, -0.01].every((share) => {
      const old = x[gene] as number;
      const worse = this.moved(x, gene, share) && this.rank(x) > best;
      x[gene] = old;
      return worse;
    });
  }

  private inPairs(x: Float64Array, held: readonly number[], from: number): number {
    let best = from;
    for (const stride of pairStrides)
      for (const one of held)
        for (const other of held) {
          if (one === other) continue;
          for (const way of [1, -1])
            for (let gained = true; gained && this.left;) {
              const trial = x.slice();
              const start = this.moved(trial, one, way * stride) ? this.rank(trial) : Infinity;
              const value = start < Infinity ? this.along(trial, other, start) : Infinity;
              gained = value < best;
              if (gained) {
                best = value;
                x.set(trial);
              }
            }
        }
    return best;
  }
}
