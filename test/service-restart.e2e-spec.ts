import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ask, briefOf, readRepositoryFile, root, until } from '../apps/service/service.fixture';

const folder = mkdtempSync(join(tmpdir(), 'rollwright-'));
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const service of running) service.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

interface Started {
  readonly service: ChildProcess;
  readonly url: string;
}

/** The service as a process of its own, from the TypeScript of the tree. */
async function start(): Promise<Started> {
  const service = spawn(process.execPath, ['apps/service/typescript.mjs', 'apps/service/src/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', ROLLWRIGHT_DB: join(folder, 'service.sqlite') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(service);
  service.once('exit', () => running.delete(service));
  const [line] = (await once(service.stdout, 'data')) as [Buffer];
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(line))?.[0];
  if (!url) throw new Error(`no address in ${String(line)}`);
  return { service, url };
}

async function end({ service }: Started, signal: NodeJS.Signals): Promise<number | null> {
  const exit = once(service, 'exit') as Promise<[number | null]>;
  service.kill(signal);
  return (await exit)[0];
}

const evaluations = ({ progress }: Record<string, unknown>): number =>
  (progress as { evaluations: number }).evaluations;

describe('a service that is started again', () => {
  it('keeps its checks and goes on with the search that was running from where it stood, after a kill and after a SIGTERM', async () => {
    const first = await start();
    const check = await ask(`${first.url}/v1/checks`, 'POST', readRepositoryFile('test/cases/seed/V009.json'));
    const checkPlace = String(check.headers.get('location'));
    // No cost, so that the space is searched as a whole at once, after a short look at each of its eight combinations.
    const brief = { ...briefOf(2_000_000), objectives: ['specificEnergyStack', 'arealResistance'] };
    const plan = await ask(`${first.url}/v1/plans`, 'POST', brief);
    const planPlace = String(plan.headers.get('location'));
    await until(first.url + planPlace, ({ progress }) => progress !== null);
    // Longer than to the first checkpoint (18 MB, so 5.5 s), and to store it: what was searched until then is not searched again.
    await pause(10_000);
    const searched = evaluations((await ask(first.url + planPlace)).body);
    await end(first, 'SIGKILL');

    const second = await start();
    expect((await ask(second.url + checkPlace)).text).toBe(check.text);
    const goesOn = await until(
      second.url + planPlace,
      ({ state, progress }) => state === 'running' && progress !== null,
    );
    expect(evaluations(goesOn)).toBeGreaterThan(searched / 4);
    expect(await end(second, 'SIGTERM')).toBe(0);

    const third = await start();
    const again = await until(third.url + planPlace, ({ progress }) => progress !== null);
    expect(again).toMatchObject({ id: plan.body['id'], state: 'running' });
    await ask(third.url + planPlace, 'DELETE');
    expect(await until(third.url + planPlace, ({ state }) => state !== 'running')).toMatchObject({ state: 'stopped' });
    expect(await end(third, 'SIGTERM')).toBe(0);
  }, 120_000);
});
