import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import type { Route } from '../answer';
import { readBrief, type Brief } from '../brief/brief';
import { lineRefuses } from '../brief/line-limits';
import { RouteModel } from '../model/model';
import { plan } from '../plan';
import { buildSpace } from './space';
import { pressThatRefuses } from '../empty/why-empty';

const knowledge = loadKnowledge();
const file = join(__dirname, '../..', '..', '..', 'recipes', 'briefs', 'li-ncm622-graphite-calendered.json');
const written = JSON.parse(readFileSync(file, 'utf8')) as object;
const read = (more: object): Brief =>
  readBrief({ ...written, ...more, search: { seed: 1, evaluations: 600 } }, knowledge);

describe('the press of a brief', () => {
  it('a calender presses the laminated web, and no route asks more of it than its 500 N/mm', () => {
    const { routes } = plan(read({}), knowledge);
    expect(routes.length).toBeGreaterThan(0);
    const assembly = ({ process }: Route): string[] => process.steps.slice(-3).map(({ operation }) => operation);
    for (const route of routes) {
      expect(assembly(route)).toEqual(['laminate', 'calender', 'seal']);
      expect(route.setpoints['lineLoadNPerMm']?.value).toBeGreaterThan(10);
      expect(route.setpoints['lineLoadNPerMm']?.value).toBeLessThanOrEqual(500);
    }
  });

  it('350 MPa of such a web is refused with the line load that it needs and the pressure that is reached', () => {
    const brief = read({ limits: [{ quantity: 'pressingPressureMPa', min: 350 }] });
    const [says] = pressThatRefuses(brief, buildSpace(brief, knowledge), new RouteModel(brief));
    const [, needed, reached] =
      /^350 MPa needs (\d+) N\/mm, the calender has 500 N\/mm: (\d+) MPa reached$/.exec(says ?? '') ?? [];
    // The length of the nip is that of this compression, so load and pressure are in proportion (1 %, the rounding of both).
    expect(Number(reached)).toBeLessThan(350);
    expect(Math.abs(Number(reached) / 350 / (500 / Number(needed)) - 1)).toBeLessThan(0.01);
  });

  it('a press that the line does not have is refused by name', () => {
    expect(lineRefuses(read({ line: 'lab-glovebox', cell: { format: 'pouch', areaMm: [28, 28] } }))).toBe(
      'line lab-glovebox has no calender (left), and every route needs one',
    );
  });
});
