import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
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
  afterAll(() => jest.restoreAllMocks());

  it('plans, schedules and prints one run, and the same control recipe gives the same bytes', async () => {
    const path = join(root, 'recipes/briefs/li-ncm622-graphite-pouch.json');
    const brief = JSON.parse(readFileSync(path, 'utf8')) as { search: { evaluations: number } };
    brief.search.evaluations = 2000;
    const file = join(folder, 'brief.json');
    writeFileSync(file, JSON.stringify(brief));
    const plan = join(folder, 'plan');
    const out = join(folder, 'out');
    expect(await cli('plan', file, '--out', plan)).toBe(0);
    expect(await cli('run', 'plan', plan, '--cells', '20', '--start', '2026-11-23', '--out', out)).toBe(0);
    expect(await cli('run', 'schedule', out)).toBe(0);
    expect(await cli('run', 'traveler', out)).toBe(0);
    const first = readFileSync(join(out, 'traveler.pdf'));
    for (const form of ['batchml', 'jsonld', 'csv', 'html', 'pdf', 'md'])
      expect(await cli('run', 'export', out, '--as', form)).toBe(0);
    expect(readFileSync(join(out, 'traveler.pdf')).equals(first)).toBe(true);
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
    expect(lines.join('')).toMatch('draft – not released');
  });

  it('refuses a line that cannot, with exit code 1', async () => {
    const code = await cli('run', 'plan', join(folder, 'plan'), '--cells', '20', '--line', 'lab-glovebox');
    expect(code).toBe(1);
    expect(lines.join('')).toMatch('would do:');
  });
});
