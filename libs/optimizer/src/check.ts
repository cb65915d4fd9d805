import type { Effort, Gene, Problem } from './problem';

/** A broken problem or effort: all that is wrong with it, each with what was seen and what is allowed. */
export class BrokenSearch extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`the search cannot start: ${problems.join('; ')}`);
    this.name = 'BrokenSearch';
  }
}

/** Throws `BrokenSearch` with every fault of the problem and of the effort. */
export function checkSearch(problem: Problem, effort: Effort): void {
  const faults = problem.genes.flatMap(faultsOfGene);
  const whole = (name: string, value: number, low: number, high: number): void => {
    if (!Number.isInteger(value) || value < low || value > high)
      faults.push(`${name} is ${value}, allowed are whole numbers ${low}..${high}`);
  };
  if (problem.genes.length === 0) faults.push('genes is empty, at least one gene is needed');
  whole('objectives', problem.objectives, 2, 6);
  whole('constraints', problem.constraints, 0, 1000);
  whole('population', effort.population, 4, 100_000);
  whole('generations', effort.generations, 1, 10_000_000);
  if (!Number.isSafeInteger(effort.seed)) faults.push(`seed is ${effort.seed}, allowed are safe integers`);
  if (effort.archive !== undefined) whole('archive', effort.archive, 1, 100_000);
  if (effort.hold !== undefined) whole('hold', effort.hold, 10, 100_000);
  if (effort.timeBudgetMs !== undefined && !effort.clock) faults.push('timeBudgetMs is given without clock');
  if (effort.islands) {
    whole('islands.count', effort.islands.count, 1, Math.max(1, Math.floor(effort.population / 4)));
    whole('islands.interval', effort.islands.interval, 1, 10_000_000);
  }
  effort.warmStarts?.forEach((start, index) => {
    if (start.length !== problem.genes.length)
      faults.push(`warmStarts[${index}] has ${start.length} genes, the problem has ${problem.genes.length}`);
  });
  if (faults.length > 0) throw new BrokenSearch(faults);
}

function faultsOfGene({ kind, low, high }: Gene, index: number): string[] {
  if (!['real', 'integer', 'categorical'].includes(kind))
    return [`genes[${index}].kind is ${kind}, allowed are real, integer, categorical`];
  if (!Number.isFinite(low) || !Number.isFinite(high) || low > high)
    return [`genes[${index}] is ${low}..${high}, allowed are finite bounds with low <= high`];
  if (kind !== 'real' && !(Number.isSafeInteger(low) && Number.isSafeInteger(high)))
    return [`genes[${index}] is ${kind} with bounds ${low}..${high}, allowed are whole numbers`];
  return [];
}
