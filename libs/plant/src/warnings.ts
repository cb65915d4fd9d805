import { validityWarnings, type ValidityId } from '@libs/physics';

/** A caution of the plant model, a bit of a mask in the loop. */
export interface PlantWarning {
  readonly id: string;
  readonly bit: number;
  readonly says: string;
}

export const PlantCaution = {
  tooConcentrated: 1 << 0,
  binderPointMissing: 1 << 1,
  capillaryHigh: 1 << 2,
  capillaryPlateau: 1 << 3,
  airEntrainment: 1 << 4,
  filmTooThin: 1 << 5,
  filmTooThick: 1 << 6,
  gapOutside: 1 << 7,
  speedOutside: 1 << 8,
  nearBoiling: 1 << 9,
  migration: 1 << 10,
  migrationPossible: 1 << 11,
  flammableUnknown: 1 << 12,
  vapourLimits: 1 << 13,
  inertLoop: 1 << 14,
  dryerTooShort: 1 << 15,
  lineLoadShort: 1 << 16,
  pressureOutside: 1 << 17,
  calenderDwell: 1 << 18,
  dwellUnknown: 1 << 19,
  priceMissing: 1 << 20,
  costExtrapolated: 1 << 21,
  plantEnergy: 1 << 22,
  noDensity: 1 << 23,
} as const;

const physics = (id: ValidityId, bit: number): PlantWarning => ({ id, bit, says: validityWarnings[id].says });

export const plantWarnings: readonly PlantWarning[] = [
  physics('slurry-too-concentrated', PlantCaution.tooConcentrated),
  {
    id: 'binder-viscosity-unmeasured',
    bit: PlantCaution.binderPointMissing,
    says: 'No viscosity of this binder solution was measured; an intrinsic viscosity is assumed. The yield stress of the carbon is not in it.',
  },
  physics('capillary-number-high', PlantCaution.capillaryHigh),
  physics('capillary-number-plateau', PlantCaution.capillaryPlateau),
  physics('air-entrainment', PlantCaution.airEntrainment),
  {
    id: 'film-below-window',
    bit: PlantCaution.filmTooThin,
    says: 'The wet film is thinner than the coating window of any gap of this coater.',
  },
  {
    id: 'film-above-window',
    bit: PlantCaution.filmTooThick,
    says: 'The wet film is thicker than the coating window of any gap of this coater.',
  },
  { id: 'gap-outside-coater', bit: PlantCaution.gapOutside, says: 'The gap lies outside what the coater can set.' },
  { id: 'speed-outside-coater', bit: PlantCaution.speedOutside, says: 'The web speed lies outside the coater.' },
  physics('film-near-boiling', PlantCaution.nearBoiling),
  physics('binder-migration', PlantCaution.migration),
  physics('binder-migration-possible', PlantCaution.migrationPossible),
  {
    id: 'flammable-limit-unknown',
    bit: PlantCaution.flammableUnknown,
    says: 'The flammable limit of the solvent is unknown; 0.8 vol% is assumed.',
  },
  {
    id: 'vapour-limits-speed',
    bit: PlantCaution.vapourLimits,
    says: 'The exhaust, kept below its share of the flammable limit, sets the web speed.',
  },
  {
    id: 'inert-loop',
    bit: PlantCaution.inertLoop,
    says: 'Inert drying replaces the flammable limit only while oxygen is proven low; nitrogen and argon suffocate; H2S collects without a scrubber.',
  },
  {
    id: 'dryer-too-short',
    bit: PlantCaution.dryerTooShort,
    says: 'Even at its slowest speed the web leaves this dryer wet.',
  },
  {
    id: 'line-load-short',
    bit: PlantCaution.lineLoadShort,
    says: 'The calender cannot reach the pressure.',
  },
  { id: 'pressure-outside-press', bit: PlantCaution.pressureOutside, says: 'The press cannot hold this pressure.' },
  physics('calender-dwell', PlantCaution.calenderDwell),
  {
    id: 'dwell-unknown',
    bit: PlantCaution.dwellUnknown,
    says: 'A dwell (heat treatment, infiltration or press hold) is not known: the line rate is unknown within the stated range.',
  },
  {
    id: 'price-missing',
    bit: PlantCaution.priceMissing,
    says: 'A price is missing: the cost is unknown within the stated range.',
  },
  physics('cost-extrapolated', PlantCaution.costExtrapolated),
  physics('plant-energy-range', PlantCaution.plantEnergy),
  {
    id: 'solvent-data-missing',
    bit: PlantCaution.noDensity,
    says: 'Vapour pressure or latent heat of the solvent is missing: its drying is unknown.',
  },
];

/** The warnings of a mask, in table order. */
export function plantWarningsOf(mask: number): PlantWarning[] {
  return plantWarnings.filter(({ bit }) => (mask & bit) !== 0);
}
