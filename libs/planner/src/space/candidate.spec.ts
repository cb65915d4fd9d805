import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import { readProcess } from '@libs/process';
import { readBrief } from '../brief/brief';
import { createCandidate, decodeNumbers, FIRST_NUMBER, numberGenes } from './candidate';
import { expressRoute, loadingFor } from './express';
import { acceptable } from './floor';
import { RouteModel } from '../model/model';
import { problemOf } from '../search/search';
import { buildSpace } from './space';

const knowledge = loadKnowledge();
const briefs = join(__dirname, '../..', '..', '..', 'recipes', 'briefs');
const brief = readBrief(JSON.parse(readFileSync(join(briefs, 'li-lco-infiltrated.json'), 'utf8')), knowledge);
const space = buildSpace(brief, knowledge);
const { problem, candidate, choose } = problemOf(brief, space, new RouteModel(brief));

/** Any genome of the problem: whole numbers for the choices, 0..1 for the numbers. */
const genome = fc.tuple(
  ...problem.genes.map(({ kind, low, high }) =>
    kind === 'real' ? fc.double({ min: low, max: high, noNaN: true }) : fc.integer({ min: low, max: high }),
  ),
);

describe('any genome', () => {
  it('becomes mixtures that sum to one, with every number inside the bounds of its sheet', () => {
    fc.assert(
      fc.property(genome, (x) => {
        choose(x);
        for (const [sheet, amounts] of [
          [candidate.cathode, candidate.cathodeAmounts],
          [candidate.anode, candidate.anodeAmounts],
        ] as const) {
          expect(amounts.active + amounts.electrolyte + amounts.binder + amounts.carbon).toBeCloseTo(1, 12);
          for (const name of ['electrolyte', 'binder', 'carbon', 'solids'] as const) {
            const bound = sheet.bounds[name];
            // Numbers are stated with four digits; half of the last one is the tolerance.
            if (bound) expect(amounts[name]).toBeGreaterThanOrEqual(bound.low * 0.9995);
            if (bound) expect(amounts[name]).toBeLessThanOrEqual(bound.high * 1.0005);
          }
        }
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('is a process that the judge accepts at the floor of the brief: infeasible chemistry is never built', () => {
    fc.assert(
      fc.property(genome, (x) => {
        choose(x);
        const document = expressRoute(candidate, brief, space.place, 'any');
        const judgement = space.judge.judge(readProcess(document, knowledge));
        expect(acceptable(judgement, brief.evidenceFloor) ? '' : candidate.cathode.id).toBe('');
      }),
      { seed: 2, numRuns: 150 },
    );
  });

  it('is evaluated to finite numbers, the same every time', () => {
    const f = new Float64Array(problem.objectives);
    const g = new Float64Array(problem.constraints);
    fc.assert(
      fc.property(genome, (x) => {
        const genes = Float64Array.from(x);
        problem.evaluate(genes, f, g);
        const once = [...f, ...g];
        problem.evaluate(genes, f, g);
        expect([...f, ...g]).toEqual(once);
        expect(once.every(Number.isFinite)).toBe(true);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

describe('the numbers', () => {
  it('3 mAh/cm² on 181 mAh/g is a loading of 16.57 mg/cm²', () => {
    expect(loadingFor(3, 181)).toBeCloseTo(16.57, 2);
  });

  it('a gene of 0 is the lower end of the brief, a gene of 1 the upper', () => {
    const [cathode] = space.cathodes;
    const [separator] = space.separators;
    const [anode] = space.anodes;
    if (!cathode || !separator || !anode) throw new Error('an empty space');
    const ends = createCandidate(cathode, separator, anode);
    const of = (gene: number): number[] => [...new Array<number>(FIRST_NUMBER).fill(0), ...numberGenes.map(() => gene)];
    decodeNumbers(of(0), space.ranges, ends);
    expect(ends.arealCapacityMAhCm2).toBe(brief.cathode.arealCapacityMAhCm2[0]);
    decodeNumbers(of(1), space.ranges, ends);
    expect(ends.arealCapacityMAhCm2).toBe(brief.cathode.arealCapacityMAhCm2[1]);
  });
});
