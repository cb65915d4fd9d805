import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import { materialShare } from '@libs/plant';
import { readBrief } from '../brief/brief';
import { RouteModel } from './model';
import { problemOf, startsOf } from '../search/search';
import { buildSpace } from '../space/space';

const knowledge = loadKnowledge();
const written = JSON.parse(
  readFileSync(join(__dirname, '../..', '..', '..', 'recipes', 'briefs', 'li-ncm622-graphite-pouch.json'), 'utf8'),
) as object;

function atStart(prices: Record<string, number>, cell: object = {}): RouteModel {
  const brief = readBrief(
    { ...written, ...cell, prices, families: ['cathode-slurry', 'separator-coated', 'anode-slurry'] },
    knowledge,
  );
  const space = buildSpace(brief, knowledge);
  const model = new RouteModel(brief);
  const { candidate, choose } = problemOf(brief, space, model);
  choose(startsOf(space)[0] ?? []);
  model.evaluate(candidate);
  return model;
}

describe('the cost of a route', () => {
  it('moves by exactly the share of the material whose price doubles (1e-9 relative)', () => {
    const once = atStart({ Li6PS5Cl: 195 });
    const share = once.plant.uses
      .filter(({ id }) => id.endsWith(':Li6PS5Cl'))
      .reduce((sum, use) => sum + materialShare(use), 0);
    const twice = atStart({ Li6PS5Cl: 390 });
    expect(share).toBeGreaterThan(1);
    expect(Math.abs(twice.figures.costPerArea - once.figures.costPerArea - share) / share).toBeLessThan(1e-9);
  });

  it('counts packaged cells: at 40 unit cells each the stacker builds them bigger but fewer, 4 times 10 (capital per m² × 4^(0.95 - 0.9), 1e-9)', () => {
    const capital = (unitCells: number): number => {
      const { plant } = atStart({}, { cell: { ...(written as { cell: object }).cell, unitCells } });
      const stack = plant.steps.list.slice(0, plant.steps.count).find(({ name }) => name === 'stack');
      // Sealing a cell takes as long for 10 unit cells as for 40, so the line's rate moves; its own exponent is taken out.
      return (stack?.capital ?? Number.NaN) * Math.pow(plant.rate.rate, 1 - 0.9);
    };
    expect(Math.abs(capital(40) / capital(10) / Math.pow(4, 0.95 - 0.9) - 1)).toBeLessThan(1e-9);
  });

  it('stacks 11 double-coated sheets for 10 unit cells of a monopolar pouch, 30 s each with the separator coated on one: 6875 s/m² (1e-9)', () => {
    const { plant } = atStart({});
    const stack = plant.steps.list.slice(0, plant.steps.count).find(({ name }) => name === 'stack');
    expect(Math.abs((stack?.seconds ?? Number.NaN) / ((30 * 1.1) / 4.8e-3) - 1)).toBeLessThan(1e-9);
  });

  it('is unknown, with a known part, when a price is missing', () => {
    const model = atStart({});
    const use = model.plant.uses[0];
    if (!use) throw new Error('no material');
    expect(Number.isFinite(model.figures.costPerArea)).toBe(true);
    use.price = Number.NaN;
    use.priceLow = Number.NaN;
    use.priceHigh = Number.NaN;
    expect(materialShare(use)).toBeNaN();
  });
});
