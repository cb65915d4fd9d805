import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import type { Point, Problem } from '@libs/optimizer';
import { readBrief } from '../brief/brief';
import { RouteModel } from '../model/model';
import { FIRST_NUMBER } from '../space/candidate';
import { SheetGenes } from '../space/sheet-genes';
import { buildSpace } from '../space/space';
import { pausesOf } from './pauses';
import { problemOf, runSearch, startsOf } from './search';
import { SheetClimber } from './sheet-climber';
import { tallied } from './tally';

const knowledge = loadKnowledge();
const file = join(__dirname, '../..', '..', '..', 'recipes', 'briefs', 'li-ncm622-lithium.json');
const written = JSON.parse(readFileSync(file, 'utf8')) as object;
const briefOf = (evaluations: number): ReturnType<typeof readBrief> =>
  readBrief({ ...written, search: { seed: 1, evaluations } }, knowledge);

describe('the corners of a front, climbed with other sheets', () => {
  const brief = briefOf(10_000);
  const space = buildSpace(brief, knowledge);
  const { problem } = problemOf(brief, space, new RouteModel(brief));
  const counted = tallied(problem);
  const climber = new SheetClimber(counted.problem, new SheetGenes(space));
  const { archive } = runSearch(problem, briefOf(2000), space, startsOf(space), {}, 200);
  const best = (objective: number, of: readonly { readonly f: ArrayLike<number> }[]): number =>
    Math.min(...of.map(({ f }) => f[objective] as number));

  it('are feasible and not worse, after no more evaluations than were given and exactly those said', () => {
    const { genomes, evaluations } = climber.improve(archive.points, 3000, true);
    expect(evaluations).toBe(counted.sum().evaluations);
    expect(evaluations).toBeLessThanOrEqual(3000);
    const f = new Float64Array(problem.objectives);
    const g = new Float64Array(problem.constraints);
    const found = genomes.map((x) => {
      problem.evaluate(Float64Array.from(x), f, g);
      expect(Math.max(...g)).toBeLessThanOrEqual(0);
      return { f: f.slice() };
    });
    for (let k = 0; k < problem.objectives; k++) expect(best(k, found)).toBeLessThanOrEqual(best(k, archive.points));
    // 2,000 evaluations do not reach the end of the energy: something is gained.
    expect([0, 1, 2].some((k) => best(k, found) < best(k, archive.points))).toBe(true);
  });

  it('begin from points behind a corner, too, where a threshold lies between them and it', () => {
    const amount = FIRST_NUMBER;
    const above = problem.genes.length - 2;
    const threshold: Problem = {
      genes: problem.genes,
      objectives: 2,
      constraints: 1,
      evaluate: (x, f, g) => {
        const [a, b] = [x[amount] as number, x[above] as number];
        // 0.96 outside of the narrow band at best, 0.935 within it.
        f[0] = b < 0.85 || b > 0.95 ? 1.08 + 0.1 * b - 0.4 * a : 1 + 0.1 * b - 0.5 * a;
        f[1] = a;
        g[0] = a - 0.3;
      },
    };
    const pointAt = (a: number, b: number): Point => {
      const x = new Float64Array(problem.genes.length);
      x[amount] = a;
      x[above] = b;
      const f = new Float64Array(2);
      threshold.evaluate(x, f, new Float64Array(1));
      return { x, f };
    };
    const points = [
      ...Array.from({ length: 10 }, (_, at) => pointAt(0.3 - 0.025 * at, 0)),
      ...Array.from({ length: 300 }, (_, at) => pointAt(0.0002 * at, 0.9)),
    ];
    const { genomes } = new SheetClimber(threshold, new SheetGenes(space)).improve(points, 5000, true);
    const least = Math.min(...genomes.map((x) => pointAt(x[amount] as number, x[above] as number).f[0] as number));
    expect(least).toBeCloseTo(0.935, 3);
  });

  it('say the same twice, and nothing once the search is stopped', () => {
    const twice = [1, 2].map(() => climber.improve(archive.points, 1000, true));
    expect(twice[0]).toEqual(twice[1]);
    expect(climber.improve(archive.points, 1000, true, () => false).evaluations).toBe(0);
  });

  it('a search of 10,000 evaluations spends no more with its pauses; a shorter one has none', () => {
    expect(pausesOf(problem, briefOf(9999), space)).toBeUndefined();
    const spent = (evaluations: number, islands: number): number | undefined =>
      pausesOf(problem, { ...brief, search: { ...brief.search, evaluations, islands } }, space)?.evaluations;
    expect(spent(40_000, 4)).toBe(spent(40_000, 1));
    const again = tallied(problem);
    const { archive: whole, stopped } = runSearch(again.problem, brief, space, startsOf(space), {});
    expect(whole.evaluations).toBe(again.sum().evaluations);
    expect(whole.evaluations).toBeLessThanOrEqual(10_000);
    expect(stopped).toBe('evaluations');
  });
});
