import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database';
import { PlanCheckpointRecord } from '../database/plan-checkpoint.entity';
import { PlanRecord } from '../database/plan-record.entity';
import type { Outcome, SearchNote } from './search-messages';

const now = (): string => new Date().toISOString();

/** The queue as it stands in the database. Every method that writes is one transaction. */
@Injectable()
export class PlanStore {
  constructor(private readonly database: Database) {}

  find(id: string): Promise<PlanRecord | null> {
    return this.database.read.findOneBy(PlanRecord, { id });
  }

  add(brief: unknown): Promise<PlanRecord> {
    const asked = { id: randomUUID(), state: 'queued' as const, brief: JSON.stringify(brief), createdAt: now() };
    return this.database.write(async (manager) => {
      await manager.insert(PlanRecord, asked);
      return manager.findOneByOrFail(PlanRecord, { id: asked.id });
    });
  }

  /** Takes the oldest queued plan and calls it running; null when none waits. */
  claim(): Promise<PlanRecord | null> {
    return this.database.write(async (manager) => {
      const oldest = await manager.findOne(PlanRecord, { where: { state: 'queued' }, order: { sequence: 'ASC' } });
      return oldest && change(manager, oldest.id, { state: 'running', startedAt: now() });
    });
  }

  /** Notes how far a search is; one that has ended keeps what it ended with. */
  async note(id: string, told: SearchNote): Promise<void> {
    await this.database.write(async (manager) => {
      if ('progress' in told)
        return manager.update(PlanRecord, { id, state: 'running' }, { progress: JSON.stringify(told.progress) });
      if (await manager.existsBy(PlanRecord, { id, state: 'running' }))
        await manager.upsert(PlanCheckpointRecord, { plan: id, state: Buffer.from(told.checkpoint) }, ['plan']);
    });
  }

  /** Where an earlier run of the service left a search. */
  async checkpoint(id: string): Promise<Uint8Array | null> {
    return (await this.database.read.findOneBy(PlanCheckpointRecord, { plan: id }))?.state ?? null;
  }

  /** Notes the wish to stop. A plan that only waits has stopped by that; one that has ended stays as it is. */
  askStop(id: string): Promise<PlanRecord | null> {
    return this.database.write(async (manager) => {
      const record = await manager.findOneBy(PlanRecord, { id });
      if (record?.state === 'queued') return change(manager, id, { stopAsked: true, state: 'stopped', endedAt: now() });
      return record?.state === 'running' ? change(manager, id, { stopAsked: true }) : record;
    });
  }

  async end(id: string, outcome: Outcome): Promise<void> {
    const over = { endedAt: now() };
    await this.database.write(async (manager) => {
      await manager.delete(PlanCheckpointRecord, { plan: id });
      if ('failure' in outcome)
        return change(manager, id, {
          ...over,
          state: 'failed',
          failure: JSON.stringify(outcome.failure),
        });
      const { stopAsked } = await manager.findOneByOrFail(PlanRecord, { id });
      return change(manager, id, { ...over, state: stopAsked ? 'stopped' : 'done', answer: outcome.answer });
    });
  }

  /** What was running when the service ended waits again, unless it was to stop anyway. */
  async requeue(): Promise<void> {
    await this.database.write(async (manager) => {
      const running = { state: 'running' as const };
      await manager.update(PlanRecord, { ...running, stopAsked: true }, { state: 'stopped', endedAt: now() });
      await manager.update(PlanRecord, running, { state: 'queued', startedAt: null, progress: null });
      await manager.query(
        `DELETE FROM plan_checkpoint WHERE plan NOT IN (SELECT id FROM plan_record WHERE state = 'queued')`,
      );
    });
  }
}

async function change(manager: EntityManager, id: string, to: Partial<PlanRecord>): Promise<PlanRecord> {
  await manager.update(PlanRecord, { id }, to);
  return manager.findOneByOrFail(PlanRecord, { id });
}
