import highsLoader from 'highs';
import { schedule, scheduleFaults, type ScheduleProblem } from '@libs/pilot';
import {
  drawing,
  drawnRun,
  exhaustiveOptimum,
  regularShifts,
  timeIndexedProgram,
} from '../../libs/pilot/src/schedule/schedule-specimens';
import { markdownTable, provenance, publish } from '../bench/measurement';

interface Row {
  readonly what: string;
  runs: number;
  schedules: number;
  proved: number;
  conflicts: number;
  conflictsProved: number;
  slowestS: number;
}

/** Random runs against trying every start, against HiGHS and against the checker; and how long runs of 200 operations take. */
export async function run(): Promise<void> {
  const highs = await highsLoader();
  const rows = [
    soaked('4 tasks, every start tried', 600, (seed) => {
      const next = drawing(seed);
      const shifts = regularShifts(3, 9, 11, 1 + next(2));
      const problem = drawnRun(next, { tasks: 4, longest: 4, cleaning: true, windowsOfTen: 4, shifts });
      return { problem, optimum: exhaustiveOptimum(problem, 33) ?? null };
    }),
    soaked('5 tasks, every start tried', 60, (seed) => {
      const next = drawing(1000 + seed);
      const shifts = regularShifts(2, 9, 11, 1 + next(2));
      const problem = drawnRun(next, { tasks: 5, longest: 3, cleaning: true, windowsOfTen: 4, shifts });
      return { problem, optimum: exhaustiveOptimum(problem, 22) ?? null };
    }),
    soaked('9 to 12 tasks without cleaning, HiGHS', 60, (seed) => {
      const next = drawing(2000 + seed);
      const shifts = regularShifts(4, 12, 16, 1 + next(3));
      const problem = drawnRun(next, { tasks: 9 + (seed % 4), longest: 4, cleaning: false, windowsOfTen: 2, shifts });
      const { Status, ObjectiveValue } = highs.solve(timeIndexedProgram(problem, 64));
      return { problem, optimum: Status === 'Optimal' ? Math.round(ObjectiveValue) : null };
    }),
    soaked('12 tasks, proved', 1000, (seed) => ({
      problem: upTo(12, 12, 3000 + seed),
      mustBeProved: true,
    })),
    soaked('2 to 24 tasks, checker', 600, (seed) => ({ problem: upTo(2, 24, 5000 + seed) })),
    soaked('200 operations, checker', 10, (seed) => ({ problem: upTo(200, 200, 7000 + seed) })),
  ];
  const slow = rows.find(({ what, slowestS }) => what.startsWith('200') && slowestS >= 5);
  if (slow) throw new Error(`200 operations took ${slow.slowestS} s`);
  const head = ['runs', 'number', 'schedules', 'proved optimal', 'conflicts', 'proved conflicts', 'slowest, s of CPU'];
  const table = markdownTable(
    head,
    rows.map((row) => [
      row.what,
      row.runs,
      row.schedules,
      row.proved,
      row.conflicts,
      row.conflictsProved,
      row.slowestS.toFixed(2),
    ]),
  );
  const origin = provenance();
  publish(
    'soak-schedule',
    `# The scheduler, soaked\n\nRandom runs from fixed seeds: windows, cleaning, shifts, operators, work through the night. \`npm run soak -- schedule\`.\n\n${table}\n\n${JSON.stringify(origin)}`,
    [...rows, origin],
  );
  process.stdout.write(`${table}\n`);
}

function upTo(least: number, most: number, seed: number): ScheduleProblem {
  const next = drawing(seed);
  const tasks = least + next(most - least + 1);
  const shifts = regularShifts(tasks > 24 ? 200 : 60, 20, 30, 1 + next(3));
  return drawnRun(next, { tasks, longest: 9, cleaning: next(3) > 0, windowsOfTen: next(5), shifts });
}

interface Drawn {
  readonly problem: ScheduleProblem;
  /** null: there is no schedule; undefined: not known */
  readonly optimum?: number | null;
  readonly mustBeProved?: boolean;
}

function soaked(what: string, runs: number, draw: (seed: number) => Drawn): Row {
  const row: Row = { what, runs, schedules: 0, proved: 0, conflicts: 0, conflictsProved: 0, slowestS: 0 };
  for (let seed = 1; seed <= runs; seed += 1) {
    const { problem, optimum, mustBeProved } = draw(seed);
    const began = process.cpuUsage().user;
    const answer = schedule(problem);
    row.slowestS = Math.max(row.slowestS, (process.cpuUsage().user - began) / 1e6);
    const isProved = 'conflict' in answer ? answer.conflict.proved : answer.schedule.optimal;
    if (mustBeProved === true && !isProved) throw new Error(`${what}, seed ${seed}: not proved`);
    if ('conflict' in answer) {
      row.conflicts += 1;
      if (answer.conflict.proved) row.conflictsProved += 1;
      if (typeof optimum === 'number') throw new Error(`${what}, seed ${seed}: a conflict, and there is ${optimum}`);
      continue;
    }
    row.schedules += 1;
    if (answer.schedule.optimal) row.proved += 1;
    const faults = scheduleFaults(problem, answer.schedule);
    if (faults.length > 0) throw new Error(`${what}, seed ${seed}: ${faults.join('; ')}`);
    if (optimum !== undefined && answer.schedule.makespan !== optimum)
      throw new Error(`${what}, seed ${seed}: ${answer.schedule.makespan}, and the optimum is ${optimum}`);
  }
  return row;
}
