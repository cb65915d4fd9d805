import { checkAnswer, documentAnswer, Judge } from '@libs/compatibility';
import { loadKnowledge } from '@libs/knowledge';
import { productVersion } from '../apps/cli/src/commands/version';
import { ask, readRepositoryFile, serve, type Served } from '../apps/service/service.fixture';
import { CheckRecord } from '../apps/service/src/database/check-record.entity';
import { Database } from '../apps/service/src/database/database';
import { problemsOf } from './answer-shape';

const V009 = readRepositoryFile('test/cases/seed/V009.json');
const V014 = readRepositoryFile('test/cases/seed/V014.json');
const knowledge = loadKnowledge();

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.application.close());

const stored = (): Promise<number> => served.application.get(Database).read.count(CheckRecord);
const check = (body: unknown, query = ''): ReturnType<typeof ask> =>
  ask(`${served.url}/v1/checks${query}`, 'POST', body);

describe('GET /health', () => {
  it('names the version, the knowledge that decides, and the state of the database', async () => {
    const { status, body } = await ask(`${served.url}/health`);
    expect(status).toBe(200);
    expect(body).toEqual({
      status: 'ok',
      version: productVersion(),
      knowledge: knowledge.fingerprint,
      database: 'ok',
    });
  });
});

describe('POST /v1/checks', () => {
  it('answers as the terminal does, and the answer can be read again where Location says', async () => {
    const { status, headers, body, text } = await check(V009);
    expect(status).toBe(201);
    const documents = [documentAnswer(new Judge(knowledge).check(V009))];
    expect(body).toEqual(
      JSON.parse(JSON.stringify(checkAnswer(documents, knowledge.fingerprint, productVersion()))) as object,
    );
    expect(problemsOf('check-answer', body)).toEqual([]);
    const again = await ask(served.url + headers.get('location'));
    expect(again.status).toBe(200);
    expect(again.text).toBe(text);
  });

  it('judges several documents in one request, in their order', async () => {
    const { body } = await check({ documents: [V009, V014] });
    expect(body['documents']).toMatchObject([
      { id: 'V009', verdict: 'pass' },
      { id: 'V014', verdict: 'fail' },
    ]);
  });

  it('lets only the evidence of the query decide: V009 rests on park2018 alone', async () => {
    const verdictFor = async (query: string): Promise<unknown> =>
      ((await check(V009, query)).body['documents'] as { verdict: string }[])[0]?.verdict;
    expect(await verdictFor('?evidence=park2018')).toBe('pass');
    expect(await verdictFor('?evidence=nam2018')).toBe('unknown');
  });

  it('stores every one of 50 checks that come at once', async () => {
    const before = await stored();
    const replies = await Promise.all(Array.from({ length: 50 }, () => check(V009)));
    expect(replies.map(({ status }) => status)).toEqual(Array(50).fill(201));
    const places = replies.map(({ headers }) => headers.get('location'));
    expect(new Set(places).size).toBe(50);
    const again = await Promise.all(places.map((place) => ask(served.url + place)));
    expect(again.map(({ status }) => status)).toEqual(Array(50).fill(200));
    expect(await stored()).toBe(before + 50);
  });

  it('lists every problem of every document and of the query, and stores nothing', async () => {
    const before = await stored();
    const misnamed = {
      id: 'misnamed',
      ion: 'Li',
      steps: [
        { id: 'mix', operation: 'mix-slurry', ingredients: [{ role: 'binder', material: 'NBRR' }, { from: 'mill' }] },
      ],
    };
    const { status, headers, body } = await check(
      { documents: [{ id: 'no steps', ion: 'Li' }, misnamed, 5], title: 'a list' },
      '?evidence=park2019&evidnce=park2018',
    );
    expect(status).toBe(400);
    expect(headers.get('content-type')).toMatch('application/problem+json');
    expect(body).toMatchObject({ title: 'The input is not right', status: 400, detail: 'check: 7 problems' });
    expect(body['problems']).toMatchObject([
      { where: 'query evidnce', nearest: ['evidence'] },
      { where: 'query evidence', observed: '"park2019"', nearest: expect.arrayContaining(['park2018']) as unknown },
      { where: 'title' },
      { where: 'documents[0]', observed: 'no field steps' },
      { where: 'documents[1].steps[0].ingredients[0].material', nearest: expect.arrayContaining(['NBR']) as unknown },
      { where: 'documents[1].steps[0].ingredients[1].from', observed: '"mill"' },
      { where: 'documents[2]', observed: '5', allowed: 'object' },
    ]);
    expect(await stored()).toBe(before);
  });
});
