import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadKnowledge, type Knowledge } from '@libs/knowledge';
import type { Problem } from '@libs/optimizer';
import { plan, searchProblemOf, type Brief } from '@libs/planner';
import { markdownTable, provenance, publish } from './measurement';
import { planCommandCost, type CommandCost } from './plan-command';
import { BUDGET, briefNames, briefOf, briefPath } from './planner-briefs';
import { multiplied } from './planner-catalogue';
import { bytesPerEvaluation, evaluatorOf } from './planner-evaluations';

/** Grown catalogues and longer searches are timed on this brief, */
const SCALED = 'li-ncm622-graphite-pouch';
/** and grown catalogues on one that takes also what nobody has tried. */
const EXPLORING = 'li-lco-indium';

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

/**
 * `planner-cost [brief ...]`: for every brief the time of `rollwright plan` as a process of its own, start-up included, and of its parts;
 * then the parts with the catalogue times 1, 4 and 16 and with growing budgets. On a busy machine the clock measures the neighbours.
 */
export async function run(wanted: readonly string[]): Promise<void> {
  const knowledge = loadKnowledge();
  const costs = briefNames(wanted).map((name) => tell(briefCost(name, briefOf(name, knowledge), knowledge)));
  const scaled =
    wanted.length > 0
      ? []
      : [
          ...[SCALED, EXPLORING].flatMap((name) => [1, 4, 16].map((times) => catalogueRow(name, times))),
          ...[15_000, 30_000, 60_000].map(budgetRow),
        ];
  const text = costReport(costs, scaled);
  console.log(text);
  if (wanted.length === 0) publish('planner-cost', text, [...costs, ...scaled, provenance()]);
}

/** Seconds of processor time so far: on a shared machine the clock on the wall measures the neighbours. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function briefCost(name: string, brief: Brief, knowledge: Knowledge): BriefCost {
  const path = briefPath(name);
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

function catalogueRow(name: string, times: number): Scaled {
  const knowledge = multiplied(times);
  const what = `${name}, catalogue x ${times} (${knowledge.materials.size} materials)`;
  return tell({ what, ...costOf(briefOf(name, knowledge), knowledge) });
}

function budgetRow(evaluations: number): Scaled {
  const knowledge = loadKnowledge();
  return tell({
    what: `${SCALED}, ${evaluations} evaluations`,
    ...costOf(briefOf(SCALED, knowledge, evaluations), knowledge),
  });
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
          '## Growth',
          markdownTable(
            ['', 'combinations', ...head],
            scaled.map((row) => [row.what, row.combinations, ...cells(row)]),
          ),
        ]),
  ];
}
