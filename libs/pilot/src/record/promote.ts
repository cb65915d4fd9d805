import type { Datum, Knowledge, Material, Problem, Source, Statement } from '@libs/knowledge';
import { InputError, nearestNames, shown } from '@libs/knowledge';
import type { Calibration, CalibratedYield } from './calibration';
import type { ControlRecipe } from '../control/control-recipe';
import { genealogyOf, kinOf } from './genealogy';
import { exposureOf, exposureStatement } from './promote-exposure';
import type { RunRecord } from './record-chain';
import type { LineOf } from './record-types';
import { openDeviations, trueLines } from './record-view';

/** What one line of a record is promoted to. */
export interface Promotion {
  /** files below a laboratory's knowledge folder: path and content */
  readonly files: Readonly<Record<string, unknown>>;
  readonly says: string;
}

export interface PromotionRequest {
  /** line of the record */
  readonly line: number;
  readonly material?: string | undefined;
  /** of a test of exposure: what it means is said by a person */
  readonly outcome?: string | undefined;
  /** of a count: which yield it is */
  readonly yield?: string | undefined;
  /** what the folder holds already under this path */
  readonly held: (path: string) => unknown;
}

/** Quantities that become a datum of a material: the property, its unit, and the conditions without which it is no datum. */
const properties: Readonly<
  Record<string, { property: string; unit: string; kinds: readonly string[]; needs: readonly string[] }>
> = {
  conductivity: {
    property: 'conductivity',
    unit: 'S/cm',
    kinds: ['solid-electrolyte'],
    needs: ['temperatureC', 'pressureMPa'],
  },
  capacity: {
    property: 'capacityPractical',
    unit: 'mAh/g',
    kinds: ['active-material'],
    needs: ['temperatureC', 'rateC'],
  },
  density: { property: 'density', unit: 'g/cm3', kinds: [], needs: [] },
  particleSize: { property: 'particleSize', unit: 'um', kinds: [], needs: [] },
};

/**
 * A line of a sound record as the laboratory's own knowledge: a result as a datum of a material, a conductivity after exposure as a
 * statement, a count as a calibrated yield and a mixing time as the time of a batch on this line. The source is the run, its section the line and the hash of the line.
 * Errors: an InputError with everything that stands against it: a withdrawn line, an open deviation of what was measured, a unit or a
 * condition that is missing, a material that was not in what was measured.
 */
export function promotionOf(
  control: ControlRecipe,
  record: RunRecord,
  knowledge: Knowledge,
  request: PromotionRequest,
): Promotion {
  const line = trueLines(record).find(({ seq }) => seq === request.line);
  if (!line || (line.kind !== 'result' && line.kind !== 'count' && line.kind !== 'time')) {
    const right = trueLines(record).flatMap((one) => (['result', 'count', 'time'].includes(one.kind) ? [one.seq] : []));
    throw refused([
      {
        where: '--line',
        observed: `${request.line}${line ? `, of kind ${line.kind}` : ', which is not there or withdrawn'}`,
        allowed: `a result, a count or a time: ${right.join(', ') || 'the record has none'}`,
      },
    ]);
  }
  const hash = record.hashes[line.seq - 1] ?? '';
  if (line.kind === 'time') return minutesOf(control, line, hash, request);
  return line.kind === 'count'
    ? yieldOf(control, line, hash, request)
    : resultOf(control, record, knowledge, line, hash, request);
}

function refused(problems: readonly Problem[]): InputError {
  return new InputError('run promote', problems);
}

function labId({ contentHash }: ControlRecipe): string {
  return `lab-${contentHash.slice(0, 8)}`;
}

