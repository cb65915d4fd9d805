import { loadKnowledge } from '@libs/knowledge';
import type { Line } from '@libs/plant';
import { loadLine } from '@libs/plant';
import { planRun } from './run-plan';
import type { RunPlan } from './run-types';
import { exhaustsOf, shareOfLimit } from './solvent-check';
import { changedLine, specimenFamily } from '../specimens';

const knowledge = loadKnowledge();
const recipe = specimenFamily('li-ncm622-dry-film', 'dry PTFE film');

function planned(line: Line): RunPlan {
  const answer = planRun(recipe, line, knowledge, { quantity: { cells: 20 } });
  if (!('plan' in answer)) throw new Error(JSON.stringify(answer.refusals));
  return answer.plan;
}

describe('the exhaust of a dryer', () => {
  it('2000 m³/h and 6.134 g/s of xylene are at a quarter of the flammable limit (models/05 §5.5)', () => {
    expect(shareOfLimit(6.134e-3, 0.10617, 0.01, 25, 2000 / 3600)).toBeCloseTo(0.25, 4);
  });

  it('every web of the pilot line keeps its quarter, and says with which exhaust', () => {
    const { exhausts } = planned(loadLine('pilot-300mm')).air;
    expect(exhausts.length).toBe(2);
    for (const { meets, allowed, shareOfLfl, exhaustM3PerH } of exhausts) {
      expect([meets, allowed, exhaustM3PerH]).toEqual([true, 0.25, 2000]);
      expect(shareOfLfl).toBeGreaterThan(0);
    }
  });

  it('six tenths of the air that the fullest web needs slow it to a quarter of the limit; 2 m³/h are refused with the air that would do', () => {
    const fullest = Math.max(...planned(loadLine('pilot-300mm')).air.exhausts.map(({ shareOfLfl }) => shareOfLfl ?? 0));
    const exhaustM3PerH = 0.6 * 2000 * (fullest / 0.25);
    const { air, notes, webs } = planned(changedLine('pilot-300mm', 'dryer', { exhaustM3PerH }));
    const slowed = air.exhausts.filter(({ shareOfLfl }) => Math.abs((shareOfLfl ?? 0) - 0.25) < 1e-9);
    expect(slowed.length).toBeGreaterThan(0);
    expect(notes.some((note) => note.includes('flammable limit'))).toBe(true);
    const slow = webs.find(({ step }) => step === slowed[0]?.step);
    const fast = planned(loadLine('pilot-300mm')).webs.find(({ step }) => step === slowed[0]?.step);
    expect(slow?.speedMPerMin).toBeLessThan(fast?.speedMPerMin ?? 0);

    const answer = planRun(recipe, changedLine('pilot-300mm', 'dryer', { exhaustM3PerH: 2 }), knowledge, {
      quantity: { cells: 20 },
    });
    if (!('refusals' in answer)) throw new Error('planned');
    expect(answer.refusals[0]).toMatchObject({ requirement: 'exhaust', has: '2 m³/h' });
  });

  it('an inert dryer has no share of the flammable limit: oxygen decides, and nothing is called safe', () => {
    const line = changedLine('pilot-300mm', 'dryer', { atmosphere: 'argon' });
    const { webs } = planned(loadLine('pilot-300mm'));
    const exhausts = exhaustsOf({ recipe, line, knowledge }, webs);
    expect(exhausts.length).toBe(2);
    for (const { meets, allowed, says } of exhausts) {
      expect([meets, allowed]).toEqual([null, null]);
      expect(says).toMatch('oxygen');
    }
  });
});

describe('the inventory of a room of 1000 m³ at −50 °C', () => {
  const { air, mixtures } = planned(loadLine('pilot-300mm'));

  it('solvent: a spilt kilogram of toluene is 261 ppm in still air', () => {
    const toluene = air.solvents.find(({ material }) => material === 'toluene');
    if (!toluene) throw new Error('no toluene');
    // 1000 g / 92.138 g/mol × 24.06 L/mol = 261.1 L in 1000 m³
    expect((toluene.spiltPpm ?? 0) / (toluene.largestBatchGrams / 1000)).toBeCloseTo(261.1, 0);
    expect(toluene.spiltShareOfLfl).toBeCloseTo((toluene.spiltPpm ?? 0) / 10000, 9);
    expect(toluene.limits.map(({ ppm }) => ppm)).toContain(20);
  });

  it('solvent and sulfide are the charges of all batches', () => {
    for (const { material, grams } of [...air.solvents, ...air.h2s.sulfides]) {
      const charged = mixtures.flatMap(({ charges, batches }) =>
        charges.filter((one) => one.material === material).map((one) => one.grams * batches),
      );
      expect(grams).toBeCloseTo(
        charged.reduce((sum, mass) => sum + mass, 0),
        6,
      );
    }
  });

  it('H2S: the ceiling of the moisture is 389 ppm, one kilogram of Li6PS5Cl would be 448 ppm; both are shown above their limits', () => {
    const { ceilingPpm, sulfides, ceilingAbove, worstAbove, says } = air.h2s;
    expect(ceilingPpm.value).toBeCloseTo(389, -1);
    const argyrodite = sulfides.find(({ material }) => material === 'Li6PS5Cl');
    if (!argyrodite) throw new Error('no argyrodite');
    expect((argyrodite.fullHydrolysisPpm ?? 0) / (argyrodite.largestBatchGrams / 1000)).toBeCloseTo(448, 0);
    expect(ceilingAbove).toContain('NIOSH IDLH, 100 ppm');
    expect(worstAbove).toContain('ACGIH TLV-TWA, 1 ppm');
    expect(says).toMatch('not a forecast');
    expect(JSON.stringify(air)).not.toMatch(/\bsafe\b/i);
  });
});
