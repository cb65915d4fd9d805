import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import { readProcess } from '@libs/process';
import { readBrief } from '../brief/brief';
import { briefFor } from '../brief/brief-for';
import { improve } from './improve';
import { plan } from '../plan';

const knowledge = loadKnowledge();
const recipes = join(__dirname, '../..', '..', '..', 'recipes');
const json = (...path: string[]) => JSON.parse(readFileSync(join(recipes, ...path), 'utf8')) as Record<string, unknown>;
const written = {
  ...json('briefs', 'li-ncm622-graphite-pouch.json'),
  electrolytes: { only: ['Li6PS5Cl'] },
  objectives: ['specificEnergyStack', 'arealResistance'],
  search: { seed: 6, evaluations: 600 },
};
const brief = readBrief(written, knowledge);
const first = plan(brief, knowledge);

describe('improve', () => {
  // The least desirable route of a short plan leaves something to gain.
  const poor = [...first.routes].sort((a, b) => a.desirability.value - b.desirability.value)[0];
  if (!poor) throw new Error('no route');
  const answer = improve(poor.process, brief, knowledge);

  it('begins at the recipe itself: nothing is expressed otherwise, and the verdict is the same', () => {
    expect(answer.start.otherwise).toEqual([]);
    expect(answer.start.breaks).toEqual([]);
    expect(answer.given.verdict).toBe(poor.verdict);
    expect(answer.start.route.verdict).toBe(poor.verdict);
  });

  it('every improvement is more desirable than the start, keeps the floor, and is not failed by the judge', () => {
    expect(answer.improvements.length).toBeGreaterThan(0);
    for (const { route } of answer.improvements) {
      expect(route.desirability.value).toBeGreaterThan(answer.start.route.desirability.value);
      expect(['pass', 'conditional']).toContain(route.verdict);
      expect(() => readProcess(route.process, knowledge)).not.toThrow();
    }
  });

  it('"numbers" changes no material, "cathode" leaves separator and anode as they are', () => {
    const { choices } = answer.start.route;
    for (const { reach, route } of answer.improvements) {
      const kept = {
        numbers: ['cathode', 'separator', 'anode'],
        cathode: ['separator', 'anode'],
        separator: ['cathode', 'anode'],
        anode: ['cathode', 'separator'],
        all: [],
      }[reach] as ('cathode' | 'separator' | 'anode')[];
      for (const position of kept) expect(route.choices[position]).toEqual(choices[position]);
    }
  });

  it('the edits name every number that changed, with both values', () => {
    for (const { route, edits } of answer.improvements)
      for (const [name, value] of Object.entries(route.choices.numbers)) {
        const was = answer.start.route.choices.numbers[name];
        expect(edits.includes(`${name} ${value} instead of ${was}`)).toBe(was !== undefined && was !== value);
      }
  });

  it('the gains are those of the figures', () => {
    for (const { gains, route } of answer.improvements)
      for (const { id, before, after, better } of gains) {
        expect(before).toEqual(answer.start.route.figures[id]);
        expect(after).toEqual(route.figures[id]);
        if (id === 'specificEnergyStack' && better === 'yes')
          expect(after.value ?? 0).toBeGreaterThan(before.value ?? Infinity);
      }
  });

  it('a brief that leaves nothing is an input error that says why', () => {
    const none = readBrief({ ...written, fix: { cathode: { binder: 'PVDF' } } }, knowledge);
    expect(() => improve(poor.process, none, knowledge)).toThrow(/improve: 1 problem/);
  });
});

describe('a known process without a brief', () => {
  it('R01 of the published ones asks for its own electrodes; its solvent stays what it was, though others are better evidenced', () => {
    const document = readProcess(json('published', 'R01.json'), knowledge).document;
    const own = { ...briefFor(document, knowledge), search: { evaluations: 300 } };
    expect(own).toMatchObject({
      ion: 'Li',
      cathode: { activeMaterials: ['NCM622'] },
      anode: { activeMaterials: ['graphite'] },
    });
    const { start } = improve(document, readBrief(own, knowledge), knowledge);
    expect(start.route.choices.cathode).toMatchObject({ solvent: 'xylene', binder: 'NBR', electrolyte: 'Li6PS5Cl' });
  });
});

describe('warmStart in a brief', () => {
  it('a plan of 300 candidates that begins from the best of a longer one is at least as good in energy', () => {
    const energy = ({ figures }: (typeof first.routes)[number]) => figures['specificEnergyStack']?.value ?? 0;
    const best = [...first.routes].sort((a, b) => energy(b) - energy(a))[0];
    if (!best) throw new Error('no route');
    const short = { ...written, warmStart: best.process, search: { seed: 9, evaluations: 300 } };
    const warm = plan(readBrief(short, knowledge), knowledge);
    expect(warm.warmStart?.otherwise).toEqual([]);
    // The genome is read back from rounded numbers of the process: one part in a thousand.
    expect(Math.max(...warm.routes.map(energy))).toBeGreaterThanOrEqual(energy(best) * 0.999);
  });
});
