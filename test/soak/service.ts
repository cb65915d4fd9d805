import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provenance, publish } from '../bench/measurement';

const kept = new Map<string, string>();

/** Starts the built service on the database file; gives the process and its address. */
async function start(database: string): Promise<{ service: ChildProcess; url: string }> {
  const service = spawn(process.execPath, ['dist/apps/service/src/main.js'], {
    env: { ...process.env, PORT: '0', ROLLWRIGHT_DB: database },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for (let text = ''; ;) {
    const [bytes] = (await once(service.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    text += String(bytes);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
    if (url) return { service, url };
  }
}

/** One client: posts checks until the service is gone, and keeps every answer that was acknowledged. */
async function post(url: string, document: string): Promise<void> {
  for (;;) {
    try {
      const response = await fetch(`${url}/v1/checks`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: document,
      });
      const text = await response.text();
      const place = response.headers.get('location');
      if (place) kept.set(place, text);
    } catch {
      return;
    }
  }
}

/** The service is killed 20 times (`--kills N`) under the load of eight clients; nothing that it acknowledged may be lost. */
export async function run(rest: readonly string[]): Promise<void> {
  const at = rest.indexOf('--kills');
  const kills = at < 0 ? 20 : Number(rest[at + 1]);
  const folder = mkdtempSync(join(tmpdir(), 'rollwright-soak-'));
  const cases = ['V009', 'V014', 'V016', 'V001'].map((id) => readFileSync(`test/cases/seed/${id}.json`, 'utf8'));
  const faults: string[] = [];
  try {
    for (let round = 0; round < kills; round++) {
      const { service, url } = await start(join(folder, 'service.sqlite'));
      const clients = [...cases, ...cases].map((text) => post(url, text));
      await new Promise((resolve) => setTimeout(resolve, 300 + 137 * (round % 11)));
      service.kill('SIGKILL');
      await Promise.all(clients);
    }
    const { service, url } = await start(join(folder, 'service.sqlite'));
    for (const [place, text] of kept)
      if ((await (await fetch(url + place)).text()) !== text) faults.push(`${place} is not what was acknowledged`);
    service.kill('SIGTERM');
    await once(service, 'exit');
  } finally {
    rmSync(folder, { recursive: true });
  }
  const text = `# The service, killed\n\n${kills} kills under eight clients; ${kept.size} different checks acknowledged, ${faults.length} lost or changed.`;
  console.log(text);
  publish('soak-service', text, [provenance(), { kills, acknowledged: kept.size, faults: faults.length }]);
  if (kept.size === 0) throw new Error('no check was acknowledged: nothing was tested');
  if (faults.length > 0) throw new Error(faults[0]);
}
