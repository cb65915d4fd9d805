import type { Problem } from '@libs/optimizer';

/** What a search met on its way: how often each constraint rejected, and when an objective last got better. */
export interface Tally {
  evaluations: number;
  feasible: number;
  /** per constraint, how many candidates it rejected */
  readonly rejected: Float64Array;
  /** the evaluation at which the best feasible value of an objective last improved */
  lastGain: number;
}

/** A better best counts from one part in 10,000 on. */
const GAIN = 1e-4;

/** The same problem, counted. Allocates nothing in the loop. */
export function tallied(problem: Problem): { problem: Problem; tally: Tally } {
  const best = new Float64Array(problem.objectives).fill(Infinity);
  const tally: Tally = {
    evaluations: 0,
    feasible: 0,
    rejected: new Float64Array(problem.constraints),
    lastGain: 0,
  };
  const { objectives, constraints } = problem;
  return {
    tally,
    problem: {
      ...problem,
      evaluate: (x, f, g) => {
        problem.evaluate(x, f, g);
        tally.evaluations++;
        let holds = true;
        for (let i = 0; i < constraints; i++)
          if ((g[i] as number) > 0) {
            tally.rejected[i] = (tally.rejected[i] as number) + 1;
            holds = false;
          }
        if (!holds) return;
        tally.feasible++;
        for (let i = 0; i < objectives; i++) {
          const value = f[i] as number;
          const before = best[i] as number;
          if (value < before) {
            if (before === Infinity || before - value > GAIN * Math.abs(before)) tally.lastGain = tally.evaluations;
            best[i] = value;
          }
        }
      },
    },
  };
}
