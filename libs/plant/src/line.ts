/** A line as its JSON file states it (units in the names, see schema/line.schema.json). */

export type Range = readonly [low: number, high: number];
export type Atmosphere = 'dry-air' | 'nitrogen' | 'argon' | 'vacuum';

export interface Room {
  readonly volumeM3: number;
  readonly airChangesPerHour: number;
  readonly freshAirFraction: number;
  readonly dewPointC: number;
  readonly people?: number;
  readonly h2sScrubberEfficiency?: number;
  readonly assumption?: string;
}

interface Item<Kind extends string> {
  readonly id: string;
  readonly kind: Kind;
  /** What was filled in without a source. */
  readonly assumption?: string;
}

export interface Mixer extends Item<'mixer'> {
  readonly volumeL: Range;
  readonly deadVolumeL?: number;
  readonly wettedParts?: readonly string[];
  readonly powerW?: number;
}

export interface Coater extends Item<'coater'> {
  readonly method: 'slot-die' | 'blade' | 'comma-bar';
  readonly widthMm: number;
  readonly gapUm: Range;
  readonly speedMPerMin: Range;
  /** Upstream and downstream lip. */
  readonly lipLengthMm?: Range;
  readonly vacuumMbar?: Range;
  readonly deadVolumeL?: number;
  readonly edgeTrimMm?: number;
  readonly wettedParts?: readonly string[];
}

export interface DryerZone {
  readonly lengthM: number;
  readonly airC: Range;
  readonly heatTransferWM2K: number;
}

export interface Dryer extends Item<'dryer'> {
  readonly zones: readonly DryerZone[];
  readonly atmosphere: Atmosphere;
  readonly exhaustM3PerH: number;
  readonly lelMonitored?: boolean;
  readonly heatRecovery?: number;
}

export interface Calender extends Item<'calender'> {
  readonly widthMm: number;
  readonly rollRadiusMm: number;
  readonly lineLoadNPerMm: Range;
  readonly rollC?: Range;
  readonly speedMPerMin?: Range;
}

export interface Laminator extends Item<'laminator'> {
  readonly widthMm: number;
  readonly speedMPerMin: Range;
  readonly rollC?: Range;
  readonly lineLoadNPerMm?: Range;
  readonly rollRadiusMm?: number;
}

export interface BatchPress<
  Kind extends 'isostatic-press' | 'uniaxial-press' = 'isostatic-press' | 'uniaxial-press',
> extends Item<Kind> {
  readonly pressureMPa: Range;
  readonly temperatureC?: Range;
  readonly areaPerLoadM2: number;
  /** Whole cycle with hold; absent = unknown, and the rate is then a range. */
  readonly cycleMin?: number;
}

export interface Oven extends Item<'oven'> {
  readonly temperatureC: Range;
  readonly atmosphere: readonly Atmosphere[];
  readonly trays?: number;
  readonly areaPerTrayM2?: number;
}

export interface Bath extends Item<'bath'> {
  readonly widthMm?: number;
  readonly volumeL: Range;
  readonly deadVolumeL?: number;
  readonly wettedParts?: readonly string[];
}

export interface Slitter extends Item<'slitter'> {
  readonly widthMm: number;
  readonly speedMPerMin: Range;
}

export interface Stacker extends Item<'stacker'> {
  readonly secondsPerSheet?: number;
}

export interface Sealer extends Item<'sealer'> {
  readonly secondsPerCell?: number;
}

export type Equipment =
  | Mixer
  | Coater
  | Dryer
  | Calender
  | Laminator
  | BatchPress<'isostatic-press'>
  | BatchPress<'uniaxial-press'>
  | Oven
  | Bath
  | Slitter
  | Stacker
  | Sealer;

export type EquipmentKind = Equipment['kind'];

export interface Shift {
  readonly shift: string;
  readonly from: string;
  readonly to: string;
  readonly days: readonly number[];
  readonly operators: number;
}

export interface Line {
  readonly id: string;
  readonly title?: string;
  readonly room: Room;
  readonly equipment: readonly Equipment[];
  readonly staff?: readonly Shift[];
}

/** The first item of a kind, or undefined: the line cannot do it. Example: `equipmentOf(line, 'calender')?.rollRadiusMm`. */
export function equipmentOf<Kind extends EquipmentKind>(
  line: Line,
  kind: Kind,
): Extract<Equipment, { kind: Kind }> | undefined {
  return line.equipment.find((item): item is Extract<Equipment, { kind: Kind }> => item.kind === kind);
}

/** Staffed hours a week, and operator-hours a week. A shift over midnight counts on the day it starts. Example: 07-15, 5 days, 3: 40 and 120. */
export function staffedHours(line: Line): { readonly hours: number; readonly operatorHours: number } {
  let hours = 0;
  let operatorHours = 0;
  for (const { from, to, days, operators } of line.staff ?? []) {
    const length = ((clock(to) - clock(from) + 24) % 24 || 24) * days.length;
    hours += length;
    operatorHours += length * operators;
  }
  return { hours, operatorHours };
}

function clock(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours + minutes / 60;
}

/** What of a line was filled in without a source, as path and sentence. */
export function lineAssumptions(line: Line): { readonly path: string; readonly says: string }[] {
  const found = line.equipment.flatMap((item, index) =>
    item.assumption ? [{ path: `/equipment/${index}`, says: `${item.id}: ${item.assumption}` }] : [],
  );
  return line.room.assumption ? [{ path: '/room', says: line.room.assumption }, ...found] : found;
}
