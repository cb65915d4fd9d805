import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Problem } from '@libs/optimizer';

/** How many candidates a round evaluates. */
const EVALUATIONS = 2000;

/** Evaluates the same candidates, drawn evenly over the genes, again and again. */
export function evaluatorOf(problem: Problem): { readonly round: () => void; readonly evaluations: number } {
  let state = 1;
  const random = (): number => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const genomes = Array.from({ length: EVALUATIONS }, () =>
    Float64Array.from(problem.genes, ({ kind, low, high }) =>
      kind === 'real' ? low + random() * (high - low) : Math.floor(low + random() * (high - low + 1)),
    ),
  );
  const f = new Float64Array(problem.objectives);
  const g = new Float64Array(problem.constraints);
  const round = (): void => {
    for (const x of genomes) problem.evaluate(x, f, g);
  };
  return { round, evaluations: EVALUATIONS };
}

/** Asks `planner-allocation.js` in the folder of compiled benches, in a process of its own: bytes that an evaluation of a brief allocates. */
export function bytesPerEvaluation(brief: string, benches: string = __dirname): number {
  const flags = ['--expose-gc', '--min-semi-space-size=64', '--max-semi-space-size=64'];
  const out = execFileSync(process.execPath, [...flags, join(benches, 'planner-allocation.js'), brief], {
    encoding: 'utf8',
  });
  return (JSON.parse(out) as { bytesPerEvaluation: number }).bytesPerEvaluation;
}
