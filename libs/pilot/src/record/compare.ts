import type { ControlRecipe, RunBlock, RunValue } from '../control/control-recipe';
import type { RunRecord } from './record-chain';
import { isOutside } from './record-limits';
import type { LineOf } from './record-types';
import { ofKind, trueLines } from './record-view';

export type ComparedState = 'inside' | 'outside' | 'no limits' | 'not recorded';

/** One charge, set-point or check of one batch: what was planned beside what was recorded. */
export interface ComparedValue {
  readonly number: string;
  readonly step: string;
  readonly batch: number | null;
  readonly item: string;
  readonly kind: RunValue['kind'];
  readonly name: string;
  readonly target: number | string | null;
  readonly unit: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly actual: number | string | null;
  /** actual − target, and in percent of the target; null where one of them is no number */
  readonly difference: number | null;
  readonly percent: number | null;
  readonly state: ComparedState;
  readonly lot: string | null;
  readonly instrument: string | null;
  /** line of the record */
  readonly line: number | null;
  readonly corrected: boolean;
}

/** A yield or a time: planned beside recorded. */
export interface ComparedQuantity {
  readonly step: string;
  readonly what: string;
  readonly planned: number | null;
  readonly actual: number | null;
  readonly unit: string;
  readonly says: string;
}

export interface ComparedDeviation {
  readonly line: number;
  readonly step: string;
  readonly batch: number | null;
  readonly says: string;
  /** null: it waits */
  readonly decision: string | null;
  readonly reason: string | null;
}

export interface RunComparison {
  readonly format: 'rollwright-run-comparison/1';
  readonly run: string;
  readonly control: string;
  readonly record: string;
  readonly values: readonly ComparedValue[];
  readonly quantities: readonly ComparedQuantity[];
  readonly deviations: readonly ComparedDeviation[];
  readonly recorded: number;
  readonly expected: number;
  readonly outside: number;
}

/** What the plan of a run knows beside its control recipe. */
export interface PlannedAside {
  /** planned minutes of a step, all batches; empty without a schedule */
  readonly minutes: ReadonlyMap<string, number>;
}

/**
 * A run as planned and as recorded: every charge, set-point and check of every batch, yields, times and deviations. What was measured
 * several times stands several times. Corrected values stand as corrected. Example: 1361.2 g for 1361.3 g is −0.1 g, −0.0073 %.
 */
export function compareRun(control: ControlRecipe, record: RunRecord, aside: PlannedAside): RunComparison {
  const lines = trueLines(record);
  const actuals = ofKind(lines, 'actual');
  const corrected = new Set(ofKind(record.lines, 'correction').map(({ corrects }) => corrects));
  const values = control.blocks.flatMap((block) =>
    block.values.flatMap((item) =>
      batchesOf(block, item).flatMap((batch) => {
        const own = actuals.filter(
          (one) => one.step === block.id && one.item === item.id && (one.batch ?? 1) === (batch ?? 1),
        );
        return own.length === 0
          ? [compared(block, item, batch, undefined, corrected)]
          : own.map((one) => compared(block, item, batch, one, corrected));
      }),
    ),
  );
  const decided = new Map(ofKind(lines, 'disposition').map((one) => [one.of, one]));
  return {
    format: 'rollwright-run-comparison/1',
    run: control.id,
    control: control.contentHash,
    record: record.head,
    values,
    quantities: [...yields(control, ofKind(lines, 'count')), ...times(control, ofKind(lines, 'time'), aside)],
    deviations: ofKind(lines, 'deviation').map(({ seq, step, batch, says }) => ({
      line: seq,
      step,
      batch: batch ?? null,
      says,
      decision: decided.get(seq)?.decision ?? null,
      reason: decided.get(seq)?.reason ?? null,
    })),
    recorded: values.filter(({ state }) => state !== 'not recorded').length,
    expected: values.length,
    outside: values.filter(({ state }) => state === 'outside').length,
  };
}

function batchesOf({ repeats }: RunBlock, { id }: RunValue): (number | null)[] {
  const own = /^batch-(\d+)\./.exec(id)?.[1];
  if (own !== undefined) return [Number(own)];
  return repeats === 1 ? [null] : Array.from({ length: repeats }, (_, at) => at + 1);
}

