import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { InputError } from '@libs/knowledge';
import type { PlanCheckpoint } from '@libs/planner';

const MAGIC = 'rollwright-checkpoint-1\n';

/** A search that can be gone on with, in a file: written whole or not at all, taken away when the plan is done. */
export class CheckpointFile {
  private last = 0;

  /** `everyMs`: no more often than this, or writing would cost more than it saves. */
  constructor(
    private readonly path: string,
    private readonly clock: () => number,
    private readonly everyMs = 2000,
  ) {}

  /** The search that was left there; undefined where there is none. Errors: an InputError where the file is something else. */
  read(): PlanCheckpoint | undefined {
    if (!existsSync(this.path)) return undefined;
    const bytes = readFileSync(this.path);
    try {
      if (bytes.subarray(0, MAGIC.length).toString('latin1') === MAGIC)
        return deserialize(bytes.subarray(MAGIC.length)) as PlanCheckpoint;
    } catch {
      // cut short or changed: said below
    }
    throw new InputError('checkpoint', [
      {
        where: this.path,
        observed: `${bytes.length} bytes of something else`,
        allowed: 'a checkpoint that plan wrote, or a name that is free',
      },
    ]);
  }

  write(state: PlanCheckpoint): void {
    const now = this.clock();
    if (now - this.last < this.everyMs) return;
    this.last = now;
    const unfinished = `${this.path}.${process.pid}.tmp`;
    writeFileSync(unfinished, Buffer.concat([Buffer.from(MAGIC, 'latin1'), serialize(state)]));
    renameSync(unfinished, this.path);
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }
}
