import { loadKnowledge } from '@libs/knowledge';
import { compareRoutes, plan, readBrief } from '@libs/planner';
import { productVersion } from '../apps/cli/src/commands/version';
import { ask, briefOf, type Reply, serve, type Served, until } from '../apps/service/service.fixture';
import { Database } from '../apps/service/src/database/database';
import { PlanRecord } from '../apps/service/src/database/plan-record.entity';
import { problemsOf } from './answer-shape';

/** One search at a time, in a real worker thread. */
let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.application.close());

const accept = (brief: unknown): Promise<Reply> => ask(`${served.url}/v1/plans`, 'POST', brief);
const placeOf = ({ headers }: Reply): string => served.url + headers.get('location');

describe('POST /v1/plans', () => {
  it('searches in a thread and gives the bytes that the planner gives', async () => {
    const brief = briefOf(2000);
    // Planned before anything is asked: a test that blocks the loop for seconds would lose its idle connections.
    const knowledge = loadKnowledge();
    const options = { version: productVersion(), written: brief };
    const expected = plan(readBrief(brief, knowledge), knowledge, options);
    expect(expected.routes.length).toBeGreaterThan(0);
    const accepted = await accept(brief);
    expect(accepted.status).toBe(202);
    expect(accepted.body).toMatchObject({ state: 'queued', progress: null, answer: null, failure: null });
    expect(accepted.headers.get('location')).toBe(`/v1/plans/${String(accepted.body['id'])}`);
    const done = await until(placeOf(accepted), ({ state }) => state !== 'queued' && state !== 'running');
    expect(done).toMatchObject({ state: 'done', stopAsked: false, failure: null, progress: { evaluations: 2000 } });
    expect(JSON.stringify(done['answer'])).toBe(JSON.stringify(expected));
    expect(problemsOf('plan-answer', done['answer'])).toEqual([]);
    const ids = expected.routes.slice(0, 2).map(({ id }) => id);
    const { status, body } = await ask(`${placeOf(accepted)}/comparison?routes=${ids.join(',')}`, 'GET');
    expect(status).toBe(200);
    expect(body).toEqual(JSON.parse(JSON.stringify(compareRoutes(expected, ids))));
    expect(problemsOf('comparison', body)).toEqual([]);
    const wrong = await ask(`${placeOf(accepted)}/comparison?routes=route-1,${ids[0]}&format=x`, 'GET');
    expect(wrong.status).toBe(400);
  });

  it('refuses a brief that is not right, with all its problems, and queues nothing', async () => {
    const plans = (): Promise<number> => served.application.get(Database).read.count(PlanRecord);
    const before = await plans();
    const brief = {
      ...briefOf(2000),
      ion: 'K',
      cathode: { activeMaterials: ['NCM623'], arealCapacityMAhCm2: [4, 2] },
      objectives: ['specificEnergyStak'],
      sead: 1,
    };
    const { status, headers, body } = await accept(brief);
    expect(status).toBe(400);
    expect(headers.get('content-type')).toMatch('application/problem+json');
    const problems = body['problems'] as { where: string; nearest?: string[] }[];
    for (const where of [
      /^ion/,
      /^cathode\.activeMaterials/,
      /^cathode\.arealCapacity/,
      /^objectives/,
      /sead|document/,
    ])
      expect(problems.map((problem) => problem.where)).toContainEqual(expect.stringMatching(where));
    expect(problems.flatMap(({ nearest }) => nearest ?? [])).toEqual(expect.arrayContaining(['NCM622']));
    expect(await plans()).toBe(before);
  });
});

describe('DELETE /v1/plans/:id', () => {
  it('stops a search with the best so far, and a plan that waits without an answer', async () => {
    const endless = placeOf(await accept(briefOf(10_000_000)));
    const waiting = placeOf(await accept(briefOf(2000)));
    await until(endless, ({ state, progress }) => state === 'running' && progress !== null);
    expect((await ask(waiting)).body).toMatchObject({ state: 'queued' });

    const withdrawn = await ask(waiting, 'DELETE');
    expect(withdrawn.status).toBe(202);
    expect(withdrawn.body).toMatchObject({ state: 'stopped', stopAsked: true, answer: null });

    const asked = await ask(endless, 'DELETE');
    expect(asked.status).toBe(202);
    expect(asked.body).toMatchObject({ stopAsked: true });
    const stopped = await until(endless, ({ state }) => state !== 'running');
    expect(stopped).toMatchObject({ state: 'stopped', failure: null });
    const { routes, search } = stopped['answer'] as { routes: unknown[]; search: { stoppedBecause: string } };
    expect(search.stoppedBecause).toBe('stopped');
    expect(routes.length).toBeGreaterThan(0);
    expect((await ask(waiting)).body).toMatchObject({ state: 'stopped', startedAt: null });
  });

  it('stops at the first generation when it comes before the search has begun', async () => {
    const place = placeOf(await accept(briefOf(10_000_000)));
    await until(place, ({ state }) => state === 'running');
    await ask(place, 'DELETE');
    expect(await until(place, ({ state }) => state !== 'running')).toMatchObject({ state: 'stopped', failure: null });
  });

  it('leaves a plan that has ended as it is', async () => {
    const place = placeOf(await accept(briefOf(200)));
    const done = await until(place, ({ state }) => state === 'done');
    expect((await ask(place, 'DELETE')).body).toEqual(done);
  });
});
