import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge, type InputError } from '@libs/knowledge';
import { readBrief } from './brief';
import { candidateOf, choicesOf } from '../route/choices';
import { RouteModel } from '../model/model';
import { objectives } from './objectives';
import { plan } from '../plan';
import { buildSpace } from '../space/space';

const knowledge = loadKnowledge();
const briefs = join(__dirname, '../..', '..', '..', 'recipes', 'briefs');
const pouch = {
  ...(JSON.parse(readFileSync(join(briefs, 'li-ncm622-graphite-pouch.json'), 'utf8')) as Record<string, unknown>),
  electrolytes: { only: ['Li6PS5Cl'] },
  search: { seed: 3, evaluations: 400 },
};
const planned = (more: object) => plan(readBrief({ ...pouch, ...more }, knowledge), knowledge);
const free = planned({});

describe('hard limits', () => {
  it.each(objectives)(
    'hold exactly on $id though it is not optimised: every route keeps the middle of what was found',
    ({ id, sense }) => {
      const values = free.routes.flatMap(({ figures }) => figures[id]?.value ?? []).sort((a, b) => a - b);
      const middle = values[Math.floor(values.length / 2)] as number;
      // Figures are shown with five digits and the limit is held before rounding: 1e-4 keeps the two apart.
      const limit = sense === 'max' ? { min: middle * (1 - 1e-4) } : { max: middle * (1 + 1e-4) };
      const optimised =
        id === 'arealResistance' ? ['specificEnergyStack', 'utilisation'] : ['arealResistance', 'lineRate'];
      const { routes } = planned({ objectives: optimised, limits: [{ objective: id, ...limit }] });
      expect(routes.length).toBeGreaterThan(0);
      for (const { figures } of routes) {
        const value = figures[id]?.value ?? Number.NaN;
        expect(sense === 'max' ? value >= middle * (1 - 1.5e-4) : value <= middle * (1 + 1.5e-4)).toBe(true);
      }
    },
  );

  it('an unknown cost does not keep a ceiling on the cost', () => {
    const { routes } = planned({ limits: [{ objective: 'costPerArea', max: 1e6 }] });
    expect(routes.length).toBeGreaterThan(0);
    expect(routes.filter(({ figures }) => figures['costPerArea']?.value === null)).toEqual([]);
  });

  it('a floor on the pressing pressure is held as well as a ceiling', () => {
    const { routes } = planned({ limits: [{ quantity: 'pressingPressureMPa', min: 400, max: 420 }] });
    const pressures = routes.map(({ choices }) => choices.numbers['pressureMPa'] as number);
    expect(Math.min(...pressures)).toBeGreaterThanOrEqual(400);
    expect(Math.max(...pressures)).toBeLessThanOrEqual(420);
  });

  it('a limit that cannot be kept by the press is refused in words, not searched', () => {
    expect(planned({ limits: [{ quantity: 'pressingPressureMPa', max: 20 }] }).empty[0]).toMatch(/begins at 50 MPa/);
  });
});

describe('what the brief excludes appears in no route', () => {
  const written = JSON.stringify(free.routes.map(({ process }) => process.steps));
  const appearing = [...knowledge.materials.keys()].filter((id) => written.includes(`"material":"${id}"`));
  const solvents = appearing.filter((id) => knowledge.material(id).kind === 'solvent');

  it.each([...solvents, 'NBR', 'VGCF'].filter((id) => appearing.includes(id)))('material %s', (id) => {
    const { routes } = planned({ exclude: { materials: [id] } });
    expect(JSON.stringify(routes.map(({ process }) => process.steps))).not.toContain(`"material":"${id}"`);
  });

  it('family, step and machine', () => {
    const families = planned({ exclude: { families: ['cathode-dry-film'] } });
    expect(families.routes.some(({ family }) => family.includes('dry PTFE'))).toBe(false);
    const steps = planned({ exclude: { operations: ['mix-dry'] } });
    expect(steps.routes.some(({ process }) => process.steps.some(({ operation }) => operation === 'mix-dry'))).toBe(
      false,
    );
    const machines = planned({ exclude: { equipment: ['laminator-300'] } });
    expect(machines.routes.length).toBeGreaterThan(0);
    expect(machines.routes.some(({ process }) => process.steps.some(({ operation }) => operation === 'laminate'))).toBe(
      false,
    );
    expect(planned({ exclude: { equipment: ['wip-600'] } }).empty[0]).toMatch(/no isostatic or uniaxial press/);
  });
});

