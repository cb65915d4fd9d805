import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import { readBrief, type Brief } from './brief/brief';
import { plan, type PlanCheckpoint } from './plan';
import { islandTurns, planOnThreads, type PlanTurn } from './plan-threads';

const folder = join(__dirname, '../../..', 'recipes', 'briefs');
const knowledge = loadKnowledge();
const brief = (name: string, search: object): Brief => {
  const written = JSON.parse(readFileSync(join(folder, name), 'utf8')) as object;
  return readBrief({ ...written, search: { seed: 7, ...search } }, knowledge);
};

/** Threads that are none, so that the many briefs stay cheap: each island in a world of its own, the last one back first. */
const apart =
  (asked: Brief) =>
  (effort: Parameters<typeof islandTurns>[2]): PlanTurn => {
    const worlds = Array.from({ length: asked.search.islands }, () => islandTurns(asked, knowledge, effort));
    return async (index, from, until) => {
      await new Promise((resolve) => setTimeout(resolve, 5 * (asked.search.islands - index)));
      return (worlds[index] as (typeof worlds)[number])(index, from, until);
    };
  };

describe('the same seed gives the same bytes', () => {
  it('two islands in one world, or each in its own, or gone on with from the first migration', async () => {
    const asked = brief('na-nacro2-nasn.json', { evaluations: 10000, islands: 2 });
    const saved: PlanCheckpoint[] = [];
    const expected = JSON.stringify(plan(asked, knowledge, { checkpoint: (state) => saved.push(state) }));
    expect(JSON.stringify(await planOnThreads(asked, knowledge, apart(asked)))).toBe(expected);
    expect(saved.length).toBeGreaterThan(1);
    const [from] = saved as [PlanCheckpoint];
    expect(JSON.stringify(await planOnThreads(asked, knowledge, apart(asked), { from }))).toBe(expected);
  });

  // Every brief: `npm run soak -- same-bytes`.
  it.each(['na-nacro2-nasn-pilot.json'])('%s: run through, or stopped at generation 5 and gone on with', (name) => {
    const asked = brief(name, { evaluations: 1000 });
    let from: PlanCheckpoint | undefined;
    const expected = JSON.stringify(
      plan(asked, knowledge, { checkpointEvery: 5, checkpoint: (state) => (from ??= state) }),
    );
    const again = plan(asked, knowledge, from ? { from } : {});
    expect(JSON.stringify(again)).toBe(expected);
    expect(from !== undefined || again.search.stoppedBecause === 'nothing to search').toBe(true);
  });

  it('the checkpoint of another seed is refused', () => {
    let from: PlanCheckpoint | undefined;
    const name = 'na-nacro2-nasn.json';
    plan(brief(name, { evaluations: 600 }), knowledge, { checkpoint: (state) => (from ??= state) });
    const written = { search: { seed: 8 } };
    expect(() => plan(brief(name, { seed: 8, evaluations: 600 }), knowledge, { from: from!, written })).toThrow(
      'checkpoint',
    );
  });
});
