import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Effort } from '@libs/optimizer';
import type { IslandState, PlanTurn } from '@libs/planner';

/** What a thread is given to build its search problem. */
export interface IslandOrder {
  readonly written: unknown;
  readonly knowledgeFolder: string | undefined;
  /** without clock and pauses, which cannot be handed over: a thread makes its own pauses, and stops when `stop` is not 0 */
  readonly effort: Effort;
  readonly stop: Int32Array;
}

export interface IslandTask {
  readonly index: number;
  readonly from: IslandState;
  readonly until: number;
}

/** Threads that take the turns of islands: island i always by thread i modulo their number. `close` ends them. */
export class IslandThreads {
  private readonly workers: Worker[] = [];
  private readonly free: Promise<unknown>[] = [];

  constructor(
    private readonly count: number,
    private readonly order: Omit<IslandOrder, 'effort'>,
  ) {}

  /** Starts the threads for a search. */
  start({ clock: _, timeBudgetMs: __, pauses: ___, ...effort }: Effort): PlanTurn {
    const order: IslandOrder = { ...this.order, effort };
    for (let i = 0; i < this.count; i++) {
      this.workers.push(new Worker(join(__dirname, 'island.worker.js'), { workerData: order }));
      this.free.push(Promise.resolve());
    }
    return (index, from, until) => {
      const thread = index % this.count;
      const turn = (this.free[thread] as Promise<unknown>).then(() =>
        this.ask(this.workers[thread] as Worker, { index, from, until }),
      );
      this.free[thread] = turn;
      return turn;
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private ask(worker: Worker, task: IslandTask): Promise<IslandState> {
    return new Promise((resolve, reject) => {
      const failed = (error: Error): void => reject(error);
      worker.once('error', failed);
      worker.once('message', (state: IslandState) => {
        worker.off('error', failed);
        resolve(state);
      });
      worker.postMessage(task);
    });
  }
}
