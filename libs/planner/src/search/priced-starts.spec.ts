import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import type { Problem } from '@libs/optimizer';
import { readBrief } from '../brief/brief';
import { RouteModel } from '../model/model';
import { buildSpace } from '../space/space';
import { priceOf } from '../space/property';
import { materialsOf } from '../space/sheet';
import { pricedPart } from './priced-part';
import { pricedFirst } from './priced-starts';
import { problemOf, runSearch, startsOf } from './search';
import { tallied } from './tally';

const knowledge = loadKnowledge();
const file = join(__dirname, '../..', '..', '..', 'recipes', 'briefs', 'li-lfp-graphite-cost.json');
const written = JSON.parse(readFileSync(file, 'utf8')) as object;
const asked = {
  ...written,
  families: ['cathode-slurry', 'separator-coated', 'anode-slurry'],
  electrolytes: { only: ['Li6PS5Cl', 'Li3PS4'] },
  search: { seed: 1, evaluations: 4000 },
};

describe('the look among the fully priced combinations', () => {
  const brief = readBrief(asked, knowledge);
  const space = buildSpace(brief, knowledge);
  const { problem, candidate, choose } = problemOf(brief, space, new RouteModel(brief));
  const counted = tallied(problem);
  const look = pricedFirst(counted.problem, brief, space);

  it('keeps only sheets with a price for each material, and some are left out', () => {
    const part = pricedPart(space, brief);
    expect(part?.space.skeletons).toBeLessThan(space.skeletons);
    for (const sheet of part?.space.cathodes ?? [])
      for (const material of materialsOf(sheet)) expect(priceOf(material, brief.prices)).toBeDefined();
    part?.cathodes.forEach((whole, index) => expect(space.cathodes[whole]).toBe(part.space.cathodes[index]));
  });

  it('every start is, in the whole space, a combination whose cost is known', () => {
    const model = new RouteModel(brief);
    expect(look.starts.length).toBeGreaterThan(0);
    for (const start of look.starts) {
      choose(start);
      model.evaluate(candidate);
      expect(model.figures.costPerArea).toBeGreaterThan(0);
    }
  });

  it('its evaluations are counted, a tenth of the search at most, and the search spends no more than was asked', () => {
    expect(look.evaluations).toBe(counted.sum().evaluations);
    expect(look.evaluations).toBeLessThanOrEqual(400);
    const again = tallied(problem);
    const { archive } = runSearch(again.problem, brief, space, startsOf(space), {});
    expect(archive.evaluations).toBe(again.sum().evaluations);
    expect(archive.evaluations).toBeLessThanOrEqual(4000);
  });

  it('and the pauses end with the time budget: of a million evaluations at a millisecond each two seconds leave 2,000', () => {
    let now = 0;
    const slow: Problem = { ...problem, evaluate: (x, f, g) => (now++, problem.evaluate(x, f, g)) };
    const hurried = { ...brief, search: { ...brief.search, evaluations: 1_000_000, timeBudgetS: 2 } };
    const first = runSearch(slow, hurried, space, startsOf(space), { clock: () => now });
    // The generation in which the time runs out is finished.
    expect(first.archive.evaluations).toBeLessThanOrEqual(2000 + 100);
    expect(first.archive.points.length).toBeGreaterThan(0);
    expect(first.stopped).toBe('time budget');
  });

  it('of a problem that does not say what its genomes mean takes each for another', () => {
    const { meaning: _, ...silent } = problem;
    expect(pricedFirst(silent, brief, space).evaluations).toBeGreaterThan(200);
  });

  it('costs nothing where no cost is asked', () => {
    const free = readBrief({ ...asked, objectives: ['specificEnergyStack', 'arealResistance'] }, knowledge);
    expect(pricedFirst(problem, free, space)).toEqual({ starts: [], evaluations: 0 });
  });
});
