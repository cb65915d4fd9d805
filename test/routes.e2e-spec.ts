import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemsOf } from './answer-shape';

const root = join(__dirname, '..');
const binary = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');
const folder = mkdtempSync(join(tmpdir(), 'rollwright-routes-'));
const rollwright = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [binary, ...args], { encoding: 'utf8', cwd: folder });
  return { code: status, out: stdout, err: stderr };
};
const brief = {
  title: 'a small pouch',
  ion: 'Li',
  cathode: { activeMaterials: ['LiCoO2'], coating: ['LiNbO3'], arealCapacityMAhCm2: [1, 2] },
  anode: { activeMaterials: ['graphite'] },
  electrolytes: { only: ['Li6PS5Cl'] },
  cell: { format: 'pouch', areaMm: [80, 60], unitCells: 2 },
  objectives: [{ objective: 'specificEnergyStack', acceptable: 60, goal: 140, weight: 2 }, 'arealResistance'],
  search: { seed: 1, evaluations: 600 },
};

beforeAll(() => {
  if (!existsSync(binary)) execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs')]);
  writeFileSync(join(folder, 'brief.json'), JSON.stringify(brief));
  expect(rollwright('plan', 'brief.json', '--out', 'made').code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const answer = () =>
  JSON.parse(readFileSync(join(folder, 'made', 'plan.json'), 'utf8')) as {
    recommended: string;
    routes: { id: string; process: object }[];
  };

describe('the screen of a plan', () => {
  it('fits 60 lines of 120 characters and says what is recommended and what to do next', () => {
    const { out } = rollwright('plan', 'brief.json', '--out', 'made');
    expect(out.split('\n').length).toBeLessThanOrEqual(60);
    expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(150);
    expect(problemsOf('plan-answer', answer())).toEqual([]);
    expect(out).toMatch(/Recommended: route-\d+, desirability 0\.\d\d/);
    expect(out).toMatch(/Do next:\n {2}1\. /);
  });
});

describe('a search that is shared or kept', () => {
  const islands = { ...brief, search: { seed: 1, evaluations: 4000, islands: 2 } };
  const plain = (made: string): string => readFileSync(join(folder, made, 'plan.json'), 'utf8');

  it('gives the same bytes on one thread and on two, and leaves no checkpoint behind', () => {
    writeFileSync(join(folder, 'islands.json'), JSON.stringify(islands));
    expect(rollwright('plan', 'islands.json', '--threads', '1', '--out', 'one').code).toBe(0);
    expect(rollwright('plan', 'islands.json', '--threads', '2', '--checkpoint', 'kept', '--out', 'two').code).toBe(0);
    expect(plain('two')).toBe(plain('one'));
    expect(existsSync(join(folder, 'kept'))).toBe(false);
  });

  it('a checkpoint that cannot be one is refused before the search; as are more threads than islands', () => {
    for (const place of ['nowhere/kept', '.', 'brief.json']) {
      const { code, err } = rollwright('plan', 'brief.json', '--checkpoint', place, '--out', 'never');
      expect([code, err.includes(`at ${place}`)]).toEqual([2, true]);
    }
    expect(rollwright('plan', 'brief.json', '--threads', '2').err).toMatch(/allowed: up to 1, the islands/);
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });
});

describe('compare and why', () => {
  it('compare without ids takes one of each kind; with a wrong id it exits 2 and names the nearest', () => {
    expect(rollwright('compare', 'made').out).toContain(answer().recommended);
    const compared = JSON.parse(rollwright('compare', 'made', '--format', 'json').out) as object;
    expect(problemsOf('comparison', compared)).toEqual([]);
    const wrong = rollwright('compare', 'made', 'route-1', 'route-002');
    expect([wrong.code, wrong.out]).toEqual([2, '']);
    expect(wrong.err).toMatch(/seen: +route-1\n/);
    expect(rollwright('compare', 'made', 'route-001', 'route-001').code).toBe(2);
    expect(rollwright('compare', 'brief.json', 'a', 'b').err).toMatch(/no plan/);
  });

  it('why prints parts that sum to the difference it states', () => {
    const { code, out } = rollwright('why', 'made', 'route-001', 'route-002', '--format', 'json');
    expect(code).toBe(0);
    expect(problemsOf('why-answer', JSON.parse(out))).toEqual([]);
    const { objectives } = JSON.parse(out) as { objectives: { difference: number; parts: { value: number }[] }[] };
    for (const { difference, parts } of objectives)
      expect(Math.abs(parts.reduce((sum, { value }) => sum + value, 0) - difference)).toBeLessThan(1e-6);
    expect(rollwright('why', 'made', 'route-001', 'route-002', '--objective', 'arealResistence').err).toMatch(
      /nearest: arealResistance/,
    );
  });
});

describe('improve', () => {
  it('takes a recipe, with the brief of the plan beside it, and a process document', () => {
    const { routes } = answer();
    writeFileSync(join(folder, 'process.json'), JSON.stringify(routes[0]?.process));
    for (const args of [['made/recipe.json'], ['process.json', '--brief', 'brief.json']]) {
      const { code, out, err } = rollwright('improve', ...args, '--out', 'improved.json');
      expect([err, [0, 1].includes(code ?? -1)]).toEqual(['', true]);
      expect(out).toMatch(/As it is written: (pass|conditional)/);
      const improved = JSON.parse(readFileSync(join(folder, 'improved.json'), 'utf8')) as object;
      expect(problemsOf('improve-answer', improved)).toEqual([]);
    }
    expect(rollwright('improve', 'brief.json').err).toMatch(/neither a process nor a recipe/);
  });

  it('a brief begins from a process beside it', () => {
    writeFileSync(join(folder, 'warm.json'), JSON.stringify({ ...brief, warmStart: 'process.json' }));
    expect(rollwright('plan', 'warm.json', '--out', 'warm').code).toBe(0);
    const { warmStart } = JSON.parse(readFileSync(join(folder, 'warm', 'plan.json'), 'utf8')) as {
      warmStart: { otherwise: string[] };
    };
    expect(warmStart.otherwise).toEqual([]);
  });
});

describe('check and the unknown', () => {
  it('an unknown exits 0, and 1 where the caller does not let silence pass', () => {
    const unknown = join(root, 'test', 'cases', 'seed', 'V006.json');
    expect(rollwright('check', unknown).code).toBe(0);
    expect(rollwright('check', unknown, '--fail-on', 'unknown').code).toBe(1);
  });
});
