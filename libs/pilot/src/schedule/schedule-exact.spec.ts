import highsLoader from 'highs';
import { schedule } from './schedule';
import { scheduleFaults } from './schedule-check';
import { drawing, drawnRun, exhaustiveOptimum, regularShifts, timeIndexedProgram } from './schedule-specimens';

describe('the optimum on small instances', () => {
  it('is what trying every start gives: 60 runs of 4 with cleaning, windows, shifts and operators', () => {
    let none = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const next = drawing(seed);
      const shifts = regularShifts(3, 9, 11, 1 + next(2));
      const problem = drawnRun(next, { tasks: 4, longest: 4, cleaning: true, windowsOfTen: 4, shifts });
      const tried = exhaustiveOptimum(problem, 33);
      const answer = schedule(problem);
      if (tried === undefined) {
        none += 1;
        expect({ seed, answer }).toMatchObject({ seed, answer: { conflict: { proved: true } } });
        continue;
      }
      expect({ seed, answer }).toMatchObject({ seed, answer: { schedule: { makespan: tried, optimal: true } } });
    }
    expect(none).toBeGreaterThan(2);
    expect(none).toBeLessThan(30);
  });

  it('is the one of HiGHS: 4 runs of 9 to 12 operations, each proved', async () => {
    const highs = await highsLoader();
    for (let seed = 1; seed <= 4; seed += 1) {
      const next = drawing(seed);
      const shifts = regularShifts(4, 12, 16, 1 + next(3));
      const problem = drawnRun(next, { tasks: 9 + (seed % 4), longest: 4, cleaning: false, windowsOfTen: 2, shifts });
      const solution = highs.solve(timeIndexedProgram(problem, 64));
      const answer = schedule(problem);
      if (solution.Status !== 'Optimal') {
        expect({ seed, answer }).toMatchObject({ seed, answer: { conflict: {} } });
        continue;
      }
      if ('conflict' in answer) throw new Error(`${answer.conflict.says} HiGHS: ${solution.ObjectiveValue}`);
      expect(scheduleFaults(problem, answer.schedule)).toEqual([]);
      const { makespan, optimal } = answer.schedule;
      expect({ seed, makespan, optimal }).toEqual({
        seed,
        makespan: Math.round(solution.ObjectiveValue),
        optimal: true,
      });
    }
  });

  it('40 runs of 12 with everything at once are proved, each with a schedule or that there is none', () => {
    let conflicts = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const next = drawing(seed);
      const shifts = regularShifts(20, 12, 16, 1 + next(3));
      const problem = drawnRun(next, { tasks: 12, longest: 6, cleaning: next(2) === 0, windowsOfTen: next(5), shifts });
      const answer = schedule(problem);
      if ('conflict' in answer) {
        conflicts += 1;
        expect({ seed, proved: answer.conflict.proved }).toEqual({ seed, proved: true });
      } else {
        expect({ seed, faults: scheduleFaults(problem, answer.schedule) }).toEqual({ seed, faults: [] });
        expect({ seed, optimal: answer.schedule.optimal }).toEqual({ seed, optimal: true });
      }
    }
    expect(conflicts).toBeLessThan(25);
  });
});
