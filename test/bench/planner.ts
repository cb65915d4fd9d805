import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadKnowledge, type Knowledge } from '@libs/knowledge';
import type { Archive, Problem } from '@libs/optimizer';
import { plan, readBrief, searchProblemOf, type Brief } from '@libs/planner';
import { markdownTable, provenance, publish } from './measurement';
import { planCommandCost, type CommandCost } from './plan-command';
import { multiplied } from './planner-catalogue';
import { bytesPerEvaluation, evaluatorOf } from './planner-evaluations';
import { exactnessOf } from './exact-front';
import { Box, referenceOf, type Extent } from './planner-reference';
import { ReferenceStore } from './reference-store';

const folder = join(process.cwd(), 'recipes', 'briefs');
const BUDGET = 60_000;
const SEEDS = [1, 2, 3, 4, 5];
const SHOWN = 100;
/** As many as a search holds. */
const HELD = 2000;
/** Grown catalogues and longer searches are timed on this brief. */
const SCALED = 'li-ncm622-graphite-pouch';

interface Cost {
  readonly spaceSeconds: number;
  readonly microseconds: number;
  readonly heapKiB: number;
  readonly planSeconds: number;
  readonly combinations: number;
}

interface BriefCost extends Cost, CommandCost {
  readonly brief: string;
  /** Bytes that an evaluation allocates, living or not. */
  readonly bytesPerEvaluation: number;
}

interface Row extends BriefCost {
  readonly objectives: string;
  readonly reference: number;
  readonly median: number;
  readonly worst: number;
  readonly shownMedian: number;
  readonly shownWorst: number;
  readonly bestShown: number;
  /** combinations on the reference front, how many of them each seed holds at least; and the largest gap of an end, in % */
  readonly onFront: number;
  readonly fewestHeld: number;
  readonly endGapPercent: number;
}

/**
 * `planner [--quick] [--cost] [brief ...]`: for every brief that yields routes the cost of one candidate, the time of a standard plan,
 * and the share of the reference hypervolume that the search reaches; then the same costs with the catalogue times 1, 4 and 16 and with
 * growing budgets. Reference: ten restarts of ten times the budget and, where combinations of sheets are few, each polished by itself.
 * `--quick` takes three restarts of the plain budget; `--cost` asks for no shares and is published by itself. The time of the command is
 * that of a process of its own, start-up included: on a busy machine it measures the neighbours.
 */
export async function run(rest: readonly string[]): Promise<void> {
  const extent: Extent = rest.includes('--quick')
    ? { restarts: 3, factor: 1, polish: 300 }
    : { restarts: 10, factor: 10, polish: Infinity };
  const wanted = rest.filter((word) => !word.startsWith('--'));
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .filter((name) => wanted.length === 0 || wanted.includes(name));
  const knowledge = loadKnowledge();
  const rows: Row[] = [];
  const costs: BriefCost[] = [];
  const onlyCost = rest.includes('--cost');
  for (const name of names) {
    if (onlyCost) {
      costs.push(tell(briefCost(name, briefOf(name, knowledge), knowledge)));
      continue;
    }
    const row = rowOf(name, knowledge, extent);
    if (!row) continue;
    rows.push(row);
    console.error(JSON.stringify(row));
    // A whole run takes long: what there is so far is left behind after each brief.
    if (wanted.length === 0) publish('planner', report(rows, [], extent), [...rows, provenance()]);
  }
  const scaled = wanted.length > 0 ? [] : [...[1, 4, 16].map(catalogueRow), ...[15_000, 30_000, 60_000].map(budgetRow)];
  const text = onlyCost ? costReport(costs, scaled) : report(rows, scaled, extent);
  console.log(text);
  if (wanted.length === 0)
    publish(onlyCost ? 'planner-cost' : 'planner', text, [...rows, ...costs, ...scaled, provenance()]);
}

function briefOf(name: string, knowledge: Knowledge, evaluations = BUDGET): Brief {
  const written = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as { search: object };
  return readBrief({ ...written, search: { ...written.search, evaluations } }, knowledge);
}

