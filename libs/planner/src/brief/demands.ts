import type { EquipmentKind } from '@libs/plant';
import type { Operation } from '@libs/process';
import type { Brief } from './brief';
import { sheetParts, type Fix, type FixedSheet, type SheetPart } from './brief-demands';
import { createCandidate, decodeNumbers } from '../space/candidate';
import type { Ranges } from '../space/candidate';
import { families, type Family } from '../families';
import type { Partner } from '../space/slurry-partners';
import type { Bound, Place, Position, Sheet, SheetNumber } from '../space/sheet';
import { materialsOf } from '../space/sheet';

/** What a sheet consists of, by part; `none` where it has no such part. */
export function partOf(sheet: Sheet, part: Exclude<SheetPart, 'family'> | 'interlayer'): string {
  if (part === 'coating') return sheet.coating ?? 'none';
  const material = part === 'solutionSolvent' ? sheet.solution?.solvent : sheet[part];
  return material?.id ?? 'none';
}

const positions: readonly Position[] = ['cathode', 'separator', 'anode'];

/** The fixed choices of a brief one by one, each with the brief's `fix` without it. */
export function fixedChoices(fix: Fix): { readonly says: string; readonly without: (fix: Fix) => Fix }[] {
  const choices: { says: string; without: (fix: Fix) => Fix }[] = [];
  const less = <T extends object>(record: T, name: string): T =>
    Object.fromEntries(Object.entries(record).filter(([key]) => key !== name)) as T;
  for (const [part, ids] of Object.entries(fix.every))
    choices.push({
      says: `the fixed ${part} ${ids.join(' or ')}`,
      without: (one) => ({ ...one, every: less(one.every, part) }),
    });
  for (const position of positions)
    for (const [part, ids] of Object.entries(fix.sheets[position]))
      choices.push({
        says: `the fixed ${part} of the ${position}, ${ids.join(' or ')}`,
        without: (one) => ({ ...one, sheets: { ...one.sheets, [position]: less(one.sheets[position], part) } }),
      });
  for (const [name, [low, high]] of Object.entries(fix.numbers))
    choices.push({
      says: `the fixed ${name} ${low === high ? low : `${low} to ${high}`}`,
      without: (one) => ({ ...one, numbers: less(one.numbers, name) }),
    });
  return choices;
}

/** The sheets of a family that are what the brief asks for; the others are refused with the reason. */
export function wantedSheets(
  family: Family,
  sheets: readonly Sheet[],
  { brief, place, ruleOut }: { brief: Brief; place: Place; ruleOut: (sentence: string) => void },
  ranges: Ranges,
): Sheet[] {
  if (brief.exclude.families.includes(family.id)) return [];
  return sheets.flatMap((sheet) => {
    const made = { ...sheet, familyId: family.id };
    const reason = unwanted(made, brief) ?? forbiddenStep(made, brief, place, ranges);
    if (reason !== undefined) {
      ruleOut(reason);
      return [];
    }
    const narrowed = withNumbers(made, brief);
    if (typeof narrowed !== 'string') return [narrowed];
    ruleOut(narrowed);
    return [];
  });
}

function unwanted(sheet: Sheet, { fix, stock }: Brief): string | undefined {
  const { position } = sheet;
  const against = (fixed: FixedSheet, everywhere: boolean): string | undefined => {
    for (const part of sheetParts) {
      const ids = fixed[part];
      if (!ids) continue;
      if (part === 'family') {
        const here = everywhere ? ids.filter((id) => familyPosition(id) === position) : ids;
        if ((here.length > 0 || !everywhere) && !here.includes(sheet.familyId ?? ''))
          return `${sheet.familyId} is not the fixed family ${ids.join(' or ')}`;
        continue;
      }
      const has = partOf(sheet, part);
      // "every" speaks to the sheets that have such a part.
      if (everywhere && has === 'none') continue;
      if (!ids.includes(has)) return `a ${position} with the ${part} ${has} is not the fixed ${ids.join(' or ')}`;
    }
    return undefined;
  };
  const reason = against(fix.sheets[position], false) ?? against(fix.every, true);
  if (reason !== undefined || stock?.use !== 'only') return reason;
  const missing = boughtFor(sheet).find((id) => !stock.materials.some(({ material }) => material === id));
  return missing === undefined ? undefined : `${missing} is not in stock`;
}

