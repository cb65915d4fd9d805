import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadKnowledge, type Knowledge } from '@libs/knowledge';

const materials = join(process.cwd(), 'libs', 'knowledge', 'data', 'materials');

/** The knowledge with every material `times` times: the copies have names of their own and stand in a laboratory's folder. */
export function multiplied(times: number): Knowledge {
  if (times === 1) return loadKnowledge();
  const folder = mkdtempSync(join(tmpdir(), 'rollwright-catalogue-'));
  try {
    for (const kind of readdirSync(materials)) {
      mkdirSync(join(folder, 'materials', kind), { recursive: true });
      for (const file of readdirSync(join(materials, kind))) {
        const written = JSON.parse(readFileSync(join(materials, kind, file), 'utf8')) as { id: string };
        for (let copy = 1; copy < times; copy++) {
          const id = `${written.id}-copy${copy}`;
          const text = JSON.stringify({ ...written, id, name: id, aliases: [] });
          writeFileSync(join(folder, 'materials', kind, `${id}.json`), text);
        }
      }
    }
    return loadKnowledge(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
