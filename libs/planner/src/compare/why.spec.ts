import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import { readBrief } from '../brief/brief';
import type { Candidate } from '../space/candidate';
import { compareRoutes, routesOf } from './compare';
import { createCandidate } from '../space/candidate';
import { RouteModel } from '../model/model';
import { objectiveOf } from '../brief/objectives';
import { plan } from '../plan';
import { rebuilt } from './rebuild';
import { copied, swapsBetween } from './swap';
import { shapley, whyAhead } from './why';
import { winningChanges } from './win';

const knowledge = loadKnowledge();
const briefs = join(__dirname, '../..', '..', '..', 'recipes', 'briefs');
const written = {
  ...(JSON.parse(readFileSync(join(briefs, 'li-ncm622-graphite-pouch.json'), 'utf8')) as Record<string, unknown>),
  electrolytes: { only: ['Li6PS5Cl'] },
  search: { seed: 5, evaluations: 1200 },
};
const brief = readBrief(written, knowledge);
const answer = plan(brief, knowledge, { written });
const heads = answer.alternatives.groups.map(({ representative }) => representative);
const pairs = heads.flatMap((one, index) => heads.slice(index + 1).map((other): [string, string] => [one, other]));

describe('the difference of two routes', () => {
  it('Shapley values of a product: from 1 × 1 to 2 × 3 the first factor adds 2 and the second 3, together the whole 5', () => {
    const sheet = {
      id: 's',
      family: '',
      position: 'cathode',
      contact: 'mixed',
      bounds: {},
      evidence: '',
      express: () => [],
    } as const;
    const of = (npRatio: number, pressureMPa: number): Candidate => {
      const candidate = createCandidate(sheet, sheet, sheet);
      return Object.assign(candidate, { npRatio, pressureMPa, arealCapacityMAhCm2: 1, dryingC: 1 });
    };
    const [before, after] = [of(1, 1), of(2, 3)];
    const swaps = swapsBetween(before, after);
    expect(swaps.map(({ says }) => says)).toEqual(['npRatio 2 instead of 1', 'pressureMPa 3 instead of 1']);
    const product = ({ npRatio, pressureMPa }: Candidate): number[] => [npRatio * pressureMPa];
    expect(
      shapley(
        swaps.map((swap) => [swap]),
        after,
        before,
        product,
      ),
    ).toEqual([[2], [3]]);
  });

  it('taking over every choice makes the one route of the other: the same figures, for every pair of kinds', () => {
    const model = new RouteModel(brief);
    for (const pair of pairs.slice(0, 6)) {
      const { candidates } = rebuilt(answer, routesOf(answer, pair, 'test'), knowledge);
      const [ahead, behind] = candidates as [Candidate, Candidate];
      const made = copied(behind);
      for (const { take } of swapsBetween(behind, ahead)) take(ahead, made);
      model.evaluate(made);
      const reached = { ...model.figures };
      model.evaluate(ahead);
      expect(reached).toEqual(model.figures);
    }
  });

  it.each(pairs.slice(0, 3))(
    '%s against %s: the parts of every objective sum to the difference of the figures',
    (one, other) => {
      const [a, b] = routesOf(answer, [one, other], 'test');
      for (const { id, difference, parts } of whyAhead(answer, [one, other], knowledge).objectives) {
        const sum = parts.reduce((total, { value }) => total + value, 0);
        expect(Math.abs(sum - difference)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(difference)));
        const [x, y] = [a?.figures[id]?.value, b?.figures[id]?.value];
        // Figures are shown with five digits.
        if (x != null && y != null)
          expect(Math.abs(x - y - difference)).toBeLessThanOrEqual(1e-4 * Math.max(Math.abs(x), Math.abs(y)));
      }
    },
  );

  it('asked the other way round it says the same with the other sign', () => {
    const [one, other] = pairs[0] as [string, string];
    const there = whyAhead(answer, [one, other], knowledge).objectives;
    const back = whyAhead(answer, [other, one], knowledge).objectives;
    there.forEach(({ difference, sure }, index) => {
      expect((back[index]?.difference ?? Number.NaN) + difference).toBe(0);
      if (sure !== null) expect((back[index]?.sure ?? Number.NaN) + sure).toBeCloseTo(1, 12);
    });
  });
});