function compared(
  block: RunBlock,
  item: RunValue,
  batch: number | null,
  line: LineOf<'actual'> | undefined,
  corrected: ReadonlySet<number>,
): ComparedValue {
  const { id, kind, name, target, unit, low, high } = item;
  const actual = line?.value ?? null;
  const numbers = typeof actual === 'number' && typeof target === 'number';
  const difference = numbers ? tidy(actual - target) : null;
  return {
    number: block.number,
    step: block.id,
    batch,
    item: id,
    kind,
    name,
    target,
    unit,
    low,
    high,
    actual,
    difference,
    percent:
      difference !== null && typeof target === 'number' && target !== 0 ? tidy((100 * difference) / target) : null,
    state:
      actual === null
        ? 'not recorded'
        : isOutside(item, actual)
          ? 'outside'
          : low === null && high === null
            ? 'no limits'
            : 'inside',
    lot: line?.lot ?? null,
    instrument: line?.instrument ?? null,
    line: line?.seq ?? null,
    corrected: line !== undefined && corrected.has(line.seq),
  };
}

/** Good over started, as counted; the plan of the cells stands in the control recipe. */
function yields(control: ControlRecipe, counts: readonly LineOf<'count'>[]): ComparedQuantity[] {
  const cells = control.goodCells / control.startedCells;
  return counts.map(({ step, unit, started, good }) => ({
    step,
    what: 'yield',
    planned: unit === 'cells' ? tidy(cells) : null,
    actual: tidy(good / started),
    unit: '1',
    says: `${good} good of ${started} ${unit}${unit === 'cells' ? `; planned ${control.goodCells} of ${control.startedCells}` : ''}`,
  }));
}

function times(
  control: ControlRecipe,
  taken: readonly LineOf<'time'>[],
  { minutes }: PlannedAside,
): ComparedQuantity[] {
  return control.blocks.flatMap(({ id, repeats }): ComparedQuantity[] => {
    const own = taken.filter(({ step }) => step === id);
    if (own.length === 0) return [];
    const planned = minutes.get(id);
    const batches = own.map(({ batch }) => batch).join(', ');
    const actual = tidy(own.reduce((sum, one) => sum + one.minutes, 0));
    // Some batches only are not held against all.
    const whole = own.length >= repeats || own.some(({ batch }) => batch === null);
    return [
      {
        step: id,
        what: 'time',
        planned: planned !== undefined && whole ? planned : null,
        actual,
        unit: 'min',
        says: planned === undefined ? 'no schedule' : whole ? 'all batches' : `batches ${batches} of ${repeats}`,
      },
    ];
  });
}

function tidy(value: number): number {
  return Number(value.toPrecision(9));
}

/** One item in two runs. */
export interface TwoRuns {
  readonly step: string;
  readonly batch: number | null;
  readonly item: string;
  readonly name: string;
  readonly unit: string;
  readonly targets: readonly [number | string | null, number | string | null];
  readonly actuals: readonly [number | string | null, number | string | null];
  /** second − first; null where one is no number */
  readonly difference: number | null;
}

/** What differs between two runs: targets or actuals of the same item of the same step and batch, and items that only one has. */
export function compareRuns(first: RunComparison, second: RunComparison): TwoRuns[] {
  const key = ({ step, batch, item, name }: ComparedValue): string =>
    `${step} ${batch ?? 1} ${item.replace(/^batch-\d+\./, '')} ${item.includes('charge-') ? materialOf(name) : ''}`;
  const grouped = ({ values }: RunComparison): Map<string, ComparedValue> =>
    new Map(values.map((one) => [key(one), one]));
  const [a, b] = [grouped(first), grouped(second)];
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((name): TwoRuns[] => {
    const [x, y] = [a.get(name), b.get(name)];
    const one = x ?? y;
    if (!one || (x?.target === y?.target && x?.actual === y?.actual)) return [];
    const [from, to] = [x?.actual, y?.actual];
    return [
      {
        step: one.step,
        batch: one.batch,
        item: one.item,
        name: one.item.includes('charge-') ? materialOf(one.name) : one.name,
        unit: one.unit,
        targets: [x?.target ?? null, y?.target ?? null],
        actuals: [from ?? null, to ?? null],
        difference: typeof from === 'number' && typeof to === 'number' ? tidy(to - from) : null,
      },
    ];
  });
}

/** A charge without its lot: two runs take different lots of one material. */
function materialOf(name: string): string {
  return name.split(', lot ')[0] ?? name;
}
