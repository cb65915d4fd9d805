import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import { readBrief } from '../brief/brief';
import { RouteModel } from '../model/model';
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
