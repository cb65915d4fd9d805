import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import { readBrief } from '../brief/brief';
import { RouteModel } from '../model/model';
import { balanceOf, processFigures, stepsOf } from './route-steps';
import { problemOf, startsOf } from '../search/search';
import { buildSpace } from '../space/space';

const knowledge = loadKnowledge();
const brief = readBrief(
  JSON.parse(
    readFileSync(join(__dirname, '../..', '..', '..', 'recipes', 'briefs', 'li-ncm622-graphite-pouch.json'), 'utf8'),
  ),
  knowledge,
);
const model = new RouteModel(brief);
const space = buildSpace(brief, knowledge);
const { candidate, choose } = problemOf(brief, space, model);
const sum = (values: readonly (number | null)[]): number => values.reduce<number>((all, one) => all + (one ?? 0), 0);

describe('the steps of a route', () => {
  it.each(startsOf(space).map((_, index) => [index] as const))(
    'start %i: cost, energy and rate of the whole are those of its steps (0.2 %, the rounding)',
    (index) => {
      choose(startsOf(space)[index] ?? []);
      model.evaluate(candidate);
      const steps = stepsOf(model);
      const { costPerM2, energyKWhPerM2 } = balanceOf(model);
      const near = (part: number, whole: number): void => expect(Math.abs(part / whole - 1)).toBeLessThan(0.002);
      near(sum(steps.map(({ labourPerM2 }) => labourPerM2)), costPerM2.labour);
      near(sum(steps.map(({ equipmentPerM2 }) => equipmentPerM2)), costPerM2.equipment);
      near(sum(steps.map((step) => step.energyKWhPerM2)), energyKWhPerM2.steps);
      near(sum(Object.values(costPerM2)), model.figures.costKnown);
      // m2/h = OEE × 60 / minutes on the machine that sets the rate; its dwells are known or at what is assumed.
      const minutes = sum(
        steps
          .filter(({ setsRate }) => setsRate)
          .map(({ minutesPerM2 }) => minutesPerM2.value ?? minutesPerM2.assumed ?? 0),
      );
      near((model.parameters.nominal.plant.effectiveness * 60) / minutes, model.figures.lineRate * 3600);
      for (const { yieldToEnd, minutesPerM2 } of steps) {
        expect(yieldToEnd).toBeLessThanOrEqual(1);
        expect(minutesPerM2.low).toBeLessThanOrEqual(minutesPerM2.high);
      }
    },
  );

  it('a step that no published plant has a row for says so instead of costing nothing', () => {
    expect(stepsOf(model).find(({ step }) => step === 'press')?.equipmentPerM2).toBeNull();
  });

  it('a shift at -50 °C is a dose of 311 ppm h and leaves 97.7 % of the conductivity (facts ZHANG19, first order)', () => {
    const figures = processFigures(model, brief, 350);
    expect(figures['moistureDosePpmH']?.value).toBeCloseTo(311, 0);
    expect(figures['conductivityKept']?.value).toBeCloseTo(0.977, 3);
  });

  it('the 500 N/mm calender of the line reaches less than 350 MPa on these sheets, and says what it would need', () => {
    const { calenderNeedsNPerMm: needs, calenderReachesMPa: reaches } = processFigures(model, brief, 350);
    expect(needs?.value).toBeGreaterThan(500);
    expect(reaches?.value).toBeLessThan(350);
    // p² ∝ 1/q²: what is reached stands to what is asked as the load that is there to the load that is needed.
    expect((reaches?.value ?? 0) / 350).toBeCloseTo(500 / (needs?.value ?? 1), 3);
  });
});
