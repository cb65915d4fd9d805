import fc from 'fast-check';
import type { Cleaning, ScheduleProblem, Task } from './schedule-types';
import { schedule } from './schedule';
import { scheduleFaults } from './schedule-check';

const daily = (days: number, from: number, to: number, operators: number): ScheduleProblem['shifts'] =>
  Array.from({ length: days }, (_, day) => ({ from: day * 1440 + from, to: day * 1440 + to, operators }));

const task = (id: string, minutes: number, more: Partial<Task> = {}): Task => ({
  id,
  title: id,
  step: id,
  batch: null,
  equipment: ['mixer'],
  minutes,
  attended: true,
  residue: 'a',
  predecessors: [],
  basis: 'stated',
  ...more,
});
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

  it('a task longer than the longest shift is named', () => {
    const answer = schedule({ tasks: [task('x', 500)], cleanings: [], shifts: daily(1, 0, 480, 1) });
    expect(answer).toMatchObject({ conflict: { says: 'x needs 500 min with staff; the longest shift has 480 min.' } });
  });
});

/** Random runs: chains of steps on few machines, some with a maximum wait, some through the night. */
function instances(most: number, machines: number, withCleaning: boolean, withWindows: boolean) {
  return fc
    .record({
      durations: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: most }),
      seeds: fc.array(fc.nat(1 << 20), { minLength: most, maxLength: most }),
      operators: fc.integer({ min: 1, max: 3 }),
      clean: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 6, maxLength: 6 }),
    })
    .map(({ durations, seeds, operators, clean }): ScheduleProblem => {
      const names = ['a', 'b', 'c'];
      const cleanings: Cleaning[] = withCleaning
        ? names.flatMap((from, i) =>
            names.filter((to) => to !== from).map((to, j) => ({ from, to, minutes: clean[2 * i + j] ?? 0 })),
          )
        : [];
      const tasks = durations.map((minutes, at) => {
        const seed = seeds[at] ?? 0;
        const before = at > 0 && seed % 3 !== 0 ? [after(`t${(seed >> 4) % at}`)] : [];
        const windowed = withWindows && seed % 7 === 1;
        return task(`t${at}`, minutes, {
          equipment: [`m${(seed >> 8) % machines}`],
          attended: seed % 5 !== 0,
          residue: names[(seed >> 11) % 3] ?? 'a',
          predecessors: before.map((one) => ({ ...one, within: windowed ? 6 + ((seed >> 14) % 20) : null })),
        });
      });
      const shifts = Array.from({ length: 60 }, (_, day) => ({ from: day * 30, to: day * 30 + 20, operators }));
      return { tasks, cleanings, shifts };
    });
}

describe('random instances', () => {
  it('200 of them: the checker finds no violated window, capacity, cleaning or shift', () => {
    let found = 0;
    fc.assert(
      fc.property(instances(24, 4, true, true), (problem) => {
        const answer = schedule(problem);
        if ('conflict' in answer) return answer.conflict.says.length > 0 && answer.conflict.cheapestRelaxation !== '';
        found += 1;
        return scheduleFaults(problem, answer.schedule).length === 0;
      }),
      { numRuns: 200 },
    );
    expect(found).toBeGreaterThan(150);
  }, 240000);

  it('without windows there always is one', () => {
    fc.assert(
      fc.property(instances(20, 3, true, false), (problem) => 'schedule' in schedule(problem)),
      { numRuns: 50 },
    );
  });

  it('200 operations take less than 5 s', () => {
    const [first] = fc.sample(
      instances(200, 8, true, false).filter(({ tasks }) => tasks.length > 2),
      { seed: 1, numRuns: 1 },
    );
    const base = first as ScheduleProblem;
    const tasks = Array.from({ length: 200 }, (_, at) =>
      task(`t${at}`, 5 + (at % 7), {
        equipment: [`m${at % 6}`],
        residue: ['a', 'b', 'c'][(at >> 2) % 3] ?? 'a',
        predecessors: at % 4 === 0 || at < 6 ? [] : [after(`t${at - 1}`, at % 8 === 1 ? 60 : null)],
      }),
    );
    const problem = { ...base, tasks, shifts: daily(40, 420, 900, 3) };
    const began = process.cpuUsage().user;
    const answer = solved(problem);
    expect(answer.placements).toHaveLength(200);
    expect((process.cpuUsage().user - began) / 1e6).toBeLessThan(5);
  });
});
