import type { Knowledge } from '@libs/knowledge';
import type { PlanAnswer } from '../answer';
import type { Candidate } from '../space/candidate';
import { routesOf } from './compare';
import { RouteModel } from '../model/model';
import { objectiveOf, type Objective, type ObjectiveId } from '../brief/objectives';
import { rebuilt } from './rebuild';
import { copied, swapsBetween, type Swap } from './swap';
import { Uncertainty } from '../model/uncertainty';
import { winningChanges, type WinningChange } from './win';

/** What one choice adds to the difference of an objective, in its unit. */
export interface Part {
  readonly choice: string;
  readonly value: number;
}

/** One objective of two routes: the difference, and what each choice adds to it. The parts sum to the difference. */
export interface Decomposed {
  readonly id: ObjectiveId;
  readonly unit: string;
  readonly ahead: number;
  readonly behind: number;
  /** ahead minus behind */
  readonly difference: number;
  /** `open`: a missing price decides */
  readonly better: 'ahead' | 'behind' | 'equal' | 'open';
  /** share of joint samples of data and assumptions in which the route named ahead is the better one here; null where a price is missing */
  readonly sure: number | null;
  readonly parts: readonly Part[];
  /** why the numbers are not the whole figure */
  readonly note: string | null;
}

export interface Why {
  readonly ahead: string;
  readonly behind: string;
  readonly desirability: { readonly ahead: number; readonly behind: number };
  readonly objectives: readonly Decomposed[];
  /** choices that differ and that no model sees: evidence, hazards and handling are all they change */
  readonly unseen: readonly string[];
  /** single numbers that would put the route behind ahead, the smallest change first */
  readonly toWin: readonly WinningChange[];
}

/** Subsets grow as 2^n: up to here every choice is taken by itself; of more, those that do most, and the rest together. */
const ONE_BY_ONE = 12;

/**
 * Why one route of a plan is ahead of another. Each objective's difference is shared out among the choices that differ by their Shapley
 * values: the mean of what a choice changes over all orders in which the choices can be taken over, each step through the plain models
 * (L. S. Shapley, Contributions to the Theory of Games II, 1953, 307). The parts sum to the difference by construction. Example: two
 * choices that add 3 and 5 alone and 10 together get 4 and 6.
 */
export function whyAhead(
  answer: PlanAnswer,
  ids: readonly [string, string],
  knowledge: Knowledge,
  by?: ObjectiveId,
): Why {
  const routes = routesOf(answer, ids, 'why');
  const { brief, candidates } = rebuilt(answer, routes, knowledge);
  const [ahead, behind] = candidates as [Candidate, Candidate];
  const model = new RouteModel(brief);
  const asked = brief.objectives.map(objectiveOf);
  const values = (candidate: Candidate): number[] => {
    model.evaluate(candidate);
    return asked.map(({ sample }) => sample(model.figures));
  };
  const all = swapsBetween(behind, ahead);
  const { seen, unseen, start } = sortedBySight(all, ahead, behind, values);
  const steps = grouped(seen, ahead, start, values);
  const shares = shapley(steps, ahead, start, values);
  const better = new Uncertainty(brief).shareBetter(ahead, behind, asked);
  const unknown = [ahead, behind].map((candidate) => {
    model.evaluate(candidate);
    return asked.map(({ read }) => Number.isNaN(read(model.figures)));
  });
  const [high, low] = [values(ahead), values(behind)];
  const objectives = asked.map((objective, index): Decomposed => {
    const [a, b] = [high[index] as number, low[index] as number];
    const priced = objective.id === 'costPerArea' || objective.id === 'costPerKWh';
    const lacking = unknown.map((each) => priced && each[index] === true) as [boolean, boolean];
    const parts = steps.map((group, step) => ({
      choice: group.length === 1 ? (group[0] as Swap).says : `together: ${group.map(({ says }) => says).join('; ')}`,
      value: shares[step]?.[index] as number,
    }));
    return {
      id: objective.id,
      unit: objective.unit,
      ahead: a,
      behind: b,
      difference: a - b,
      better: order(objective, a, b, lacking[0], lacking[1]),
      sure: lacking[0] || lacking[1] ? null : (better[index] as number),
      parts: parts.sort((x, y) => Math.abs(y.value) - Math.abs(x.value) || (x.choice < y.choice ? -1 : 1)),
      note: noteOn(objective, unknown[0]?.[index] === true, unknown[1]?.[index] === true),
    };
  });
  return {
    ahead: ids[0],
    behind: ids[1],
    desirability: {
      ahead: routes[0]?.desirability.value ?? 0,
      behind: routes[1]?.desirability.value ?? 0,
    },
    objectives,
    unseen: unseen.map(({ says }) => says),
    toWin: winningChanges(brief, ahead, behind, by ?? answer.goals),
  };
}

