import { loadKnowledge } from '@libs/knowledge';
import type { Brief } from '../brief/brief';
import { lookedAt } from './looked-at';

/**
 * Given the solvents of the catalogue and 200 more that no statement names, when the planner looks for partners of an electrolyte, then
 * it looks at a bounded number: all that evidence speaks of, and what the brief names, however unknown.
 */
describe('how many materials are looked at', () => {
  const knowledge = loadKnowledge();
  const solvents = [...knowledge.materials.values()].filter(({ kind }) => kind === 'solvent');
  const strangers = Array.from({ length: 200 }, (_, index) => ({ ...solvents[0]!, id: `a-stranger-${index}` }));
  const brief = {
    fix: { every: { solvent: ['a-stranger-150'] } },
    prices: { 'a-stranger-160': 3 },
  } as unknown as Brief;

  it('are all of the shipped catalogue', () => {
    for (const kind of ['solid-electrolyte', 'solvent', 'binder', 'current-collector', 'scaffold'] as const) {
      const all = [...knowledge.materials.values()].filter((material) => material.kind === kind);
      expect(lookedAt(all, kind, brief, knowledge)).toEqual(all);
    }
  });

  it('of many more are those of the evidence and of the brief, in their order', () => {
    const kept = lookedAt([...strangers, ...solvents], 'solvent', brief, knowledge).map(({ id }) => id);
    expect(kept.length).toBeLessThan(100);
    expect(kept).toEqual(expect.arrayContaining(['toluene', 'ethanol', 'NMP', 'a-stranger-150', 'a-stranger-160']));
    expect(kept.indexOf('a-stranger-150')).toBeLessThan(kept.indexOf('toluene'));
  });
});
