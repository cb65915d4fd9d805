import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What `rollwright plan` takes as a person waits for it: a process of its own, from its start to its last byte. */
export interface CommandCost {
  /** on the clock */
  readonly commandSeconds: number;
  /** of processor time, compiler and collector of garbage included */
  readonly commandProcessorSeconds: number;
}

const dist = join(__dirname, '..', '..');

/** Plans a brief with so many evaluations by the command line. A brief without routes is an answer, too (exit code 3). */
export function planCommandCost(briefPath: string, evaluations: number): CommandCost {
  const folder = mkdtempSync(join(tmpdir(), 'rollwright-bench-'));
  try {
    const written = JSON.parse(readFileSync(briefPath, 'utf8')) as { search?: object };
    const asked = join(folder, 'brief.json');
    writeFileSync(asked, JSON.stringify({ ...written, search: { ...written.search, evaluations } }));
    const program = ['-r', join(dist, 'test/bench/processor-at-exit.js'), join(dist, 'apps/cli/src/main.js')];
    const began = performance.now();
    const { status, output, stderr } = spawnSync(
      process.execPath,
      [...program, 'plan', asked, '--out', join(folder, 'plan')],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
    );
    const commandSeconds = (performance.now() - began) / 1000;
    if (status !== 0 && status !== 3) throw new Error(`rollwright plan ${briefPath} ended with ${status}: ${stderr}`);
    return { commandSeconds, commandProcessorSeconds: Number(output[3]) / 1e6 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