function yieldOf(control: ControlRecipe, line: LineOf<'count'>, hash: string, request: PromotionRequest): Promotion {
  const guesses: readonly [RegExp, CalibratedYield][] = [
    [/^(cathode|anode)-(coat|infiltrate|impregnate)/, 'electrodeYield'],
    [/^separator-(coat|impregnate)/, 'separatorYield'],
  ];
  const id = line.unit === 'cells' ? 'cellYield' : guesses.find(([step]) => step.test(line.step))?.[1];
  const asked = request.yield ?? id;
  const allowed = ['cellYield', 'electrodeYield', 'separatorYield', 'foilYield'] as const;
  const found = allowed.find((one) => one === asked);
  const problems: Problem[] = [];
  if (!found)
    problems.push({
      where: '--yield',
      observed: shown(asked),
      allowed: `${allowed.join(', ')}: ${line.step} does not say by itself which yield it counts`,
      ...(asked === undefined ? {} : { nearest: nearestNames(asked, allowed, 1) }),
    });
  if (!(line.good > 0))
    problems.push({
      where: `line ${line.seq}`,
      observed: `${line.good} good`,
      allowed: 'a yield above 0: with 0 no run can be planned',
    });
  if (!found || problems.length > 0) throw refused(problems);
  const path = `calibration/${labId(control)}.json`;
  const held = request.held(path) as Calibration | undefined;
  const entries = (held?.entries ?? []).filter((one) => one.line !== line.seq);
  const { minutes } = held ?? {};
  const { started, good, unit, seq } = line;
  const content: Calibration = {
    format: 'rollwright-calibration/1',
    line: control.line,
    run: control.id,
    control: control.contentHash,
    entries: [...entries, { id: found, started, good, unit, line: seq, hash }],
    ...(minutes ? { minutes } : {}),
  };
  return {
    files: { [path]: content },
    says: `${found} of ${control.line}: ${good} of ${started} ${unit}; run plan --knowledge takes it instead of the assumption`,
  };
}

/** A mixing time of one batch. A web depends on its length, an oven on its load: their times are not carried over. */
function minutesOf(control: ControlRecipe, line: LineOf<'time'>, hash: string, request: PromotionRequest): Promotion {
  const block = control.blocks.find(({ id }) => id === line.step);
  const problems: Problem[] = [];
  if (!block?.values.some(({ kind }) => kind === 'charge'))
    problems.push({
      where: `line ${line.seq}, step`,
      observed: line.step,
      allowed: 'a step that mixes a batch: the time of a web or a load depends on its length or size',
    });
  if (block && block.repeats > 1 && line.batch === null)
    problems.push({ where: `line ${line.seq}, batch`, observed: 'the whole step', allowed: 'the time of one batch' });
  if (problems.length > 0) throw refused(problems);
  const path = `calibration/${labId(control)}.json`;
  const held = request.held(path) as Calibration | undefined;
  const others = (held?.minutes ?? []).filter((one) => one.line !== line.seq);
  const content: Calibration = {
    format: 'rollwright-calibration/1',
    line: control.line,
    run: control.id,
    control: control.contentHash,
    ...(held?.entries ? { entries: held.entries } : {}),
    minutes: [...others, { step: line.step, minutes: line.minutes, line: line.seq, hash }],
  };
  return {
    files: { [path]: content },
    says: `${line.step} on ${control.line}: ${line.minutes} min a batch; run schedule --knowledge takes it instead of the assumption`,
  };
}

function resultOf(
  control: ControlRecipe,
  record: RunRecord,
  knowledge: Knowledge,
  line: LineOf<'result'>,
  hash: string,
  request: PromotionRequest,
): Promotion {
  const entry = properties[line.quantity];
  if (!entry)
    throw refused([
      {
        where: `line ${line.seq}, quantity`,
        observed: line.quantity,
        allowed: `${Object.keys(properties).join(', ')}: nothing in the models takes another measurement yet`,
        nearest: nearestNames(line.quantity, Object.keys(properties), 1),
      },
    ]);
  const material = materialOf(control, record, knowledge, line, entry.kinds, request.material);
  const { conditions = {} } = line;
  const problems: Problem[] = entry.needs
    .filter((name) => typeof conditions[name] !== 'number')
    .map((name) => ({
      where: `line ${line.seq}, conditions.${name}`,
      observed: shown(conditions[name]),
      allowed: `a number: without it ${line.quantity} is no datum`,
    }));
  if (line.unit.replace('µ', 'u').replace('³', '3') !== entry.unit)
    problems.push({ where: `line ${line.seq}, unit`, observed: line.unit, allowed: entry.unit });
  if (!(line.value > 0))
    problems.push({ where: `line ${line.seq}, value`, observed: String(line.value), allowed: 'a number above 0' });
  for (const { seq, says } of waiting(control, record, line))
    problems.push({
      where: `line ${seq}`,
      observed: `open deviation: ${says}`,
      allowed: 'a disposition first: what was measured is not decided',
    });
  const exposure = exposureOf(line, knowledge, request.outcome, problems);
  if (problems.length > 0) throw refused(problems);
  const id = labId(control);
  const source = { id, section: `record line ${line.seq}, sha256 ${hash.slice(0, 16)}`, grade: 'A' as const };
  const files: Record<string, unknown> = {
    [`sources/${id}.json`]: sourceOf(control, line, request.held(`sources/${id}.json`)),
  };
  if (exposure) {
    const path = `evidence/${id}.evidence.json`;
    const held = request.held(path) as { statements: Statement[] } | undefined;
    const statement = exposureStatement(
      `LAB-${control.contentHash.slice(0, 8)}-${line.seq}`,
      line,
      material,
      exposure,
      source,
    );
    const others = (held?.statements ?? []).filter((one) => one.id !== statement.id);
    files[path] = { family: `laboratory ${control.id}`, statements: [...others, statement] };
    return { files, says: `${statement.id}: ${statement.says}` };
  }
  const path = `materials/${material.kind}/${material.id}.json`;
  const before = (request.held(path) as Material | undefined) ?? material;
  const datum: Datum = {
    id: `${material.id}@${id}-${line.seq}`,
    value: line.value,
    unit: entry.unit,
    source,
    conditions: { ...(entry.property === 'conductivity' ? { route: 'pressed-powder' } : {}), ...conditions },
    ...(line.spread === undefined ? {} : { spread: Number((1.645 * line.spread).toPrecision(6)) }),
    preferred: true,
    note: `measured by the laboratory on ${line.on}${line.replicates === undefined ? '' : `, ${line.replicates} times`}${line.instrument === undefined ? '' : `, ${line.instrument}`}`,
  };
  const known = (before.properties?.[entry.property] ?? []).filter((one) => one.id !== datum.id);
  const others = known.map(({ preferred: _, ...one }) => one);
  files[path] = { ...before, properties: { ...before.properties, [entry.property]: [datum, ...others] } };
  return {
    files,
    says: `${material.id}: ${entry.property} ${line.value} ${entry.unit}, preferred over ${known.length} known`,
  };
}

