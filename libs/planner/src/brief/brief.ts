import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knowledge, MaterialKind, Problem } from '@libs/knowledge';
import { InputError, isOfKind, nearestNames, ShapeChecker, shown } from '@libs/knowledge';
import type { EquipmentKind, Line } from '@libs/plant';
import { lineSchema, loadLine, shippedLines } from '@libs/plant';
import type { Operation, ProcessDocument } from '@libs/process';
import type { ObjectiveId } from './objectives';
import {
  lineAllowed,
  limitProblems,
  readFix,
  readForbidden,
  readGoals,
  readStock,
  warmStartOf,
  type Fix,
  type Goal,
  type Stock,
} from './brief-demands';
import { familyIds } from '../families';
import type { CoatingSource } from '../space/oxide-coating';
import type { PowderSource } from '../space/powder';
import type { PressKind } from '../space/press-choice';
import { allAssumptions } from '../model/route-assumptions';

export type EvidenceFloor = 'demonstrated' | 'stated' | 'explore';

export interface Limit {
  readonly objective?: ObjectiveId;
  readonly quantity?: 'h2sCeilingPpm' | 'dryingTemperatureC' | 'pressingPressureMPa';
  readonly min?: number;
  readonly max?: number;
}

/** A brief whose every name is known and whose every default is filled in. Ids are catalogue ids. */
export interface Brief {
  readonly title: string;
  readonly ion: 'Li' | 'Na';
  readonly cathode: {
    readonly activeMaterials: readonly string[];
    readonly coating: readonly string[];
    readonly coatingBy: readonly CoatingSource[];
    readonly arealCapacityMAhCm2: readonly [number, number];
  };
  readonly anode: {
    readonly activeMaterials: readonly string[];
    readonly npRatio: readonly [number, number];
    readonly npBasis: 'reversible' | 'first-charge';
  };
  readonly electrolytes: {
    readonly only: readonly string[] | null;
    readonly exclude: readonly string[];
    readonly powder: readonly PowderSource[];
  };
  readonly cell: {
    readonly format: 'pouch';
    readonly areaMm: readonly [number, number];
    readonly unitCells: number;
    readonly stacking: 'monopolar' | 'bipolar';
    readonly voltageV: readonly [number, number];
    readonly cRate: number;
    readonly temperatureC: number;
    readonly stackPressureMPa: number;
  };
  readonly line: Line;
  readonly press: PressKind | null;
  readonly dewPointC: number;
  readonly exclude: {
    readonly materials: readonly string[];
    readonly elements: readonly string[];
    readonly solventClasses: readonly string[];
    readonly families: readonly string[];
    readonly operations: readonly Operation[];
    readonly equipment: readonly string[];
    /** kinds of machine that the line has none left of */
    readonly machineKinds: readonly EquipmentKind[];
  };
  readonly fix: Fix;
  readonly limits: readonly Limit[];
  readonly objectives: readonly ObjectiveId[];
  /** one for each objective, in their order */
  readonly goals: readonly Goal[];
  readonly evidenceFloor: EvidenceFloor;
  readonly evidence: readonly string[] | null;
  readonly families: readonly string[] | null;
  readonly stock: Stock | null;
  /** a known process to begin from */
  readonly warmStart: ProcessDocument | null;
  readonly assumptions: Readonly<Record<string, number>>;
  readonly prices: Readonly<Record<string, number>>;
  readonly search: {
    readonly seed: number;
    readonly evaluations: number;
    readonly timeBudgetS: number | null;
    /** Populations that search side by side and exchange their best; the routes depend on their number, not on that of the threads. */
    readonly islands: number;
  };
  /** fields that the brief did not say, and what was taken */
  readonly defaults: readonly string[];
}

export const briefSchemaId = 'https://rollwright.dev/schema/brief.schema.json';

export function briefSchema(): object {
  return JSON.parse(readFileSync(join(__dirname, '../..', 'schema', 'brief.schema.json'), 'utf8')) as object;
}

let checker: ShapeChecker | undefined;
let lineChecker: ShapeChecker | undefined;

type Loose = Readonly<Record<string, unknown>>;
const part = (value: unknown, key: string): Loose => ((value as Loose | undefined)?.[key] ?? {}) as Loose;