function rowOf(name: string, knowledge: Knowledge, extent: Extent): Row | undefined {
  const brief = briefOf(name, knowledge);
  const { problem, skeletons, combinations, search, sheetsOf } = searchProblemOf(brief, knowledge);
  if (skeletons === 0) return undefined;
  const found = SEEDS.map((seed) =>
    search(seed, BUDGET, HELD).points.map(({ x, f }) => ({ sheets: sheetsOf(x), f: [...f] })),
  );
  const fronts = found.map((points) => points.map(({ f }) => f));
  if (fronts.every((front) => front.length === 0)) return undefined;
  const restart = (seed: number, factor: number): Archive => search(seed, factor * BUDGET, HELD);
  const store = new ReferenceStore(name, problem);
  const reference = referenceOf({ problem, skeletons, combinations, restart }, extent, store);
  const box = new Box([...reference.map(({ f }) => f), ...fronts.flat()]);
  const made = reference.map(({ choices, f }) => ({ sheets: sheetsOf(choices), f }));
  const exact = found.map((points) => exactnessOf(points, made));
  const shares = fronts.map((front) => box.share(front)).sort((a, b) => a - b);
  const shown = fronts.map((front) => box.share(front, SHOWN)).sort((a, b) => a - b);
  return {
    ...briefCost(name, brief, knowledge),
    objectives: `${box.varying.length} of ${brief.objectives.length}`,
    reference: box.points,
    median: shares[2] as number,
    worst: shares[0] as number,
    shownMedian: shown[2] as number,
    shownWorst: shown[0] as number,
    bestShown: box.bestShare(SHOWN),
    onFront: exact[0]?.combinations.length ?? 0,
    fewestHeld: Math.min(...exact.map(({ held }) => held.length)),
    endGapPercent: 100 * Math.max(...exact.map(({ endGap }) => endGap)),
  };
}

/** Seconds of processor time so far: on a shared machine the clock on the wall measures the neighbours. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function briefCost(name: string, brief: Brief, knowledge: Knowledge): BriefCost {
  const path = join(folder, `${name}.json`);
  const command = planCommandCost(path, BUDGET);
  const cost = costOf(brief, knowledge);
  const bytes = cost.combinations > 0 ? bytesPerEvaluation(path) : Number.NaN;
  return { brief: name, ...command, ...cost, bytesPerEvaluation: bytes };
}

function costOf(brief: Brief, knowledge: Knowledge): Cost {
  const before = cpuSeconds();
  const { problem, skeletons } = searchProblemOf(brief, knowledge);
  const spaceSeconds = cpuSeconds() - before;
  const { microseconds, heapKiB } = skeletons > 0 ? evaluationCost(problem) : { microseconds: NaN, heapKiB: NaN };
  const started = cpuSeconds();
  plan(brief, knowledge, {});
  const planSeconds = cpuSeconds() - started;
  return { spaceSeconds, microseconds, heapKiB, planSeconds, combinations: skeletons };
}

interface Scaled extends Cost {
  readonly what: string;
}

function catalogueRow(times: number): Scaled {
  const knowledge = multiplied(times);
  const what = `catalogue x ${times} (${knowledge.materials.size} materials)`;
  return tell({ what, ...costOf(briefOf(SCALED, knowledge), knowledge) });
}

function budgetRow(evaluations: number): Scaled {
  const knowledge = loadKnowledge();
  return tell({ what: `${evaluations} evaluations`, ...costOf(briefOf(SCALED, knowledge, evaluations), knowledge) });
}

function tell<T>(row: T): T {
  console.error(JSON.stringify(row));
  return row;
}

/** Collects all garbage, also where node was started without the flag for it. */
function collect(): void {
  setFlagsFromString('--expose_gc');
  (runInNewContext('gc') as () => void)();
}

