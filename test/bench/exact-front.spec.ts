import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ExactRow } from './exact';
import { exactnessOf } from './exact-front';

const root = join(__dirname, '..', '..');
const main = join(root, 'dist', 'test', 'bench', 'main.js');

/** Asks the compiled bench: it searches millions of candidates, which takes fifteen times as long among the modules of a test. */
describe('the front of a space that is small enough to search every combination by itself', () => {
  let rows: readonly ExactRow[] = [];
  beforeAll(() => {
    if (!existsSync(main)) execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs')]);
    const out = execFileSync(process.execPath, [main, 'exact', '--quick'], { cwd: root, encoding: 'utf8' });
    rows = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ExactRow);
  }, 180_000);

  it('five spaces of 8 to 24 combinations: each was searched, and the search holds all that lie on the front', () => {
    expect(rows.map(({ combinations }) => combinations)).toEqual([8, 20, 24, 16, 18]);
    for (const { brief, complete, onFront, fewestHeld } of rows) {
      expect([brief, complete, fewestHeld]).toEqual([brief, true, onFront]);
      expect(onFront).toBeGreaterThanOrEqual(2);
    }
  });

  it('and every end within 0.1 % of its value, and 99.5 % of the hypervolume', () => {
    for (const { endGapPercent, worstShare } of rows) {
      expect(endGapPercent).toBeLessThanOrEqual(0.1);
      expect(worstShare).toBeGreaterThan(0.995);
    }
  });
});

describe('what a search has of a front', () => {
  const point = (sheets: string, ...f: number[]): { sheets: string; f: number[] } => ({ sheets, f });
  const front = [point('a', 10, 200), point('b', 10.05, 199.5), point('c', 15, 150), point('d', 20, 100)];

  it('is a combination that it holds, or whose twin it holds', () => {
    // b lies within 1 % of the extents 10 and 100 from a; c and d have no twin.
    const { combinations, held } = exactnessOf([front[0], front[2]] as typeof front, front);
    expect(combinations).toEqual(['a', 'b', 'c', 'd']);
    expect(held).toEqual(['a', 'b', 'c']);
  });

  it('and the end gap is the largest of all objectives, as a share', () => {
    expect(exactnessOf([point('a', 10.1, 200), point('d', 20, 101)], front).endGap).toBeCloseTo(0.01, 9);
    expect(exactnessOf(front, front).endGap).toBe(0);
  });
});
