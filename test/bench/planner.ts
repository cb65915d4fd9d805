import { loadKnowledge, type Knowledge } from '@libs/knowledge';
import type { Archive } from '@libs/optimizer';
import { searchProblemOf, type Brief } from '@libs/planner';
import { exactnessOf } from './exact-front';
import { commit, markdownTable, provenance, publish } from './measurement';
import { BUDGET, HELD, briefNames, briefOf } from './planner-briefs';
import { Box, referenceOf, type Extent } from './planner-reference';
import { ReferenceStore } from './reference-store';

const SEEDS = [1, 2, 3, 4, 5];
const SHOWN = 100;

interface Row {
  readonly brief: string;
  readonly combinations: number;
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
 * `planner [--quick] [--publish] [brief ...]`: for every brief that yields routes the share of the reference hypervolume that the search reaches.
 * Reference: ten restarts of ten times the budget, and combinations of sheets polished each by itself; `--quick` takes three restarts of
 * the plain budget. Named briefs are published with `--publish` only. A whole run takes hours, but what named runs of the same commit made, one beside the other, is used again.
 */
export async function run(rest: readonly string[]): Promise<void> {
  const extent: Extent = rest.includes('--quick')
    ? { restarts: 3, factor: 1, polish: 300 }
    : { restarts: 10, factor: 10, polish: Infinity };
  const wanted = rest.filter((word) => !word.startsWith('--'));
  const knowledge = loadKnowledge();
  const rows: Row[] = [];
  for (const name of briefNames(wanted)) {
    const row = rowOf(name, knowledge, extent);
    if (!row) continue;
    rows.push(row);
    console.error(JSON.stringify(row));
    // What there is so far is left behind after each brief.
    if (wanted.length === 0 || rest.includes('--publish'))
      publish('planner', report(rows, extent), [...rows, provenance()]);
  }
  console.log(report(rows, extent));
}

function rowOf(name: string, knowledge: Knowledge, extent: Extent): Row | undefined {
  const brief = briefOf(name, knowledge);
  const searchable = searchProblemOf(brief, knowledge);
  if (searchable.skeletons === 0) return undefined;
  const store = new ReferenceStore(name, searchable.problem);
  const key = `shares-${commit()}-${extent.restarts}-${extent.factor}`;
  return store.part(key, () => rowsOf(name, brief, searchable, extent, store))[0];
}

/** One row; none where no seed finds a route. */
function rowsOf(
  name: string,
  brief: Brief,
  { problem, skeletons, combinations, search, sheetsOf }: ReturnType<typeof searchProblemOf>,
  extent: Extent,
  store: ReferenceStore,
): Row[] {
  const found = SEEDS.map((seed) =>
    search(seed, BUDGET, HELD).points.map(({ x, f }) => ({ sheets: sheetsOf(x), f: [...f] })),
  );
  const fronts = found.map((points) => points.map(({ f }) => f));
  if (fronts.every((front) => front.length === 0)) return [];
  const restart = (seed: number, factor: number): Archive => search(seed, factor * BUDGET, HELD);
  const reference = referenceOf({ problem, skeletons, combinations, restart }, extent, store);
  const box = new Box([...reference.map(({ f }) => f), ...fronts.flat()]);
  const made = reference.map(({ choices, f }) => ({ sheets: sheetsOf(choices), f }));
  const exact = found.map((points) => exactnessOf(points, made));
  const shares = fronts.map((front) => box.share(front)).sort((a, b) => a - b);
  const shown = fronts.map((front) => box.share(front, SHOWN)).sort((a, b) => a - b);
  return [
    {
      brief: name,
      combinations: skeletons,
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
    },
  ];
}

/** Which briefs a report lacks. */
function notMeasured(rows: readonly Row[]): string[] {
  const names = briefNames([]).filter((name) => rows.every(({ brief }) => brief !== name));
  return names.length > 0 ? [`Not in this table (not measured, or without routes): ${names.join(', ')}.`] : [];
}

function report(rows: readonly Row[], { restarts, factor }: Extent): string {
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
      `${restarts} restarts of ${factor} times the budget and of combinations of sheets polished each by itself (2,000 evaluations): of all ` +
      'up to 6,000, else of 2,000 on and about the front of the restarts; objectives scaled to its front, reference point 1.1. First what the search holds (up to 6,000 points), then ' +
      'the best 100 of it, as a plan shows them, beside the best 100 that the reference itself has: more cannot be shown with 100 points. ' +
      'A combination of sheets on the reference front is held when the search has it too, or comes within 1 % of the extent to all its points; the worst ' +
      'seed counts, as for the ends of the objectives.',
    quality,
    ...notMeasured(rows),
    JSON.stringify(provenance()),
  ].join('\n\n');
}
