import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import { readBrief } from '../brief/brief';
import { plan } from '../plan';

const knowledge = loadKnowledge();
const file = join(__dirname, '..', '..', '..', '..', 'recipes', 'briefs', 'li-lco-all-solution.json');
const written = JSON.parse(readFileSync(file, 'utf8')) as object;

describe('coating and infiltration on one line', () => {
  const { routes } = plan(readBrief({ ...written, search: { seed: 1, evaluations: 600 } }, knowledge), knowledge);

  it('is proposed, not shown, and every route says so (LAY-12, MIX-10)', () => {
    expect(routes.length).toBeGreaterThan(0);
    for (const { proposed, verdict } of routes) {
      expect(proposed.join('\n')).toMatch(/sheet of them is only expected.*\n.*the line is not.*LAY-12/);
      expect(verdict).toBe('unknown');
    }
  });

  it('heats no shell on its active material above the 320 °C that were shown', () => {
    for (const { process } of routes)
      for (const { operation, conditions } of process.steps.filter(({ id }) => id.startsWith('cathode')))
        if (operation === 'heat-treat') expect(conditions?.temperatureC).toBeLessThanOrEqual(320);
  });
});
