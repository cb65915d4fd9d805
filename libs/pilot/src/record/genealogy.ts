import type { Problem } from '@libs/knowledge';
import { nearestNames, shown } from '@libs/knowledge';
import type { ControlRecipe } from '../control/control-recipe';
import type { RunRecord } from './record-chain';
import { ofKind, trueLines } from './record-view';

export type OriginKind = 'cell' | 'sheet' | 'batch' | 'lot';

/** One thing of a run: a cell, a sheet, a batch as step/number, a lot as material and number. */
export interface Origin {
  readonly kind: OriginKind;
  readonly id: string;
  /** lines of the record that say so */
  readonly lines: readonly number[];
  /** of a lot */
  readonly material?: string;
  readonly amount?: number;
  readonly unit?: string;
}

/** `certain` false: the record does not say which batch went in, so every batch of the step is named. */
export interface Descent {
  readonly from: string;
  readonly into: string;
  readonly certain: boolean;
}

/** Everything that a record knows to have gone into something else. */
export interface Genealogy {
  readonly origins: ReadonlyMap<string, Origin>;
  readonly descents: readonly Descent[];
  /** what the record does not say, so that a recall would miss it */
  readonly gaps: readonly string[];
}

/**
 * Who was made from what: cells from sheets, sheets from batches, batches from lots and from the batches of the steps before. Where the
 * record does not say which of several batches was taken, all are named and the descent is not certain.
 */
export function genealogyOf(control: ControlRecipe, record: RunRecord): Genealogy {
  const lines = trueLines(record);
  const origins = new Map<string, Origin>();
  const descents: Descent[] = [];
  const gaps: string[] = [];
  const add = (origin: Origin): void => {
    const before = origins.get(origin.id);
    const amount = (before?.amount ?? 0) + (origin.amount ?? 0);
    const all = [...(before?.lines ?? []), ...origin.lines];
    origins.set(origin.id, { ...before, ...origin, lines: all, ...(origin.kind === 'lot' ? { amount } : {}) });
  };
  const batches = new Map(
    control.blocks.map(({ id, repeats }) => [id, Array.from({ length: repeats }, (_, at) => `${id}/${at + 1}`)]),
  );
  for (const [, ids] of batches) for (const id of ids) add({ kind: 'batch', id, lines: [] });
  for (const { id, after } of control.blocks)
    for (const before of after) {
      const own = batches.get(id) ?? [];
      const sources = batches.get(before) ?? [];
      for (const into of own) for (const from of sources) descents.push({ from, into, certain: sources.length === 1 });
    }
  const lotTaken = (
    lot: string,
    material: string,
    step: string,
    batch: number | null,
    seq: number,
    amount?: number,
    unit?: string,
  ): void => {
    add({
      kind: 'lot',
      id: lot,
      material,
      lines: [seq],
      ...(amount === undefined ? {} : { amount }),
      ...(unit === undefined ? {} : { unit }),
    });
    const all = batches.get(step) ?? [];
    const into = batch === null ? all : all.slice(batch - 1, batch);
    for (const one of into) descents.push({ from: lot, into: one, certain: batch !== null || all.length === 1 });
  };
  for (const line of ofKind(lines, 'actual')) {
    const item = control.blocks.find(({ id }) => id === line.step)?.values.find(({ id }) => id === line.item);
    if (item?.kind !== 'charge') continue;
    const material = item.name.split(',')[0] ?? item.name;
    const own = /^batch-(\d+)\./.exec(item.id)?.[1];
    const batch = own === undefined ? line.batch : Number(own);
    if (line.lot === undefined) {
      if (!material.startsWith('product of'))
        gaps.push(
          `${line.step}${batch === null ? '' : `/${batch}`}: the lot of ${material} is not recorded (line ${line.seq})`,
        );
    } else
      lotTaken(
        line.lot,
        material,
        line.step,
        batch,
        line.seq,
        typeof line.value === 'number' ? line.value : undefined,
        line.unit,
      );
  }
  for (const { lot, material, step, batch, seq, amount, unit } of ofKind(lines, 'lot'))
    lotTaken(lot, material, step, batch, seq, amount, unit);
  for (const { what, id, from, seq } of ofKind(lines, 'made')) {
    add({ kind: what, id, lines: [seq] });
    for (const source of from) descents.push({ from: source, into: id, certain: true });
  }
  gaps.push(...unrecorded(control, record));
  return { origins, descents, gaps };
}

/** Charges that have no weighing at all. */
function unrecorded(control: ControlRecipe, record: RunRecord): string[] {
  const seen = new Set(
    ofKind(trueLines(record), 'actual').map(({ step, item, batch }) => `${step} ${item} ${batch ?? 1}`),
  );
  return control.blocks.flatMap(({ id, repeats, values }) => {
    const missing = values
      .filter(({ kind }) => kind === 'charge')
      .flatMap((one) => {
        const own = /^batch-(\d+)\./.exec(one.id)?.[1];
        const all = own === undefined ? Array.from({ length: repeats }, (_, at) => at + 1) : [Number(own)];
        return all.filter((batch) => !seen.has(`${id} ${one.id} ${batch}`));
      }).length;
    return missing > 0 ? [`${id}: ${missing} charges have no weighing in the record`] : [];
  });
}

/** One thing found on the way, and whether every step of the way is certain. */
export interface Kin extends Origin {
  readonly certain: boolean;
}

/** Everything that went into a thing ('back': cell → lots), or that it went into ('forth': lot → cells). */
export function kinOf({ origins, descents }: Genealogy, id: string, way: 'back' | 'forth'): Kin[] {
  const certainty = new Map<string, boolean>([[id, true]]);
  const open = [id];
  for (let at = open.shift(); at !== undefined; at = open.shift())
    for (const { from, into, certain } of descents) {
      const [here, next] = way === 'back' ? [into, from] : [from, into];
      if (here !== at) continue;
      const sure = certain && (certainty.get(at) ?? false);
      // A thing that is reached for certain on one way is certain.
      if (certainty.has(next) && (certainty.get(next) || !sure)) continue;
      certainty.set(next, sure);
      open.push(next);
    }
  const order: readonly OriginKind[] = ['cell', 'sheet', 'batch', 'lot'];
  return [...certainty]
    .filter(([name]) => name !== id)
    .flatMap(([name, certain]) => {
      const origin = origins.get(name);
      return origin ? [{ ...origin, certain }] : [];
    })
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.id.localeCompare(b.id, 'en', { numeric: true }));
}

/** Why a record knows no such cell or lot; undefined where it does. */
export function unknownOrigin({ origins }: Genealogy, kind: OriginKind, id: string): Problem | undefined {
  if (origins.get(id)?.kind === kind) return undefined;
  const own = [...origins.values()].filter((one) => one.kind === kind).map((one) => one.id);
  return {
    where: `--${kind}`,
    observed: shown(id),
    allowed:
      own.length === 0 ? `a ${kind} of the record: it has none yet` : `one of the ${own.length} ${kind}s of the record`,
    nearest: nearestNames(id, own, 3),
  };
}
