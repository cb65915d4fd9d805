import { type BeforeApplicationShutdown, Logger } from '@nestjs/common';
import type { PlanRecord } from '../database/plan-record.entity';
import type { PlanStore } from './plan-store';
import type { SearchNote } from './search-messages';
import { SearchThread } from './search-thread';

/** Runs what is queued, so many searches at a time. The queue itself is in the database. */
export class SearchQueue implements BeforeApplicationShutdown {
  private readonly threads = new Map<string, SearchThread>();
  private readonly ends = new Set<Promise<void>>();
  private readonly logger = new Logger('searches');
  private filling: Promise<void> = Promise.resolve();
  private closing = false;

  constructor(
    private readonly store: PlanStore,
    private readonly atATime: number,
  ) {}

  /** Takes up what an earlier run of the service left. */
  async resume(): Promise<void> {
    await this.store.requeue();
    await this.fill();
  }

  /** Starts as many searches as may run. One call after the other, or two would take the same free place. */
  fill(): Promise<void> {
    this.filling = this.filling.then(() => this.startWaiting()).catch((error: unknown) => this.report(error));
    return this.filling;
  }

  stop(id: string): void {
    this.threads.get(id)?.stop();
  }

  /** Ends the threads. Their plans stay `running` in the database, and the next start takes them up again. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    await this.filling;
    await Promise.all([...this.threads.values()].map((thread) => thread.terminate()));
    await Promise.all(this.ends);
  }

  private async startWaiting(): Promise<void> {
    while (!this.closing && this.threads.size < this.atATime) {
      const record = await this.store.claim();
      if (!record) return;
      await this.start(record);
    }
  }

  private async start({ id, brief }: PlanRecord): Promise<void> {
    const note = (told: SearchNote): void => {
      if (!this.closing) this.store.note(id, told).catch((error: unknown) => this.report(error));
    };
    const thread = new SearchThread(JSON.parse(brief), await this.store.checkpoint(id), note);
    this.threads.set(id, thread);
    const end = this.end(id, thread)
      .catch((error: unknown) => this.report(error))
      .finally(() => this.ends.delete(end));
    this.ends.add(end);
    // A stop that came between the claim and the thread found no thread to tell.
    if ((await this.store.find(id))?.stopAsked) thread.stop();
  }

  private async end(id: string, thread: SearchThread): Promise<void> {
    const outcome = await thread.outcome;
    if (this.closing && 'failure' in outcome) return;
    await this.store.end(id, outcome);
    this.threads.delete(id);
    void this.fill();
  }

  private report(error: unknown): void {
    this.logger.error(error instanceof Error ? error.stack : error);
  }
}
