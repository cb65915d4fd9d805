import fc from 'fast-check';
import { desirabilityOf, desirabilityOfRoute, overall, scalesOf, stockUse } from './desirability';
import type { Goal } from '../brief/brief-demands';

const figure = (value: number | null, low: number | null = null, high: number | null = null) => ({
  value,
  low,
  high,
  unit: '',
});
const goal = (objective: Goal['objective'], more: Partial<Goal> = {}): Goal => ({
  objective,
  goal: null,
  acceptable: null,
  weight: 1,
  curve: 1,
  ...more,
});

describe('desirability (Derringer and Suich 1980)', () => {
  it('150 Wh/kg between 100 (useless) and 200 (all that is wanted) is 0.5, with curve 2 it is 0.25', () => {
    const scale = { goal: 200, acceptable: 100, curve: 1 };
    expect(desirabilityOf(150, scale)).toBe(0.5);
    expect(desirabilityOf(150, { ...scale, curve: 2 })).toBe(0.25);
    expect(desirabilityOf(90, scale)).toBe(0);
    expect(desirabilityOf(230, scale)).toBe(1);
  });

  it('a cost of 300 $/m² between 400 (useless) and 200 (wanted) is 0.5: less is better by the order of the ends alone', () => {
    expect(desirabilityOf(300, { goal: 200, acceptable: 400, curve: 1 })).toBe(0.5);
  });

  it('the whole is the weighted geometric mean: 0.25 and 1 give 0.5; with weight 3 on the second 0.25^(1/4) = 0.7071', () => {
    const parts = (weight: number) => [
      { value: 0.25, weight: 1 },
      { value: 1, weight },
    ];
    expect(overall(parts(1))).toBeCloseTo(0.5, 12);
    expect(overall(parts(3))).toBeCloseTo(Math.SQRT1_2, 12);
    expect(overall([...parts(1), { value: 0, weight: 1 }])).toBe(0);
  });

  it('without a goal the ends come from the routes: 150 and 170 Wh/kg give 170 as goal and 148, a tenth of the range below, as useless', () => {
    const routes = [150, 170].map((value) => ({ figures: { specificEnergyStack: figure(value) } }));
    const [scale] = scalesOf([goal('specificEnergyStack')], routes);
    expect(scale).toMatchObject({ goal: 170, acceptable: 148, from: 'routes' });
  });

  it('an unknown cost counts by its pessimistic end; without one its part is 0, and the route says so', () => {
    const routes = [figure(300), figure(null, 250, 330), figure(null, 250, null)].map((cost) => ({
      figures: { costPerArea: cost },
    }));
    const scales = scalesOf([goal('costPerArea')], routes);
    expect(scales[0]).toMatchObject({ goal: 300, acceptable: 333 });
    const values = routes.map(({ figures }) => desirabilityOfRoute(figures, scales));
    expect(values.map(({ value }) => value)).toEqual([1, 0.0909091, 0]);
    expect(values[2]?.unknown).toEqual(['costPerArea']);
  });

  it('an objective that is unknown on every route says nothing and is left out', () => {
    expect(scalesOf([goal('costPerArea')], [{ figures: { costPerArea: figure(null, 200, null) } }])).toEqual([]);
  });

  it('a better figure never makes a route less desirable', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 300, noNaN: true }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (y, more) => {
          const [scale] = scalesOf(
            [goal('specificEnergyStack', { goal: 200, acceptable: 100, curve: 1.7 })],
            [{ figures: { specificEnergyStack: figure(y) } }],
          );
          const of = (value: number) =>
            desirabilityOfRoute({ specificEnergyStack: figure(value) }, scale ? [scale] : []).value;
          return of(y + more) >= of(y);
        },
      ),
    );
  });
});

describe('what the stock is enough for', () => {
  it('1 kg at 0.1 kg/m² and 0.3 kg at 0.06 kg/m²: the second runs out first, after 5 m²', () => {
    const stock = {
      use: 'prefer' as const,
      weight: 1,
      materials: [
        { material: 'Li6PS5Cl', amount: 1, price: null },
        { material: 'NBR', amount: 0.3, price: null },
      ],
    };
    const uses = [
      { material: 'Li6PS5Cl', amount: 0.04 },
      { material: 'Li6PS5Cl', amount: 0.06 },
      { material: 'NBR', amount: 0.06 },
      { material: 'Al', amount: 0.5 },
    ];
    expect(stockUse({ stock }, uses)).toEqual({
      inStock: ['Li6PS5Cl', 'NBR'],
      toBuy: ['Al'],
      enoughForM2: 5,
      firstToRunOut: 'NBR',
    });
  });
});
