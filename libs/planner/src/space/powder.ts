import type { Datum, Material } from '@libs/knowledge';
import type { Ingredient, Step } from '@libs/process';
import type { Options } from './options';
import { withAdditive } from './powder-additive';
import { liquidPhase, millAndAnneal, recrystallised, twoStep } from './powder-ways';
import type { Place, Sheet } from './sheet';

/** Where the electrolyte powder of a sheet comes from. */
export const powderSources = [
  'bought',
  'liquid-phase',
  'two-step',
  'milled',
  'solution-process',
  'with-additive',
] as const;
export type PowderSource = (typeof powderSources)[number];

/** One way to make an electrolyte powder: its steps, what they start from, and the conductivity that they give. */
export interface Powder {
  readonly id: string;
  readonly source: Exclude<PowderSource, 'bought'>;
  readonly says: string;
  readonly conductivity: Datum;
  /** density of the powder where it is not that of the electrolyte alone */
  readonly density?: Datum;
  readonly precursors: readonly { readonly material: Material; readonly share: number }[];
  readonly solvents: readonly Material[];
  /** mass fraction of solids in the synthesis; amounts of solvent are not reported */
  readonly concentration: number;
  /** whether it goes through an oven */
  readonly baked: boolean;
  readonly evidence: string;
  readonly proposed?: string;
  /** the last step gives the dry powder */
  steps(prefix: string, place: Place): Step[];
}

export function powdersOf(electrolyte: Material, options: Options): Powder[] {
  const wanted = options.brief.electrolytes.powder;
  return [
    ...liquidPhase(electrolyte, options),
    ...twoStep(electrolyte, options),
    ...millAndAnneal(electrolyte, options),
    ...recrystallised(electrolyte, options),
    ...withAdditive(electrolyte, options),
  ].filter(({ source }) => wanted.includes(source));
}

/** The sheets with every wanted source of their electrolyte powder. What is made on the line takes the place of what is bought. */
export function withPowders(sheets: readonly Sheet[], options: Options): Sheet[] {
  const known = new Map<string, Powder[]>();
  const of = (electrolyte: Material): Powder[] => {
    let powders = known.get(electrolyte.id);
    if (!powders) known.set(electrolyte.id, (powders = powdersOf(electrolyte, options)));
    return powders;
  };
  const bought = options.brief.electrolytes.powder.includes('bought') ? sheets : [];
  return [
    ...bought,
    ...sheets.flatMap((sheet) => (sheet.electrolyte ? of(sheet.electrolyte).map((powder) => made(sheet, powder)) : [])),
  ];
}

/** One electrolyte is made one way on a line: two sheets of it from two sources are not put together. */
export function madeAlike(one: Sheet, other: Sheet): boolean {
  return one.electrolyte?.id !== other.electrolyte?.id || one.powder?.id === other.powder?.id;
}

function made(sheet: Sheet, powder: Powder): Sheet {
  const { position, electrolyte } = sheet;
  return {
    ...sheet,
    id: `${sheet.id}|${powder.id}`,
    family: `${sheet.family}, ${powder.says}`,
    conductivity: powder.conductivity,
    precursors: powder.precursors,
    powder,
    ...(electrolyte && powder.density
      ? { electrolyte: { ...electrolyte, properties: { ...electrolyte.properties, density: [powder.density] } } }
      : {}),
    evidence: `${sheet.evidence}; ${powder.evidence}`,
    ...(powder.proposed === undefined
      ? {}
      : { proposed: [sheet.proposed, powder.proposed].filter((one) => one !== undefined).join('; ') }),
    express: (amounts, place, carrier) => {
      const last = `${position}-powder`;
      const steps = sheet.express(amounts, place, carrier).map((step) => ({
        ...step,
        ingredients: step.ingredients.map((one): Ingredient => {
          if (one.role !== 'solid-electrolyte' || one.material !== electrolyte?.id) return one;
          return { from: last, ...(one.massFraction === undefined ? {} : { massFraction: one.massFraction }) };
        }),
      }));
      return steps.length === 0 ? [] : [...powder.steps(position, place), ...steps];
    },
  };
}
