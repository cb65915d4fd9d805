import { bestStep, type Piece, type Place } from './linear-model';
import type { Point, Problem } from './problem';
import { settle, spaceOf } from './space';

/** What to climb: one objective from one genome; the discrete genes stay as they are. */
export interface Climb {
  readonly from: ArrayLike<number>;
  readonly objective: number;
  readonly evaluations: number;
  /** asked before each evaluation: false ends the climb where it is */
  readonly goesOn?: () => boolean;
}

/** The step that is tried with each gene first, as a share of its width: it leaps over what slopes cannot see. */
const LEAP = 0.3;
/**
 * The rounds: how far the first step may reach, and where slopes are measured, as shares of the widths: inwards, or away from there. A slope
 * measured across a kink belongs to neither side, another stride or the other direction may not cross it.
 */
const rounds = [
  { reach: 0.1, stride: 0.01 },
  { reach: 0.1, stride: -0.01 },
  { reach: 0.05, stride: 0.02 },
  { reach: 0.05, stride: -0.02 },
] as const;
/** So many rounds in turn that bring nothing end it. */
const IDLE = 2;
const FURTHEST = 0.3;
const NEAREST = 0.005;
/** Pieces so many reaches away still count, and only the last of them. */
const NEAR = 2.5;
const REMEMBERED = 6;
/** A step that broke constraints is tried again, to end so many times as far inside them as it was outside. */
const MARGIN = 1.2;
/** A gain below this share of the objective is none. */
const GAIN = 1e-6;
const FORBIDDEN = 1e12;

/** A place with its rank: the objective; of an infeasible genome more than any objective. */
interface Seen extends Place {
  readonly rank: number;
  readonly f: Float64Array;
}

/**
 * Improves one objective of a genome without chance. Each step is the best within a trust region of the largest of some linear pieces
 * (a bundle; sequential linear programming after Fletcher and Sainz de la Maza 1989), so it follows kinks and active constraints across any
 * number of genes, and bounds are where it ends at once. A lesser violation comes first. Gives the point, and how many evaluations it took,
 * at most `evaluations`.
 */
export function climb(
  problem: Problem,
  { from, objective, evaluations, goesOn = () => true }: Climb,
): { point: Point; feasible: boolean; evaluations: number } {
  return new Climber(problem, objective, evaluations, goesOn).climb(from);
}

class Climber {
  private readonly space: ReturnType<typeof spaceOf>;
  private readonly genome: Float64Array;
  private readonly f: Float64Array;
  private readonly g: Float64Array;
  private readonly n: number;
  /** genes that change anything; measured anew in each round */
  private alive: boolean[] = [];
  private scale = 1;
  private spent = 0;
  private best!: Seen;

  constructor(
    private readonly problem: Problem,
    private readonly objective: number,
    private readonly most: number,
    private readonly goesOn: () => boolean,
  ) {
    this.space = spaceOf(problem);
    this.n = this.space.reals.length;
    this.genome = new Float64Array(this.space.n);
    this.f = new Float64Array(problem.objectives);
    this.g = new Float64Array(problem.constraints);
  }

  climb(from: ArrayLike<number>): { point: Point; feasible: boolean; evaluations: number } {
    const { space, genome } = this;
    genome.set(Float64Array.from(from));
    for (let gene = 0; gene < space.n; gene++) settle(space, genome, 0, gene);
    const start = Float64Array.from(
      space.reals,
      (gene) => ((genome[gene] as number) - (space.low[gene] as number)) / (space.width[gene] as number),
    );
    this.best = this.seen(start);
    this.scale = Math.abs(this.f[this.objective] as number) || 1;
    this.best = { ...this.best, value: this.best.value / this.scale };
    this.leap();
    let idle = 0;
    for (let round = 0; idle < IDLE && this.canMeasure; round++) {
      const before = this.best.rank;
      this.round(rounds[round % rounds.length] as (typeof rounds)[number]);
      idle = this.best.rank < before - GAIN * this.scale ? 0 : idle + 1;
    }
    this.place(this.best.at);
    return {
      point: { x: genome.slice(), f: this.best.f },
      feasible: this.best.rank < FORBIDDEN,
      evaluations: this.spent,
    };
  }

  private get left(): number {
    return this.goesOn() ? this.most - this.spent : 0;
  }

  /** Slopes are worth measuring only when all of them and a step can be. */
  private get canMeasure(): boolean {
    return this.left >= this.n + 2;
  }

  private place(at: Float64Array): void {
    const { reals, low, width } = this.space;
    for (let k = 0; k < at.length; k++) {
      const gene = reals[k] as number;
      this.genome[gene] = (low[gene] as number) + (width[gene] as number) * (at[k] as number);
      settle(this.space, this.genome, 0, gene);
    }
  }

