import type { Coater, Dryer, Equipment, EquipmentKind, Line } from '@libs/plant';
import { equipmentOf } from '@libs/plant';
import type { Operation as Doing, Step } from '@libs/process';

/** Machines that no line file describes yet: a process that needs one says that the line has none. */
type Needed = EquipmentKind | 'reactor' | 'mill' | 'evaporator' | 'ultrasonic bath';

/** Which kinds of equipment an operation runs on, the first that the line has; an operation that is not here needs none. */
const kindsOf: Partial<Readonly<Record<Doing, readonly Needed[]>>> = {
  synthesize: ['reactor'],
  mill: ['mill'],
  'evaporate-metal': ['evaporator'],
  exfoliate: ['ultrasonic bath'],
  'mix-dry': ['mixer'],
  'mix-slurry': ['mixer'],
  dissolve: ['mixer'],
  'coat-particles': ['mixer'],
  coat: ['coater'],
  impregnate: ['coater', 'bath'],
  infiltrate: ['bath'],
  'heat-treat': ['oven'],
  calender: ['calender'],
  press: ['isostatic-press', 'uniaxial-press'],
  laminate: ['laminator'],
  stack: ['stacker'],
  assemble: ['stacker'],
  seal: ['sealer'],
};

/** A vacuum is an oven's; a web that comes from the coater dries in the dryer. */
export function kindsFor({ operation, conditions }: Step): readonly Needed[] {
  if (operation === 'dry') return conditions?.atmosphere === 'vacuum' ? ['oven'] : ['dryer'];
  return kindsOf[operation] ?? [];
}

export function equipmentFor(step: Step, line: Line): Equipment | undefined {
  return kindsFor(step)
    .map((kind) => line.equipment.find((item) => item.kind === kind))
    .find((item) => item !== undefined);
}

export interface WebLimits {
  readonly coater: Coater | undefined;
  readonly dryer: Dryer | undefined;
}

export function webOf(line: Line): WebLimits {
  return { coater: equipmentOf(line, 'coater'), dryer: equipmentOf(line, 'dryer') };
}

const words: Readonly<Record<string, string>> = {
  'dry-air': 'dry air',
  argon: 'argon',
  nitrogen: 'nitrogen',
  vacuum: 'vacuum',
  air: 'ambient air',
};

/** The air of a step as a person reads it. */
export function atmosphereOf({ conditions }: Step, line: Line): string {
  const { atmosphere, dewPointC } = conditions ?? {};
  if (atmosphere === undefined)
    return 'not stated in the process (no sulfide is present); fume exhaust for the solvent';
  const dew =
    dewPointC !== undefined
      ? `, dew point ${minus(dewPointC)} °C or drier`
      : atmosphere === 'argon' || atmosphere === 'nitrogen'
        ? `, dew point not stated in the process; the line states ${minus(line.room.dewPointC)} °C`
        : '';
  return `${words[atmosphere] ?? atmosphere}${dew}`;
}

/** A number with a minus sign that a person cannot take for a hyphen. */
export function minus(value: number): string {
  return String(value).replace('-', '−');
}
