import { createCandidate, type Candidate } from '../space/candidate';
import { partOf } from '../brief/demands';
import { positions } from '../route/choices';
import type { Amounts, Position, Sheet } from '../space/sheet';

/** One choice in which two candidates differ, and how to take it over. */
export interface Swap {
  readonly says: string;
  /** writes the choice of `from` into `into` */
  take(from: Candidate, into: Candidate): void;
}

type Loose<T> = { -readonly [K in keyof T]: T[K] };
const mass = ['active', 'electrolyte', 'binder', 'carbon'] as const;

const amounts = (candidate: Candidate, position: Position): Loose<Amounts> => candidate[`${position}Amounts`];
const shown = (value: number): string => String(Number(value.toPrecision(4)));

/** A copy that can be written into. */
export function copied(candidate: Candidate): Candidate {
  const copy = createCandidate(candidate.cathode, candidate.separator, candidate.anode);
  for (const { take } of cellSwaps) take(candidate, copy);
  copy.dryingC = candidate.dryingC;
  for (const position of positions) Object.assign(amounts(copy, position), amounts(candidate, position));
  return copy;
}

const cellSwaps = (['arealCapacityMAhCm2', 'npRatio', 'pressureMPa'] as const).map((name) => ({
  name,
  take: (from: Candidate, into: Candidate): void => {
    into[name] = from[name];
  },
}));

/** Every choice in which two candidates differ, from `before` to `after`. Taking all of them over makes `after` of `before`. */
export function swapsBetween(before: Candidate, after: Candidate): Swap[] {
  const swaps: Swap[] = [];
  const differ = (from: number, to: number): boolean => from !== to && !(Number.isNaN(from) && Number.isNaN(to));
  for (const { name, take } of cellSwaps)
    if (differ(before[name], after[name]))
      swaps.push({ says: `${name} ${shown(after[name])} instead of ${shown(before[name])}`, take });
  if (differ(before.dryingC, after.dryingC))
    swaps.push({
      says: `dryingC ${shown(after.dryingC)} instead of ${shown(before.dryingC)}`,
      take: (from, into) => {
        into.dryingC = from.dryingC;
        for (const position of positions) amounts(into, position).dryingC = from.dryingC;
      },
    });
  for (const position of positions) swaps.push(...sheetSwaps(position, before, after));
  return swaps;
}

function sheetSwaps(position: Position, before: Candidate, after: Candidate): Swap[] {
  const [old, made] = [before[position], after[position]];
  const swaps: Swap[] = [];
  const [was, is] = [amounts(before, position), amounts(after, position)];
  const composition = (from: Candidate, into: Candidate): void => {
    for (const name of mass) amounts(into, position)[name] = amounts(from, position)[name];
  };
  const solids = (from: Candidate, into: Candidate): void => {
    amounts(into, position).solids = amounts(from, position).solids;
  };
  const carbonComes = (old.carbon === undefined) !== (made.carbon === undefined);
  const binderComes = (old.binder === undefined) !== (made.binder === undefined);
  const remade = old.familyId !== made.familyId || old.contact !== made.contact || carbonComes || binderComes;
  if (old.id !== made.id && remade)
    swaps.push({
      says: `${position} as ${named(made)} instead of ${named(old)}, with its composition`,
      take: (from, into) => {
        into[position] = from[position];
        composition(from, into);
        solids(from, into);
      },
    });
  else if (old.id !== made.id) swaps.push(...materialSwaps(position, old, made));
  const remixed = mass.some((name) => was[name] !== is[name]);
  if (remixed && !(old.id !== made.id && remade))
    swaps.push({
      says: `composition of the ${position}: ${mixture(was, is)}`,
      take: composition,
    });
  if (was.solids !== is.solids && !(old.id !== made.id && remade))
    swaps.push({
      says: `${position} solids ${shown(is.solids)} instead of ${shown(was.solids)}`,
      take: solids,
    });
  if (was.thicknessUm !== is.thicknessUm)
    swaps.push({
      says: `${position} thickness ${shown(is.thicknessUm ?? Number.NaN)} instead of ${shown(was.thicknessUm ?? Number.NaN)} µm`,
      take: (from, into) => {
        amounts(into, position).thicknessUm = amounts(from, position).thicknessUm ?? Number.NaN;
      },
    });
  return swaps;
}

const named = (sheet: Sheet): string => sheet.familyId ?? sheet.family;
/** The shares that differ; the active material takes the rest. */
const mixture = (was: Amounts, is: Amounts): string =>
  (['electrolyte', 'binder', 'carbon'] as const)
    .filter((name) => was[name] !== is[name])
    .map((name) => `${name} ${shown(is[name])} (not ${shown(was[name])})`)
    .join(', ');

/** Fields of a sheet that change together. */
const bundles = [
  { name: 'active', fields: ['active'] },
  { name: 'coating', fields: ['coating'] },
  {
    name: 'electrolyte',
    fields: [
      'electrolyte',
      'conductivity',
      'precursors',
      'powder',
      'second',
      'solution',
      'heatTreatmentC',
      'films',
      'additive',
    ],
  },
  { name: 'binder', fields: ['binder'] },
  { name: 'carbon', fields: ['carbon'] },
  { name: 'solvent', fields: ['solvent'] },
  { name: 'collector', fields: ['collector'] },
  { name: 'scaffold', fields: ['scaffold'] },
  { name: 'interlayer', fields: ['interlayer'] },
] as const;

function materialSwaps(position: Position, old: Sheet, made: Sheet): Swap[] {
  return bundles.flatMap(({ name, fields }): Swap[] => {
    if (fields.every((field) => sameField(old[field], made[field]))) return [];
    const [from, to] = [partOf(old, name), partOf(made, name)];
    const powders = [made.powder?.id ?? 'bought', old.powder?.id ?? 'bought'];
    const says =
      name === 'electrolyte' && powders[0] !== powders[1]
        ? `${position} electrolyte ${to}, powder ${powders.join(' instead of ')}`
        : from === to
          ? `${name} of the ${position} treated otherwise`
          : `${position} ${name} ${to} instead of ${from}`;
    return [
      {
        says,
        take: (source, into) => {
          const mixed = { ...into[position] } as Record<string, unknown>;
          const taken = source[position] as unknown as Record<string, unknown>;
          for (const field of fields) {
            if (taken[field] === undefined) delete mixed[field];
            else mixed[field] = taken[field];
          }
          // A sheet of two routes is none of the space: it has a name of its own, so that no model mistakes it for one.
          const id = bundles.map((one) => partOf(mixed as unknown as Sheet, one.name)).join('|');
          mixed['id'] =
            `${into[position].familyId ?? ''}|mixed|${id}|${String((mixed['conductivity'] as { id?: string } | undefined)?.id)}|${String(mixed['heatTreatmentC'])}|${(mixed['powder'] as { id?: string } | undefined)?.id ?? ''}`;
          into[position] = mixed as unknown as Sheet;
        },
      },
    ];
  });
}

function sameField(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