/** Which is better; a cost with a missing price is at least its known part, so it can only lose for certain. */
function order(
  { sense }: Objective,
  ahead: number,
  behind: number,
  aheadLacks: boolean,
  behindLacks: boolean,
): Decomposed['better'] {
  if (aheadLacks && behindLacks) return 'open';
  if (aheadLacks) return ahead >= behind ? 'behind' : 'open';
  if (behindLacks) return behind >= ahead ? 'ahead' : 'open';
  return ahead === behind ? 'equal' : ahead > behind === (sense === 'max') ? 'ahead' : 'behind';
}

function noteOn({ id, sense }: Objective, aheadUnknown: boolean, behindUnknown: boolean): string | null {
  if (!aheadUnknown && !behindUnknown) return null;
  const who = aheadUnknown && behindUnknown ? 'both' : aheadUnknown ? 'the route ahead' : 'the route behind';
  return id === 'costPerArea' || id === 'costPerKWh'
    ? `a price is missing for ${who}: the parts are of the cost that is known`
    : `not known for ${who}: the parts are of the ${sense === 'max' ? 'middle' : 'value'} of the range`;
}

/** Choices that change nothing by themselves and together are left out of the sharing and told apart. */
function sortedBySight(
  swaps: readonly Swap[],
  ahead: Candidate,
  behind: Candidate,
  values: (candidate: Candidate) => number[],
): { seen: Swap[]; unseen: Swap[]; start: Candidate } {
  const base = values(behind);
  const end = values(ahead);
  const same = (one: readonly number[], other: readonly number[]): boolean =>
    one.every((value, index) => value === other[index]);
  const unseen = swaps.filter(({ take }) => {
    const [there, back] = [copied(behind), copied(ahead)];
    take(ahead, there);
    take(behind, back);
    return same(values(there), base) && same(values(back), end);
  });
  const start = copied(behind);
  for (const { take } of unseen) take(ahead, start);
  if (!same(values(start), base)) return { seen: [...swaps], unseen: [], start: copied(behind) };
  return { seen: swaps.filter((swap) => !unseen.includes(swap)), unseen, start };
}

/** Every choice by itself, or where there are too many those that change most when taken alone, and the rest as one. */
function grouped(
  swaps: readonly Swap[],
  ahead: Candidate,
  start: Candidate,
  values: (candidate: Candidate) => number[],
): Swap[][] {
  if (swaps.length <= ONE_BY_ONE) return swaps.map((swap) => [swap]);
  const base = values(start);
  const effect = swaps.map(({ take }) => {
    const alone = copied(start);
    take(ahead, alone);
    return Math.max(...values(alone).map((value, index) => Math.abs(value / (base[index] as number) - 1)));
  });
  const order = swaps.map((_, index) => index).sort((a, b) => (effect[b] as number) - (effect[a] as number) || a - b);
  const large = new Set(order.slice(0, ONE_BY_ONE - 1));
  return [
    ...swaps.filter((_, index) => large.has(index)).map((swap) => [swap]),
    swaps.filter((_, index) => !large.has(index)),
  ];
}

/** Shapley values of the steps for every objective: the sum over subsets S without i of |S|! (n-1-|S|)! / n! (v(S+i) - v(S)). */
export function shapley(
  steps: readonly (readonly Swap[])[],
  ahead: Candidate,
  start: Candidate,
  values: (candidate: Candidate) => number[],
): number[][] {
  const n = steps.length;
  const worth = Array.from({ length: 2 ** n }, (_, subset) => {
    const candidate = copied(start);
    steps.forEach((group, index) => {
      if (subset & (1 << index)) for (const { take } of group) take(ahead, candidate);
    });
    return values(candidate);
  });
  const size = (subset: number): number => subset.toString(2).replaceAll('0', '').length;
  const factorial = (k: number): number => (k <= 1 ? 1 : k * factorial(k - 1));
  const weight = Array.from({ length: n }, (_, k) => (factorial(k) * factorial(n - 1 - k)) / factorial(n));
  return steps.map((_, index) => {
    const bit = 1 << index;
    const shares = (worth[0] ?? []).map(() => 0);
    for (let subset = 0; subset < worth.length; subset++) {
      if (subset & bit) continue;
      const [without, with_] = [worth[subset] as number[], worth[subset | bit] as number[]];
      for (let objective = 0; objective < shares.length; objective++)
        shares[objective] =
          (shares[objective] as number) +
          (weight[size(subset)] as number) * ((with_[objective] as number) - (without[objective] as number));
    }
    return shares;
  });
}
