import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { assumptionQuantile, cellAssumptions } from '@libs/cell';
import { loadKnowledge, type InputError } from '@libs/knowledge';
import { readBrief, type Brief } from '../brief/brief';
import type { Candidate } from '../space/candidate';
import { columnOf, datumQuantile, percentile } from './draws';
import { RouteModel } from './model';
import { objectives } from '../brief/objectives';
import { allAssumptions } from './route-assumptions';
import { problemOf, startsOf } from '../search/search';
import { buildSpace, type Space } from '../space/space';
import { Uncertainty, type Interval } from './uncertainty';

const knowledge = loadKnowledge();
const written = JSON.parse(
  readFileSync(join(__dirname, '../..', '..', '..', 'recipes', 'briefs', 'li-ncm622-graphite-pouch.json'), 'utf8'),
) as object;
const briefWith = (assumptions: Record<string, number> = {}): Brief =>
  readBrief({ ...written, families: ['cathode-slurry', 'separator-coated', 'anode-slurry'], assumptions }, knowledge);
const brief = briefWith();
const space: Space = buildSpace(brief, knowledge);
const { candidate, choose, problem } = problemOf(brief, space, new RouteModel(brief));
const [start = []] = startsOf(space);
const routeAt = (x: readonly number[]): Candidate => {
  choose(x);
  return candidate;
};
const uncertainty = new Uncertainty(brief);
const widthOf = ({ low, high }: Interval = { low: 0, high: 0 }): number => (high ?? Infinity) - (low ?? -Infinity);
const genome = fc.tuple(
  ...problem.genes.map(({ kind, low, high }) =>
    kind === 'real' ? fc.double({ min: low, max: high, noNaN: true }) : fc.integer({ min: low, max: high }),
  ),
);

describe('the draws', () => {
  it('a column meets every one of 256 strata once, and depends on its name alone', () => {
    const column = columnOf('first-cycle-loss');
    expect(new Set([...column].map((u) => Math.floor(u * 256))).size).toBe(256);
    expect(columnOf('first-cycle-loss')).toEqual(column);
    expect(columnOf('exchange-current')).not.toEqual(column);
  });

  it('a datum of 1.6 between 0.8 and 3.2 has its 95 % point at 3.2 and its middle at 1.6 (5e-4 relative)', () => {
    expect(datumQuantile(1.6, 0.8, 3.2, 0.5)).toBe(1.6);
    expect(Math.abs(datumQuantile(1.6, 0.8, 3.2, 0.95) / 3.2 - 1)).toBeLessThan(5e-4);
    expect(Math.abs(datumQuantile(1.6, 0.8, 3.2, 0.05) / 0.8 - 1)).toBeLessThan(5e-4);
  });

  it('half of 1, 2, 4 lies below 2, a quarter below 1.5', () => {
    expect(percentile(Float64Array.of(1, 2, 4), 0.5)).toBe(2);
    expect(percentile(Float64Array.of(1, 2, 4), 0.25)).toBe(1.5);
  });
});

