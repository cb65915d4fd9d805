import type { ScheduleProblem, Task } from './schedule-types';
import { schedule } from './schedule';
import { scheduleFaults } from './schedule-check';
import { drawing, drawnRun, mixingTask as task, regularShifts } from './schedule-specimens';

const daily = (days: number, from: number, to: number, operators: number): ScheduleProblem['shifts'] =>
  Array.from({ length: days }, (_, day) => ({ from: day * 1440 + from, to: day * 1440 + to, operators }));

const after = (id: string, within: number | null = null, gap = 0): Task['predecessors'][number] => ({
  task: id,
  after: gap,
  within,
  withinSays: 'pot life',
});

const solved = (problem: ScheduleProblem) => {
  const answer = schedule(problem);
  if ('conflict' in answer) throw new Error(answer.conflict.says);
  expect(scheduleFaults(problem, answer.schedule)).toEqual([]);
  return answer.schedule;
};

describe('a schedule', () => {
  it('two tasks of 60 min on one mixer end at 420 + 120', () => {
    const problem = { tasks: [task('x', 60), task('y', 60)], cleanings: [], shifts: daily(1, 420, 900, 2) };
    expect(solved(problem).makespan).toBe(540);
  });

  it('cleaning decides the order: a, a, b with 30 min of cleaning is 10 + 10 + 30 + 10', () => {
    const tasks = [task('a1', 10), task('b', 10, { residue: 'b' }), task('a2', 10)];
    const cleanings = [
      { from: 'a', to: 'b', minutes: 30 },
      { from: 'b', to: 'a', minutes: 90 },
    ];
    expect(solved({ tasks, cleanings, shifts: daily(1, 0, 400, 1) }).makespan).toBe(60);
  });

  it('an attended task of 5 h after one of 5 h waits for the next shift of 8 h, and says so', () => {
    const tasks = [task('x', 300), task('y', 300, { predecessors: [after('x')] })];
    const answer = solved({ tasks, cleanings: [], shifts: daily(2, 420, 900, 1) });
    expect(answer.placements[1]).toMatchObject({ start: 1440 + 420, waitedFor: 'the start of the shift' });
  });

  it('an oven runs through the night', () => {
    const tasks = [
      task('x', 300),
      task('oven', 720, { equipment: ['oven'], attended: false, predecessors: [after('x')] }),
    ];
    expect(solved({ tasks, cleanings: [], shifts: daily(2, 420, 900, 1) }).makespan).toBe(420 + 300 + 720);
  });

  it('a slurry with a pot life of 30 min is mixed later, so that it is coated in time', () => {
    const tasks = [
      task('foil', 200, { equipment: ['coater'] }),
      task('mix', 60),
      task('coat', 20, { equipment: ['coater'], predecessors: [after('mix', 30), after('foil')] }),
    ];
    const answer = solved({ tasks, cleanings: [], shifts: daily(1, 0, 480, 3) });
    const end = (id: string): number => answer.placements.find((one) => one.task === id)?.end ?? 0;
    expect(answer.makespan).toBe(220);
    expect(200 - end('mix')).toBeLessThanOrEqual(30);
  });

  it('names the windows that conflict and the cheapest relaxation', () => {
    const tasks = [
      task('mix', 60),
      task('age', 120, { equipment: ['shelf'], attended: false, predecessors: [after('mix')] }),
      task('coat', 20, { equipment: ['coater'], predecessors: [after('mix', 90), after('age')] }),
    ];
    const answer = schedule({ tasks, cleanings: [], shifts: daily(1, 0, 480, 1) });
    expect(answer).toMatchObject({
      conflict: { windows: ['coat: pot life, 90 min'], cheapestRelaxation: '30 min more for coat: pot life, 90 min' },
    });
  });

  it('that a window of 90 min cannot be kept is proved, and 30 min more is verified: the run then ends at 200', () => {
    const tasks = [
      task('mix', 60),
      task('age', 120, { equipment: ['shelf'], attended: false, predecessors: [after('mix')] }),
      task('coat', 20, { equipment: ['coater'], predecessors: [after('mix', 90), after('age')] }),
    ];
    const other = Array.from({ length: 30 }, (_, at) => task(`other${at}`, 10, { equipment: ['bench'] }));
    const answer = schedule({ tasks: [...tasks, ...other], cleanings: [], shifts: daily(3, 0, 480, 2) });
    expect(answer).toMatchObject({
      conflict: {
        proved: true,
        says: 'This window cannot be kept, even with nothing else on the line: coat: pot life, 90 min.',
        relaxations: [{ kind: 'window', minutes: 30 }],
      },
    });
    const alone = schedule({ tasks, cleanings: [], shifts: daily(1, 0, 480, 2) });
    expect(alone).toMatchObject({ conflict: { relaxations: [{ minutes: 30, makespan: 200 }] } });
  });

  it('mixing of 200 min and coating of 300 within 30 min do not fit into a shift of 8 h: 20 min longer shifts would do, or 930 min of wait', () => {
    const tasks = [task('mix', 200), task('coat', 300, { equipment: ['coater'], predecessors: [after('mix', 30)] })];
    const answer = schedule({ tasks, cleanings: [], shifts: daily(5, 0, 480, 2) });
    // Mixed until 480, coated from 1440: a wait of 960. In one shift both need 500 min.
    expect(answer).toMatchObject({
      conflict: {
        proved: true,
        relaxations: [
          { kind: 'window', minutes: 930, makespan: 1740 },
          { kind: 'shift', minutes: 20, makespan: 500 },
        ],
      },
    });
  });

  it('two windows that each can be kept, and not both, are both named', () => {
    const tasks = [
      task('mix', 60),
      task('coat', 100, { equipment: ['coater'], predecessors: [after('mix', 10)] }),
      task('sample', 100, { equipment: ['coater'], predecessors: [after('mix', 20)] }),
    ];
    const answer = schedule({ tasks, cleanings: [], shifts: daily(2, 0, 480, 2) });
    expect(answer).toMatchObject({
      conflict: {
        windows: ['coat: pot life, 10 min', 'sample: pot life, 20 min'],
        cheapestRelaxation: '80 min more for sample: pot life, 20 min',
      },
    });
  });

  it('a task longer than the longest shift is named, and a shift that would do', () => {
    const answer = schedule({ tasks: [task('x', 500)], cleanings: [], shifts: daily(1, 0, 480, 1) });
    expect(answer).toMatchObject({
      conflict: {
        says: 'x needs 500 min with staff; the longest shift has 480 min.',
        proved: true,
        cheapestRelaxation: 'every shift 20 min longer',
      },
    });
  });
});

