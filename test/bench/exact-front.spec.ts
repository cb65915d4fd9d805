import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import { readBrief, searchProblemOf } from '@libs/planner';
import { exactnessOf } from './exact-front';
import { referenceOf } from './planner-reference';

const knowledge = loadKnowledge();
const unkept = { part: <T>(_: string, make: () => readonly T[]) => make() };

describe('the front of a space that can be enumerated', () => {
  it('of eight combinations: the search holds all of it', () => {
    const file = join(process.cwd(), 'recipes', 'briefs', 'na-nacro2-nasn.json');
    const written = JSON.parse(readFileSync(file, 'utf8')) as object;
    const brief = readBrief({ ...written, search: { seed: 1, evaluations: 20_000 } }, knowledge);
    const { problem, skeletons, combinations, search, sheetsOf } = searchProblemOf(brief, knowledge);
    expect(combinations()).toHaveLength(skeletons);
    const restart = (seed: number): ReturnType<typeof search> => search(seed, 4000, 100);
    const reference = referenceOf(
      { problem, skeletons, combinations, restart },
      { restarts: 0, factor: 1, polish: 200 },
      unkept,
    );
    const front = reference.map(({ choices, f }) => ({ sheets: sheetsOf(choices), f }));
    const found = search(1, 20_000, 2000).points.map(({ x, f }) => ({ sheets: sheetsOf(x), f: [...f] }));
    const { combinations: onFront, held, endGap } = exactnessOf(found, front);
    expect(onFront.length).toBeGreaterThan(2);
    expect(held).toEqual(onFront);
    // 0.1 % of the value of each objective.
    expect(endGap).toBeLessThanOrEqual(0.001);
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