function evaluationCost(problem: Problem): { microseconds: number; heapKiB: number } {
  const { round, evaluations } = evaluatorOf(problem);
  for (let warm = 0; warm < 5; warm++) round();
  collect();
  const heap = process.memoryUsage().heapUsed;
  const started = cpuSeconds();
  for (let time = 0; time < 5; time++) round();
  const microseconds = ((cpuSeconds() - started) * 1e6) / (5 * evaluations);
  collect();
  return { microseconds, heapKiB: (process.memoryUsage().heapUsed - heap) / 1024 };
}

function report(rows: readonly Row[], scaled: readonly Scaled[], { restarts, factor }: Extent): string {
  const quality = markdownTable(
    [
      'brief',
      'combinations',
      'objectives that vary',
      'median of 5',
      'worst',
      'best 100',
      'worst',
      'best 100 of the reference',
      'reference',
      'its combinations, held',
      'widest gap of an end, %',
    ],
    rows.map((row) => [
      row.brief,
      row.combinations,
      row.objectives,
      ...[row.median, row.worst, row.shownMedian, row.shownWorst, row.bestShown].map((share) => share.toFixed(4)),
      row.reference,
      `${row.fewestHeld} of ${row.onFront}`,
      row.endGapPercent.toFixed(3),
    ]),
  );
  return [
    '# The planner, measured',
    `Share of the hypervolume of a reference, ${BUDGET} evaluations, ${SEEDS.length} seeds. Reference: the union of the runs measured, of ` +
      `${restarts} restarts of ${factor} times the budget and, up to 300 combinations of sheets, of each of them polished by itself ` +
      '(2,000 evaluations); objectives scaled to its front, reference point 1.1. First what the search holds (up to 2,000 points), then ' +
      'the best 100 of it, as a plan shows them, beside the best 100 that the reference itself has: more cannot be shown with 100 points. ' +
      'A combination of sheets on the reference front is held when the search has it too, or comes within 1 % of the extent to all its points; the worst ' +
      'seed counts, as for the ends of the objectives.',
    quality,
    ...costTables(rows, scaled),
    JSON.stringify(provenance()),
  ].join('\n\n');
}

function costReport(costs: readonly BriefCost[], scaled: readonly Scaled[]): string {
  return ['# The time of a plan, measured', ...costTables(costs, scaled), JSON.stringify(provenance())].join('\n\n');
}

function costTables(costs: readonly BriefCost[], scaled: readonly Scaled[]): string[] {
  const seconds = (value: number): string => (Number.isFinite(value) ? value.toFixed(2) : '-');
  const whole = (value: number): string => (Number.isFinite(value) ? value.toFixed(0) : '-');
  const small = (value: number): string => (Number.isFinite(value) ? value.toFixed(1) : '-');
  const cells = (row: Cost): (string | number)[] => [
    seconds(row.spaceSeconds),
    small(row.microseconds),
    small(row.heapKiB),
    seconds(row.planSeconds),
  ];
  const head = ['s building the space', 'µs a candidate', 'heap KiB per 10,000', 's a whole plan'];
  return [
    '## Cost',
    `\`rollwright plan\` with ${BUDGET} evaluations as a process of its own, start-up and writing included: on the clock, and the ` +
      'processor time of all its threads (compiler and collector included). The other columns are processor time within one warm ' +
      'process; the space is part of the plan. The heap is what lives on after 10,000 evaluations, and the bytes what one allocates in ' +
      'all once it is compiled (a process of its own for each brief; a number is 16 bytes).',
    markdownTable(
      ['brief', 's on the clock', 's of processor', ...head, 'B an evaluation'],
      costs.map((row) => [
        row.brief,
        seconds(row.commandSeconds),
        seconds(row.commandProcessorSeconds),
        ...cells(row),
        whole(row.bytesPerEvaluation),
      ]),
    ),
    ...(scaled.length === 0
      ? []
      : [
          `## Growth, ${SCALED}`,
          markdownTable(
            ['', 'combinations', ...head],
            scaled.map((row) => [row.what, row.combinations, ...cells(row)]),
          ),
        ]),
  ];
}
