import { climb, type Improved, type Point, type Problem } from '@libs/optimizer';
import { FIRST_NUMBER, numberGenes } from '../space/candidate';
import type { SheetGenes } from '../space/sheet-genes';
import { cornersOf, type Corner } from './corners';

/** Evaluations of one climb: of a corner as it is, of the best with another sheet, and of those that may become it. */
const ALONE = 300;
const TRIED = 150;
const QUICK = 40;
/** Of the kinds of sheet in one place so many are climbed at all, the best of them further. */
const KEPT = 3;
const ROUNDS = 2;
/** Further starts of an end: where they stand among the points in the order of its objective, as shares of them. */
const BEHIND = [0.02, 0.05];
/** A corner may take so many times its share of what is left: what the easy ones leave is for the others. */
const GENEROUS = 2;
const BREACH = 1e12;

const positions = ['cathode', 'separator', 'anode'] as const;
const numbersOf = positions.map((position) =>
  numberGenes.flatMap((name, index) => (name.startsWith(`${position}.`) ? [FIRST_NUMBER + index] : [])),
);
const shared = ['npRatio', 'pressure', 'arealCapacity'].map(
  (name) => FIRST_NUMBER + (numberGenes as readonly string[]).indexOf(name),
);
const orders = numbersOf.map((own) => [
  ...new Set([...own, ...shared, ...numberGenes.map((_, index) => FIRST_NUMBER + index)]),
]);

interface Trial {
  readonly x: Float64Array;
  readonly rank: number;
}

/** Improves the corners of a front: climbs their numbers, and tries in them every kind of sheet in turn, its numbers tuned anew. */
export class SheetClimber {
  private readonly f: Float64Array;
  private readonly g: Float64Array;
  private spent = 0;
  private most = 0;
  private goesOn = (): boolean => true;

  constructor(
    private readonly problem: Problem,
    private readonly genes: SheetGenes,
  ) {
    this.f = new Float64Array(problem.objectives);
    this.g = new Float64Array(problem.constraints + 1);
  }

  /**
   * The corners of these points improved, with at most so many evaluations, while it `goesOn`; the ends also from `behind`, if anything is
   * left.
   */
  improve(points: readonly Point[], evaluations: number, behind: boolean, goesOn = (): boolean => true): Improved {
    this.spent = 0;
    this.most = evaluations;
    this.goesOn = goesOn;
    const corners = cornersOf(points, this.problem.objectives);
    const climbed = corners.map((corner) => this.climbed(corner, Float64Array.from(corner.from), ALONE));
    const best = corners.map((corner, at) => {
      const share = Math.min(1, GENEROUS / (corners.length - at));
      this.most = this.spent + Math.floor((evaluations - this.spent) * share);
      const found = this.inRounds(corner, climbed[at] as Trial);
      return behind && !corner.beats ? this.fromBehind(corner, points, found) : found;
    });
    return { genomes: best.filter(({ rank }) => rank < BREACH).map(({ x }) => x), evaluations: this.spent };
  }

  private inRounds(corner: Corner, from: Trial): Trial {
    let best = from;
    for (let round = 0; round < ROUNDS && this.left > 0; round++) {
      const before = best.rank;
      best = this.round(corner, best);
      if (!(best.rank < before - 1e-6 * Math.abs(before))) break;
      best = this.climbed(corner, best.x, TRIED, best.rank);
    }
    return best;
  }

  /**
   * The best of an end and of climbs from points behind it: where a number has a threshold, the first at the end may stand on one side of
   * it, and nearly all others on the other, which is the better one once their numbers are tuned.
   */
  private fromBehind(corner: Corner, points: readonly Point[], first: Trial): Trial {
    const of = ({ f }: Point): number => f[corner.objective] as number;
    const sorted = [...points].sort((a, b) => of(a) - of(b));
    let best = first;
    for (const share of BEHIND) {
      const { x } = sorted[Math.floor(share * sorted.length)] as Point;
      const trial = this.climbed(corner, Float64Array.from(x), ALONE);
      if (trial.rank < best.rank) best = trial;
    }
    return best;
  }

  private get left(): number {
    return this.goesOn() ? this.most - this.spent : 0;
  }

