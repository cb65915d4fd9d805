import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemsOf } from './answer-shape';

const root = join(__dirname, '..');
const binary = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');
const seed = (id: string): string => join(root, 'test', 'cases', 'seed', `${id}.json`);
const folder = mkdtempSync(join(tmpdir(), 'rollwright-'));

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function rollwright(args: readonly string[], input = ''): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [binary, ...args], {
    input,
    encoding: 'utf8',
    cwd: folder,
  });
  return { code: status, out: stdout, err: stderr };
}

beforeAll(() => {
  if (!existsSync(binary)) execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs')]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('rollwright check', () => {
  it('exits 0 on a pass, 1 on a fail, and by --fail-on', () => {
    expect(rollwright(['check', seed('V009')]).code).toBe(0);
    expect(rollwright(['check', seed('V001')]).code).toBe(1);
    expect(rollwright(['check', seed('V022'), seed('V008'), '--fail-on', 'pass']).code).toBe(1);
    expect(rollwright(['check', seed('V001'), seed('V009')]).code).toBe(1);
  });

  it('gives exactly the JSON of formats.md', () => {
    const { out } = rollwright(['check', seed('V012'), '--format', 'json']);
    const answer = JSON.parse(out) as {
      documents: { id: string; verdict: string; questions: Record<string, unknown>[] }[];
    };
    expect(Object.keys(answer).sort()).toEqual(['documents', 'knowledge', 'version']);
    expect(problemsOf('check-answer', answer)).toEqual([]);
    const repaired = rollwright(['check', seed('V001'), seed('V022'), '--repair', '--format', 'json']).out;
    expect(problemsOf('check-answer', JSON.parse(repaired))).toEqual([]);
    expect(answer.documents.map(({ id, verdict }) => [id, verdict])).toEqual([['V012', 'fail']]);
    for (const question of answer.documents[0]?.questions ?? [])
      expect(Object.keys(question)).toEqual(
        expect.arrayContaining([
          'contact',
          'question',
          'about',
          'verdict',
          'decidedBy',
          'overruled',
          'missing',
          'hazards',
        ]),
      );
  });

  it('prints the finding card always with the same lines', () => {
    const { out } = rollwright(['check', join(root, 'test', 'cases'), '--all']);
    const cards = out.split('\n').filter((line) => /^(FAIL|UNKNOWN|CONDITIONAL) {2,}\S.*\?/.test(line)).length;
    expect(cards).toBeGreaterThan(100);
    for (const label of ['what', 'where', 'why', 'source', 'fix'])
      expect([label, out.split('\n').filter((line) => line.startsWith(`  ${label.padEnd(9)}`)).length]).toEqual([
        label,
        cards,
      ]);
  });

  it('never says what nobody can promise', () => {
    const { out } = rollwright(['check', join(root, 'test', 'cases'), '--all', '--repair']);
    expect(out).not.toMatch(/\b(is safe|are safe|safely|H2S-free|non-?flammable|compliant)\b/i);
  });

  it('reads a stream, an array, a CSV, a directory and stdin', () => {
    const one = JSON.stringify(JSON.parse(readFileSync(seed('V001'), 'utf8')));
    const two = JSON.stringify(JSON.parse(readFileSync(seed('V009'), 'utf8')));
    writeFileSync(join(folder, 'two.jsonl'), `${one}\n\n${two}\n`);
    writeFileSync(join(folder, 'two.json'), `[${one},${two}]`);
    writeFileSync(
      join(folder, 'slurries.csv'),
      'id,solid-electrolyte,solid-electrolyte.massFraction,binder,solvent\na,LPSCl,0.9,NBR,"xylene"\nb,LPSCl,0.9,NBR,water\n',
    );
    const verdicts = (args: string[], input?: string): string[] =>
      rollwright(['check', ...args, '--format', 'jsonl'], input)
        .out.trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { verdict: string }).verdict);
    expect(verdicts(['two.jsonl'])).toEqual(['fail', 'pass']);
    expect(verdicts(['two.json'])).toEqual(['fail', 'pass']);
    expect(verdicts(['-'], `${one}\n${two}\n`)).toEqual(['fail', 'pass']);
    expect(verdicts(['-'], two)).toEqual(['pass']);
    expect(verdicts(['slurries.csv'])).toEqual(['pass', 'fail']);
    expect(verdicts([join(root, 'test', 'cases', 'literature')])).toHaveLength(
      readdirSync(join(root, 'test', 'cases', 'literature')).length,
    );
  });

  it('writes JUnit with one failure a finding', () => {
    const { out } = rollwright(['check', seed('V012'), '--format', 'junit']);
    expect(out).toMatch(/^<\?xml/);
    expect(out.match(/<failure /g)).toHaveLength(2);
  });
});

