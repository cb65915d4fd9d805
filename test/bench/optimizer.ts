import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { hypervolume, plainNsga2, search, type Archive, type Problem } from '@libs/optimizer';
import { markdownTable, provenance, publish } from './measurement';
import { mixedBenchmarks } from './optimizer-mixed';
import { benchmarks, type Benchmark } from './optimizer-problems';

const population = 100;
const generations = 250;

interface Runs {
  readonly median: number;
  readonly worst: number;
  readonly milliseconds: number;
}

interface Measured {
  readonly id: string;
  readonly objectives: number;
  readonly ours: Runs;
  readonly plain: Runs;
  readonly ratio: number;
  readonly overheadUs: number;
  readonly plainOverheadUs: number;
  readonly heap: Allocated;
  readonly peer: number | undefined;
  readonly peerWorst: number | undefined;
  readonly ceiling: number | undefined;
}

/** `optimizer [seeds] [problem ...]`: 11 seeds and all problems unless said otherwise; only a whole run is published. */
export async function run(rest: readonly string[]): Promise<void> {
  const seeds = Number(rest[0] ?? 11);
  const wanted = rest.slice(1);
  const chosen = (all: readonly Benchmark[]): readonly Benchmark[] =>
    all.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  const continuous = chosen(benchmarks).map((benchmark) => tell(measure(benchmark, seeds)));
  const mixed = chosen(mixedBenchmarks()).map((benchmark) => tell(measure(benchmark, seeds)));
  const bare = allocated('genetic-js');
  const text = report(continuous, mixed, bare, seeds);
  console.log(text);
  if (wanted.length === 0)
    publish('optimizer', text, [provenance(), { id: 'genetic-js', heap: bare }, ...continuous, ...mixed]);
}

function tell(measured: Measured): Measured {
  const { id, ours, plain, ratio } = measured;
  console.error(`${id}: ${ours.median.toFixed(4)} (plain ${plain.median.toFixed(4)}), time x ${ratio.toFixed(2)}`);
  return measured;
}

function measure(benchmark: Benchmark, seeds: number): Measured {
  const { id, problem, peer, peerWorst, ceiling } = benchmark;
  const effort = (seed: number) => ({ seed, population, generations });
  // One run of each beforehand, so that both are compiled when the clock starts.
  search(problem, effort(0));
  plainNsga2(problem, effort(0));
  const ours: Run[] = [];
  const plain: Run[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    ours.push(timed(benchmark, () => search(problem, effort(seed))));
    plain.push(timed(benchmark, () => plainNsga2(problem, effort(seed))));
  }
  const evaluating = evaluationTime(problem);
  const a = summary(ours);
  const b = summary(plain);
  const overhead = ({ milliseconds }: Runs): number => ((milliseconds - evaluating) * 1000) / generations;
  return {
    id,
    objectives: problem.objectives,
    ours: a,
    plain: b,
    ratio: a.milliseconds / b.milliseconds,
    overheadUs: overhead(a),
    plainOverheadUs: overhead(b),
    heap: allocated(id),
    peer,
    peerWorst,
    ceiling,
  };
}

interface Run {
  readonly share: number;
  readonly milliseconds: number;
}

function timed({ reference, ideal }: Benchmark, work: () => Archive): Run {
  const from = performance.now();
  const { points } = work();
  const milliseconds = performance.now() - from;
  return {
    share:
      hypervolume(
        points.map(({ f }) => f),
        reference,
      ) / ideal,
    milliseconds,
  };
}

function summary(runs: readonly Run[]): Runs {
  const sorted = (key: keyof Run): number[] => runs.map((run) => run[key]).sort((a, b) => a - b);
  const shares = sorted('share');
  const times = sorted('milliseconds');
  const middle = Math.floor(runs.length / 2);
  return { median: shares[middle]!, worst: shares[0]!, milliseconds: times[middle]! };
}

/** Milliseconds that `evaluate` alone takes for one run's budget, on genomes drawn once. */
function evaluationTime({ genes, objectives, constraints, evaluate }: Problem): number {
  const spread = (i: number): number => (i * 0.6180339887498949) % 1;
  const genomes = Array.from({ length: population }, (_, i) =>
    Float64Array.from(genes, ({ kind, low, high }, j) => {
      const value = low + spread(i * genes.length + j) * (high - low);
      return kind === 'real' ? value : Math.round(value);
    }),
  );
  const f = new Float64Array(objectives);
  const g = new Float64Array(constraints);
  const once = (): number => {
    const from = performance.now();
    for (let generation = 0; generation < generations; generation++) for (const x of genomes) evaluate(x, f, g);
    return performance.now() - from;
  };
  return Math.min(once(), once(), once());
}

