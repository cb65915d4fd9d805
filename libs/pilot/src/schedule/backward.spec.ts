import { scheduleBackward } from './backward';
import { schedule } from './schedule';
import { scheduleFaults } from './schedule-check';
import { drawing, drawnRun, mixingTask as task, regularShifts } from './schedule-specimens';

describe('a schedule backward', () => {
  it('60 min of mixing and 20 of coating, due at 480 in a shift from 0 to 500: mixing begins at 400', () => {
    const wait = { task: 'mix', after: 0, within: null, withinSays: '' };
    const tasks = [task('mix', 60), task('coat', 20, { equipment: ['coater'], predecessors: [wait] })];
    const answer = scheduleBackward({ tasks, cleanings: [], shifts: regularShifts(1, 500, 1440, 1) }, 480);
    expect(answer).toMatchObject({
      optimal: true,
      placements: [
        { task: 'mix', start: 400, waitedFor: 'not later, because coat starts' },
        { task: 'coat', start: 460, waitedFor: 'not later, because the run is due' },
      ],
    });
  });

  it('what is due at 03:00 is done by the end of the shift, or in the oven through the night', () => {
    const shifts = regularShifts(2, 480, 1440, 1);
    const tasks = [task('mix', 60), task('oven', 100, { equipment: ['oven'], attended: false })];
    const answer = scheduleBackward({ tasks, cleanings: [], shifts }, 1000);
    expect(answer?.placements).toMatchObject([
      { task: 'mix', end: 480, waitedFor: 'not later, because the shift ends' },
      { task: 'oven', end: 1000 },
    ]);
  });

  it('there is none where the earliest end is after the due minute', () => {
    const shifts = regularShifts(1, 480, 1440, 1);
    expect(scheduleBackward({ tasks: [task('x', 60)], cleanings: [], shifts }, 59)).toBeUndefined();
  });

  it('60 random runs of up to 10: no fault, none begins before the forward run, and a minute later is too late', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const next = drawing(seed);
      const shifts = regularShifts(20, 20, 30, 1 + next(2));
      const problem = drawnRun(next, { tasks: 2 + next(9), longest: 9, cleaning: true, windowsOfTen: 2, shifts });
      const forward = schedule(problem);
      if ('conflict' in forward) continue;
      const due = forward.schedule.makespan + next(40);
      const answer = scheduleBackward(problem, due);
      if (!answer) throw new Error(`seed ${seed}: none`);
      expect({ seed, faults: scheduleFaults(problem, answer) }).toEqual({ seed, faults: [] });
      const begin = Math.min(...answer.placements.map(({ cleanFrom }) => cleanFrom));
      const later = schedule({ ...problem, notBefore: begin + 1 });
      expect({ seed, later: 'conflict' in later || later.schedule.makespan > due }).toEqual({ seed, later: true });
    }
  });
});
