import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { loadKnowledge } from '@libs/knowledge';
import { readBrief, type Brief } from '../brief/brief';
import { RouteModel } from './model';
import { problemOf, startsOf } from '../search/search';
import { buildSpace } from '../space/space';
import { wilsonInterval } from '../route/route-specification';
import { shareDeviation, specificationLimits } from './specification';
import { CELLS, SpecificationSampler } from './specification-sampler';

const knowledge = loadKnowledge();
const written = JSON.parse(
  readFileSync(join(__dirname, '../..', '..', '..', 'recipes', 'briefs', 'li-ncm622-graphite-pouch.json'), 'utf8'),
) as object;
const briefWith = (assumptions: Record<string, number> = {}): Brief =>
  readBrief({ ...written, families: ['cathode-slurry', 'separator-coated', 'anode-slurry'], assumptions }, knowledge);
const brief = briefWith();
const space = buildSpace(brief, knowledge);
const search = problemOf(brief, space, new RouteModel(brief));
const [start = []] = startsOf(space);
const at = (x: ArrayLike<number>, of: Brief = brief): { all: number; each: number[] } => {
  search.choose(x);
  const model = new RouteModel(of);
  model.evaluate(search.candidate);
  return { all: model.figures.robustness, each: [...model.specification.probabilities] };
};
const which = (id: (typeof specificationLimits)[number]['id']): number =>
  specificationLimits.findIndex((one) => one.id === id);
const genome = fc.tuple(
  ...search.problem.genes.map(({ kind, low, high }) =>
    kind === 'real' ? fc.double({ min: low, max: high, noNaN: true }) : fc.integer({ min: low, max: high }),
  ),
);

describe('the analytic estimate', () => {
  it('half of two parts, each charge off by 1 %, is off by 0.707 % of itself', () => {
    expect(shareDeviation(0.5, 0.5, 0.01)).toBeCloseTo(0.00707, 5);
  });

  it('a coat that is off by as much as the specification allows, nine times of ten, keeps it nine times of ten (1e-3)', () => {
    const { each } = at(
      start,
      briefWith({ 'coating-tolerance': 5, 'weighing-tolerance': 0.0001, 'capacity-window': 5 }),
    );
    expect(Math.abs((each[which('cathodeCapacity')] ?? 0) - 0.9)).toBeLessThan(1e-3);
  });

  it('N/P of 1.1 with both coats off by 5 % (90 %) stays above 1 in 98.2 % of cells: z = 0.1/(1.1 · 0.0304 · √2) (1e-3)', () => {
    const x = Float64Array.from(start);
    // N/P of the brief runs from 1.05 to 1.2; its gene is the second number.
    x[7] = (1.1 - 1.05) / 0.15;
    const { each } = at(x, briefWith({ 'coating-tolerance': 5, 'weighing-tolerance': 0.0001 }));
    expect(Math.abs((each[which('npRatio')] ?? 0) - 0.9827)).toBeLessThan(1e-3);
  });

  it('a room at -50 °C leaves 97.7 % of the conductivity in a shift; a limit of 99 % is then kept by nobody, of 90 % by all', () => {
    const kept = which('conductivityKept');
    expect(at(start).each[kept]).toBeGreaterThan(0.9999);
    expect(at(start, briefWith({ 'conductivity-kept': 99 })).each[kept]).toBeLessThan(0.01);
  });

  it('is the product of its limits, and never grows with a tolerance (60 draws, seed 1)', () => {
    const tolerances = [
      'weighing-tolerance',
      'coating-tolerance',
      'gap-tolerance',
      'pressure-tolerance',
      'dew-point-tolerance',
    ];
    fc.assert(
      fc.property(genome, fc.constantFrom(...tolerances), (x, id) => {
        const { all, each } = at(x, briefWith({ [id]: 1 }));
        expect(all).toBeCloseTo(
          each.reduce((product, one) => product * one, 1),
          12,
        );
        const wide = at(x, briefWith({ [id]: 3 })).all;
        // Outside the window of the coater a wider tolerance can bring a film back in: the film is not makeable then anyway.
        if ((each[which('coatingWindow')] ?? 0) > 0.5) expect(wide).toBeLessThanOrEqual(all + 1e-9);
      }),
      { seed: 1, numRuns: 60 },
    );
  });
});

describe('the sampled cells', () => {
  it('half of 1024 lies between 0.4743 and 0.5257 nine times of ten, all of 512 above 0.9947 (Wilson, 1e-4)', () => {
    const [low, high] = wilsonInterval(0.5, 1024);
    expect(low).toBeCloseTo(0.4743, 4);
    expect(high).toBeCloseTo(0.5257, 4);
    expect(wilsonInterval(1, 512)[0]).toBeCloseTo(0.9947, 4);
    expect(wilsonInterval(1, 512)[1]).toBe(1);
  });

  const sampler = new SpecificationSampler(brief);
  const noise = (share: number): number => 3 * Math.sqrt((share * (1 - share)) / CELLS) + 2 / CELLS;

  it('confirm the analytic estimate of every limit within 3 standard errors and 2 points, on any route (40 draws, seed 2)', () => {
    fc.assert(
      fc.property(genome, (x) => {
        const { each } = at(x);
        search.choose(x);
        const sampled = sampler.share(search.candidate);
        specificationLimits.forEach(({ id }, limit) => {
          const [analytic, counted] = [each[limit] as number, sampled.each[limit] as number];
          const far = Math.abs(analytic - counted) > noise(counted) + 0.02;
          expect(far ? `${id} ${analytic} ${counted}` : '').toBe('');
        });
        expect(sampled.all).toBeLessThanOrEqual(Math.min(...sampled.each));
      }),
      { seed: 2, numRuns: 40 },
    );
  });

  it('are the same every time, and with wide tolerances still agree with the product (0.06)', () => {
    const loose = briefWith({ 'coating-tolerance': 5, 'weighing-tolerance': 1, 'capacity-window': 4 });
    const { all } = at(start, loose);
    const once = new SpecificationSampler(loose).share(search.candidate);
    expect(new SpecificationSampler(loose).share(search.candidate)).toEqual(once);
    expect(all).toBeLessThan(0.9);
    expect(Math.abs(once.all - all)).toBeLessThan(0.06);
  });

  it('without tolerances every cell of a route that the line can make is in specification', () => {
    const none = briefWith(
      Object.fromEntries(
        ['weighing', 'coating', 'blade', 'foil', 'gap', 'viscosity', 'pressure', 'dew-point'].map((id) => [
          `${id}-tolerance`,
          1e-9,
        ]),
      ),
    );
    expect(at(start, none).all).toBe(1);
    expect(new SpecificationSampler(none).share(search.candidate).all).toBe(1);
  });
});