describe('what would have to be true for a route to win', () => {
  const id = 'specificEnergyStack';
  const sorted = [...answer.routes].sort((a, b) => (b.figures[id]?.value ?? 0) - (a.figures[id]?.value ?? 0));
  // Two routes near to each other, so that single numbers can turn their order.
  const close = sorted.slice(0, -1).map((route, index): [string, string] => [route.id, sorted[index + 1]?.id ?? '']);
  const found = close
    .slice(0, 6)
    .map((pair) => {
      const { candidates } = rebuilt(answer, routesOf(answer, pair, 'test'), knowledge);
      const [ahead, behind] = candidates as [Candidate, Candidate];
      return { pair, changes: winningChanges(brief, ahead, behind, id) };
    })
    .find(({ changes }) => changes.some(({ kind }) => kind === 'assumption'));

  it('a listed change of an assumption does turn the order when the brief is planned with it, and a little less does not', () => {
    if (!found) throw new Error('no pair of neighbours is turned by an assumption');
    const { candidates } = rebuilt(answer, routesOf(answer, found.pair, 'test'), knowledge);
    const [ahead, behind] = candidates as [Candidate, Candidate];
    for (const { kind, id: assumption, needed, now } of found.changes) {
      if (kind !== 'assumption' || now === null) continue;
      const lead = (value: number): number => {
        const model = new RouteModel({ ...brief, assumptions: { [assumption]: value } });
        const read = (candidate: Candidate): number => {
          model.evaluate(candidate);
          return objectiveOf(id).read(model.figures);
        };
        return read(behind) - read(ahead);
      };
      expect(lead(needed)).toBeGreaterThanOrEqual(-1e-9);
      expect(lead(needed - 0.02 * (needed - now))).toBeLessThan(0);
    }
  });

  it('a route that is ahead already needs nothing', () => {
    const [one, other] = [sorted[0]?.id ?? '', sorted.at(-1)?.id ?? ''];
    expect(whyAhead(answer, [other, one], knowledge, id).toWin).toEqual([]);
  });
});

describe('routes side by side', () => {
  const comparison = compareRoutes(answer, heads.slice(0, 3));

  it('a choice is shown where the routes differ in it, with the value that each of them has', () => {
    for (const { values } of comparison.choices) expect(new Set(values).size).toBeGreaterThan(1);
    const family = comparison.choices.find(({ what }) => what === 'cathode family');
    heads.slice(0, 3).forEach((id, index) => {
      const route = answer.routes.find((one) => one.id === id);
      if (family) expect(family.values[index]).toBe(route?.choices.cathode.family);
    });
  });

  it('a test is common to all or stands with the routes that need it, never with both', () => {
    const { common, own } = comparison.tests;
    comparison.routes.forEach((id, index) => {
      const tests = answer.routes.find((route) => route.id === id)?.tests ?? [];
      expect([...common, ...(own[index] ?? [])].sort()).toEqual([...tests].sort());
    });
  });

  it('the best in an objective is not beaten by another', () => {
    for (const { id, best, figures } of comparison.objectives) {
      const values = figures.flatMap(({ value }) => value ?? []);
      if (values.length < figures.length) continue;
      const top = objectiveOf(id).sense === 'max' ? Math.max(...values) : Math.min(...values);
      expect(best).toContain(comparison.routes[values.indexOf(top)]);
    }
  });

  it('a route that is not there is an input error that names the nearest', () => {
    expect(() => compareRoutes(answer, ['route-01', heads[0] ?? ''])).toThrow(/compare: 1 problem/);
  });
});
