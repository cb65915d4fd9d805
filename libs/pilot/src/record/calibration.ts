import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '@libs/knowledge';
import { InputError, ShapeChecker } from '@libs/knowledge';
import type { MeasuredAssumption, MeasuredAssumptions } from '../run/run-types';
import type { ScheduleProblem } from '../schedule/schedule-types';

/** Yields and mixing times that one run measured, as the laboratory's knowledge folder keeps them. */
export interface Calibration {
  readonly format: 'rollwright-calibration/1';
  readonly line: string;
  readonly run: string;
  readonly control: string;
  readonly entries?: readonly {
    readonly id: CalibratedYield;
    readonly started: number;
    readonly good: number;
    readonly unit: string;
    readonly line: number;
    readonly hash: string;
  }[];
  /** mixing times of one batch */
  readonly minutes?: readonly {
    readonly step: string;
    readonly minutes: number;
    readonly line: number;
    readonly hash: string;
  }[];
}

export const calibratedYields = ['cellYield', 'electrodeYield', 'separatorYield', 'foilYield'] as const;
export type CalibratedYield = (typeof calibratedYields)[number];

const schemaId = 'https://rollwright.dev/schema/calibration.schema.json';
let checker: ShapeChecker | undefined;

/** What is wrong with one calibration file. More good than started is wrong too. */
export function calibrationProblems(value: unknown, where: string): Problem[] {
  checker ??= new ShapeChecker([
    JSON.parse(readFileSync(join(__dirname, '../..', 'schema', 'calibration.schema.json'), 'utf8')) as object,
  ]);
  const shape = checker.problems(schemaId, value);
  if (shape.length > 0) return shape.map((one) => ({ ...one, where: `${where}: ${one.where}` }));
  return ((value as Calibration).entries ?? [])
    .filter(({ started, good }) => good > started)
    .map(({ id, started, good }) => ({
      where: `${where}: ${id}`,
      observed: `${good} good`,
      allowed: `at most the ${started} started`,
    }));
}

/**
 * The yields that a laboratory folder knows of a line, counted together over its runs. Formula: Σ good/Σ started; the range of counted
 * pieces is Wilson's score interval (95 %), of an area or a mass it stays that of the assumption. Errors: an InputError with every file
 * that is broken. Example: 20 good of 22 cells is 0.909 (0.722 to 0.975).
 */
export function measuredAssumptions(folder: string, line: string): MeasuredAssumptions {
  const all = calibrationsOf(folder, line);
  const measured: Partial<Record<CalibratedYield, MeasuredAssumption>> = {};
  for (const id of calibratedYields) {
    const own = all.flatMap((one) =>
      (one.entries ?? []).filter((entry) => entry.id === id).map((entry) => ({ ...entry, run: one.run })),
    );
    if (own.length === 0) continue;
    const started = own.reduce((sum, one) => sum + one.started, 0);
    const good = own.reduce((sum, one) => sum + one.good, 0);
    const counted = own.every(({ unit }) => unit === 'cells' || unit === 'pieces');
    const runs = own.map((one) => `${one.run} line ${one.line} (${one.hash.slice(0, 8)})`).join(', ');
    measured[id] = {
      value: Number((good / started).toPrecision(6)),
      ...(counted ? wilson(good, started) : {}),
      source: `the laboratory's own, ${good} good of ${started} ${own[0]?.unit ?? ''}: ${runs}`,
    };
  }
  return measured;
}

/**
 * A schedule with the mixing times that a laboratory measured on this line instead of the assumed ones. Formula: mean over all batches
 * of the same step. A web depends on its length and an oven on its recipe: their times stay. Example: 80 and 100 min give 90 min.
 */
export function withMeasuredMinutes(problem: ScheduleProblem, folder: string, line: string): ScheduleProblem {
  const all = calibrationsOf(folder, line).flatMap(({ run, minutes = [] }) => minutes.map((one) => ({ ...one, run })));
  const tasks = problem.tasks.map((task) => {
    const own = all.filter(({ step }) => step === task.step);
    if (own.length === 0) return task;
    const mean = own.reduce((sum, { minutes }) => sum + minutes, 0) / own.length;
    const runs = own.map((one) => `${one.run} line ${one.line} (${one.hash.slice(0, 8)})`).join(', ');
    const basis = `${Number(mean.toPrecision(4))} min measured by the laboratory, ${own.length} batches: ${runs}`;
    return { ...task, minutes: Math.max(1, Math.ceil(mean - 1e-9)), basis };
  });
  const assumed = problem.assumed?.filter(
    ({ id, says }) => id === 'clean' || id === 'setUp' || tasks.some(({ basis }) => basis.includes(says)),
  );
  return { ...problem, tasks, ...(assumed ? { assumed } : {}) };
}

/** Wilson's score interval of a share, 95 %. Formula: (p + z²/2n ± z√(p(1−p)/n + z²/4n²))/(1 + z²/n), z = 1.96. */
export function wilson(good: number, started: number): { low: number; high: number } {
  const z = 1.959964;
  const p = good / started;
  const middle = p + (z * z) / (2 * started);
  const reach = z * Math.sqrt((p * (1 - p)) / started + (z * z) / (4 * started * started));
  const whole = 1 + (z * z) / started;
  const short = (value: number): number => Number(value.toFixed(3));
  return { low: short((middle - reach) / whole), high: short((middle + reach) / whole) };
}

/** The calibrations of a line in a laboratory folder. Errors: an InputError with every file that is broken. */
function calibrationsOf(folder: string, line: string): Calibration[] {
  const place = join(folder, 'calibration');
  if (!existsSync(place)) return [];
  const problems: Problem[] = [];
  const all: Calibration[] = [];
  for (const name of readdirSync(place)
    .filter((one) => one.endsWith('.json'))
    .sort()) {
    const value = parsed(join(place, name));
    const wrong =
      value === undefined ? [{ where: name, observed: 'no JSON', allowed: 'JSON' }] : calibrationProblems(value, name);
    problems.push(...wrong);
    if (wrong.length === 0) all.push(value as Calibration);
  }
  if (problems.length > 0) throw new InputError(`knowledge folder ${folder}`, problems);
  return all.filter((one) => one.line === line);
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}