  private seen(at: Float64Array): Seen {
    this.spent++;
    this.place(at);
    this.problem.evaluate(this.genome, this.f, this.g);
    const lacks = this.g.reduce((sum, value) => sum + Math.max(0, value), 0);
    const value = this.f[this.objective] as number;
    return {
      at,
      value: value / this.scale,
      constraints: this.g.slice(),
      rank: lacks > 0 ? FORBIDDEN * (1 + lacks) : value,
      f: this.f.slice(),
    };
  }

  /** Looks at a place, unless nothing is left; the best is kept. */
  private look(at: Float64Array): Seen | undefined {
    if (this.left <= 0) return undefined;
    const seen = this.seen(at);
    if (seen.rank < this.best.rank) this.best = seen;
    return seen;
  }

  /** Moves each gene by the first stride while that helps. */
  private leap(): void {
    for (let k = 0; k < this.n; k++)
      for (const way of [LEAP, -LEAP])
        for (let before: Seen | undefined; before !== this.best;) {
          before = this.best;
          const at = before.at.slice();
          at[k] = inside((at[k] as number) + way);
          if (at[k] !== before.at[k]) this.look(at);
        }
  }

  /** Steps from the best place until the region in which pieces can be trusted is too small. */
  private round({ reach: first, stride }: (typeof rounds)[number]): void {
    this.alive = [];
    let from = this.best;
    const pieces: Piece[] = [];
    const around = (place: Seen): void => {
      const piece = this.measured(place, stride);
      if (piece) pieces.push(piece);
    };
    around(from);
    for (let reach: number = first; pieces.length > 0 && reach >= NEAREST && this.canMeasure;) {
      const near = pieces.filter((piece, at) => at === pieces.length - 1 || isNear(piece, from, NEAR * reach));
      const last = near.slice(-REMEMBERED);
      let { by, gain } = bestStep(from, last, reach, this.alive);
      if (from.rank < FORBIDDEN && gain < GAIN / 10) {
        reach /= 4;
        continue;
      }
      let to = this.look(stepped(from.at, by, 1));
      if (to && to.rank >= FORBIDDEN && from.rank < FORBIDDEN) {
        ({ by, gain } = bestStep(
          from,
          last,
          reach,
          this.alive,
          to.constraints.map((value) => MARGIN * value),
        ));
        to = this.look(stepped(from.at, by, 1));
      }
      if (!to) return;
      if (to.rank < from.rank) {
        const share = (from.value - to.value) / gain;
        if (share > 0.5) reach = Math.min(FURTHEST, 2 * reach);
        else if (share < 0.1) reach /= 2;
        around(this.further(from, by, to));
      } else {
        // Beyond a kink or a bend: what lies there is learned half way.
        reach /= 2;
        const between = this.look(stepped(from.at, by, 0.5));
        if (!between) return;
        around(between);
      }
      from = this.best;
    }
  }

  /** The same step twice, four times, … as long as that helps: a valley may go on straight. */
  private further(from: Seen, by: Float64Array, first: Seen): Seen {
    let to = first;
    for (let share = 2; ; share *= 2) {
      const next = this.look(stepped(from.at, by, share));
      if (!next || !(next.rank < to.rank)) return to;
      to = next;
    }
  }

  /** The slopes around a place; undefined where there is no number to begin with, or when it cannot be afforded. */
  private measured(place: Seen, stride: number): Piece | undefined {
    if (!Number.isFinite(place.value) || this.left < this.n) return undefined;
    const { n } = this;
    const first = this.alive.length === 0;
    const slopes = new Float64Array(n);
    const constraintSlopes = Array.from(place.constraints, () => new Float64Array(n));
    for (let k = 0; k < n; k++) {
      if (!first && !this.alive[k]) continue;
      const at = place.at.slice();
      const share = at[k] as number;
      const inwards = share > 0.5 ? -1 : 1;
      const away = share + inwards * stride;
      at[k] = away === inside(away) ? away : share + inwards * Math.abs(stride);
      const other = this.look(at);
      if (!other) return undefined;
      const by = (at[k] as number) - share;
      slopes[k] = slope(place.value, other.value, by);
      constraintSlopes.forEach((row, index) => {
        row[k] = slope(place.constraints[index] as number, other.constraints[index] as number, by);
      });
      if (first) this.alive.push(slopes[k] !== 0 || constraintSlopes.some((row) => row[k] !== 0));
    }
    return { ...place, slopes, constraintSlopes };
  }
}

/** What is not a number tells no slope. */
function slope(here: number, there: number, by: number): number {
  const value = (there - here) / by;
  return Number.isFinite(value) ? value : 0;
}

function isNear({ at }: Place, from: Place, reach: number): boolean {
  return at.every((share, gene) => Math.abs(share - (from.at[gene] as number)) <= reach + 1e-9);
}

function stepped(from: Float64Array, by: Float64Array, share: number): Float64Array {
  return from.map((value, gene) => inside(value + share * (by[gene] as number)));
}

function inside(share: number): number {
  return Math.min(1, Math.max(0, share));
}
