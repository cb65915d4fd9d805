import { InputError, loadKnowledge, type Problem } from '@libs/knowledge';
import { readRunPlan, readSchedule } from './read-run';
import { planRun } from './run-plan';
import { runTasks } from '../schedule/run-tasks';
import { schedule } from '../schedule/schedule';
import { specimenRuns } from '../specimens';

const knowledge = loadKnowledge();
const runs = specimenRuns(['li-ncm622-dry-film', 'li-lco-infiltration-only']).flatMap(({ recipe, line }) => {
  const run = planRun(recipe, line, knowledge, { quantity: { cells: 2 } });
  return 'plan' in run ? [{ recipe, line, plan: run.plan }] : [];
});
const written = (value: unknown): Record<string, unknown> =>
  JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
const problemsOf = (read: () => unknown): readonly Problem[] => {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
};

describe('run.json', () => {
  it('reads back as it was written, for slurry, dry and infiltrated sheets', () => {
    expect(runs.length).toBeGreaterThanOrEqual(2);
    for (const { plan, recipe } of runs) expect(problemsOf(() => readRunPlan(written(plan), recipe))).toEqual([]);
  });

  it('names every problem at once: where, what was seen, what is allowed, the nearest right name', () => {
    const [{ plan, recipe } = runs[0]!] = runs;
    const { cells: _, ...rest } = written(plan);
    const problems = problemsOf(() =>
      readRunPlan({ ...rest, lime: 'pilot-300mm', webs: 'none', balanceG: '0.01' }, recipe),
    );
    expect(problems.map(({ where }) => where).sort()).toEqual(['balanceG', 'lime', 'the document', 'webs']);
    expect(problems.find(({ where }) => where === 'lime')).toMatchObject({ nearest: ['line'] });
    expect(problems.find(({ where }) => where === 'balanceG')).toMatchObject({ allowed: 'number' });
    expect(problems.find(({ where }) => where === 'the document')).toMatchObject({ observed: 'no field cells' });
  });

  it('of another recipe or another kind is refused with one problem', () => {
    const [{ plan, recipe } = runs[0]!] = runs;
    const other = problemsOf(() => readRunPlan({ ...written(plan), recipeHash: 'f'.repeat(64) }, recipe));
    expect(other.map(({ where }) => where)).toEqual(['recipeHash']);
    for (const value of [null, [], 'run', { steps: [] }])
      expect(problemsOf(() => readRunPlan(value, recipe)).map(({ where }) => where)).toEqual(['format']);
  });
});

describe('schedule.json', () => {
  const [{ plan, recipe, line } = runs[0]!] = runs;
  const problem = runTasks(recipe, plan, line, '2026-11-23');
  const answer = schedule(problem);
  if (!('schedule' in answer)) throw new Error('no schedule');
  const whole = written({ problem, ...answer.schedule });

  it('reads back as it was written', () => {
    expect(problemsOf(() => readSchedule(whole))).toEqual([]);
  });

  it('a placement of a task that is not there, and a task without minutes, are named', () => {
    const [one, ...others] = answer.schedule.placements;
    const moved = { ...whole, placements: [{ ...one, task: 'coat-the-moon' }, ...others] };
    expect(problemsOf(() => readSchedule(moved)).map(({ where }) => where)).toEqual(['placements[0].task']);
    const [task, ...tasks] = problem.tasks;
    const timeless = { ...whole, problem: { ...problem, tasks: [{ ...task, minutes: 'long' }, ...tasks] } };
    expect(problemsOf(() => readSchedule(timeless)).map(({ where }) => where)).toEqual(['problem.tasks[0].minutes']);
  });
});
