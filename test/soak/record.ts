import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ControlRecipe } from '@libs/pilot';
import { addToRecord, ofKind, readRecord } from '@libs/pilot';
import { provenance, publish } from '../bench/measurement';

const control = { id: 'soak', contentHash: '0'.repeat(64), blocks: [] } as unknown as ControlRecipe;

export interface Killed {
  readonly kills: number;
  readonly acknowledged: number;
  readonly lines: number;
  readonly faults: readonly string[];
}

/**
 * Writers of one record, started by `command`, each killed (SIGKILL) after `lives` ms; a new one takes its place. What one said that it
 * had written has to stand in the record once, each pair of lines together, every line chained; and the record can still be written.
 */
export async function killWriters(
  command: readonly string[],
  writers: number,
  lives: readonly number[],
): Promise<Killed> {
  const folder = mkdtempSync(join(tmpdir(), 'rollwright-record-'));
  const file = join(folder, 'control.json');
  writeFileSync(file, JSON.stringify(control));
  const said: string[] = [];
  const faults: string[] = [];
  let kills = 0;
  const life = async (writer: number, at: number): Promise<void> => {
    const [program = '', ...words] = command;
    const child = spawn(program, [...words, folder, file, `writer ${writer} life ${at}`, '100000'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (bytes: Buffer) => (text += bytes.toString()));
    await once(child.stdout, 'data');
    const timer = setTimeout(() => child.kill('SIGKILL'), lives[at]);
    const [, signal] = (await once(child, 'close')) as [number | null, string | null];
    clearTimeout(timer);
    if (signal === 'SIGKILL') kills += 1;
    else faults.push(`writer ${writer} ended by itself in life ${at}`);
    said.push(...text.split('\n').slice(0, -1));
  };
  try {
    await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        for (const at of lives.keys()) await life(writer, at);
      }),
    );
    const seen = readRecord(folder, control);
    addToRecord(folder, control, [{ kind: 'note', says: 'after all' }], {}, 'test');
    const record = readRecord(folder, control);
    if (record.lines.length !== seen.lines.length + 1)
      faults.push('what was read before the next writing was not all there was');
    faults.push(...record.problems.map(({ where, observed }) => `${where}: ${observed}`));
    const notes = ofKind(record.lines, 'note').map(({ says }) => says);
    const count = new Map<string, number>();
    for (const note of notes) count.set(note, (count.get(note) ?? 0) + 1);
    for (const one of said)
      if (count.get(one) !== 1 || count.get(`${one}, second`) !== 1)
        faults.push(`acknowledged and not there once: ${one}`);
    for (const [at, note] of notes.entries())
      if (!note.endsWith('second') && note !== 'after all' && notes[at + 1] !== `${note}, second`)
        faults.push(`half of a writing: ${note}`);
    if (readdirSync(folder).some((name) => /^record\.pending\.\d+$/.test(name))) faults.push('a pending file was left');
    return { kills, acknowledged: said.length, lines: record.lines.length, faults };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Four writers, 25 lives each (`--lives N`), killed while they write. */
export async function run(rest: readonly string[]): Promise<void> {
  const at = rest.indexOf('--lives');
  const lives = at < 0 ? 25 : Number(rest[at + 1]);
  const command = [process.execPath, 'dist/test/soak/record-writer.js'];
  const spans = Array.from({ length: lives }, (_, life) => 20 + 37 * (life % 13));
  const { kills, acknowledged, lines, faults } = await killWriters(command, 4, spans);
  const text = `# The record of a run, its writers killed\n\n${kills} kills of four writers; ${acknowledged} writings acknowledged, ${lines} lines, ${faults.length} lost, doubled, halved or out of the chain.`;
  console.log(text);
  publish('soak-record', text, [provenance(), { kills, acknowledged, lines, faults: faults.length }]);
  if (acknowledged === 0) throw new Error('nothing was acknowledged: nothing was tested');
  if (faults.length > 0) throw new Error(faults[0]);
}