interface Allocated {
  /** Bytes allocated, living or not. */
  readonly bytesPerEvaluation: number;
  /** KiB by which the living heap grows in 10,000 evaluations. */
  readonly livingKiB: number;
}

/** Asks `allocation.js` in a process of its own; `genetic-js` is the bare driver with an empty herd of the same size. */
function allocated(id: string): Allocated {
  const flags = ['--expose-gc', '--min-semi-space-size=64', '--max-semi-space-size=64'];
  const out = execFileSync(process.execPath, [...flags, join(__dirname, 'allocation.js'), id], { encoding: 'utf8' });
  return JSON.parse(out) as Allocated;
}

function report(continuous: readonly Measured[], mixed: readonly Measured[], bare: Allocated, seeds: number): string {
  const share = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(4));
  const time = ({ ours, plain, ratio, overheadUs, plainOverheadUs, heap }: Measured): string[] => [
    ours.milliseconds.toFixed(0),
    plain.milliseconds.toFixed(0),
    ratio.toFixed(2),
    overheadUs.toFixed(0),
    plainOverheadUs.toFixed(0),
    zeroed(heap.livingKiB),
    heap.bytesPerEvaluation.toFixed(1),
    zeroed(heap.bytesPerEvaluation - bare.bytesPerEvaluation),
  ];
  const timeHead = [
    'ms',
    'plain ms',
    'ratio',
    'overhead us/gen',
    'plain us/gen',
    'heap KiB/10k',
    'B/evaluation',
    'of it ours',
  ];
  const first = markdownTable(
    ['problem', 'median', 'worst', 'plain', 'best peer', 'peer worst', 'ceiling', ...timeHead],
    continuous.map((row) => [
      row.id,
      share(row.ours.median),
      share(row.ours.worst),
      share(row.plain.median),
      share(row.peer),
      share(row.peerWorst),
      share(row.ceiling),
      ...time(row),
    ]),
  );
  const second = markdownTable(
    ['mixed problem', 'median', 'worst', 'plain', 'plain worst', ...timeHead],
    mixed.map((row) => [
      row.id,
      share(row.ours.median),
      share(row.ours.worst),
      share(row.plain.median),
      share(row.plain.worst),
      ...time(row),
    ]),
  );
  const { machine, node, commit, date } = provenance();
  return [
    '# The search, measured',
    `${machine}; Node ${node}; commit ${commit}; ${date}. Population ${population}, ${generations} generations, ${seeds} seeds; ` +
      'hypervolume of the final 100 feasible points as a share of the ideal. `plain` is the built-in typed-array NSGA-II in the same ' +
      'run; peers and ceilings are quoted from `optimizer.md` (pymoo, pagmo, DEAP). Repeat with `npm run bench -- optimizer`.',
    first,
    verdict(continuous),
    `\`heap\` is how the living heap grows in 10,000 evaluations, \`B/evaluation\` all that is allocated, living or not; a bare genetic-js ` +
      `with the same sizes and nothing to do allocates ${bare.bytesPerEvaluation.toFixed(1)}, the rest is ours and the problem's.`,
    '## Mixed variables',
    'Fronts known by enumeration; the share is of the most hypervolume that 100 points can have.',
    second,
  ].join('\n\n');
}

/** One decimal, and no minus before a zero. */
function zeroed(value: number): string {
  return (Math.abs(value) < 0.05 ? 0 : value).toFixed(1);
}

/** The figures under *Must show*, counted. */
function verdict(rows: readonly Measured[]): string {
  const known = rows.filter(({ peer }) => peer !== undefined);
  const count = (fits: (row: Measured) => boolean): string => `${known.filter(fits).length} of ${known.length}`;
  return [
    `- median at least the best peer's (tie 0.0005): ${count(({ ours, peer }) => ours.median >= peer! - 0.0005)}`,
    `- no loss over 0.003: ${count(({ ours, peer }) => ours.median >= peer! - 0.003)}`,
    `- within 0.002 of the ceiling, or above: ${count(({ ours, ceiling }) => ours.median >= ceiling! - 0.002)}`,
    `- ahead by more than a tenth of the gap to 1: ${count(({ ours, peer }) => ours.median - peer! > 0.1 * (1 - peer!))}`,
    `- worst seed not below the peer's worst by more than 0.01: ${count(({ ours, peerWorst }) => ours.worst >= peerWorst! - 0.01)}`,
    `- time within 1.5 times the yardstick in two objectives, 2.5 times in three: ${count(
      ({ objectives, ratio }) => objectives > 3 || ratio <= (objectives === 2 ? 1.5 : 2.5),
    )}`,
  ].join('\n');
}
