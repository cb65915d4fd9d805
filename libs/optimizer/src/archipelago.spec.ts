import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { transformFileSync } from '@swc/core';
import { Archipelago } from './archipelago';
import type { Archive, Checkpoint, Effort, Problem } from './problem';
import { searchElsewhere, turnsHere } from './elsewhere';
import { search } from './search';

/** Text, so that a worker can build the same problem. */
const source = `({
  genes: Array.from({ length: 5 }, () => ({ kind: 'real', low: 0, high: 1 })),
  objectives: 2,
  constraints: 1,
  evaluate(x, f, g) {
    const far = (x[1] - 0.5) ** 2 + (x[2] - x[0]) ** 2 + (x[3] * x[4] - 0.25) ** 2;
    f[0] = x[0] + far;
    f[1] = 1 - Math.sqrt(x[0]) + far;
    g[0] = Math.sin(20 * x[0]) - 0.5;
  },
})`;
const problem = (0, eval)(source) as Problem;
const effort: Effort = { seed: 11, population: 30, generations: 25, islands: { count: 3, interval: 6 } };
const flat = ({ points, evaluations }: Archive): string =>
  JSON.stringify([points.map(({ x, f }) => [Array.from(x), Array.from(f)]), evaluations]);

describe('islands', () => {
  const expected = flat(search(problem, effort));

  it('may take their turns in any order, each in a world of its own, to the same bytes', async () => {
    const late = async (index: number, from: Checkpoint, until: number): Promise<Checkpoint> => {
      await new Promise((resolve) => setTimeout(resolve, [3, 0, 1][index]));
      return turnsHere(problem, effort)(index, from, until);
    };
    expect(flat(await searchElsewhere(problem, effort, late))).toBe(expected);
  });

  it('may take their turns on three threads at once, to the same bytes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'optimizer-'));
    symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
    for (const file of readdirSync(__dirname).filter((name) => !name.endsWith('.spec.ts')))
      writeFileSync(join(folder, file.replace(/\.ts$/, '.js')), transformFileSync(join(__dirname, file)).code);
    const onThread = (index: number, from: Checkpoint, until: number): Promise<Checkpoint> =>
      new Promise((resolve, reject) => {
        const text = `
          const { parentPort, workerData } = require('node:worker_threads');
          const { turnsHere } = require(workerData.folder);
          const turn = turnsHere(${source}, workerData.effort);
          parentPort.postMessage(turn(workerData.index, workerData.from, workerData.until));`;
        const worker = new Worker(text, { eval: true, workerData: { folder, effort, index, from, until } });
        worker.once('message', resolve);
        worker.once('error', reject);
      });
    expect(flat(await searchElsewhere(problem, effort, onThread))).toBe(expected);
    rmSync(folder, { recursive: true });
  });

  it('go on from any migration, here or elsewhere, to the same bytes', async () => {
    const saved: Checkpoint[] = [];
    const turn = (index: number, from: Checkpoint, until: number): Promise<Checkpoint> =>
      Promise.resolve(turnsHere(problem, effort)(index, from, until));
    await searchElsewhere(problem, effort, turn, { checkpoint: (state) => saved.push(state) });
    expect(saved.map(({ generation }) => generation)).toEqual([6, 12, 18, 24, 25]);
    for (const from of saved) {
      expect(flat(await searchElsewhere(problem, effort, turn, {}, from))).toBe(expected);
      expect(flat(search(problem, effort, {}, from))).toBe(expected);
    }
  });

  it('stop where they stand when asked to, with the best so far', async () => {
    const stop = new Int32Array(new SharedArrayBuffer(4));
    const turn = (index: number, from: Checkpoint, until: number): Promise<Checkpoint> => {
      if (until > 6) stop[0] = 1;
      return Promise.resolve(turnsHere(problem, effort, stop)(index, from, until));
    };
    const { points, generations } = await searchElsewhere(problem, effort, turn, { stop });
    expect(generations).toBeGreaterThanOrEqual(6);
    expect(generations).toBeLessThan(12);
    expect(points.length).toBeGreaterThan(0);
  });

  it('share the population: 30 over 4 islands are 8, 8, 7, 7, and 25 generations never exceed 750 evaluations', () => {
    const world = new Archipelago(problem, { ...effort, islands: { count: 4, interval: 6 } });
    expect([0, 1, 2, 3].map((i) => world.island(i).size)).toEqual([8, 8, 7, 7]);
    expect(search(problem, { ...effort, islands: { count: 4, interval: 6 } }).evaluations).toBeLessThanOrEqual(750);
  });

  it('differ from one population of the same size: the count decides, not the threads', () => {
    expect(flat(search(problem, { ...effort, islands: { count: 1, interval: 6 } }))).not.toBe(expected);
  });
});
