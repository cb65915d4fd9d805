import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import type { Problem } from '@libs/optimizer';
import { readBrief } from '../brief/brief';
import { RouteModel } from '../model/model';
import { buildSpace } from '../space/space';
import { plannedSearch, problemOf, runSearch, startsOf } from './search';

describe('a search whose time ends', () => {
  it('among the generations that its pauses left says that it was the time', () => {
    const file = join(__dirname, '../..', '..', '..', 'recipes', 'briefs', 'na-nacro2-nasn.json');
    const written = JSON.parse(readFileSync(file, 'utf8')) as object;
    const knowledge = loadKnowledge();
    const brief = readBrief({ ...written, search: { seed: 1, evaluations: 15_000 } }, knowledge);
    const space = buildSpace(brief, knowledge);
    const { problem } = problemOf(brief, space, new RouteModel(brief));
    const starts = startsOf(space);
    const whole = runSearch(problem, brief, space, starts, {});
    const planned = plannedSearch(problem, brief, space, starts, {}).effort.generations;
    expect(whole.stopped).toBe('evaluations');
    expect(whole.archive.generations).toBeGreaterThan(planned + 1);
    let now = 0;
    const slow: Problem = { ...problem, evaluate: (x, f, g) => (now++, problem.evaluate(x, f, g)) };
    const timed = { ...brief, search: { ...brief.search, timeBudgetS: (whole.archive.evaluations - 150) / 1000 } };
    const cut = runSearch(slow, timed, space, starts, { clock: () => now });
    expect(cut.archive.generations).toBeGreaterThan(planned);
    expect(cut.archive.generations).toBeLessThan(whole.archive.generations);
    expect(cut.stopped).toBe('time budget');
  });
});
