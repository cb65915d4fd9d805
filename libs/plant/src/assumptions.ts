import { assumptionRow, parametersOf, type Assumption, type ParameterEnd } from '@libs/cell';

/** The plant's assumptions as plain SI numbers. */
export interface PlantParameters {
  readonly maximumPacking: number; // 1
  readonly intrinsicBinder: number; // m3/kg
  readonly occludedOil: number; // m3/kg
  readonly bladeRatio: number; // 1, wet film over gap
  readonly binderDiffusivity: number; // m2/s
  readonly loopVapour: number; // 1, solvent left in the gas of an inert loop
  readonly unknownFlammableLimit: number; // 1
  readonly edgeTrim: number; // m per side
  readonly effectiveness: number; // 1
  readonly batchHandling: number; // s, press cycle where the line gives none
  readonly infiltrationCycle: number; // s a fill
  readonly bathArea: number; // m2 a fill
  readonly heatTreatment: number; // s a batch
  readonly ovenTray: number; // m2 a tray
  readonly mixingEnergy: number; // J/kg slurry
  readonly pressEfficiency: number; // 1
  readonly dryRoomFactor: number; // 1
  readonly formationEnergy: number; // J per J of cell
  readonly wage: number; // $/s
  readonly electricity: number; // $/J
  readonly operatorsPerStep: number; // 1
  readonly personMoisture: number; // kg/s
  readonly workHours: number; // s a year, where the line has no staff
}

const entry = assumptionRow<keyof PlantParameters>;

/** Every assumption of the plant model, one row each. Prices and wages carry their vintage in the sentence. */
export const plantAssumptions: readonly Assumption<keyof PlantParameters>[] = [
  entry(
    'maximumPacking',
    'maximum-packing',
    [0.6, '1', 0.5, 0.64, 'low'],
    'Highest packing of the dispersed powder.',
    'models/03 §3.2: 0.55-0.64 dispersed, 0.45-0.55 interacting [B]',
  ),
  entry(
    'intrinsicBinder',
    'binder-intrinsic-viscosity',
    [100, 'mL/g', 50, 200, 'high'],
    'Intrinsic viscosity of the binder, until one point of the lot is measured.',
    'assumption; models/03 §3.1 asks for a measured point',
  ),
  entry(
    'occludedOil',
    'carbon-oil-absorption',
    [1.6, 'mL/g', 1, 3, 'high'],
    'Oil absorption of the carbon.',
    'assumption; models/03 §3.2 [M]',
  ),
  entry(
    'bladeRatio',
    'blade-ratio',
    [0.65, '1', 0.5, 0.75, 'low'],
    'Wet film of a blade over its gap.',
    'models/04 §4.3: 0.6-0.7 measured [C]',
  ),
  entry(
    'binderDiffusivity',
    'binder-diffusivity',
    [3e-11, 'm2/s', 1e-11, 1e-10, 'low'],
    'Diffusivity of rubber chains in the wet film.',
    'models/05 §5.4 [M]',
  ),
  entry(
    'loopVapour',
    'inert-loop-vapour',
    [0.01, '1', 0.001, 0.03, 'high'],
    'Solvent left in the gas of an inert loop behind its condenser.',
    'assumption; set by the condenser',
  ),
  entry(
    'unknownFlammableLimit',
    'flammable-limit',
    [0.8, '%', 0.6, 1, 'low'],
    'Lower flammable limit of a solvent without a value, in percent by volume.',
    'assumption; the lowest of the hydrocarbons and ethers in solvents.csv',
  ),
  entry('edgeTrim', 'edge-trim', [7.5, 'mm', 5, 10, 'high'], 'Edge trim on each side.', 'models/04 §4.4 [assumption]'),
  entry(
    'effectiveness',
    'line-effectiveness',
    [0.5, '1', 0.3, 0.87, 'low'],
    'Availability x performance x quality of the line.',
    'models/08 §8.1: 87 % world class, 40 % or less in ramp-up [C]; midpoint assumed',
  ),
  entry(
    'batchHandling',
    'press-cycle',
    [12, 'min', 5, 40, 'high'],
    'Cycle of a batch press that states none; the hold is not known.',
    'assumption; models/06 §6.3 ramp 60-300 s [assumption]',
  ),
  entry(
    'infiltrationCycle',
    'infiltration-cycle',
    [20, 'min', 5, 60, 'high'],
    'One fill of a porous electrode: dip, drain and dry. Dwell times are not published.',
    'assumption; ledger R13 gives none',
  ),
  entry(
    'heatTreatment',
    'heat-treatment',
    [6, 'h', 1, 12, 'high'],
    'Time in the oven for vacuum drying or heat treatment. Dwell times of the sheets are mostly not published.',
    'assumption; facts R07, R12: 12 h overnight',
  ),
  entry(
    'bathArea',
    'infiltration-area',
    [0.3, 'm2', 0.1, 1, 'low'],
    'Area of electrode that one fill takes.',
    'assumption; as much as one press load',
  ),
  entry('ovenTray', 'oven-tray', [0.25, 'm2', 0.1, 0.5, 'low'], 'Area of one oven tray.', 'assumption'),
  entry(
    'mixingEnergy',
    'mixing-energy',
    [50, 'Wh/kg', 20, 100, 'high'],
    'Specific energy of planetary mixing.',
    'models/03 §3.4 [M]',
  ),
  entry(
    'pressEfficiency',
    'press-efficiency',
    [20, '%', 10, 40, 'low'],
    'Share of the press drive that reaches the layer.',
    'models/06 §6.3 [D]',
  ),
  entry(
    'dryRoomFactor',
    'dry-room-factor',
    [1.3, '1', 1, 2, 'high'],
    'Dry-room power over 25 W/m3; -60 C needs 1.5 to 2 times.',
    'Ahmed 2016 [A]; models/07 §7.4 [M]',
  ),
  entry(
    'formationEnergy',
    'formation-energy',
    [1.5, '1', 0.5, 3, 'high'],
    'Energy of formation and ageing per energy of the cell.',
    'assumption; all steps but drying and dry room stay below 2 kWh/kWh [C]',
  ),
  entry('wage', 'wage', [18, '$/h', 18, 50, 'high'], 'Labour (2019 model input).', 'BattModels/BatteryCost [B]'),
  entry(
    'electricity',
    'electricity-price',
    [0.12, '$/kWh', 0.06, 0.25, 'high'],
    'Electricity (no vintage; put in the site price).',
    'assumption',
  ),
  entry(
    'operatorsPerStep',
    'operators-per-step',
    [1, '1', 0.5, 2, 'high'],
    'Operators who attend one running step.',
    'assumption',
  ),
  entry(
    'personMoisture',
    'person-moisture',
    [75, 'g/h', 50, 100, 'high'],
    'Water that a person releases.',
    'models/07 §7.1 [M]',
  ),
  entry(
    'workHours',
    'work-hours',
    [2000, 'h', 1500, 6000, 'low'],
    'Staffed hours a year of a line that names no staff.',
    'assumption',
  ),
];

/** The plant's parameters at one end of every range. Example: `plantParameters('nominal', { 'electricity-price': 0.2 })`. */
export function plantParameters(end: ParameterEnd, edits: Readonly<Record<string, number>> = {}): PlantParameters {
  return parametersOf(plantAssumptions, end, edits);
}