describe('bad usage and bad input exit 2, with the nearest right name', () => {
  it.each([
    ['an unknown command', ['chekc', 'x.json'], 'check'],
    ['an unknown option', ['check', 'x.json', '--formta', 'json'], '--format'],
    ['an unknown format', ['check', 'x.json', '--format', 'yaml'], 'junit'],
    ['no file', ['check'], 'files'],
    ['a file that is not there', ['check', `${seed('V001')}x`], 'V001.json'],
    ['an unknown source', ['check', seed('V001'), '--evidence', 'park2081'], 'park2018'],
    ['a year that is none', ['check', seed('V001'), '--evidence-until', 'soon'], 'whole number'],
    ['a knowledge folder that is not there', ['check', seed('V001'), '--knowledge', 'nowhere'], 'nowhere'],
    ['an unknown name', ['explain', 'SOL-055'], 'SOL-05'],
    ['an unknown kind', ['catalog', 'list', 'solvnt'], 'solvent'],
    ['an unknown electrolyte', ['why-not', '--electrolyte', 'Li6PS5Clx', '--solvent', 'toluene'], 'Li6PS5Cl'],
    ['a repair that is not there', ['fix', seed('V012'), '--apply', '99'], '1 to'],
  ])('%s', (_what, args, says) => {
    const { code, err, out } = rollwright(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(says);
    expect(err).not.toMatch(/\n\s+at .*\.js:\d+/);
  });

  it('names the line and column of broken JSON', () => {
    writeFileSync(join(folder, 'broken.json'), '{\n  "ion": "Li",\n  "steps": [ { "id": "a", } ]\n}\n');
    expect(rollwright(['check', 'broken.json']).err).toContain('broken.json, line 3, column 27');
    expect(rollwright(['check', '-'], '').code).toBe(2);
    expect(rollwright(['check', '-'], '{"ion": NaN}').err).toContain('line 1, column 9');
  });

  it('judges what is right and names all that is wrong', () => {
    const { code, out, err } = rollwright([
      'check',
      seed('V009'),
      'missing-1.json',
      'missing-2.json',
      '--format',
      'jsonl',
    ]);
    expect([code, out.trim().split('\n').length]).toEqual([2, 1]);
    expect(err).toMatch(/missing-1\.json[\s\S]*missing-2\.json/);
  });

  it('shows a stack only with --debug', () => {
    expect(rollwright(['check', 'missing.json', '--debug']).err).toMatch(/\n\s+at .*\.js:\d+/);
  });
});

describe('a laboratory’s own knowledge', () => {
  const lab = join(folder, 'lab');
  const statement = {
    id: 'LAB-1',
    says: 'Our Li6PS5Cl keeps its conductivity in cumene overnight.',
    contact: 'wet',
    question: 'electrolyte-in-solvent',
    about: { electrolyte: { id: 'Li6PS5Cl' }, solvent: { id: 'cumene' }, use: ['dispersed'] },
    outcome: 'pass',
    certainty: 'demonstrated',
    sources: [{ id: 'lab-book', section: 'page 12', grade: 'A' }],
  };
  const document = JSON.stringify({
    ion: 'Li',
    steps: [
      {
        id: 's',
        operation: 'mix-slurry',
        ingredients: [
          { role: 'solid-electrolyte', material: 'LPSCl' },
          { role: 'solvent', material: 'cumene' },
        ],
      },
    ],
  });

  beforeAll(() => {
    mkdirSync(join(lab, 'evidence'), { recursive: true });
    mkdirSync(join(lab, 'sources'), { recursive: true });
    writeFileSync(
      join(lab, 'evidence', 'own.evidence.json'),
      JSON.stringify({ family: 'own', statements: [statement] }),
    );
    writeFileSync(
      join(lab, 'sources', 'lab-book.json'),
      JSON.stringify({ id: 'lab-book', type: 'document', title: 'Laboratory book' }),
    );
  });

  it('decides, is marked in every answer and changes the fingerprint', () => {
    const own = JSON.parse(rollwright(['check', '-', '--knowledge', lab, '--format', 'json'], document).out) as {
      knowledge: string;
      documents: { questions: { decidedBy: { statement: string; laboratory?: boolean }[] }[] }[];
    };
    expect(problemsOf('check-answer', own)).toEqual([]);
    const decided = own.documents[0]?.questions.flatMap(({ decidedBy }) => decidedBy) ?? [];
    expect(decided).toContainEqual(expect.objectContaining({ statement: 'LAB-1', laboratory: true }));
    const shipped = JSON.parse(rollwright(['check', '-', '--format', 'json'], document).out) as { knowledge: string };
    expect(own.knowledge).not.toBe(shipped.knowledge);
  });

  it('is checked: a source without a file is named, exit 2', () => {
    const wrong = join(folder, 'wrong');
    mkdirSync(join(wrong, 'evidence'), { recursive: true });
    writeFileSync(
      join(wrong, 'evidence', 'own.evidence.json'),
      JSON.stringify({ family: 'own', statements: [{ ...statement, outcome: 'fine' }] }),
    );
    const { code, err } = rollwright(['check', '-', '--knowledge', wrong], document);
    expect(code).toBe(2);
    expect(err).toContain('outcome');
  });
});

describe('the binary', () => {
  it('starts cold to its first answer (goal 0.5 s; bound 1 s for a busy machine, 1.5 s in CI; median of five)', () => {
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      rollwright(['check', seed('V009')]);
      return performance.now() - start;
    }).sort((a, b) => a - b);
    expect(times[2]).toBeLessThan(process.env['CI'] ? 1500 : 1000);
    process.stdout.write(`cold check: ${times.map((time) => time.toFixed(0)).join(', ')} ms\n`);
  });

  it('does not mind a reader that closes the pipe', () => {
    const { stdout, stderr, status } = spawnSync('sh', ['-c', `"${process.execPath}" "${binary}" matrix | head -n 1`], {
      encoding: 'utf8',
    });
    expect([stdout.split('\n').length, stderr, status]).toEqual([2, '', 0]);
  });

  it('applies a repair that then passes', () => {
    const { out } = rollwright(['fix', seed('V012'), '--apply', '2']);
    expect(rollwright(['check', '-'], out).code).toBe(0);
    expect(rollwright(['check', '-', '--fail-on', 'conditional'], out).code).toBe(0);
  });

  it('accounts for every rule and row', () => {
    const { code, out } = rollwright(['knowledge', 'coverage']);
    expect(code).toBe(0);
    expect(out).toContain(', 0 unaccounted for');
  });
});
