import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const rail = [
  'quantity',
  'physics',
  'knowledge',
  'process',
  'compatibility',
  'cell',
  'plant',
  'optimizer',
  'planner',
  'recipe',
  'pilot',
];
const outsiders = /^(@nestjs\/|typeorm|rxjs|better-sqlite3|pg$|bullmq)/;
const ownersOf: Record<string, readonly string[]> = {
  saxes: ['pilot'],
  'genetic-js': ['optimizer'],
  ajv: ['knowledge', 'process', 'planner', 'recipe', 'pilot'],
  'ajv-formats': ['knowledge', 'process', 'planner', 'recipe', 'pilot'],
};

interface Import {
  readonly file: string;
  readonly room: string;
  readonly from: string;
}

function importsOf(room: string): Import[] {
  const folder = join(root, 'libs', room);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const found = text.matchAll(/(?:from|import|require\()\s*['"]([^'"]+)['"]/g);
      return [...found].map((match) => ({ file: `libs/${room}/${file}`, room, from: match[1] ?? '' }));
    });
}

const imports = rail.flatMap(importsOf);

/** Why an import breaks the rail, or undefined when it keeps it. */
export function breaks({ file, room, from }: Import): string | undefined {
  const into = /^@libs\/([^/]+)(\/.*)?$/.exec(from);
  if (into) {
    const target = into[1] ?? '';
    if (into[2]) return `${file} reaches past the door of @libs/${target}`;
    if (room === 'optimizer') return `${file}: optimizer has never heard of ${target}`;
    if (rail.indexOf(target) < 0 || rail.indexOf(target) >= rail.indexOf(room))
      return `${file} imports ${target}, which does not lie to the left of ${room}`;
  }
  if (/^(\.\.\/)+(libs|apps|[a-z]+\/src)/.test(from) && !from.startsWith('../src'))
    return `${file} imports ${from} without its door`;
  if (/^(\.\.\/){2,}/.test(from)) return `${file} climbs out of its room by ${from}`;
  if (outsiders.test(from)) return `${file} knows ${from}`;
  const owners = ownersOf[from.replace(/\/dist.*$/, '')];
  if (owners && !owners.includes(room)) return `${file} may not know ${from}`;
  return undefined;
}

describe('the rail', () => {
  it('every folder of libs/ is a room of the rail', () => {
    expect(readdirSync(join(root, 'libs')).filter((room) => !rail.includes(room))).toEqual([]);
  });

  it('a room imports only rooms to its left, by their door', () => {
    expect(imports.length).toBeGreaterThan(0);
    expect(imports.map(breaks).filter(Boolean)).toEqual([]);
  });

  it('notices an import that goes the wrong way', () => {
    const wrong = { file: 'libs/physics/src/x.ts', room: 'physics' };
    expect(breaks({ ...wrong, from: '@libs/planner' })).toMatch('does not lie to the left');
    expect(breaks({ ...wrong, from: '@libs/quantity/src/unit' })).toMatch('past the door');
    expect(breaks({ ...wrong, from: 'typeorm' })).toMatch('knows typeorm');
    expect(breaks({ ...wrong, from: 'genetic-js' })).toMatch('may not know');
    expect(breaks({ ...wrong, from: '@libs/quantity' })).toBeUndefined();
  });

  it('has neither chance nor clock in libs/', () => {
    const offenders = rail.flatMap((room) => {
      const folder = join(root, 'libs', room);
      if (!existsSync(folder)) return [];
      return readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
        .filter((file) =>
          /\b(Math\.random|Date\.now|performance\.now|new Date\(\))/.test(
            readFileSync(join(folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
          ),
        )
        .map((file) => `${room}/${file}`);
    });
    expect(offenders).toEqual([]);
  });

  it('every file that makes a temporary folder removes one', () => {
    const left = ['libs', 'apps', 'test'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /(?<!\.d)\.ts$/.test(file) && !file.includes('node_modules'))
        .filter((file) => {
          const text = readFileSync(join(root, folder, file), 'utf8');
          return text.includes('mkdtempSync(') && !text.includes('rmSync(');
        }),
    );
    expect(left).toEqual([]);
  });
});
