import { assumptionRow, type Assumption } from '@libs/cell';

/**
 * How well a line holds what it is asked, and what still counts as in specification. Half-widths of 90 % ranges, SI.
 * No tolerance of a sulfide line is published (limits-and-safety), so all are assumptions until a line puts in its own.
 */
export interface ToleranceParameters {
  readonly weighing: number; // 1
  readonly slotDie: number; // 1
  readonly blade: number; // 1
  readonly foil: number; // 1
  readonly gap: number; // m
  readonly viscosity: number; // 1
  readonly pressure: number; // 1
  readonly dewPoint: number; // K
  readonly exposure: number; // s
  readonly moistureDecay: number; // 1/s at mole fraction 1
  readonly capacityWindow: number; // 1
  readonly porosityWindow: number; // 1
  readonly thicknessWindow: number; // 1
  readonly binderWindow: number; // 1
  readonly leastNp: number; // 1
  readonly conductivityKept: number; // 1
}

const entry = assumptionRow<keyof ToleranceParameters>;

export const toleranceAssumptions: readonly Assumption<keyof ToleranceParameters>[] = [
  entry(
    'weighing',
    'weighing-tolerance',
    [0.5, '%', 0.1, 1, 'high'],
    'Nine charges of ten are off by less than this; a pilot run refuses a balance whose grid is off by more than 1 %.',
    'assumption; a 0.1 g grid on the smallest charge of 10 g gives 0.5 %',
  ),
  entry(
    'slotDie',
    'coating-tolerance',
    [2, '%', 1, 5, 'high'],
    'Areal mass of a web coated by a slot die, nine places of ten.',
    'assumption',
  ),
  entry(
    'blade',
    'blade-tolerance',
    [4, '%', 2, 10, 'high'],
    'Areal mass of a sheet coated by a blade or a comma bar, or of a film rolled dry, nine places of ten.',
    'assumption',
  ),
  entry('foil', 'foil-tolerance', [5, '%', 2, 10, 'high'], 'Thickness of a metal or alloy foil.', 'assumption'),
  entry('gap', 'gap-tolerance', [2, 'um', 1, 5, 'high'], 'Gap of a coater over its width.', 'assumption'),
  entry(
    'viscosity',
    'viscosity-tolerance',
    [15, '%', 5, 50, 'high'],
    'Viscosity of a slurry from batch to batch.',
    'assumption',
  ),
  entry('pressure', 'pressure-tolerance', [2, '%', 1, 5, 'high'], 'Pressure of a press.', 'assumption'),
  entry(
    'dewPoint',
    'dew-point-tolerance',
    [2, 'dK', 0.5, 5, 'high'],
    'Dew point of the room around its set value, swing and sensor together.',
    'assumption',
  ),
  entry(
    'exposure',
    'exposure-time',
    [8, 'h', 2, 24, 'high'],
    'Time that an electrolyte lies open in the room between its bag and the sealed cell. Dwell times are not published.',
    'assumption: one shift',
  ),
  entry(
    'moistureDecay',
    'moisture-decay',
    [7.4e-5, '1/(ppm.h)', 1.3e-6, 3.7e-4, 'high'],
    'Rate at which moisture takes the conductivity of an electrolyte, first order in dose; measured on Li6PS5Cl in air, taken for all.',
    'facts 4-h2s ZHANG19 [B]: 1.8 to 1.56 mS/cm in 10 min, 0.87 in 24 h; humidity not stated, 10 to 100 % at 20 °C assumed',
  ),
  entry(
    'capacityWindow',
    'capacity-window',
    [5, '%', 2, 10, 'low'],
    'Specification: the areal capacity of the cathode stays within this of its target.',
    'assumption',
  ),
  entry(
    'porosityWindow',
    'porosity-window',
    [3, '%', 1, 5, 'low'],
    'Specification: the porosity of a pressed layer stays within so many points of its target.',
    'assumption; mixing and lots move it by 5 points (models/06 §6.2), which is uncertainty and not tolerance',
  ),
  entry(
    'thicknessWindow',
    'thickness-window',
    [5, '%', 2, 10, 'low'],
    'Specification: the separator stays within this of its target thickness.',
    'assumption',
  ),
  entry(
    'binderWindow',
    'binder-window',
    [5, '%', 2, 20, 'low'],
    'Specification: the binder share of a mixture stays within this of its target, relative.',
    'assumption',
  ),
  entry(
    'leastNp',
    'least-np',
    [1, '1', 1, 1.05, 'high'],
    'Specification: anode over cathode capacity stays above this, on the basis of the brief.',
    'models/01 §1.1: below 1 the anode cannot take what the cathode gives',
  ),
  entry(
    'conductivityKept',
    'conductivity-kept',
    [90, '%', 80, 95, 'high'],
    'Specification: share of the conductivity that an electrolyte keeps in the room.',
    'assumption',
  ),
];
