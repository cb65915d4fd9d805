import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import { hypervolume, search, type Problem } from '@libs/optimizer';
import { plan, readBrief, searchProblemOf } from '@libs/planner';
import { markdownTable, provenance, publish } from './measurement';

const briefs = ['li-ncm622-graphite-pouch', 'li-lco-infiltrated', 'na-nacro2-nasn'];
const BUDGET = 60_000;
const SEEDS = [1, 2, 3, 4, 5];
const RESTARTS = 10;

interface Row {
  readonly brief: string;
  readonly microseconds: number;
  readonly heapKiB: number;
  readonly planSeconds: number;
  readonly skeletons: number;
  readonly median: number;
  readonly worst: number;
}

/**
 * The cost of one candidate, the time of a standard plan, and the share of the reference hypervolume that the search reaches.
 * Reference: the union of ten restarts of ten times the budget; objectives scaled to its ranges, reference point 1.1.
 * `--quick` takes a tenth of the reference.
 */
export async function run(rest: readonly string[]): Promise<void> {
  const knowledge = loadKnowledge();
  const factor = rest.includes('--quick') ? 1 : 10;
  const rows: Row[] = [];
  for (const name of briefs) {
    const written = JSON.parse(readFileSync(join(process.cwd(), 'recipes', 'briefs', `${name}.json`), 'utf8')) as {
      search: object;
    };
    const standard = { ...written, search: { ...written.search, evaluations: BUDGET } };
    const brief = readBrief(standard, knowledge);
    const { problem, starts, skeletons } = searchProblemOf(brief, knowledge);
    const { microseconds, heapKiB } = evaluationCost(problem);
    const started = performance.now();
    plan(brief, knowledge, {});
    const planSeconds = (performance.now() - started) / 1000;
    const front = (seed: number, generations: number): number[][] =>
      search(problem, { seed, population: 100, generations, warmStarts: starts }).points.map(({ f }) => [...f]);
    const fronts = SEEDS.map((seed) => front(seed, BUDGET / 100));
    const reference = fronts.flat();
    for (let restart = 0; restart < RESTARTS; restart++)
      reference.push(...front(1000 + restart, (factor * BUDGET) / 100));
    const shares = sharesOf(fronts, reference).sort((a, b) => a - b);
    rows.push({
      brief: name,
      microseconds,
      heapKiB,
      planSeconds,
      skeletons,
      median: shares[2] as number,
      worst: shares[0] as number,
    });
    console.log(JSON.stringify(rows[rows.length - 1]));
  }
  const table = markdownTable(
    [
      'brief',
      'µs a candidate',
      'heap KiB per 10,000',
      's a plan of 60,000',
      'combinations of sheets',
      'HV share, median of 5',
      'worst of 5',
    ],
    rows.map((row) => [
      row.brief,
      row.microseconds.toFixed(1),
      row.heapKiB.toFixed(1),
      row.planSeconds.toFixed(2),
      row.skeletons,
      row.median.toFixed(4),
      row.worst.toFixed(4),
    ]),
  );
  const what = provenance();
  const head = `# The planner, measured\n\nReference: ${RESTARTS} restarts of ${factor} times the budget of ${BUDGET} evaluations.`;
  publish('planner', `${head}\n\n${table}\n\n${JSON.stringify(what)}`, [...rows, what]);
  console.log(table);
}

function evaluationCost(problem: Problem): { microseconds: number; heapKiB: number } {
  let state = 1;
  const random = (): number => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const genomes = Array.from({ length: 2000 }, () =>
    Float64Array.from(problem.genes, ({ kind, low, high }) =>
      kind === 'real' ? low + random() * (high - low) : Math.floor(low + random() * (high - low + 1)),
    ),
  );
  const f = new Float64Array(problem.objectives);
  const g = new Float64Array(problem.constraints);
  const round = (): void => genomes.forEach((x) => problem.evaluate(x, f, g));
  for (let warm = 0; warm < 5; warm++) round();
  global.gc?.();
  const heap = process.memoryUsage().heapUsed;
  const started = performance.now();
  for (let time = 0; time < 5; time++) round();
  const microseconds = ((performance.now() - started) * 1000) / 10_000;
  global.gc?.();
  return { microseconds, heapKiB: (process.memoryUsage().heapUsed - heap) / 1024 };
}

/** Hypervolume of each front over that of the reference, in the box that the reference spans; constant objectives are left out. */
function sharesOf(
  fronts: readonly (readonly (readonly number[])[])[],
  reference: readonly (readonly number[])[],
): number[] {
  const low = (reference[0] ?? []).map((_, k) =>
    reference.reduce((least, f) => Math.min(least, f[k] as number), Infinity),
  );
  const high = low.map((_, k) => reference.reduce((most, f) => Math.max(most, f[k] as number), -Infinity));
  const varies = low
    .map((least, k) => (high[k] as number) - least > 1e-9 * Math.abs(least))
    .flatMap((does, k) => (does ? [k] : []));
  const scaled = (front: readonly (readonly number[])[]): number[][] =>
    front.map((f) =>
      varies.map((k) => ((f[k] as number) - (low[k] as number)) / ((high[k] as number) - (low[k] as number))),
    );
  const at = varies.map(() => 1.1);
  const whole = hypervolume(nonDominated(scaled(reference)), at);
  return fronts.map((front) => hypervolume(scaled(front), at) / whole);
}

function nonDominated(points: readonly number[][]): number[][] {
  const sorted = [...points].sort((a, b) => a.reduce((sum, v) => sum + v, 0) - b.reduce((sum, v) => sum + v, 0));
  const kept: number[][] = [];
  for (const point of sorted)
    if (!kept.some((one) => one.every((value, k) => value <= (point[k] as number)))) kept.push(point);
  return kept;
}
