import { ask, readRepositoryFile, type Reply, serve, type Served } from '../apps/service/service.fixture';
import { Database } from '../apps/service/src/database/database';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.application.close());

const post = (body: string, type?: string): Promise<Reply> => ask(`${served.url}/v1/checks`, 'POST', body, type);

function expectProblem({ headers, status, body, text }: Reply, expected: number): void {
  expect(headers.get('content-type')).toMatch('application/problem+json');
  expect({ status, stated: body['status'] }).toEqual({ status: expected, stated: expected });
  expect(body).toMatchObject({ type: expect.any(String) as unknown, title: expect.any(String) as unknown });
  expect(text).not.toMatch(/\.ts:|\.js:|node_modules/);
}

describe('an error is application/problem+json', () => {
  it('for broken JSON, with the place', async () => {
    const reply = await post('{ "id": "a",\n  "steps": [1,}');
    expectProblem(reply, 400);
    expect(reply.body['problems']).toMatchObject([{ where: 'the body, line 2, column 15', observed: '}' }]);
  });

  it('for no body, a body of 500,000 brackets, and one that is no document', async () => {
    for (const body of ['', `{"steps":${'['.repeat(500_000)}${']'.repeat(500_000)}}`, 'null', '[]', '"text"'])
      expectProblem(await post(body), 400);
  });

  it('for a body over 2 MB', async () => {
    expectProblem(await post(`"${'x'.repeat(2 * 1024 * 1024)}"`), 413);
    expect((await post(`"${'x'.repeat(2 * 1024 * 1024 - 2)}"`)).status).toBe(400);
  });

  it('for what is not sent as JSON', async () => {
    expectProblem(await post('a=1', 'application/x-www-form-urlencoded'), 415);
    expectProblem(await post('{}', 'application/json; charset=klingon'), 415);
  });

  it('for a route, a check and a plan that do not exist, and for a path that cannot be read', async () => {
    for (const path of ['/nothing', '/v1/checks/none', '/v1/plans/none'])
      expectProblem(await ask(served.url + path), 404);
    expectProblem(await ask(`${served.url}/v1/plans/none`, 'DELETE'), 404);
    expectProblem(await ask(`${served.url}/v1/checks/%E0%A4%A`), 400);
  });
});

describe('a defect of ours', () => {
  it('tells the caller nothing of itself and the log everything; the health answers 503', async () => {
    const own = await serve();
    const logged: string[] = [];
    const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => logged.push(String(text)) > 0);
    try {
      await own.application.get(Database).source.query('DROP TABLE "check_record"');
      await own.application.get(Database).source.query('DROP TABLE "plan_record"');
      const document = readRepositoryFile('test/cases/seed/V009.json');
      const reply = await ask(`${own.url}/v1/checks`, 'POST', document);
      expectProblem(reply, 500);
      expect(reply.text).not.toMatch(/check_record|sqlite/i);
      expect(logged.join('')).toMatch('no such table: check_record');
      expectProblem(await ask(`${own.url}/health`), 503);
    } finally {
      write.mockRestore();
      await own.application.close();
    }
  });
});
