import type { SheetPart } from '../brief/brief-demands';
import { createCandidate, numberGenes, type Candidate } from '../space/candidate';
import { partOf } from '../brief/demands';
import type { Amounts, Position, Sheet, SheetNumber } from '../space/sheet';
import type { Space } from '../space/space';

/** The choices that make one sheet, by catalogue id; a part that the sheet does not have is left out. */
export interface SheetChoices extends Readonly<Partial<Record<SheetPart, string>>> {
  /** id of the sheet: with the same brief and knowledge it names the same sheet */
  readonly sheet: string;
  /** the second electrolyte of a bilayer, on the side of the anode */
  readonly second?: string;
  /** the metal that is evaporated on the electrolyte layer for this anode */
  readonly interlayer?: string;
  /** mixed in with the electrolyte */
  readonly additive?: string;
  readonly precursors?: readonly string[];
  readonly heatTreatmentC?: number;
  /** how the electrolyte powder is made on the line, and the liquids of that; bought without it */
  readonly powder?: string;
  readonly powderSolvents?: readonly string[];
  readonly carrier?: 'cathode' | 'anode';
}

/** A route as the choices that made it: three sheets and the numbers, by name (mass fractions 1, `separator.thicknessUm`, `pressureMPa`, `dryingC`, …). */
export interface Choices {
  readonly cathode: SheetChoices;
  readonly separator: SheetChoices;
  readonly anode: SheetChoices;
  readonly numbers: Readonly<Record<string, number>>;
}

export const positions = ['cathode', 'separator', 'anode'] as const satisfies readonly Position[];
const parts = [
  'active',
  'coating',
  'electrolyte',
  'binder',
  'carbon',
  'solvent',
  'solutionSolvent',
  'collector',
  'scaffold',
] as const satisfies readonly SheetPart[];

export function sheetChoices(sheet: Sheet): SheetChoices {
  const has = parts.flatMap((part) => {
    const id = partOf(sheet, part);
    return id === 'none' && (part !== 'coating' || sheet.coating === undefined) ? [] : [[part, id] as const];
  });
  const heat = sheet.solution?.heatTreatmentC ?? sheet.heatTreatmentC;
  return {
    sheet: sheet.id,
    family: sheet.familyId ?? sheet.family,
    ...(Object.fromEntries(has) as Partial<Record<SheetPart, string>>),
    ...(sheet.second ? { second: sheet.second.electrolyte.id } : {}),
    ...(sheet.additive ? { additive: sheet.additive.material.id } : {}),
    ...(sheet.interlayer ? { interlayer: sheet.interlayer.id } : {}),
    ...(sheet.precursors ? { precursors: sheet.precursors.map(({ material }) => material.id) } : {}),
    ...(sheet.powder
      ? {
          powder: sheet.powder.id,
          powderSolvents: sheet.powder.solvents.map(({ id }) => id),
        }
      : {}),
    ...(heat === undefined ? {} : { heatTreatmentC: heat }),
    ...(sheet.carrier ? { carrier: sheet.carrier } : {}),
  };
}

const own = ['arealCapacityMAhCm2', 'npRatio', 'pressureMPa', 'dryingC'] as const;

export function choicesOf(candidate: Candidate): Choices {
  const numbers: Record<string, number> = {};
  for (const name of own) numbers[name] = candidate[name];
  for (const gene of numberGenes) {
    const [position, name] = gene.split('.') as [Position, SheetNumber | undefined];
    if (name === undefined || candidate[position].bounds[name] === undefined) continue;
    numbers[gene] = candidate[`${position}Amounts`][name] as number;
  }
  return {
    cathode: sheetChoices(candidate.cathode),
    separator: sheetChoices(candidate.separator),
    anode: sheetChoices(candidate.anode),
    numbers,
  };
}

/** Writes the numbers of a route into a candidate whose sheets are chosen; what a sheet does not have is zero. Mixtures sum to one. */
export function writeNumbers(numbers: Readonly<Record<string, number>>, out: Candidate): void {
  for (const name of own) out[name] = numbers[name] ?? Number.NaN;
  for (const position of positions) {
    const sheet = out[position];
    const amounts = out[`${position}Amounts`] as { -readonly [K in keyof Amounts]: Amounts[K] };
    const of = (name: SheetNumber): number =>
      sheet.bounds[name] === undefined ? 0 : (numbers[`${position}.${name}`] ?? 0);
    amounts.binder = of('binder');
    amounts.solids = of('solids');
    amounts.dryingC = out.dryingC;
    if (position === 'separator') {
      amounts.thicknessUm = of('thicknessUm');
      amounts.electrolyte = 1 - amounts.binder;
      continue;
    }
    amounts.electrolyte = of('electrolyte');
    amounts.carbon = of('carbon');
    amounts.active = 1 - amounts.electrolyte - amounts.binder - amounts.carbon;
  }
}

/** The candidate of a route again; undefined when the space no longer holds one of its sheets. */
export function candidateOf(choices: Choices, space: Space): Candidate | undefined {
  const cathode = space.cathodes.find(({ id }) => id === choices.cathode.sheet);
  const separator = space.separators.find(({ id }) => id === choices.separator.sheet);
  const anode = space.anodes.find(({ id }) => id === choices.anode.sheet);
  if (!cathode || !separator || !anode) return undefined;
  const candidate = createCandidate(cathode, separator, anode);
  writeNumbers(choices.numbers, candidate);
  return candidate;
}
