import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..');
/** The service has its own end-to-end test, which starts it. */
const elsewhere = ['service.md'];
const documents = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md') && !elsewhere.includes(name))
    .map((name) => `docs/${name}`),
];
/** The one command that cannot run here: it is what runs this. */
const thisRun = 'npm ci && npm test';

interface Block {
  readonly language: string;
  readonly file: string | undefined;
  readonly lines: readonly string[];
}

interface Command {
  readonly shown: string;
  readonly run: string;
  readonly exit: number;
}

function blocksOf(text: string): Block[] {
  return [...text.matchAll(/^```(\w*) ?(\S*)\n([\s\S]*?)^```$/gm)].map(([, language = '', file, body = '']) => ({
    language,
    file: file === '' ? undefined : file,
    lines: body.split('\n').filter((line) => line.trim() !== ''),
  }));
}

/** What a person types, as it runs in a temporary folder; anything that cannot run here is refused, not skipped. */
function commandOf(line: string): Command {
  const [, shown = '', exit] = /^(.*?)(?:\s+# exit (\d))?$/.exec(line) ?? [];
  const run = shown
    .replace(/^npm ci && npm run plan --/, 'npm run -s rollwright -- plan')
    .replaceAll('npm run -s rollwright --', 'node dist/apps/cli/src/main.js');
  if (!run.startsWith('node ') || run.includes('npm ')) throw new Error(`cannot be run by this test: ${line}`);
  return { shown, run, exit: Number(exit ?? 0) };
}

beforeAll(() => {
  if (!existsSync(join(root, 'dist/apps/cli/src/main.js'))) spawnSync('node', ['scripts/build.mjs'], { cwd: root });
});

describe.each(documents)('%s', (document) => {
  const text = readFileSync(join(root, document), 'utf8');
  const blocks = blocksOf(text);
  const commands = blocks
    .filter(({ language }) => language === 'sh')
    .flatMap(({ lines }) => lines)
    .filter((line) => line !== thisRun)
    .map(commandOf);
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rollwright-docs-'));
    for (const name of ['dist', 'recipes']) symlinkSync(join(root, name), join(folder, name));
    for (const { file, lines } of blocks) if (file) writeFileSync(join(folder, file), lines.join('\n'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('its links lead to files that are there', () => {
    const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path = '']) => path);
    expect(links.filter((path) => !existsSync(join(root, dirname(document), path)))).toEqual([]);
  });

  it('its code blocks are commands, named files, or nothing', () => {
    expect(blocks.filter(({ language, file }) => !(language === 'sh' || (language === 'json' && file)))).toEqual([]);
  });

  it('promises nothing that nobody can keep', () => {
    const spoken = text.replace(/^Rollwright never states[\s\S]*?\n\n/m, '');
    expect(spoken).not.toMatch(/\b(is|are|be) (completely |intrinsically )?safe\b|H2S-free|non-flammable|compliant/i);
  });

  for (const { shown, run, exit } of commands)
    it(`${shown} ends with ${exit}`, () => {
      const { status, stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', run], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      expect({ status, said: status === exit ? '' : `${stdout.slice(-800)}${stderr.slice(-800)}` }).toEqual({
        status: exit,
        said: '',
      });
    }, 120_000);
});

describe('the README', () => {
  it('names the two commands of a fresh machine, as they are', () => {
    const [first] = blocksOf(readFileSync(join(root, 'README.md'), 'utf8'));
    expect(first?.lines).toEqual(['npm ci && npm run plan -- recipes/briefs/li-ncm622-graphite-pouch.json', thisRun]);
  });
});
