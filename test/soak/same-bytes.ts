import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge, type Knowledge } from '@libs/knowledge';
import { plan, planOnThreads, readBrief, type PlanCheckpoint } from '@libs/planner';
import { IslandThreads } from '../../apps/cli/src/island-threads';
import { markdownTable, provenance, publish } from '../bench/measurement';

const folder = join(process.cwd(), 'recipes', 'briefs');

/** What of a brief's plan is not the same: run twice, gone on with from its middle, its islands on one thread or on two. */
async function differences(written: { search?: object }, evaluations: number, knowledge: Knowledge): Promise<string[]> {
  const alone = { ...written, search: { seed: 5, evaluations } };
  const brief = readBrief(alone, knowledge);
  const states: PlanCheckpoint[] = [];
  const expected = JSON.stringify(
    plan(brief, knowledge, { checkpointEvery: 20, checkpoint: (state) => states.push(state) }),
  );
  const wrong: string[] = [];
  const compare = (what: string, expect: string, seen: string): void => {
    if (seen !== expect) wrong.push(what);
  };
  compare('run twice', expected, JSON.stringify(plan(brief, knowledge)));
  for (const from of states.filter((_, at) => at === 0 || at === states.length >> 1))
    compare(`from generation ${from.generation}`, expected, JSON.stringify(plan(brief, knowledge, { from })));

  const shared = { ...written, search: { seed: 5, evaluations, islands: 3 } };
  const islands = readBrief(shared, knowledge);
  const one = JSON.stringify(plan(islands, knowledge));
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const threads = new IslandThreads(2, { written: shared, knowledgeFolder: undefined, stop });
  try {
    const two = await planOnThreads(islands, knowledge, (effort) => threads.start(effort), { stop });
    compare('three islands on two threads', one, JSON.stringify(two));
  } finally {
    await threads.close();
  }
  return wrong;
}

/** The same seed gives the same bytes, for every brief (`--evaluations N`, 12,000 unless given): real threads, real checkpoints. */
export async function run(rest: readonly string[]): Promise<void> {
  const at = rest.indexOf('--evaluations');
  const evaluations = at < 0 ? 12_000 : Number(rest[at + 1]);
  const knowledge = loadKnowledge();
  const rows: string[][] = [];
  for (const file of readdirSync(folder)) {
    const written = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { search?: object };
    const wrong = await differences(written, evaluations, knowledge);
    rows.push([file.replace(/\.json$/, ''), wrong.join(', ') || 'the same']);
    console.log(rows.at(-1)?.join('  '));
  }
  const different = rows.filter(([, result]) => result !== 'the same');
  const text =
    `# The same bytes\n\nEvery brief with seed 5 and ${evaluations} evaluations: planned twice, gone on with from a first and a middle ` +
    'checkpoint, and with three islands on one thread and on two worker threads; the whole answer compared.\n\n' +
    markdownTable(['brief', 'answers'], rows);
  publish('soak-same-bytes', text, [provenance(), { briefs: rows.length, different: different.length }]);
  if (different.length > 0)
    throw new Error(`${different.length} briefs differ, the first: ${different[0]?.join(': ')}`);
}
