import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import type { Route } from '../answer';
import { readBrief } from '../brief/brief';
import { plan } from '../plan';

const knowledge = loadKnowledge();
const file = join(__dirname, '../..', '..', '..', 'recipes', 'briefs', 'li-ncm622-graphite-pouch.json');
const written = JSON.parse(readFileSync(file, 'utf8')) as { cathode: object; anode: object };
/** The most Wh/kg, nothing else, and no evidence asked for. */
const greedy = {
  ...written,
  objectives: ['specificEnergyStack'],
  limits: [],
  evidenceFloor: 'explore',
  anode: { ...written.anode, activeMaterials: ['graphite', 'Li'] },
  electrolytes: { only: ['Li6PS5Cl', 'Li9.54Si1.74P1.44S11.7Cl0.3', 'Li3PS4'] },
  search: { seed: 1, evaluations: 1500 },
};

describe('a greedy brief', () => {
  const { routes } = plan(readBrief(greedy, knowledge), knowledge);

  it('has routes, and each sheet of them has a binder or a scaffold', () => {
    expect(routes.length).toBeGreaterThan(0);
    const mixes = ({ process }: Route): string[][] =>
      process.steps
        .filter(({ operation }) => ['mix-slurry', 'mix-dry', 'impregnate'].includes(operation))
        .map(({ ingredients }) => ingredients.map(({ role }) => String(role)));
    for (const route of routes)
      for (const roles of mixes(route)) expect(roles.some((role) => ['binder', 'scaffold'].includes(role))).toBe(true);
  });

  it('no separator is thinner than what was shown', () => {
    for (const { choices, limits } of routes) {
      const shown = limits['separator.thicknessUm'];
      expect(shown?.low).toBeGreaterThanOrEqual(30);
      expect(choices.numbers['separator.thicknessUm']).toBeGreaterThanOrEqual(shown?.low ?? Infinity);
    }
  });

  it('a material without a price has no cost, and the cost of its route is unknown, not low', () => {
    for (const { materials, figures } of routes)
      for (const { price, cost } of materials) {
        if (price !== null) continue;
        expect(cost).toBeNull();
        expect(figures['costPerArea']?.value).toBeNull();
      }
    expect(routes.flatMap(({ materials }) => materials).some(({ price }) => price === null)).toBe(true);
  });

  it('every number within 1 % of an end of its range is named as sitting on its bound', () => {
    for (const { choices, limits, bounds } of routes)
      for (const [name, { low, high }] of Object.entries(limits)) {
        const value = choices.numbers[name];
        if (value === undefined || high <= low) continue;
        const place = (value - low) / (high - low);
        if (place > 0.01 && place < 0.99) continue;
        const words = { pressureMPa: 'pressing', dryingC: 'drying' }[name] ?? name.replace('.', ' ');
        expect(bounds.some((says) => says.startsWith(words))).toBe(true);
      }
  });
});