/** Reads a brief: shape by schema, names by lookup, the line by its file. Throws one InputError that lists every problem. */
export function readBrief(value: unknown, knowledge: Knowledge): Brief {
  checker ??= new ShapeChecker([briefSchema()]);
  const problems: Problem[] = checker.problems(briefSchemaId, value);
  const raw = (value && typeof value === 'object' ? value : {}) as Loose;
  const title = typeof raw['title'] === 'string' ? raw['title'] : 'brief';
  const defaults: string[] = [];
  const or = <T>(given: unknown, fallback: T, name: string): T => {
    if (given !== undefined && given !== null) return given as T;
    defaults.push(`${name}: ${Array.isArray(fallback) ? fallback.join(' to ') : String(fallback)}`);
    return fallback;
  };
  const names = (given: unknown, where: string, kind?: MaterialKind): string[] => {
    if (!Array.isArray(given)) return [];
    return given.flatMap((name: unknown, index) => {
      if (typeof name !== 'string') return [];
      if (name === 'none') return ['none'];
      const found = knowledge.find(name);
      const right = found && !found.damaged && (!kind || isOfKind(found.material, kind));
      if (right) return [found.material.id];
      problems.push({
        where: `${where}[${index}]`,
        observed: found
          ? `${shown(name)}, ${found.damaged ? 'a damaged formula' : `a ${found.material.kind}`}`
          : shown(name),
        allowed: kind
          ? `the ${kind} of the catalogue that is meant (id or alias)`
          : 'a material of the catalogue (id or alias)',
        nearest: found?.damaged?.correction ? [found.damaged.correction] : knowledge.nearest(name, kind),
      });
      return [];
    });
  };
  const cathode = part(raw, 'cathode');
  const anode = part(raw, 'anode');
  const electrolytes = part(raw, 'electrolytes');
  const cell = part(raw, 'cell');
  const exclude = part(raw, 'exclude');
  const search = part(raw, 'search');
  const ordered = (given: unknown, where: string): void => {
    if (Array.isArray(given) && typeof given[0] === 'number' && typeof given[1] === 'number' && given[0] > given[1])
      problems.push({ where, observed: shown(given), allowed: '[lowest, highest]' });
  };
  ordered(cathode['arealCapacityMAhCm2'], 'cathode.arealCapacityMAhCm2');
  ordered(anode['npRatio'], 'anode.npRatio');
  ordered(cell['voltageV'], 'cell.voltageV');
  const capacity = cathode['arealCapacityMAhCm2'];
  if (Array.isArray(capacity) && typeof capacity[0] === 'number' && capacity[0] <= 0)
    problems.push({ where: 'cathode.arealCapacityMAhCm2[0]', observed: shown(capacity[0]), allowed: 'above 0' });
  const lineName = or(raw['line'], 'pilot-300mm', 'line');
  const line = lineOf(lineName, problems);
  const families = raw['families'] as string[] | null | undefined;
  (Array.isArray(families) ? families : []).forEach((family, index) => {
    if (!familyIds().includes(family))
      problems.push({
        where: `families[${index}]`,
        observed: shown(family),
        allowed: familyIds().join(', '),
        nearest: nearestNames(family, familyIds(), 1),
      });
  });
  const sources = raw['evidence'] as string[] | null | undefined;
  (Array.isArray(sources) ? sources : []).forEach((source, index) => {
    if (!knowledge.sources.has(source))
      problems.push({
        where: `evidence[${index}]`,
        observed: shown(source),
        allowed: 'the id of a source',
        nearest: nearestNames(String(source), knowledge.sources.keys(), 2),
      });
  });
  const known = allAssumptions.map(({ id }) => id);
  for (const id of Object.keys(part(raw, 'assumptions')))
    if (!known.includes(id))
      problems.push({
        where: `assumptions.${id}`,
        observed: shown(id),
        allowed: known.join(', '),
        nearest: nearestNames(id, known, 1),
      });
  const ion = raw['ion'] as 'Li' | 'Na';
  const cathodes = names(cathode['activeMaterials'], 'cathode.activeMaterials', 'active-material');
  const anodes = names(anode['activeMaterials'], 'anode.activeMaterials', 'active-material');
  for (const [id, where] of [
    ...cathodes.map((one) => [one, 'cathode.activeMaterials'] as const),
    ...anodes.map((one) => [one, 'anode.activeMaterials'] as const),
  ]) {
    const other = knowledge.materials.get(id)?.ion;
    if (other !== undefined && (ion === 'Li' || ion === 'Na') && other !== ion)
      problems.push({ where, observed: `${id}, a ${other} material`, allowed: `a material for ${ion} cells` });
  }
  const goals = readGoals(
    or(raw['objectives'], ['specificEnergyStack', 'arealResistance', 'costPerArea', 'lineRate'], 'objectives'),
    problems,
  );
  const forbidden = readForbidden(raw['exclude'], line, problems);
  const fix = readFix(raw['fix'], line, knowledge, problems);
  problems.push(...limitProblems(raw['limits']));
  const stock = readStock(raw['stock'], knowledge, problems);
  const prices = Object.fromEntries(
    Object.entries((raw['prices'] ?? {}) as Record<string, number>).flatMap(([name, price]) =>
      names([name], `prices.${name}`).map((id) => [id, price]),
    ),
  );
  // What the stock was bought at counts before a price of the catalogue, and a price of the brief before both.
  const stockPrices = (stock?.materials ?? []).flatMap(({ material, price }) =>
    price === null ? [] : [[material, price]],
  );
  const brief = {
    title,
    ion,
    cathode: {
      activeMaterials: cathodes,
      coatingBy: or(cathode['coatingBy'], ['bought'] as CoatingSource[], 'cathode.coatingBy'),
      coating: names(or(cathode['coating'], ['LiNbO3', 'none'], 'cathode.coating'), 'cathode.coating'),
      arealCapacityMAhCm2: or(
        cathode['arealCapacityMAhCm2'],
        [1, 4] as [number, number],
        'cathode.arealCapacityMAhCm2',
      ),
    },
    anode: {
      activeMaterials: anodes,
      npRatio: or(anode['npRatio'], [1.05, 1.2] as [number, number], 'anode.npRatio'),
      npBasis: or(anode['npBasis'], 'reversible' as const, 'anode.npBasis'),
    },
    electrolytes: {
      only:
        electrolytes['only'] === undefined
          ? null
          : names(electrolytes['only'], 'electrolytes.only', 'solid-electrolyte'),
      exclude: names(electrolytes['exclude'], 'electrolytes.exclude', 'solid-electrolyte'),
      powder: or(electrolytes['powder'], ['bought'] as PowderSource[], 'electrolytes.powder'),
    },
    cell: {
      format: 'pouch' as const,
      areaMm: cell['areaMm'] as [number, number],
      unitCells: or(cell['unitCells'], 10, 'cell.unitCells'),
      stacking: or(cell['stacking'], 'monopolar' as const, 'cell.stacking'),
      voltageV: or(cell['voltageV'], (ion === 'Na' ? [1.2, 3.6] : [2.5, 4.2]) as [number, number], 'cell.voltageV'),
      cRate: or(cell['cRate'], 0.1, 'cell.cRate'),
      temperatureC: or(cell['temperatureC'], 30, 'cell.temperatureC'),
      stackPressureMPa: or(cell['stackPressureMPa'], 5, 'cell.stackPressureMPa'),
    },
    line: (line && lineAllowed(line, forbidden.equipment, fix.equipment)) as Line,
    press: (raw['press'] ?? null) as PressKind | null,
    dewPointC: or(part(raw, 'environment')['dewPointC'], line?.room.dewPointC ?? -50, 'environment.dewPointC'),
    exclude: {
      materials: names(exclude['materials'], 'exclude.materials'),
      elements: (exclude['elements'] ?? []) as string[],
      solventClasses: (exclude['solventClasses'] ?? []) as string[],
      ...forbidden,
    },
    fix,
    limits: (raw['limits'] ?? []) as Limit[],
    objectives: goals.map(({ objective }) => objective),
    goals,
    evidenceFloor: or(raw['evidenceFloor'], 'stated' as const, 'evidenceFloor'),
    evidence: sources ?? null,
    families: families ?? null,
    stock,
    warmStart: warmStartOf(raw['warmStart'], knowledge, problems),
    assumptions: (raw['assumptions'] ?? {}) as Record<string, number>,
    prices: { ...Object.fromEntries(stockPrices), ...prices } as Record<string, number>,
    search: {
      seed: or(search['seed'], 1, 'search.seed'),
      evaluations: or(search['evaluations'], 20000, 'search.evaluations'),
      timeBudgetS: (search['timeBudgetS'] ?? null) as number | null,
      islands: or(search['islands'], 1, 'search.islands'),
    },
    defaults,
  } satisfies Brief;
  if (problems.length > 0) throw new InputError(`brief ${title}`, problems);
  return brief;
}

function lineOf(name: string, problems: Problem[]): Line | undefined {
  let line: unknown;
  try {
    line = loadLine(name);
  } catch (error) {
    problems.push({
      where: 'line',
      observed: shown(name),
      allowed: `a shipped line (${shippedLines().join(', ')}) or the path of a line file`,
      nearest: nearestNames(name, shippedLines(), 1),
    });
    void error;
    return undefined;
  }
  // Shipped lines are checked by the tests.
  if (shippedLines().includes(name.trim())) return line as Line;
  lineChecker ??= new ShapeChecker([{ ...lineSchema(), $id: 'line' }]);
  const found = lineChecker.problems('line', line);
  problems.push(...found.map((problem) => ({ ...problem, where: `line ${name}: ${problem.where}` })));
  return found.length > 0 ? undefined : (line as Line);
}
