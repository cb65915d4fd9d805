import { loadKnowledge } from '@libs/knowledge';
import type { ProcessDocument } from '@libs/process';
import { applyPatch } from './json-patch';
import { Judge } from './judge';
import { repairsOf } from './repair';

const judge = new Judge(loadKnowledge());
const slurry = (solvent: string, binder: string, more: object = {}): ProcessDocument => ({
  id: 'slurry',
  ion: 'Li',
  steps: [
    {
      id: 'mix',
      operation: 'mix-slurry',
      ingredients: [
        { role: 'solid-electrolyte', material: 'Li6PS5Cl', massFraction: 0.6 },
        { role: 'binder', material: binder, massFraction: 0.02 },
        { role: 'solvent', material: solvent, ...more },
      ],
    },
  ],
});

describe('repairs', () => {
  it('an NMP slurry needs another solvent and another binder: two changes, and it passes', () => {
    const [best] = repairsOf(slurry('NMP', 'PVDF'), judge);
    expect(best).toMatchObject({ changes: 2, verdict: 'pass' });
  });

  it('a water slurry keeps its binder and its fractions', () => {
    const document = slurry('water', 'NBR');
    const [best] = repairsOf(document, judge);
    expect(best?.changes).toBe(1);
    const repaired = applyPatch(document, best?.patch ?? []);
    expect(repaired.steps[0]?.ingredients.slice(0, 2)).toEqual(document.steps[0]?.ingredients.slice(0, 2));
  });

  it('what passes needs none', () => expect(repairsOf(slurry('xylene', 'NBR'), judge)).toEqual([]));

  it('never offers a protic solvent to a phosphorus sulfide outside its named permission', () => {
    for (const solvent of ['water', 'methanol', 'isopropanol', 'NMP', 'DMF'])
      for (const { says } of repairsOf(slurry(solvent, 'NBR'), judge))
        if (!says.includes('another electrolyte'))
          expect(says).not.toMatch(/use (water|methanol|isopropanol|acetic-acid) instead/);
  });

  it('says nothing where the evidence knows nothing: a missing stack pressure gets no invented number', () => {
    const document: ProcessDocument = {
      ion: 'Li',
      scale: 'lab',
      steps: [{ id: 'press', operation: 'press', ingredients: [{ role: 'solid-electrolyte', material: 'Li3PS4' }] }],
    };
    expect(judge.check(document).verdict).toBe('conditional');
    expect(repairsOf(document, judge)).toEqual([]);
  });

  it('ranks repairs with as many changes by the cost that is passed in', () => {
    const document = slurry('water', 'NBR');
    const cost = (one: ProcessDocument): number => (JSON.stringify(one).includes('xylene') ? 0 : 1);
    const dear = repairsOf(document, judge, { cost: (one) => -cost(one) })[0]?.says ?? '';
    expect(repairsOf(document, judge, { cost })[0]?.says).toContain('xylene');
    expect(dear).not.toContain('xylene');
  });

  it('gives the same answer twice', () => {
    expect(repairsOf(slurry('NMP', 'PVDF'), judge)).toEqual(repairsOf(slurry('NMP', 'PVDF'), judge));
  });
});

describe('a JSON patch', () => {
  it('adds, replaces and removes, and leaves the given document as it was', () => {
    const before = { a: [1, 2], b: { c: 3 } };
    const after = applyPatch(before, [
      { op: 'add', path: '/a/1', value: 9 },
      { op: 'replace', path: '/b/c', value: 4 },
      { op: 'add', path: '/a/-', value: 5 },
      { op: 'remove', path: '/a/0' },
    ]);
    expect(after).toEqual({ a: [9, 2, 5], b: { c: 4 } });
    expect(before).toEqual({ a: [1, 2], b: { c: 3 } });
  });

  it('refuses a path that leads nowhere', () => {
    expect(() => applyPatch({ a: 1 }, [{ op: 'replace', path: '/x/y', value: 1 }])).toThrow('leads nowhere');
  });
});