describe('random instances', () => {
  it('200 of up to 24 tasks: the checker finds no violated window, capacity, cleaning or shift', () => {
    let found = 0;
    for (let seed = 1; seed <= 200; seed += 1) {
      const next = drawing(seed);
      const shifts = regularShifts(60, 20, 30, 1 + next(3));
      const problem = drawnRun(next, {
        tasks: 2 + next(23),
        longest: 9,
        cleaning: next(3) > 0,
        windowsOfTen: next(3),
        shifts,
      });
      const answer = schedule(problem);
      if ('conflict' in answer) {
        expect(answer.conflict.says.length * answer.conflict.cheapestRelaxation.length).toBeGreaterThan(0);
        continue;
      }
      found += 1;
      expect({ seed, faults: scheduleFaults(problem, answer.schedule) }).toEqual({ seed, faults: [] });
    }
    expect(found).toBeGreaterThan(120);
  });

  it('without windows there always is one', () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const next = drawing(seed);
      const shifts = regularShifts(60, 20, 30, 1 + next(3));
      const problem = drawnRun(next, { tasks: 2 + next(18), longest: 9, cleaning: true, windowsOfTen: 0, shifts });
      expect({ seed, found: 'schedule' in schedule(problem) }).toEqual({ seed, found: true });
    }
  });

  it('200 operations take less than 5 s of CPU', () => {
    const tasks = Array.from({ length: 200 }, (_, at) =>
      task(`t${at}`, 5 + (at % 7), {
        equipment: [`m${at % 6}`],
        residue: ['a', 'b', 'c'][(at >> 2) % 3] ?? 'a',
        predecessors: at % 4 === 0 || at < 6 ? [] : [after(`t${at - 1}`, at % 8 === 1 ? 60 : null)],
      }),
    );
    const cleanings = [
      { from: 'a', to: 'b', minutes: 4 },
      { from: 'b', to: 'c', minutes: 2 },
      { from: 'c', to: 'a', minutes: 3 },
    ];
    const began = process.cpuUsage().user;
    expect(solved({ tasks, cleanings, shifts: daily(40, 420, 900, 3) }).placements).toHaveLength(200);
    expect((process.cpuUsage().user - began) / 1e6).toBeLessThan(5);
  });
});
