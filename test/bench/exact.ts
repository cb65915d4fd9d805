import { readFileSync } from 'node:fs';
import { loadKnowledge, type Knowledge } from '@libs/knowledge';
import type { Archive } from '@libs/optimizer';
import { readBrief, searchProblemOf } from '@libs/planner';
import { exactnessOf } from './exact-front';
import { markdownTable, provenance, publish } from './measurement';
import { BUDGET, HELD, briefPath } from './planner-briefs';
import { Box, referenceOf } from './planner-reference';

/** Briefs, and choices made in them, that leave so few combinations of sheets that each can be searched by itself. */
const spaces = [
  { brief: 'na-nacro2-nasn', fix: {} },
  { brief: 'li-ncm622-lithium', fix: { every: { solvent: 'toluene' } } },
  { brief: 'li-ncm622-dry-film', fix: { every: { solvent: 'toluene' } } },
  {
    brief: 'li-ncm811-oxide-coated-here',
    fix: {
      cathode: { collector: 'Al', carbon: 'carbon-black', solvent: 'toluene' },
      anode: { solvent: 'xylene' },
    },
  },
  {
    brief: 'li-ncm90-dry-film',
    fix: {
      cathode: { carbon: 'VGCF' },
      separator: { solvent: 'toluene', binder: 'NBR' },
      anode: { solvent: 'toluene', binder: 'NBR' },
    },
  },
] as const;

export interface ExactRow {
  readonly brief: string;
  readonly fix: object;
  readonly combinations: number;
  /** each was searched by itself, by every seed */
  readonly complete: boolean;
  readonly onFront: number;
  readonly fewestHeld: number;
  readonly endGapPercent: number;
  readonly worstShare: number;
  readonly reference: number;
}

/**
 * `exact [--quick]`: whether a search has the whole front where the combinations of sheets are few. The front: five restarts of five times the
 * budget and every combination polished by itself. `--quick`: one seed against one restart of the plain budget; prints its rows as JSON only.
 */
export async function run(rest: readonly string[]): Promise<void> {
  const quick = rest.includes('--quick');
  const knowledge = loadKnowledge();
  const rows: ExactRow[] = [];
  for (const space of spaces) {
    rows.push(rowOf(knowledge, space, quick ? [1] : [1, 2, 3, 4, 5], quick ? 1 : 5));
    console[quick ? 'log' : 'error'](JSON.stringify(rows.at(-1)));
  }
  if (quick) return;
  publish('exact', report(rows), [...rows, provenance()]);
  console.log(report(rows));
}

function rowOf(
  knowledge: Knowledge,
  { brief: name, fix }: (typeof spaces)[number],
  seeds: readonly number[],
  extent: number,
): ExactRow {
  const written = JSON.parse(readFileSync(briefPath(name), 'utf8')) as object;
  const brief = readBrief({ ...written, fix, search: { seed: 1, evaluations: BUDGET } }, knowledge);
  const space = searchProblemOf(brief, knowledge);
  const restart = (seed: number, factor: number): Archive => space.search(seed, factor * BUDGET, HELD);
  const reference = referenceOf(
    { ...space, restart },
    { restarts: extent, factor: extent, polish: Infinity },
    { part: (_, make) => make() },
  );
  const front = reference.map(({ choices, f }) => ({ sheets: space.sheetsOf(choices), f }));
  const runs = seeds.map((seed) => {
    const { points, complete } = space.search(seed, BUDGET, HELD);
    return { complete, found: points.map(({ x, f }) => ({ sheets: space.sheetsOf(x), f: [...f] })) };
  });
  const exact = runs.map(({ found }) => exactnessOf(found, front));
  const box = new Box([...front, ...runs.flatMap(({ found }) => found)].map(({ f }) => f));
  return {
    brief: name,
    fix,
    combinations: space.skeletons,
    complete: runs.every(({ complete }) => complete),
    onFront: exact[0]?.combinations.length ?? 0,
    fewestHeld: Math.min(...exact.map(({ held }) => held.length)),
    endGapPercent: 100 * Math.max(...exact.map(({ endGap }) => endGap)),
    worstShare: Math.min(...runs.map(({ found }) => box.share(found.map(({ f }) => f)))),
    reference: box.points,
  };
}

function report(rows: readonly ExactRow[]): string {
  return [
    '# The exact front of small spaces, measured',
    `Spaces of so few combinations of sheets that a plan of ${BUDGET} evaluations searches each by itself first. Five seeds against the union of ` +
      'five restarts of five times the budget, of every combination polished by itself (2,000 evaluations) and of the runs measured. A combination on the ' +
      'front is held when the search has it, or comes within 1 % of the extent to all its points; the worst seed counts, as for the ends of the ' +
      'objectives (as a share of their value) and for the hypervolume.',
    markdownTable(
      [
        'brief',
        'fixed',
        'combinations',
        'each searched',
        'on the front',
        'held',
        'widest gap of an end, %',
        'share',
        'points',
      ],
      rows.map((row) => [
        row.brief,
        `\`${JSON.stringify(row.fix)}\``,
        row.combinations,
        row.complete ? 'yes' : 'no',
        row.onFront,
        row.fewestHeld,
        row.endGapPercent.toFixed(3),
        row.worstShare.toFixed(4),
        row.reference,
      ]),
    ),
    JSON.stringify(provenance()),
  ].join('\n\n');
}
