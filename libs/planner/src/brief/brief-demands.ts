import type { Knowledge, MaterialKind, Problem } from '@libs/knowledge';
import { InputError, isOfKind, nearestNames, shown } from '@libs/knowledge';
import type { EquipmentKind, Line } from '@libs/plant';
import { operations, readProcess, type Operation, type ProcessDocument } from '@libs/process';
import { numberGenes } from '../space/candidate';
import { familyIds } from '../families';
import { objectiveOf, objectives, type ObjectiveId } from './objectives';
import type { Position } from '../space/sheet';

/** What is wanted of one objective: desirability 0 at `acceptable` and beyond, 1 at `goal` and beyond; null = the ends of the routes found. */
export interface Goal {
  readonly objective: ObjectiveId;
  readonly goal: number | null;
  readonly acceptable: number | null;
  readonly weight: number;
  readonly curve: number;
}

/** The parts of a sheet that a brief can fix. `none` stands for "without it". */
export const sheetParts = [
  'family',
  'active',
  'coating',
  'electrolyte',
  'binder',
  'carbon',
  'solvent',
  'solutionSolvent',
  'collector',
  'scaffold',
] as const;
export type SheetPart = (typeof sheetParts)[number];
export type FixedSheet = Readonly<Partial<Record<SheetPart, readonly string[]>>>;

/** Choices that are made already. */
export interface Fix {
  readonly every: FixedSheet;
  readonly sheets: Readonly<Record<Position, FixedSheet>>;
  readonly equipment: readonly string[];
  readonly numbers: Readonly<Record<string, readonly [number, number]>>;
}

/** A material that is there: amount in kg (m2 for foils and scaffolds), null = not said. */
export interface StockItem {
  readonly material: string;
  readonly amount: number | null;
  readonly price: number | null;
}

export interface Stock {
  readonly use: 'only' | 'prefer';
  readonly weight: number;
  readonly materials: readonly StockItem[];
}

type Loose = Readonly<Record<string, unknown>>;
const loose = (value: unknown): Loose => (value && typeof value === 'object' ? (value as Loose) : {});
const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** The objectives of a brief, each as its goal; a plain id has no goal of its own. Twice the same objective is a problem. */
export function readGoals(given: unknown, problems: Problem[]): Goal[] {
  const goals = listed(given).flatMap((entry, index): Goal[] => {
    const { objective, goal, acceptable, weight, curve } =
      typeof entry === 'string' ? { objective: entry } : loose(entry);
    if (!objectives.some(({ id }) => id === objective)) return [];
    const read = {
      objective: objective as ObjectiveId,
      goal: typeof goal === 'number' ? goal : null,
      acceptable: typeof acceptable === 'number' ? acceptable : null,
      weight: typeof weight === 'number' ? weight : 1,
      curve: typeof curve === 'number' ? curve : 1,
    };
    const { sense, unit } = objectiveOf(read.objective);
    if (read.goal !== null && read.acceptable !== null && (sense === 'max') !== read.goal > read.acceptable)
      problems.push({
        where: `objectives[${index}]`,
        observed: `goal ${read.goal} and acceptable ${read.acceptable} ${unit}`,
        allowed: `${sense === 'max' ? 'more is better: goal above acceptable' : 'less is better: goal below acceptable'}`,
      });
    return [read];
  });
  goals.forEach(({ objective }, index) => {
    if (goals.findIndex((one) => one.objective === objective) < index)
      problems.push({ where: `objectives[${index}]`, observed: `${objective} again`, allowed: 'each objective once' });
  });
  return goals;
}

const kinds: Readonly<Partial<Record<SheetPart, MaterialKind>>> = {
  active: 'active-material',
  electrolyte: 'solid-electrolyte',
  binder: 'binder',
  carbon: 'conductive-additive',
  solvent: 'solvent',
  solutionSolvent: 'solvent',
  collector: 'current-collector',
  scaffold: 'scaffold',
};

function readSheet(given: unknown, where: string, knowledge: Knowledge, problems: Problem[]): FixedSheet {
  const fixed: Partial<Record<SheetPart, string[]>> = {};
  for (const part of sheetParts) {
    const names = listed(loose(given)[part]);
    if (names.length === 0) continue;
    fixed[part] = names.flatMap((name): string[] => {
      if (typeof name !== 'string') return [];
      const kind = kinds[part];
      if (part === 'family') {
        if (!familyIds().includes(name)) problems.push(notAmong(`${where}.family`, name, familyIds()));
        return [name];
      }
      if (name === 'none') return ['none'];
      const found = knowledge.find(name)?.material;
      if (found && (!kind || isOfKind(found, kind))) return [found.id];
      problems.push({
        where: `${where}.${part}`,
        observed: found ? `${shown(name)}, a ${found.kind}` : shown(name),
        allowed: `${kind ?? 'a material'} of the catalogue (id or alias), or "none"`,
        nearest: knowledge.nearest(name, kind),
      });
      return [];
    });
  }
  return fixed;
}

function notAmong(where: string, name: string, allowed: readonly string[]): Problem {
  return { where, observed: shown(name), allowed: allowed.join(', '), nearest: nearestNames(name, allowed, 1) };
}

/** Names of the numbers that can be fixed; the areal capacity and the N/P ratio have a range in the brief already. */
export const fixableNumbers: readonly string[] = [
  'pressureMPa',
  'dryingC',
  ...numberGenes.filter((one) => one.includes('.')),
];