describe('fixed choices', () => {
  const fixed = planned({
    fix: {
      cathode: { family: 'cathode-slurry', carbon: ['VGCF'] },
      every: { solvent: 'xylene' },
      numbers: { pressureMPa: 400, 'separator.thicknessUm': [30, 35] },
    },
  });

  it('are in every route', () => {
    expect(fixed.routes.length).toBeGreaterThan(0);
    for (const { choices } of fixed.routes) {
      expect(choices.cathode).toMatchObject({ family: 'cathode-slurry', carbon: 'VGCF', solvent: 'xylene' });
      expect(choices.separator.solvent).toBe('xylene');
      expect(choices.numbers['pressureMPa']).toBe(400);
      expect(choices.numbers['separator.thicknessUm']).toBeLessThanOrEqual(35);
    }
    expect(fixed.ruledOut.map(({ says }) => says)).toContain('cathode-dry-film is not the fixed family cathode-slurry');
  });

  it('a liquid that is not among the best evidenced is still found when it is asked for', () => {
    const { routes } = planned({ fix: { separator: { solvent: 'butyl-butyrate' } } });
    expect(new Set(routes.map(({ choices }) => choices.separator.solvent))).toEqual(new Set(['butyl-butyrate']));
  });

  it('a binder share beyond what was shown is refused with the range that was shown', () => {
    const { routes, ruledOut } = planned({ fix: { numbers: { 'separator.binder': 0.2 } } });
    expect(routes).toHaveLength(0);
    expect(ruledOut.map(({ says }) => says).join()).toMatch(
      /separator.binder 0.2 is outside of what was shown .*0.01 to 0.025/,
    );
  });
});

describe('the stock', () => {
  it('"only": every material of every route is in stock, and the price is that of the stock', () => {
    const all = [
      'NCM622',
      'Li6PS5Cl',
      'NBR',
      'xylene',
      'VGCF',
      'Al',
      'graphite',
      'Cu',
      'Ni',
      'SUS304',
      'stainless-steel',
    ];
    const materials = all
      .filter((id) => knowledge.find(id))
      .map((material) => (material === 'NBR' ? { material, amount: 0.5, price: 7 } : { material }));
    const { routes } = planned({ stock: { use: 'only', materials } });
    expect(routes.length).toBeGreaterThan(0);
    for (const { stock, materials: shares } of routes) {
      expect(stock?.toBuy).toEqual([]);
      expect(stock?.firstToRunOut).toBe('NBR');
      expect(shares.find(({ material }) => material.endsWith(':NBR'))?.price).toBe(7);
    }
  });

  it('"prefer" leaves everything open and says what is to be bought', () => {
    const { routes } = planned({ stock: { materials: [{ material: 'NBR' }] } });
    expect(routes.every(({ stock }) => (stock?.toBuy.length ?? 0) > 0)).toBe(true);
    expect(routes[0]?.desirability.parts.map(({ id }) => id)).toContain('stock');
  });
});

describe('the choices of a route', () => {
  it('make the same candidate again, with the same figures', () => {
    const brief = readBrief(pouch, knowledge);
    const space = buildSpace(brief, knowledge);
    const model = new RouteModel(brief);
    for (const { choices, figures } of free.routes.slice(0, 20)) {
      const candidate = candidateOf(choices, space);
      if (!candidate) throw new Error('a sheet of the route is gone');
      expect(choicesOf(candidate)).toEqual(choices);
      model.evaluate(candidate);
      expect(Number(model.figures.specificEnergyStack.toPrecision(5))).toBe(figures['specificEnergyStack']?.value);
      expect(Number((model.figures.arealResistance * 1e4).toPrecision(5))).toBe(figures['arealResistance']?.value);
    }
  });
});

describe('a brief with wrong demands', () => {
  it('names every one of them at once', () => {
    const wrong = {
      ...pouch,
      objectives: [
        { objective: 'specificEnergyStack', goal: 100, acceptable: 200 },
        'lineRate',
        { objective: 'lineRate', weight: 2 },
      ],
      fix: {
        cathode: { binder: 'toluene', family: 'cathode-slurri' },
        equipment: ['press-9'],
        numbers: { pressure: 3 },
      },
      exclude: { operations: ['mixing'] },
      limits: [{ objective: 'lineRate' }, { quantity: 'h2sCeilingPpm', min: 3 }],
      stock: { materials: [{ material: 'NBRR' }] },
      warmStart: 'recipe.json',
    };
    const problems = ((): InputError['problems'] => {
      try {
        readBrief(wrong, knowledge);
      } catch (error) {
        return (error as InputError).problems;
      }
      return [];
    })();
    expect(problems.map(({ where }) => where).sort()).toEqual([
      'exclude.operations[0]',
      'fix.cathode.binder',
      'fix.cathode.family',
      'fix.equipment[0]',
      'fix.numbers.pressure',
      'limits[0]',
      'limits[1].min',
      'objectives[0]',
      'objectives[2]',
      'stock.materials[0].material',
      'warmStart',
    ]);
  });
});
