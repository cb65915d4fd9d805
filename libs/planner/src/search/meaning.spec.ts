import fc from 'fast-check';
import { loadKnowledge } from '@libs/knowledge';
import { readBrief } from '../brief/brief';
import { searchProblemOf } from './search-problem';
import { readFileSync } from 'node:fs';

/**
 * Given the dry-film brief, whose cathode has no slurry and whose graphite has no carbon, when two genomes differ in numbers that their
 * sheets do not have, then they mean the same candidate; and what means the same has the same figures.
 */
describe('what a genome means', () => {
  const knowledge = loadKnowledge();
  const brief = readBrief(JSON.parse(readFileSync('recipes/briefs/li-ncm90-dry-film.json', 'utf8')), knowledge);
  const { problem } = searchProblemOf(brief, knowledge);
  const genome = fc.tuple(
    ...problem.genes.map(({ kind, low, high }) =>
      kind === 'real' ? fc.double({ min: low, max: high, noNaN: true }) : fc.integer({ min: low, max: high }),
    ),
  );
  const meaning = (x: Float64Array): string => {
    const into = new Float64Array(problem.genes.length);
    problem.meaning?.(x, into);
    return into.join();
  };
  const figures = (x: Float64Array): string => {
    const f = new Float64Array(problem.objectives);
    const g = new Float64Array(problem.constraints);
    problem.evaluate(x, f, g);
    return [...f, ...g].join();
  };
  const solidsOfCathode = 6 + 7;
  const carbonOfAnode = 6 + 10;

  it('leaves out the numbers that its sheets do not have', () => {
    fc.assert(
      fc.property(genome, fc.double({ min: 0, max: 1, noNaN: true }), (genes, other) => {
        const x = Float64Array.from(genes);
        const y = x.slice();
        y[solidsOfCathode] = y[carbonOfAnode] = other;
        expect(meaning(y)).toBe(meaning(x));
        expect(figures(y)).toBe(figures(x));
      }),
    );
  });

  it('is another where the figures are others', () => {
    fc.assert(
      fc.property(genome, genome, fc.integer({ min: 0, max: problem.genes.length - 1 }), (one, two, gene) => {
        const x = Float64Array.from(one);
        const y = x.slice();
        y[gene] = two[gene]!;
        if (figures(x) !== figures(y)) expect(meaning(y)).not.toBe(meaning(x));
      }),
    );
  });
});
