import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Judge } from '@libs/compatibility';
import { loadKnowledge } from '@libs/knowledge';
import { readBrief } from '../brief/brief';
import { optionsOf } from './options';
import { plan } from '../plan';
import { powdersOf } from './powder';

const knowledge = loadKnowledge();
const file = join(__dirname, '../..', '..', '..', 'recipes', 'briefs', 'li-h2s-additive.json');
const written = JSON.parse(readFileSync(file, 'utf8')) as object;

describe('an electrolyte with an oxide against hydrogen sulfide', () => {
  const brief = readBrief({ ...written, search: { seed: 1, evaluations: 600 } }, knowledge);
  const powders = powdersOf(knowledge.material('Li3PS4'), optionsOf(brief, knowledge, new Judge(knowledge)));

  it('holds the 10 mol% that were exposed: 8.14 g ZnO to 162.0 g Li3PS4 is 4.78 % by mass, 1.65 % by volume', () => {
    const zinc = powders.find(({ id }) => id.endsWith('ZnO'));
    expect(zinc?.precursors.find(({ material }) => material.id === 'ZnO')?.share).toBeCloseTo(0.0478, 3);
    // 1 / (0.0478 / 5.6 + 0.9522 / 1.87) = 1.93 g/cm3
    expect(zinc?.density?.value).toBeCloseTo(1.93, 2);
    // 1e-4 × (1 − 0.0165)^1.5
    expect(zinc?.conductivity.value).toBeCloseTo(9.75e-5, 6);
  });

  it('is not made of an electrolyte or in an amount that nobody exposed', () => {
    expect(powdersOf(knowledge.material('Li7P3S11'), optionsOf(brief, knowledge, new Judge(knowledge)))).toEqual([]);
  });

  it('makes routes that the evidence on additives decides, and that say what of their conductivity is computed', () => {
    const { routes } = plan(brief, knowledge);
    const judge = new Judge(knowledge);
    expect(routes.length).toBeGreaterThan(0);
    for (const { process, proposed, verdict } of routes) {
      const judged = judge.check(process);
      expect(judged.verdict).toBe(verdict);
      const answers = judged.questions.filter(({ question }) => question === 'additive-with-electrolyte');
      expect(answers.map(({ verdict: one }) => one)).toEqual(expect.arrayContaining(['pass']));
      expect(proposed.join()).toMatch(/cost in conductivity is not measured \(ATM-07\)/);
    }
  });
});
