import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import { alternativesOf, differences } from './alternatives';
import { readBrief } from '../brief/brief';
import { byDesirability } from './desirability';
import { healthOf } from '../empty/health';
import { firstPick } from '../route/pick';
import { plan } from '../plan';
import { presolve } from '../empty/presolve';
import { buildSpace } from '../space/space';
import { tallied } from '../search/tally';

const knowledge = loadKnowledge();
const briefs = join(__dirname, '../..', '..', '..', 'recipes', 'briefs');
const written = {
  ...(JSON.parse(readFileSync(join(briefs, 'li-ncm622-graphite-pouch.json'), 'utf8')) as Record<string, unknown>),
  electrolytes: { only: ['Li6PS5Cl'] },
  search: { seed: 2, evaluations: 1500 },
};
const brief = readBrief(written, knowledge);
const answer = plan(brief, knowledge);

describe('diverse alternatives', () => {
  const { groups, by } = answer.alternatives;

  it('every route is in exactly one kind, and the most desirable of a kind stands for it', () => {
    const members = groups.flatMap(({ routes }) => routes);
    expect([...members].sort()).toEqual(answer.routes.map(({ id }) => id).sort());
    for (const { representative, routes } of groups) {
      const own = answer.routes.filter(({ id }) => routes.includes(id));
      expect([...own].sort(byDesirability)[0]?.id).toBe(representative);
    }
    expect(groups[0]?.representative).toBe(firstPick(answer)?.id);
    expect(answer.recommended).toBe(firstPick(answer)?.id);
  });

  it('kinds differ in how the cell is made, and say in what', () => {
    expect(by[0]).toBe('family');
    expect(groups.length).toBeGreaterThan(1);
    expect(groups.slice(1).every(({ differs }) => differs.length > 0)).toBe(true);
  });

  it('where all routes are made alike, they are split along the trade-off, and the ends say in what they are best', () => {
    const kind = groups.find(({ routes }) => routes.length > 10);
    const alike = answer.routes
      .filter(({ id }) => kind?.routes.includes(id))
      .map((route, _, all) => ({ ...route, choices: { ...route.choices, ...sheetsOf(all[0]) } }));
    const split = alternativesOf(alike);
    expect(split.by).toContain('objectives');
    expect(split.groups).toHaveLength(3);
    expect(new Set(split.groups.flatMap(({ routes }) => routes)).size).toBe(alike.length);
    expect(split.groups.some(({ bestIn }) => bestIn.length > 0)).toBe(true);
  });

  it('the order of the routes does not matter', () => {
    expect(alternativesOf([...answer.routes].reverse())).toEqual(answer.alternatives);
  });

  it('a route does not differ from itself, and differs from another as the other from it', () => {
    const [one, other] = groups.map(
      ({ representative }) => answer.routes.find(({ id }) => id === representative)?.choices,
    );
    if (!one || !other) throw new Error('two kinds are needed');
    expect(differences(one, one)).toEqual([]);
    expect(differences(one, other).map(({ sheet, part, from, to }) => [sheet, part, to, from])).toEqual(
      differences(other, one).map(({ sheet, part, from, to }) => [sheet, part, from, to]),
    );
  });
});

function sheetsOf(route: (typeof answer.routes)[number] | undefined) {
  if (!route) throw new Error('no route');
  const { cathode, separator, anode } = route.choices;
  return { cathode, separator, anode };
}

describe('health notes', () => {
  it('6 of 10 routes with the thinnest separator shown are a note with its source; 5 of 10 are none', () => {
    const ten = answer.routes.slice(0, 10);
    const thin = (count: number) =>
      ten.map((route, index) => {
        const { low, high } = route.limits['separator.thicknessUm'] ?? { low: 0, high: 0 };
        const thickness = index < count ? low : (low + high) / 2;
        return {
          ...route,
          choices: { ...route.choices, numbers: { ...route.choices.numbers, 'separator.thicknessUm': thickness } },
        };
      });
    const tally = { evaluations: 1000, feasible: 10, rejected: new Float64Array(5), lastGain: 700 };
    const space = buildSpace(brief, knowledge);
    const notes = (count: number) =>
      healthOf(thin(count), brief, space, tally).flatMap(({ about, says }) =>
        about === 'lower bound of separator.thicknessUm' ? [says] : [],
      );
    expect(notes(6)[0]).toMatch(
      /^6 of 10 routes sit on the lower bound of separator.thicknessUm \(30 to 70; facts R07/,
    );
    expect(notes(5)).toEqual([]);
  });

  it('a limit that rejects 970 of 1000 candidates is named with its share; one that rejects 800 is not', () => {
    const limited = readBrief(
      {
        ...written,
        limits: [
          { objective: 'specificEnergyStack', min: 170 },
          { objective: 'lineRate', min: 0.1 },
        ],
      },
      knowledge,
    );
    const rejected = Float64Array.of(0, 0, 0, 0, 0, 970, 0, 800, 0);
    const tally = { evaluations: 1000, feasible: 10, rejected, lastGain: 700 };
    expect(healthOf([], limited, buildSpace(limited, knowledge), tally).map(({ says }) => says)).toEqual([
      'the limit specificEnergyStack >= 170 rejected 97 % of the 1000 candidates',
    ]);
  });

  it('the tally counts what a search meets: of x = 1, 2, 3 with x <= 2.5 one is rejected, and the last gain is the second', () => {
    const { problem, sum } = tallied({
      genes: [{ kind: 'real', low: 0, high: 4 }],
      objectives: 2,
      constraints: 1,
      evaluate: (x, f, g) => {
        f[0] = -(x[0] as number);
        f[1] = 0;
        g[0] = (x[0] as number) - 2.5;
      },
    });
    for (const x of [1, 2, 3]) problem.evaluate(Float64Array.of(x), new Float64Array(2), new Float64Array(1));
    expect(sum()).toEqual({ evaluations: 3, feasible: 2, lastGain: 2, rejected: Float64Array.of(1) });
  });
});

describe('presolve', () => {
  it('says how many combinations each demand takes away: without the only electrolyte there are at least as many', () => {
    const { skeletons, demands, weighedBySearch } = presolve(
      readBrief(
        { ...written, evidenceFloor: 'demonstrated', limits: [{ objective: 'lineRate', min: 1 }], families: null },
        knowledge,
      ),
      knowledge,
    );
    expect(demands.map(({ says }) => says)).toContain('only the electrolytes Li6PS5Cl');
    expect(demands.every(({ without }) => without >= skeletons)).toBe(true);
    expect(weighedBySearch).toEqual(['lineRate at least 1 m²/h']);
  });

  it('names the demand that empties the space', () => {
    const { skeletons, demands } = presolve(
      readBrief({ ...written, fix: { cathode: { binder: 'PVDF' }, anode: { family: 'anode-slurry' } } }, knowledge),
      knowledge,
    );
    expect(skeletons).toBe(0);
    expect(demands.filter(({ empties }) => empties).map(({ says }) => says)).toContain(
      'the fixed binder of the cathode, PVDF',
    );
  });
});
