import type { Recipe } from '@libs/recipe';
import { holdAfter, openTime } from './open-time';
import type { RunPlan } from '../run/run-types';

const recipe = (potLife: number | null, unit = 'h') =>
  ({
    formula: { mixtures: [{ step: 'slurry', charges: [{ role: 'solid-electrolyte' }] }] },
    procedure: [
      {
        operations: [
          {
            id: 'slurry',
            phases: [{ setpoints: [], checks: [{ id: 'pot-life', target: potLife, unit, basis: 'R12' }] }],
          },
        ],
      },
    ],
  }) as unknown as Recipe;
const plan = (low: number) =>
  ({ moisture: { moisturePpm: 38.9, openHours: { value: 36.6, low, high: 60 } } }) as unknown as RunPlan;
const placements = [
  { step: 'foil', start: 0, end: 60 },
  { step: 'slurry', start: 60, end: 150 },
  { step: 'seal', start: 1400, end: 1500 },
];

describe('how long things may wait', () => {
  it('a pot life of 2 h of the recipe is a window of 120 min with its source; one that is not stated is none', () => {
    expect(holdAfter(recipe(2), 'slurry')).toEqual({ within: 120, withinSays: 'pot life of slurry (R12)' });
    expect(holdAfter(recipe(90, 'min'), 'slurry').within).toBe(90);
    expect(holdAfter(recipe(null), 'slurry')).toEqual({ within: null, withinSays: 'hold not known' });
  });

  it('from minute 60 to 1500 are 24 h: within 30 h open nothing is said, of 20 h that what waits is kept closed', () => {
    expect(openTime(recipe(null), plan(30), placements)).toMatch('the end of the run: 24 h. At 38.9 ppm of water');
    expect(openTime(recipe(null), plan(30), placements)).not.toMatch('Keep closed');
    expect(openTime(recipe(null), plan(20), placements)).toMatch('Keep closed what waits');
  });
});
