import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { CheckRecord } from './check-record.entity';
import { Database } from './database';
import { WriteLane } from './write-lane';

const record = (id: string): CheckRecord => ({ id, createdAt: '2026-01-01', request: '{}', answer: '{}' });
const fifty = Array.from({ length: 50 }, (_, index) => `check-${index}`);

describe('the write lane', () => {
  it('runs one work after the other, in the order of asking', async () => {
    const lane = new WriteLane();
    const seen: string[] = [];
    const work = (name: string, ms: number) => async (): Promise<void> => {
      seen.push(`${name} begins`);
      await pause(ms);
      seen.push(`${name} ends`);
    };
    await Promise.all([lane.run(work('a', 20)), lane.run(work('b', 1))]);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('goes on after a work that failed, and tells only who asked for it', async () => {
    const lane = new WriteLane();
    const failed = lane.run(() => Promise.reject(new Error('full')));
    const next = lane.run(() => Promise.resolve('written'));
    await expect(failed).rejects.toThrow('full');
    await expect(next).resolves.toBe('written');
  });

  it('ends what it has taken and takes no more when it closes', async () => {
    const lane = new WriteLane();
    const taken = lane.run(() => pause(10, 'written'));
    await lane.close();
    await expect(taken).resolves.toBe('written');
    await expect(lane.run(() => Promise.resolve())).rejects.toThrow('closing');
  });
});

describe('fifty transactions at once on TypeORM and better-sqlite3', () => {
  const insert = (id: string) => (manager: EntityManager) => manager.insert(CheckRecord, record(id));
  let database: Database;
  beforeEach(async () => {
    database = await Database.open(':memory:');
  });
  afterEach(() => database.onApplicationShutdown());

  it('fail without the lane: the day this passes, the lane can go', async () => {
    const outcomes = await Promise.allSettled(fifty.map((id) => database.source.transaction(insert(id))));
    expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
  });

  it('are all stored through the lane, and the one that fails takes no other with it', async () => {
    const failing = database.write(async (manager) => {
      await manager.insert(CheckRecord, record('lost'));
      throw new Error('no more');
    });
    const written = Promise.all(fifty.map((id) => database.write(insert(id))));
    await expect(failing).rejects.toThrow('no more');
    await written;
    const ids = (await database.read.find(CheckRecord)).map(({ id }) => id);
    expect(ids.sort()).toEqual([...fifty].sort());
  });
});
