import type { MaterialKind } from '@libs/knowledge';

export const operations = [
  'mix-dry',
  'mix-slurry',
  'dissolve',
  'synthesize',
  'mill',
  'coat',
  'infiltrate',
  'impregnate',
  'coat-particles',
  'deposit-vapor',
  'dry',
  'heat-treat',
  'calender',
  'press',
  'laminate',
  'stack',
  'evaporate-metal',
  'exfoliate',
  'wash',
  'hold',
  'assemble',
  'seal',
] as const;
export type Operation = (typeof operations)[number];
export type Role = Exclude<MaterialKind, 'gas'>;
export type Form = 'powder' | 'pellet' | 'sheet' | 'foil' | 'glass' | 'glass-ceramic' | 'crystalline';
export type Atmosphere = 'argon' | 'nitrogen' | 'vacuum' | 'dry-air' | 'air';
export type Scale = 'lab' | 'pilot' | 'roll-to-roll';

export interface Ingredient {
  readonly role?: Role | 'substrate';
  readonly material?: string;
  readonly from?: string;
  readonly coating?: string;
  readonly form?: Form;
  readonly particleSizeUm?: number;
  readonly massFraction?: number;
  readonly volumeFraction?: number;
  readonly moleFraction?: number;
  readonly waterPpm?: number;
  readonly anhydrous?: boolean;
}

export interface Conditions {
  readonly temperatureC?: number;
  readonly durationMin?: number;
  readonly atmosphere?: Atmosphere;
  readonly dewPointC?: number;
  readonly relativeHumidityPct?: number;
  readonly pressureMPa?: number;
  readonly ultrasound?: boolean;
  readonly residualPpm?: number;
}

export interface Step {
  readonly id: string;
  readonly operation: Operation;
  readonly ingredients: readonly Ingredient[];
  readonly conditions?: Conditions;
  readonly product?: string;
  readonly thicknessUm?: number;
  readonly loadingMgCm2?: number;
  readonly setpoints?: Readonly<Record<string, number | string | boolean | readonly unknown[]>>;
}

export interface CellBlock {
  readonly cathode?: string;
  readonly separator?: readonly string[];
  readonly anode?: string;
  readonly voltageV?: readonly [number, number];
  readonly stackPressureMPa?: number;
  readonly temperatureC?: number;
  readonly format?: string;
  readonly unitCellsInSeries?: number;
  readonly kind?: 'full' | 'half' | 'symmetric';
  readonly currentDensityMACm2?: number;
}

export interface OwnMaterial {
  readonly role: Role;
  readonly name?: string;
  readonly contains?: readonly string[];
  readonly class?: readonly string[];
  readonly family?: string;
  readonly ion?: 'Li' | 'Na';
  readonly formula?: string;
}

/** The product's input format: what is brought together, step by step. See docs and shared/cases/README.md. */
export interface ProcessDocument {
  readonly id?: string;
  readonly title?: string;
  readonly ion: 'Li' | 'Na';
  readonly evidence?: readonly string[];
  readonly scale?: Scale;
  readonly steps: readonly Step[];
  readonly materials?: Readonly<Record<string, OwnMaterial>>;
  readonly cell?: CellBlock;
  readonly expect?: unknown;
}
