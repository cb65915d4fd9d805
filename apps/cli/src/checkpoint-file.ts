import { accessSync, constants, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
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

  /**
   * The search that was left there; undefined where there is none. Errors: an InputError where the file is something else, or none could be
   * written: known before the search, not when it has run for an hour.
   */
  read(): PlanCheckpoint | undefined {
    const folder = dirname(resolve(this.path));
    if (!isWritable(folder)) throw this.refused(`no folder ${folder} to write in`);
    if (!existsSync(this.path)) return undefined;
    if (statSync(this.path).isDirectory()) throw this.refused('a folder');
    const bytes = readFileSync(this.path);
    try {
      if (bytes.subarray(0, MAGIC.length).toString('latin1') === MAGIC)
        return deserialize(bytes.subarray(MAGIC.length)) as PlanCheckpoint;
    } catch {
      // cut short or changed: said below
    }
    throw this.refused(`${bytes.length} bytes of something else`);
  }

  private refused(observed: string): InputError {
    const allowed = 'a checkpoint that plan wrote, or a free name in a folder that can be written';
    return new InputError('checkpoint', [{ where: this.path, observed, allowed }]);
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

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
