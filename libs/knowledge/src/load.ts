import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { Hazard } from './knowledge';
import { Knowledge } from './knowledge';
import type { Material } from './material';
import type { Problem } from './problem';
import { InputError } from './problem';
import { ShapeChecker } from './shape';
import type { Source, Statement } from './statement';

const room = join(__dirname, '..');

interface ReadFile {
  readonly path: string;
  readonly text: string;
}

interface Parts {
  materials: Material[];
  statements: Statement[];
  sources: Source[];
  hazards: Record<string, Hazard>;
  files: ReadFile[];
}

function jsonFilesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? jsonFilesBelow(path) : entry.name.endsWith('.json') ? [path] : [];
    })
    .sort();
}

function read(folder: string): Parts {
  const parts: Parts = { materials: [], statements: [], sources: [], hazards: {}, files: [] };
  const take = (path: string): unknown => {
    const text = readFileSync(path, 'utf8');
    parts.files.push({ path: relative(folder, path), text });
    return JSON.parse(text);
  };
  for (const path of jsonFilesBelow(join(folder, 'materials'))) parts.materials.push(take(path) as Material);
  for (const path of jsonFilesBelow(join(folder, 'evidence')))
    parts.statements.push(...(take(path) as { statements: Statement[] }).statements);
  for (const path of jsonFilesBelow(join(folder, 'sources'))) parts.sources.push(take(path) as Source);
  const hazards = join(folder, 'hazards.json');
  if (existsSync(hazards)) parts.hazards = take(hazards) as Record<string, Hazard>;
  return parts;
}

function fingerprintOf(files: readonly ReadFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of files) hash.update(`${path}\0${text}\0`);
  return hash.digest('hex').slice(0, 16);
}

/** The JSON Schemas of this room, for whoever checks or documents its files. */
export function knowledgeSchemas(): object[] {
  return ['material', 'evidence', 'source'].map(
    (name) => JSON.parse(readFileSync(join(room, 'schema', `${name}.schema.json`), 'utf8')) as object,
  );
}

/** Every problem of a folder of knowledge files: shape, file name = id, sources that exist, names used twice. */
export function knowledgeProblems(folder: string = join(room, 'data'), beside?: Knowledge): Problem[] {
  const checker = new ShapeChecker(knowledgeSchemas());
  const problems: Problem[] = [];
  const ids = new Map<string, string>();
  const cited: { where: string; id: string }[] = [];
  const known = new Set<string>(beside ? beside.sources.keys() : []);
  for (const kind of ['material', 'evidence', 'source'] as const) {
    for (const path of jsonFilesBelow(join(folder, kind === 'evidence' ? kind : `${kind}s`))) {
      const where = relative(folder, path);
      let content: unknown;
      try {
        content = JSON.parse(readFileSync(path, 'utf8'));
      } catch (error) {
        problems.push({ where, observed: (error as Error).message, allowed: 'JSON' });
        continue;
      }
      const shape = checker.problems(`https://rollwright.dev/schema/${kind}.schema.json`, content);
      problems.push(...shape.map((problem) => ({ ...problem, where: `${where}: ${problem.where}` })));
      if (shape.length > 0) continue;
      const found =
        kind === 'evidence' ? (content as { statements: Statement[] }).statements : [content as Material | Source];
      for (const { id } of found) {
        const earlier = ids.get(`${kind}:${id}`);
        if (earlier) problems.push({ where, observed: `${id} again`, allowed: `an id once; it stands in ${earlier}` });
        ids.set(`${kind}:${id}`, where);
        if (kind === 'source') known.add(id);
        if (kind !== 'evidence' && basename(path, '.json') !== id)
          problems.push({ where, observed: `id ${id}`, allowed: 'file name = id' });
      }
      JSON.stringify(content, (key, value: unknown) => {
        if (key === 'source' && value && typeof value === 'object')
          cited.push({ where, id: (value as { id: string }).id });
        if (key === 'sources' && Array.isArray(value))
          for (const { id } of value as { id: string }[]) cited.push({ where, id });
        return value;
      });
    }
  }
  for (const { where, id } of cited)
    if (!known.has(id))
      problems.push({ where, observed: `source ${id}`, allowed: 'a source that has a file in sources/' });
  return problems;
}

/**
 * The shipped knowledge, and a laboratory's own folder on top of it where one is given.
 * The shipped files are checked by the tests; a laboratory's are checked here, and all their problems are thrown at once.
 */
export function loadKnowledge(laboratory?: string): Knowledge {
  const shipped = read(join(room, 'data'));
  if (!laboratory) return new Knowledge({ ...shipped, fingerprint: fingerprintOf(shipped.files) });
  if (!existsSync(laboratory))
    throw new InputError('knowledge folder', [
      { where: laboratory, observed: 'nothing', allowed: 'a folder with materials/, evidence/ or sources/' },
    ]);
  const problems = knowledgeProblems(laboratory, new Knowledge({ ...shipped, fingerprint: '' }));
  if (problems.length > 0) throw new InputError(`knowledge folder ${laboratory}`, problems);
  const own = read(laboratory);
  const ownIds = new Set(own.materials.map(({ id }) => id));
  return new Knowledge({
    materials: [...shipped.materials.filter(({ id }) => !ownIds.has(id)), ...own.materials],
    statements: [...shipped.statements, ...own.statements.map((statement) => ({ ...statement, laboratory: true }))],
    sources: [...shipped.sources, ...own.sources],
    hazards: { ...shipped.hazards, ...own.hazards },
    fingerprint: fingerprintOf([
      ...shipped.files,
      ...own.files.map(({ path, text }) => ({ path: `laboratory/${path}`, text })),
    ]),
  });
}
