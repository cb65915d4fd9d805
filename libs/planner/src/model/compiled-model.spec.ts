import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { loadKnowledge } from '@libs/knowledge';
import { readBrief } from '../brief/brief';
import { RouteModel } from './model';
import type { RouteFigures } from '../brief/objectives';
import { problemOf } from '../search/search';
import { buildSpace } from '../space/space';

const knowledge = loadKnowledge();
const briefs = ['li-ncm622-graphite-pouch', 'li-lco-infiltration-only', 'na-nacro2-nasn'];

/** All that a search reads of a model. */
function readingOf({ figures, plant, specification, cell }: RouteModel): Record<string, unknown> {
  const { pressing, coatingShortfall, dryingShortfall, solidsShortfall, warnings, cost, rate, energy } = plant;
  const numbers: RouteFigures = { ...figures };
  return {
    ...numbers,
    probabilities: [...specification.probabilities],
    shortfalls: [pressing.shortfall, coatingShortfall, dryingShortfall, solidsShortfall],
    warnings: [warnings, cell.stack.warnings],
    cost: { ...cost },
    rate: { ...rate },
    energy: { ...energy },
    // Its id is that of the record, not of the step.
    steps: plant.steps.list.slice(0, plant.steps.count).map((step) => ({ ...step, id: step.name })),
    uses: plant.uses.map(({ id, amount, yieldToEnd }) => [id, amount, yieldToEnd]),
    webs: plant.webs.map(({ sheet, wetFilm, speed }) => [sheet.id, wetFilm, speed]),
  };
}

describe('the models as the search drives them', () => {
  it.each(briefs)(
    '%s: a model that has seen other candidates gives what a new one gives, to the last bit (60 draws, seed 1)',
    (name) => {
      const written = JSON.parse(
        readFileSync(join(__dirname, '../..', '..', '..', 'recipes', 'briefs', `${name}.json`), 'utf8'),
      ) as object;
      const brief = readBrief(written, knowledge);
      const used = new RouteModel(brief);
      const { problem, candidate, choose } = problemOf(brief, buildSpace(brief, knowledge), used);
      const genome = fc.tuple(
        ...problem.genes.map(({ kind, low, high }) =>
          kind === 'real' ? fc.double({ min: low, max: high, noNaN: true }) : fc.integer({ min: low, max: high }),
        ),
      );
      const f = new Float64Array(problem.objectives);
      const g = new Float64Array(problem.constraints);
      fc.assert(
        fc.property(genome, genome, (before, x) => {
          // The search asks for one candidate after the other.
          problem.evaluate(Float64Array.from(before), f, g);
          problem.evaluate(Float64Array.from(x), f, g);
          const searched = readingOf(used);
          choose(x);
          const plain = new RouteModel(brief);
          plain.evaluate(candidate);
          expect(searched).toEqual(readingOf(plain));
        }),
        { seed: 1, numRuns: 60 },
      );
    },
  );
});