export function readFix(given: unknown, line: Line | undefined, knowledge: Knowledge, problems: Problem[]): Fix {
  const fix = loose(given);
  const numbers: Record<string, [number, number]> = {};
  for (const [name, value] of Object.entries(loose(fix['numbers']))) {
    const where = `fix.numbers.${name}`;
    if (!fixableNumbers.includes(name)) problems.push(notAmong(where, name, fixableNumbers));
    else if (typeof value === 'number') numbers[name] = [value, value];
    else if (Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number') {
      if (value[0] > value[1]) problems.push({ where, observed: shown(value), allowed: '[lowest, highest]' });
      numbers[name] = [value[0], value[1]];
    }
  }
  return {
    every: readSheet(fix['every'], 'fix.every', knowledge, problems),
    sheets: {
      cathode: readSheet(fix['cathode'], 'fix.cathode', knowledge, problems),
      separator: readSheet(fix['separator'], 'fix.separator', knowledge, problems),
      anode: readSheet(fix['anode'], 'fix.anode', knowledge, problems),
    },
    equipment: namesAmong(fix['equipment'], 'fix.equipment', machinesOf(line), problems),
    numbers,
  };
}

const machinesOf = (line: Line | undefined): readonly string[] | undefined => line?.equipment.map(({ id }) => id);

function namesAmong(
  given: unknown,
  where: string,
  allowed: readonly string[] | undefined,
  problems: Problem[],
): string[] {
  const names = listed(given).filter((name): name is string => typeof name === 'string');
  if (allowed)
    names.forEach((name, index) => {
      if (!allowed.includes(name)) problems.push(notAmong(`${where}[${index}]`, name, allowed));
    });
  return names;
}

/** What a brief forbids beside materials: families, operations, machines of its line, and so the kinds of machine that none is left of. */
export function readForbidden(
  given: unknown,
  line: Line | undefined,
  problems: Problem[],
): {
  families: readonly string[];
  operations: readonly Operation[];
  equipment: readonly string[];
  machineKinds: readonly EquipmentKind[];
} {
  const exclude = loose(given);
  const gone = listed(exclude['equipment']);
  const of = (left: boolean): EquipmentKind[] =>
    (line?.equipment ?? []).filter(({ id }) => gone.includes(id) !== left).map(({ kind }) => kind);
  return {
    machineKinds: of(false).filter((kind) => !of(true).includes(kind)),
    families: namesAmong(exclude['families'], 'exclude.families', familyIds(), problems),
    operations: namesAmong(exclude['operations'], 'exclude.operations', operations, problems) as Operation[],
    equipment: namesAmong(exclude['equipment'], 'exclude.equipment', machinesOf(line), problems),
  };
}

/** The line as the brief lets it be used: without the machines that it excludes, and of each kind only those that it fixes. */
export function lineAllowed(line: Line, excluded: readonly string[], fixed: readonly string[]): Line {
  if (excluded.length + fixed.length === 0) return line;
  const kindsFixed = new Set(line.equipment.filter(({ id }) => fixed.includes(id)).map(({ kind }) => kind));
  return {
    ...line,
    equipment: line.equipment.filter(
      ({ id, kind }) => !excluded.includes(id) && (!kindsFixed.has(kind) || fixed.includes(id)),
    ),
  };
}

export function readStock(given: unknown, knowledge: Knowledge, problems: Problem[]): Stock | null {
  if (!given || typeof given !== 'object') return null;
  const { use, weight, materials } = given as Loose;
  const items = listed(materials).flatMap((entry, index): StockItem[] => {
    const { material, amount, price } = loose(entry);
    if (typeof material !== 'string') return [];
    const found = knowledge.find(material);
    if (!found || found.damaged) {
      problems.push({
        where: `stock.materials[${index}].material`,
        observed: shown(material),
        allowed: 'a material of the catalogue (id or alias)',
        nearest: knowledge.nearest(material),
      });
      return [];
    }
    return [
      {
        material: found.material.id,
        amount: typeof amount === 'number' ? amount : null,
        price: typeof price === 'number' ? price : null,
      },
    ];
  });
  items.forEach(({ material }, index) => {
    if (items.findIndex((one) => one.material === material) < index)
      problems.push({
        where: `stock.materials[${index}].material`,
        observed: `${material} again`,
        allowed: 'each material once: add the amounts up',
      });
  });
  return { use: use === 'only' ? 'only' : 'prefer', weight: typeof weight === 'number' ? weight : 1, materials: items };
}

/** Limits that say nothing, or that cannot be kept: both are problems, never ignored. */
export function limitProblems(given: unknown): Problem[] {
  return listed(given).flatMap((entry, index): Problem[] => {
    const { quantity, min, max } = loose(entry);
    const where = `limits[${index}]`;
    if (min === undefined && max === undefined)
      return [{ where, observed: 'neither min nor max', allowed: 'min, max or both' }];
    if (typeof min === 'number' && typeof max === 'number' && min > max)
      return [{ where, observed: `min ${min} above max ${max}`, allowed: 'min at most max' }];
    if (quantity === 'h2sCeilingPpm' && min !== undefined)
      return [{ where: `${where}.min`, observed: shown(min), allowed: 'a ceiling has a max only' }];
    return [];
  });
}

/** A known process to begin from, read as `check` would read it. */
export function warmStartOf(given: unknown, knowledge: Knowledge, problems: Problem[]): ProcessDocument | null {
  if (given === undefined || given === null) return null;
  if (typeof given !== 'object') {
    const observed = shown(given);
    problems.push({ where: 'warmStart', observed, allowed: 'a process document (only the terminal reads a path)' });
    return null;
  }
  try {
    return readProcess(given, knowledge).document;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    problems.push(...error.problems.map((problem) => ({ ...problem, where: `warmStart: ${problem.where}` })));
    return null;
  }
}