function familyPosition(id: string): Position | undefined {
  return families.find((family) => family.id === id)?.position;
}

/** What must be at hand to make a sheet; a protective coating comes on the active material. */
export function boughtFor(sheet: Sheet): string[] {
  return materialsOf(sheet).map(({ id }) => id);
}

/** The machine that a step of a sheet cannot do without. */
const machineFor: Readonly<Partial<Record<Operation, EquipmentKind>>> = {
  'mix-slurry': 'mixer',
  dissolve: 'mixer',
  coat: 'coater',
  dry: 'dryer',
  'heat-treat': 'oven',
  infiltrate: 'bath',
  laminate: 'laminator',
  calender: 'calender',
};

/** A step that the brief forbids, or a drying above its limit. */
function forbiddenStep(sheet: Sheet, brief: Brief, place: Place, ranges: Ranges): string | undefined {
  const limits = brief.limits.filter(({ quantity }) => quantity === 'dryingTemperatureC');
  const { operations, machineKinds } = brief.exclude;
  if (operations.length + machineKinds.length + limits.length === 0) return undefined;
  const candidate = createCandidate(sheet, sheet, sheet);
  decodeNumbers(new Float64Array(64).fill(0.5), ranges, candidate);
  const amounts = candidate[`${sheet.position}Amounts`];
  for (const { operation, conditions } of sheet.express(amounts, place)) {
    if (operations.includes(operation)) return `${sheet.family} needs the step ${operation}`;
    const machine = machineFor[operation];
    if (machine && machineKinds.includes(machine)) return `${sheet.family} needs a machine of the kind ${machine}`;
    const temperature = operation === 'dry' ? conditions?.temperatureC : undefined;
    if (temperature === undefined) continue;
    for (const { min = -Infinity, max = Infinity } of limits)
      if (temperature > max || temperature < min)
        return `${sheet.family} is dried at ${temperature} °C, outside the limit of the brief`;
  }
  return undefined;
}

/** The sheet with the brief's own numbers inside what was shown, or why there are none. */
function withNumbers(sheet: Sheet, { fix }: Brief): Sheet | string {
  const bounds: Partial<Record<SheetNumber, Bound>> = { ...sheet.bounds };
  for (const [name, [low, high]] of Object.entries(fix.numbers)) {
    const [position, key] = name.split('.') as [Position, SheetNumber];
    const shown = bounds[key];
    if (position !== sheet.position) continue;
    if (!shown) {
      if (low <= 0) continue;
      return `${sheet.family} has no ${name}, ${low === high ? low : `${low} to ${high}`} is asked for`;
    }
    if (high < shown.low || low > shown.high)
      return `${name} ${low === high ? low : `${low} to ${high}`} is outside of what was shown for ${sheet.family} (${shown.low} to ${shown.high}; ${shown.source})`;
    bounds[key] = {
      low: Math.max(low, shown.low),
      high: Math.min(high, shown.high),
      source: `the brief, within ${shown.source}`,
    };
  }
  return { ...sheet, bounds };
}

/** The best evidenced partners, and as many of those that the brief asks for, has in stock or begins with: what is asked for never falls out unseen. */
export function keptPartners<T extends Partner>(
  sorted: readonly T[],
  { fix, stock }: Brief,
  known: ReadonlySet<string>,
  count: number,
): T[] {
  const asked = [fix.every, ...Object.values(fix.sheets)].filter(({ binder, solvent }) => binder ?? solvent);
  const wishes: ((one: T) => boolean)[] = [
    () => true,
    ...asked.map(
      ({ binder, solvent }) =>
        (one: T) =>
          (binder?.includes(one.binder.id) ?? true) && (solvent?.includes(one.solvent.id) ?? true),
    ),
  ];
  if (stock) {
    const has = (id: string): boolean => stock.materials.some(({ material }) => material === id);
    wishes.push((one) => has(one.binder.id) && has(one.solvent.id));
  }
  if (known.size > 0) wishes.push((one) => known.has(one.binder.id) && known.has(one.solvent.id));
  const kept = new Set(wishes.flatMap((wish) => sorted.filter(wish).slice(0, count)));
  return sorted.filter((one) => kept.has(one));
}