/** The material that was measured: the one of the lot, or the named one where it is in what was measured. */
function materialOf(
  control: ControlRecipe,
  record: RunRecord,
  knowledge: Knowledge,
  line: LineOf<'result'>,
  kinds: readonly string[],
  asked: string | undefined,
): Material {
  const genealogy = genealogyOf(control, record);
  const own = genealogy.origins.get(line.on);
  const inside = [...(own ? [own] : []), ...kinOf(genealogy, line.on, 'back')].flatMap((one) => one.material ?? []);
  const names = [...new Set(inside)].filter((name) => {
    const kind = knowledge.find(name)?.material.kind;
    return kind !== undefined && (kinds.length === 0 || kinds.includes(kind));
  });
  const wanted = asked === undefined ? (names.length === 1 ? names[0] : undefined) : knowledge.find(asked)?.material.id;
  const found = wanted !== undefined && names.includes(wanted) ? knowledge.find(wanted)?.material : undefined;
  if (found) return found;
  throw refused([
    {
      where: '--material',
      observed: shown(asked),
      allowed:
        names.length > 0
          ? `one of what ${line.on} was made from: ${names.join(', ')}`
          : `${line.on} has no recorded lot of ${kinds.join(' or ') || 'a known material'}: record the lots first`,
      ...(asked === undefined ? {} : { nearest: nearestNames(asked, names, 1) }),
    },
  ]);
}

/** Deviations that wait on anything that the measured thing was made from. */
function waiting(control: ControlRecipe, record: RunRecord, { on }: LineOf<'result'>): LineOf<'deviation'>[] {
  const batches = new Set([on, ...kinOf(genealogyOf(control, record), on, 'back').map(({ id }) => id)]);
  return openDeviations(record).filter(({ step, batch }) =>
    batch === null || batch === undefined
      ? [...batches].some((id) => id.startsWith(`${step}/`))
      : batches.has(`${step}/${batch}`),
  );
}

/** The run as a source; the year is that of the line, where a person gave a time. */
function sourceOf(control: ControlRecipe, { at }: LineOf<'result'>, held: unknown): Source {
  const earlier = held as Source | undefined;
  return {
    id: labId(control),
    type: 'dataset',
    title: `Run ${control.id} on ${control.line}`,
    ...(earlier?.issued
      ? { issued: earlier.issued }
      : at === undefined
        ? {}
        : { issued: { 'date-parts': [[Number(at.slice(0, 4))]] } }),
    note: `control recipe sha256 ${control.contentHash}; record.jsonl of this run`,
    custom: { grade: 'A', basis: "the laboratory's own measurement, not published" },
  };
}
