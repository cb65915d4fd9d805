import type { Line } from '@libs/plant';
import { batchPressNumbers, calenderNumbers, equipmentOf, type PressNumbers } from '@libs/plant';
import type { Brief } from '../brief/brief';

/** What presses the stacked sheets of a cell. */
export const pressKinds = ['isostatic-press', 'uniaxial-press', 'calender'] as const;
export type PressKind = (typeof pressKinds)[number];

/** The press of a brief on its line, with the pressures that may be searched and who showed them. */
export interface PressChoice {
  readonly kind: PressKind;
  readonly id: string;
  readonly numbers: PressNumbers;
  /** MPa that are shown and that the machine takes; a calender is held by its line load instead */
  readonly pressureMPa: readonly [number, number];
  readonly source: string;
  /** m2 of one load; undefined for a calender, which takes a web */
  readonly areaPerLoadM2?: number;
}

const SHOWN_MPA = 490;

/** The press that the brief names, else the isostatic and then the uniaxial press of the line; undefined when the line has none. */
export function pressOf({ line, press }: Pick<Brief, 'line' | 'press'>): PressChoice | undefined {
  if (press !== null) return choiceOf(line, press);
  return choiceOf(line, 'isostatic-press') ?? choiceOf(line, 'uniaxial-press');
}

function choiceOf(line: Line, kind: PressKind): PressChoice | undefined {
  if (kind === 'calender') {
    const calender = equipmentOf(line, 'calender');
    return (
      calender && {
        kind,
        id: calender.id,
        numbers: calenderNumbers(calender),
        pressureMPa: [74, SHOWN_MPA],
        source: `facts R16 (74 to 111 MPa best for NCM111), R11 (350 MPa), R07 (490 MPa); each route within ${calender.lineLoadNPerMm[1]} N/mm of ${calender.id}`,
      }
    );
  }
  const press = equipmentOf(line, kind);
  return (
    press && {
      kind,
      id: press.id,
      numbers: batchPressNumbers(press),
      pressureMPa: [350, Math.min(press.pressureMPa[1], SHOWN_MPA)],
      source: 'facts R11 (350 MPa), R07 (490 MPa, warm isostatic); at most what the press holds',
      areaPerLoadM2: press.areaPerLoadM2,
    }
  );
}
