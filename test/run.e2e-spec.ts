import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../apps/cli/src/main';

const root = join(__dirname, '..');

describe('from a brief to the traveler', () => {
  const folder = mkdtempSync(join(tmpdir(), 'run-'));
  const lines: string[] = [];
  const cli = (...words: string[]): Promise<number> => run(['node', 'rollwright', ...words]);
  beforeAll(() => {
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      lines.push(String(text));
      return true;
    });
  });
  afterAll(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  });

  it('plans, schedules and prints one run, and the same control recipe gives the same bytes', async () => {
    const path = join(root, 'recipes/briefs/li-ncm622-graphite-pouch.json');
    const brief = JSON.parse(readFileSync(path, 'utf8')) as { search: { evaluations: number } };
    brief.search.evaluations = 2000;
    const file = join(folder, 'brief.json');
    writeFileSync(file, JSON.stringify(brief));
    const plan = join(folder, 'plan');
    const out = join(folder, 'out');
    expect(await cli('plan', file, '--out', plan)).toBe(0);
    lines.length = 0;
    expect(await cli('run', 'plan', plan, '--cells', '20', '--start', '2026-11-23', '--out', out)).toBe(0);
    const screen = lines.join('').trimEnd().split('\n');
    expect(screen.length).toBeLessThanOrEqual(50);
    expect(Math.max(...screen.map((line) => line.length))).toBeLessThanOrEqual(120);
    for (const word of ['Weigh', 'Webs', 'Besides', 'Sample', 'Solvent', 'H2S', 'Moisture', 'Cost', 'Assumed'])
      expect(screen.some((line) => line.startsWith(word))).toBe(true);
    expect(readFileSync(join(out, 'sampling.csv'), 'utf8').split('\r\n')[0]).toMatch('"action_low","action_high"');
    expect(await cli('run', 'schedule', out)).toBe(0);
    expect(await cli('run', 'traveler', out)).toBe(0);
    const first = readFileSync(join(out, 'traveler.pdf'));
    for (const form of ['batchml', 'jsonld', 'csv', 'html', 'pdf', 'md'])
      expect(await cli('run', 'export', out, '--as', form)).toBe(0);
    expect(readFileSync(join(out, 'traveler.pdf')).equals(first)).toBe(true);
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
    expect(lines.join('')).toMatch('draft – not released');
  });

  it('writes another route as a recipe, releases it by two signatures, and prints an override on a draft', async () => {
    const plan = join(folder, 'plan');
    const said = async (...words: string[]): Promise<string> => {
      lines.length = 0;
      expect(await cli(...words)).toBe(0);
      return lines.join('');
    };
    expect(await said('recipe', plan, '--route', 'route-002')).toMatch('draft – not released');
    const route = join(plan, 'route-002');
    const signed = ['recipe', 'sign', plan, '--route', 'route-002', '--on', '2026-11-20', '--name'];
    await said(...signed, 'Anna Weber', '--as', 'process');
    expect(await said(...signed, 'Boris Kern', '--as', 'ehs')).toMatch(/^released/);
    expect(readFileSync(join(route, 'recipe.md'), 'utf8')).toMatch('Signed for the process: Anna Weber, 2026-11-20');
    const revise = ['recipe', 'revise', plan, '--route', 'route-002', '--name', 'Dana Lind', '--on', '2026-11-24'];
    const released = join(folder, 'released');
    expect(await said('run', 'plan', route, '--cells', '20', '--out', released)).toMatch(/^released/m);
    await said('run', 'export', released, '--as', 'md');
    const found = ['--because', 'three batches without lumps', '--set', 'anode-slurry:mix.speed=1200,1000,1400'];
    expect(await said(...revise, ...found)).toMatch(
      /^version 2, [\s\S]*draft – not released[\s\S]*VOID: process by Anna/,
    );
    expect(existsSync(join(route, 'recipe-v1.json'))).toBe(true);
    expect(readFileSync(join(route, 'recipe.md'), 'utf8')).toMatch(/mixing speed \| 1200 rpm \| 1000 to 1400/);
    expect(readFileSync(join(released, 'control.md'), 'utf8')).toMatch('EHS signed by Boris Kern, 2026-11-20');
    const out = join(folder, 'out');
    const why = 'trial of the coater with a slurry without sulfide';
    await said('run', 'override', out, '--name', 'Carla Roth', '--on', '2026-11-22', '--reason', why);
    for (const [form, file] of Object.entries({
      md: 'control.md',
      html: 'traveler.html',
      batchml: 'control.xml',
      jsonld: 'control.jsonld',
    })) {
      await said('run', 'export', out, '--as', form);
      expect(readFileSync(join(out, file), 'utf8')).toMatch(
        `NOT RELEASED; it may run by the override of Carla Roth, 2026-11-22: ${why}`,
      );
    }
  });

  it('reads BatchML and JSON back to the same control recipe, and refuses a folder that holds another', async () => {
    const out = join(folder, 'out');
    expect(await cli('run', 'export', out, '--as', 'batchml')).toBe(0);
    const first = readFileSync(join(out, 'control.xml'), 'utf8');
    for (const name of ['control.xml', 'control.json']) {
      const back = join(folder, `back-${name}`);
      expect(await cli('run', 'import', join(out, name), '--out', back)).toBe(0);
      expect(readFileSync(join(back, 'control.json'), 'utf8')).toBe(readFileSync(join(out, 'control.json'), 'utf8'));
      expect(await cli('run', 'export', back, '--as', 'batchml')).toBe(0);
      expect(readFileSync(join(back, 'control.xml'), 'utf8')).toBe(first);
    }
    const seen: string[] = [];
    const spy = jest.spyOn(process.stderr, 'write').mockImplementation((text) => (seen.push(String(text)), true));
    const released = join(folder, 'released');
    expect(await cli('run', 'import', join(out, 'control.xml'), '--out', released)).toBe(2);
    expect(await cli('run', 'import', join(folder, 'brief.json'), '--out', join(folder, 'nothing'))).toBe(2);
    expect(await cli('run', 'import', join(folder, 'absent.xml'), '--out', join(folder, 'nothing'))).toBe(2);
    spy.mockRestore();
    expect(seen.join('')).toMatch(/another control recipe[\s\S]*rollwright-control-recipe[\s\S]*no such file/);
    expect(existsSync(join(folder, 'nothing'))).toBe(false);
  });

  it('a recipe or a control recipe that was changed by hand is refused', async () => {
    const seen: string[] = [];
    const spy = jest.spyOn(process.stderr, 'write').mockImplementation((text) => (seen.push(String(text)), true));
    const changed = join(folder, 'changed');
    expect(await cli('run', 'plan', join(folder, 'plan'), '--cells', '20', '--out', changed)).toBe(0);
    for (const [name, words] of [
      ['control.json', ['run', 'export', changed, '--as', 'md']],
      ['recipe.json', ['recipe', 'sign', changed, '--as', 'process', '--name', 'A', '--on', '2026-11-20']],
    ] as const) {
      const path = join(changed, name);
      writeFileSync(path, readFileSync(path, 'utf8').replace('"NCM622', '"NCM811'));
      expect(await cli(...words)).toBe(2);
    }
    spy.mockRestore();
    expect(seen.join('').match(/contentHash\n {4}seen:.*but the content gives/g)).toHaveLength(2);
  });

  it('refuses a line that cannot, with exit code 1', async () => {
    const code = await cli('run', 'plan', join(folder, 'plan'), '--cells', '20', '--line', 'lab-glovebox');
    expect(code).toBe(1);
    expect(lines.join('')).toMatch(/would do:[\s\S]*nearest line: pilot-300mm meets every requirement/);
  });

  it('a run that was planned with a line file is scheduled on that line', async () => {
    const line = JSON.parse(readFileSync(join(root, 'libs/plant/data/lines/pilot-300mm.json'), 'utf8')) as {
      id: string;
      staff: { to: string }[];
    };
    line.id = 'night-line';
    if (line.staff[0]) line.staff[0].to = '23:00';
    const file = join(folder, 'night-line.json');
    const out = join(folder, 'night');
    writeFileSync(file, JSON.stringify(line));
    expect(await cli('run', 'plan', join(folder, 'plan'), '--cells', '20', '--line', file, '--out', out)).toBe(0);
    expect(await cli('run', 'schedule', out)).toBe(0);
    const { problem } = JSON.parse(readFileSync(join(out, 'schedule.json'), 'utf8')) as {
      problem: { shifts: { from: number; to: number }[] };
    };
    expect(problem.shifts[0]).toEqual({ from: 420, to: 23 * 60, operators: 3 });
    // Backward: done by the end of a day, begun as late as it can; a day that is too early is refused with the earliest end.
    expect(await cli('run', 'schedule', out, '--due', '2026-01-16')).toBe(0);
    const { placements } = JSON.parse(readFileSync(join(out, 'schedule.json'), 'utf8')) as {
      placements: { start: number; end: number }[];
    };
    expect(Math.max(...placements.map(({ end }) => end))).toBe(11 * 1440 + 23 * 60);
    expect(Math.min(...placements.map(({ start }) => start))).toBeGreaterThan(10 * 1440);
    expect(await cli('run', 'schedule', out, '--due', '2026-01-05T08:00')).toBe(1);
    expect(await cli('run', 'schedule', out, '--due', 'Friday')).toBe(2);
  });

  it('a changed run.json, schedule.json or control.json is refused in every command that reads it, exit 2, nothing written', async () => {
    const out = join(folder, 'night');
    const damaged = async (file: string, change: object, ...words: string[]): Promise<string> => {
      const path = join(out, file);
      const before = readFileSync(path, 'utf8');
      const spy = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
      writeFileSync(path, JSON.stringify({ ...(JSON.parse(before) as object), ...change }));
      const schedule = readFileSync(join(out, 'schedule.json'), 'utf8');
      expect(await cli(...words)).toBe(2);
      expect(readFileSync(join(out, 'schedule.json'), 'utf8')).toBe(schedule);
      const said = spy.mock.calls.map(([text]) => String(text)).join('');
      spy.mockRestore();
      writeFileSync(path, before);
      return said;
    };
    const run = await damaged('run.json', { webs: 3, lime: 'x' }, 'run', 'schedule', out);
    expect(run).toMatch(/webs[\s\S]*lime|lime[\s\S]*webs/);
    expect(run).toMatch(/nearest: line/);
    expect(await damaged('control.json', { startDate: 5 }, 'run', 'schedule', out)).toMatch(/startDate/);
    expect(await damaged('schedule.json', { placements: 'soon' }, 'run', 'traveler', out)).toMatch(/placements/);
    expect(await damaged('schedule.json', { problem: null }, 'run', 'compare', out)).toMatch(/problem/);
  });
});
