import fc from 'fast-check';
import { schedule } from './schedule';
import { scheduleFaults } from './schedule-check';
import type { ScheduleProblem, Task } from './schedule-types';
import { shareLoads } from './share-loads';

const oven = (id: string, trays: number | null, predecessors: readonly string[] = [], of = 6): Task => ({
  id: `${id}/1`,
  title: id,
  step: id,
  batch: null,
  equipment: ['oven'],
  minutes: 720,
  attended: false,
  residue: 'sheets',
  predecessors: predecessors.map((task) => ({ task: `${task}/1`, after: 0, within: null, withinSays: '' })),
  basis: 'the recipe',
  load: { trays, of, members: [{ step: id, title: id, trays }], says: '0.25 m² a tray' },
});
const all = (ids: readonly string[], kind = 'A'): Map<string, string> => new Map(ids.map((id) => [id, kind]));
const inside = (tasks: readonly Task[]): (string[] | undefined)[] =>
  tasks.map(({ load }) => load?.members.map(({ step }) => step));

describe('loads of an oven of 6 trays', () => {
  it('2 and 1 trays of one class are a load of 3 of 6; a third of 4 trays does not fit', () => {
    const { tasks } = shareLoads([oven('a', 2), oven('b', 1), oven('c', 4)], all(['a', 'b', 'c']));
    expect(inside(tasks)).toEqual([['a', 'b'], ['c']]);
    expect(tasks[0]).toMatchObject({ title: 'a and b', load: { trays: 3, of: 6 } });
  });

  it('another class, a class that is not known, trays that are not known and another time stay apart, and the first two say so', () => {
    const two = shareLoads(
      [oven('a', 1), oven('b', 1)],
      new Map([
        ['a', 'toluene'],
        ['b', 'NMP'],
      ]),
    );
    expect([two.tasks.length, two.notes.join()]).toEqual([2, expect.stringContaining('[toluene] and [NMP]')]);
    const one = shareLoads([oven('a', 1), oven('b', 1)], all(['a']));
    expect([one.tasks.length, one.notes.join()]).toEqual([2, expect.stringContaining('b: temperature, time')]);
    expect(shareLoads([oven('a', 1), oven('b', null)], all(['a', 'b'])).tasks).toHaveLength(2);
    expect(shareLoads([oven('a', 1), { ...oven('b', 1), minutes: 60 }], all(['a', 'b'])).tasks).toHaveLength(2);
  });

  it('what waits for the other, over a third task too, is never in its load: a + d, and then c waits for it, so b + c would be a circle', () => {
    expect(shareLoads([oven('a', 1), oven('b', 1, ['a'])], all(['a', 'b'])).tasks).toHaveLength(2);
    const four = [oven('a', 1), oven('b', 1, ['a']), oven('c', 1), oven('d', 1, ['c'])];
    const { tasks } = shareLoads(
      four,
      new Map([
        ['a', 'x'],
        ['d', 'x'],
        ['b', 'y'],
        ['c', 'y'],
      ]),
    );
    expect(inside(tasks)).toEqual([['a', 'd'], ['b'], ['c']]);
  });

  it('a pot life that presses keeps a load for itself', () => {
    const [first, second] = [oven('a', 1, ['c']), oven('b', 1)];
    const pressed = { ...first, predecessors: first.predecessors.map((one) => ({ ...one, within: 60 })) };
    expect(shareLoads([pressed, second, oven('c', 6)], all(['a', 'b'])).tasks).toHaveLength(3);
  });
});

describe('the check of a schedule with loads', () => {
  const shifts = [{ from: 0, to: 10_000, operators: 1 }];
  const faultsOf = (task: Task): string[] => {
    const problem: ScheduleProblem = { tasks: [task], cleanings: [], shifts };
    const answer = schedule(problem);
    return 'schedule' in answer ? scheduleFaults(problem, answer.schedule) : ['no schedule'];
  };

  it('finds 7 trays in an oven of 6, and a sum that is not what lies in it', () => {
    expect(faultsOf(oven('a', 6))).toEqual([]);
    expect(faultsOf(oven('a', 7))).toEqual(['a/1 loads 7 trays, the oven has 6']);
    const wrong = oven('a', 2);
    expect(faultsOf({ ...wrong, load: { ...(wrong.load as NonNullable<Task['load']>), trays: 1 } })).toEqual([
      'a/1 says 1 trays, but 2 lie in it',
    ]);
  });

  it('whatever waits for whatever, shared loads hold every tray once, exceed no oven, and can be scheduled (60 random runs)', () => {
    const drawn = fc.array(
      fc.record({ trays: fc.integer({ min: 1, max: 6 }), kind: fc.constantFrom('x', 'y'), after: fc.nat(7) }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(drawn, (rows) => {
        const given = rows.map(({ trays, after }, at) => oven(`s${at}`, trays, after < at ? [`s${after}`] : []));
        const { tasks } = shareLoads(given, new Map(rows.map(({ kind }, at) => [`s${at}`, kind])));
        const members = tasks.flatMap(({ load }) => load?.members ?? []);
        expect(members.map(({ step }) => step).sort()).toEqual(given.map(({ step }) => step).sort());
        const problem: ScheduleProblem = { tasks, cleanings: [], shifts };
        const answer = schedule(problem);
        expect('schedule' in answer ? scheduleFaults(problem, answer.schedule) : ['no schedule']).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
