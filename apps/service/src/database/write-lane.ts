/**
 * One write after the other, in the order of asking.
 * TypeORM on better-sqlite3 shares one connection: of two concurrent transactions one fails, or an insert that was
 * acknowledged goes with the other's rollback. See "the write lane" in docs/service.md and the spec beside this file.
 */
export class WriteLane {
  private last: Promise<unknown> = Promise.resolve();
  private closed = false;

  /** Runs the work when all earlier work has ended, well or not. */
  run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.closed) return Promise.reject(new Error('the service is closing, nothing more is written'));
    const result = this.last.then(work);
    this.last = result.catch(() => undefined);
    return result;
  }

  /** Takes no more work, and ends when the work already taken has ended. */
  async close(): Promise<void> {
    this.closed = true;
    await this.last;
  }
}
