import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Failure, Outcome, SearchMessage, SearchNote, SearchOrder } from './search-messages';

/** Beside this file in dist/. Under jest this file is TypeScript, and a thread must be taught to read that. */
const script =
  extname(__filename) === '.ts' ? join(__dirname, '../../typescript.mjs') : join(__dirname, 'search.worker.js');

/** One search in a thread of its own, so that the service keeps answering. */
export class SearchThread {
  /** Resolves when the search has ended, in whatever way; never rejects. */
  readonly outcome: Promise<Outcome>;
  private readonly flag = new Int32Array(new SharedArrayBuffer(4));
  private readonly worker: Worker;

  constructor(brief: unknown, checkpoint: Uint8Array | null, onNote: (note: SearchNote) => void) {
    const order: SearchOrder = { brief, stop: this.flag, checkpoint };
    this.worker = new Worker(script, { workerData: order });
    this.outcome = new Promise((resolve) => {
      const failed = (failure: Failure): void => resolve({ failure });
      this.worker.on('message', (message: SearchMessage) =>
        'progress' in message || 'checkpoint' in message ? onNote(message) : resolve(message),
      );
      this.worker.on('error', (error) => failed({ detail: `The search thread broke: ${error.message}` }));
      this.worker.on('exit', () => failed({ detail: 'The search thread ended without an answer.' }));
    });
  }

  /** Asks for the best so far; the outcome comes soon after. */
  stop(): void {
    Atomics.store(this.flag, 0, 1);
  }

  /** Ends the thread at once; what it found is lost. */
  async terminate(): Promise<void> {
    await this.worker.terminate();
  }
}
