import { loadKnowledge } from '@libs/knowledge';
import { loadLine } from '@libs/plant';
import { planRun } from './run-plan';
import { specimenFamily } from '../specimens';

const recipe = specimenFamily('li-lco-infiltration-only', 'cathode: PVDF electrode infiltrated');
const answer = planRun(recipe, loadLine('lab-glovebox'), loadKnowledge(), { quantity: { cells: 20 } });
if (!('plan' in answer)) throw new Error(JSON.stringify(answer.refusals));
const { plan } = answer;

describe('an electrode that is filled with a solution', () => {
  it('takes up what the recipe says: bare layer times uptake, no loss counted twice', () => {
    for (const { step, uptakeGPerG, solutionGrams } of plan.infiltrations) {
      const web = plan.webs.find((one) => one.step === step);
      const coat = plan.webs.find((one) => one.step === step.replace('infiltrate', 'coat'));
      const slurry = recipe.formula.mixtures.find((one) => one.step === step.replace('infiltrate', 'slurry'));
      const bare = ((coat?.wetGPerM2 ?? 0) * (slurry?.solidsPercent ?? 0)) / 100;
      expect(web?.wetGPerM2).toBeCloseTo(bare * (uptakeGPerG ?? 0), 9);
      expect(solutionGrams).toBeCloseTo((web?.coatedM2 ?? 0) * (web?.wetGPerM2 ?? 0), 9);
    }
    expect(plan.infiltrations.map(({ step }) => step)).toEqual(
      ['cathode-infiltrate', 'anode-infiltrate'].sort().reverse(),
    );
  });

  it('is filled several times: the pores hold less than the solution, and denser coatings need more fills', () => {
    for (const { fills, poresMlPerM2, solutionMlPerM2 } of plan.infiltrations) {
      if (!fills) throw new Error('fills not known');
      // Never fewer than the solution over the empty pores, and not twice as many: less than half of the pores is filled at the end.
      const least = (solutionMlPerM2 ?? 0) / (poresMlPerM2 ?? 0);
      expect(fills.value).toBeGreaterThanOrEqual(Math.ceil(least));
      expect(fills.value).toBeLessThanOrEqual(Math.ceil(2 * least));
      expect(fills.low).toBeLessThanOrEqual(fills.value);
      expect(fills.high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(fills.value);
    }
  });

  it('leaves a standing bath: 20 mL of solution stay in a dish that needs them', () => {
    const solution = plan.mixtures.find(({ step }) => step === 'cathode-solution');
    expect(solution?.ledger.coaterDead).toBeCloseTo(20 * (solution?.densityGPerCm3 ?? 0), 9);
  });
});