  /** One look at all kinds of sheets in all three places, and at all variants of the best. */
  private round(corner: Corner, from: Trial): Trial {
    let best = from;
    positions.forEach((_, place) => {
      const kinds = this.kinds(place);
      const trials: Trial[] = [];
      for (let kind = 0; kind < kinds.length && this.left > 0; kind++)
        if (kind !== Math.round(from.x[2 * place] as number)) trials.push(this.withKind(corner, from.x, place, kind));
      const [nearest] = trials
        .sort(byRank)
        .slice(0, KEPT)
        .map((trial) => this.quick(corner, trial, place))
        .sort(byRank);
      if (!nearest) return;
      const trial = this.climbed(corner, nearest.x, TRIED, nearest.rank);
      if (trial.rank < best.rank) best = trial;
    });
    positions.forEach((_, place) => {
      best = this.bestVariant(corner, best, place);
    });
    return best;
  }

  private kinds(place: number): readonly (readonly number[])[] {
    return [this.genes.cathodes, this.genes.separators, this.genes.anodes][place] as readonly (readonly number[])[];
  }

  /** Another kind of sheet in one place: with the numbers as they are, with more of its first number, with middle ones; then its variants. */
  private withKind(corner: Corner, from: Float64Array, place: number, kind: number): Trial {
    const own = numbersOf[place] as readonly number[];
    const first = own[0] as number;
    const starts = [0, 0.15, 0.3, 0.5].map((more) => {
      const x = from.slice();
      x[first] = Math.min(1, (x[first] as number) + more);
      return x;
    });
    const middle = from.slice();
    for (const gene of own) middle[gene] = 0.5;
    const trials = [...starts, middle].map((x) => {
      x[2 * place] = kind;
      return { x, rank: this.rank(corner, x) };
    });
    return this.bestVariant(corner, trials.sort(byRank)[0] as Trial, place);
  }

  private bestVariant(corner: Corner, from: Trial, place: number): Trial {
    let best = from;
    const kind = Math.round(from.x[2 * place] as number);
    const variants = (this.kinds(place)[kind] as readonly number[]).length;
    for (let variant = 0; variant < variants && this.left > 0; variant++) {
      const x = from.x.slice();
      x[2 * place + 1] = variant;
      const rank = this.rank(corner, x);
      if (rank < best.rank) best = { x, rank };
    }
    return best;
  }

  /** A short climb gene by gene in coarse steps, those of the new sheet first. */
  private quick(corner: Corner, from: Trial, place: number): Trial {
    const genes = orders[place] as readonly number[];
    const x = from.x.slice();
    let { rank } = from;
    const until = this.spent + Math.min(QUICK, this.left);
    for (let moved = true; moved && this.spent < until;) {
      moved = false;
      for (const stride of [0.3, 0.1])
        for (const gene of genes)
          for (const way of [stride, -stride])
            for (let gained = true; gained && this.spent < until;) {
              const old = x[gene] as number;
              x[gene] = Math.min(1, Math.max(0, old + way));
              const value = x[gene] === old ? Infinity : this.rank(corner, x);
              gained = value < rank;
              if (gained) {
                rank = value;
                moved = true;
              } else x[gene] = old;
            }
    }
    return { x, rank };
  }

  private climbed(corner: Corner, from: Float64Array, evaluations: number, rank = Infinity): Trial {
    const most = Math.min(evaluations, this.left);
    if (most < 2) return { x: from, rank };
    const { constraints } = this.problem;
    const barred: Problem = {
      ...this.problem,
      constraints: constraints + 1,
      evaluate: (x, f, g) => {
        this.problem.evaluate(x, f, g);
        g[constraints] = breachOf(corner, f);
      },
    };
    const {
      point,
      feasible,
      evaluations: spent,
    } = climb(barred, { from, objective: corner.objective, evaluations: most, goesOn: this.goesOn });
    this.spent += spent;
    return { x: point.x, rank: feasible ? (point.f[corner.objective] as number) : BREACH };
  }

  /** The objective; of a candidate that breaks a constraint or does not beat what it must more than any objective. */
  private rank(corner: Corner, x: Float64Array): number {
    this.spent++;
    this.problem.evaluate(x, this.f, this.g);
    let lacks = Math.max(0, breachOf(corner, this.f));
    for (let i = 0; i < this.problem.constraints; i++) lacks += Math.max(0, this.g[i] as number);
    return lacks > 0 ? BREACH * (1 + lacks) : (this.f[corner.objective] as number);
  }
}

function byRank(a: Trial, b: Trial): number {
  return a.rank - b.rank;
}

/** How far an objective is from beating what it must, as a share; at most 0 when it does. */
function breachOf({ beats }: Corner, f: ArrayLike<number>): number {
  if (!beats) return -1;
  const value = f[beats.objective] as number;
  return value < beats.below ? -1 : (value - beats.below) / Math.abs(beats.below || 1) + 1e-9;
}