describe('the interval of a route', () => {
  it('is the same every time, and asking for it leaves the catalogue as it was', () => {
    const route = routeAt(start);
    const first = [...uncertainty.intervals(route)];
    expect([...uncertainty.intervals(route)]).toEqual(first);
    expect([...new Uncertainty(brief).intervals(route)]).toEqual(first);
  });

  it('holds the value, or says why not, on any route (40 draws, seed 1)', () => {
    const model = new RouteModel(brief);
    fc.assert(
      fc.property(genome, (x) => {
        const route = routeAt(x);
        model.evaluate(route);
        const intervals = uncertainty.intervals(route);
        for (const { id, sample, read } of objectives) {
          const { low, high, note } = intervals.get(id) ?? { low: null, high: null };
          const value = sample(model.figures);
          const holds = (low ?? -Infinity) <= value && value <= (high ?? Infinity);
          expect(`${id} ${holds || note !== undefined}`).toBe(`${id} true`);
          expect(`${id} ${Number.isNaN(read(model.figures)) && note === undefined}`).toBe(`${id} false`);
          if (low !== null && high !== null) expect(high).toBeGreaterThanOrEqual(low);
        }
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  it('grows with the spread: each assumption that the brief settles makes it narrower (2 % of sampling noise)', () => {
    const route = routeAt(start);
    const settled = [...cellAssumptions]
      .filter(({ id }) => ['exchange-current', 'interface-resistance', 'ionic-spread', 'porosity-offset'].includes(id))
      .map(({ id, value }) => [id, value] as const);
    const widths = settled.map((_, count) =>
      widthOf(
        new Uncertainty(briefWith(Object.fromEntries(settled.slice(0, count + 1))))
          .intervals(route)
          .get('arealResistance'),
      ),
    );
    const wide = widthOf(uncertainty.intervals(route).get('arealResistance'));
    [wide, ...widths].reduce((before, after) => {
      expect(after).toBeLessThan(before * 1.02);
      return after;
    });
    expect(widths.at(-1)).toBeLessThan(0.6 * wide);
  });

  it('does not vanish when every assumption is settled: the data have spreads of their own', () => {
    const all = Object.fromEntries(allAssumptions.map(({ id, value }) => [id, value]));
    const settled = new Uncertainty(briefWith(all)).intervals(routeAt(start));
    expect(widthOf(settled.get('specificEnergyStack'))).toBeGreaterThan(1);
    // Energy saturates, so where the assumptions lie counts there as much as how wide they are; resistance does not.
    const width = widthOf(settled.get('arealResistance'));
    expect(width).toBeGreaterThan(1);
    expect(width).toBeLessThan(widthOf(uncertainty.intervals(routeAt(start)).get('arealResistance')));
  });
});

describe('what moves a route most', () => {
  const rows = uncertainty.sensitivities(routeAt(start), ['specificEnergyStack', 'costPerArea']);
  const energy = rows.get('specificEnergyStack') ?? [];

  it('is listed widest first, data and assumptions together', () => {
    const swings = energy.map(({ swing }) => swing ?? Infinity);
    expect(swings).toEqual([...swings].sort((a, b) => b - a));
    expect(new Set(energy.map(({ kind }) => kind))).toEqual(new Set(['datum', 'assumption']));
  });

  it('the energy is linear in what the first cycle leaves: its ends stand to each other as those of the assumption (1e-9)', () => {
    const loss = cellAssumptions.find(({ id }) => id === 'first-cycle-loss');
    const row = energy.find(({ id }) => id === 'first-cycle-loss');
    if (!loss || !row) throw new Error('no first-cycle-loss');
    const ends = assumptionQuantile(loss, 0.95) / assumptionQuantile(loss, 0.05);
    expect((row.atHigh ?? 0) / (row.atLow ?? 1) / ends).toBeCloseTo(1, 9);
  });

  it('an assumption that the brief settles is not listed', () => {
    const settled = new Uncertainty(briefWith({ 'first-cycle-loss': 0.9 }));
    const ids = settled.sensitivities(routeAt(start), ['specificEnergyStack']).get('specificEnergyStack') ?? [];
    expect(ids.map(({ id }) => id)).not.toContain('first-cycle-loss');
  });

  it('a price that nobody knows stands first, without a range', () => {
    const dry = readBrief(
      { ...written, families: ['cathode-dry-film', 'separator-coated', 'anode-slurry'] },
      knowledge,
    );
    const rolled = problemOf(dry, buildSpace(dry, knowledge), new RouteModel(dry));
    rolled.choose(startsOf(buildSpace(dry, knowledge))[0] ?? []);
    const asked = new Uncertainty(dry);
    expect(asked.sensitivities(rolled.candidate, ['costPerArea']).get('costPerArea')?.[0]).toMatchObject({
      id: 'PTFE.price',
      kind: 'missing',
      swing: null,
    });
    expect(asked.intervals(rolled.candidate).get('costPerArea')?.high).toBeNull();
  });
});

describe('a brief that settles what is no assumption', () => {
  it('is refused with the nearest right name', () => {
    let problems: InputError['problems'] = [];
    try {
      briefWith({ 'exchange-curent': 2 });
    } catch (error) {
      problems = (error as InputError).problems;
    }
    expect(problems).toMatchObject([{ where: 'assumptions.exchange-curent', nearest: ['exchange-current'] }]);
  });
});
