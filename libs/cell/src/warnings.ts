import { validityWarnings } from '@libs/physics';

/** A caution of the cell model. In the loop it is a bit of a mask, so that nothing is allocated. */
export interface CellWarning {
  readonly id: string;
  readonly bit: number;
  readonly says: string;
}

/** The bits. A new caution is one line here and one in `cellWarnings`. */
export const Caution = {
  lowElectrolyte: 1 << 0,
  belowThreshold: 1 << 1,
  binderPenalty: 1 << 2,
  sizeUnknown: 1 << 3,
  yieldUnknown: 1 << 4,
  diffusivityUnknown: 1 << 5,
  slowDiffusion: 1 << 6,
  rubberPores: 1 << 7,
  calenderDwell: 1 << 8,
  pressureRange: 1 << 9,
  densityCapped: 1 << 10,
  overfilled: 1 << 11,
  electronic: 1 << 12,
  separatorBinder: 1 << 13,
  anodeLimits: 1 << 14,
  noEnergy: 1 << 15,
  pressureHardware: 1 << 16,
  cycleLife: 1 << 17,
  spanUnknown: 1 << 18,
  binderFree: 1 << 19,
  firstCycleUnknown: 1 << 20,
  radiusUnknown: 1 << 21,
  electronicUnknown: 1 << 22,
  electronicThin: 1 << 23,
  fibrePenalty: 1 << 24,
} as const;

export const cellWarnings: readonly CellWarning[] = [
  {
    id: 'composite-low-electrolyte',
    bit: Caution.lowElectrolyte,
    says: validityWarnings['composite-low-electrolyte'].says,
  },
  {
    id: 'composite-below-threshold',
    bit: Caution.belowThreshold,
    says: validityWarnings['composite-below-threshold'].says,
  },
  {
    id: 'binder-penalty-extrapolated',
    bit: Caution.binderPenalty,
    says: validityWarnings['binder-penalty-extrapolated'].says,
  },
  {
    id: 'electrolyte-size-unknown',
    bit: Caution.sizeUnknown,
    says: 'The particle size of the electrolyte is unknown; similar sizes are assumed for percolation.',
  },
  {
    id: 'electrolyte-yield-unknown',
    bit: Caution.yieldUnknown,
    says: 'The electrolyte has no yield pressure; that of Li6PS5Cl is used (204 to 1650 MPa carried).',
  },
  {
    id: 'diffusivity-unknown',
    bit: Caution.diffusivityUnknown,
    says: 'Diffusion in the active material is unknown and not in the utilisation; at high rate it may decide.',
  },
  {
    id: 'solid-diffusion-short-time',
    bit: Caution.slowDiffusion,
    says: validityWarnings['solid-diffusion-short-time'].says,
  },
  { id: 'binder-holds-pores', bit: Caution.rubberPores, says: validityWarnings['binder-holds-pores'].says },
  { id: 'calender-dwell', bit: Caution.calenderDwell, says: validityWarnings['calender-dwell'].says },
  { id: 'heckel-range', bit: Caution.pressureRange, says: validityWarnings['heckel-range'].says },
  { id: 'density-capped', bit: Caution.densityCapped, says: validityWarnings['density-capped'].says },
  {
    id: 'infiltration-overfills',
    bit: Caution.overfilled,
    says: 'The infiltrated electrolyte is more than the pores of the cast electrode hold.',
  },
  {
    id: 'electronic-path-weak',
    bit: Caution.electronic,
    says: 'Electrons are slower than ions in this electrode: more carbon, or a finer network.',
  },
  {
    id: 'separator-binder-extrapolated',
    bit: Caution.separatorBinder,
    says: validityWarnings['separator-binder-extrapolated'].says,
  },
  { id: 'anode-limits', bit: Caution.anodeLimits, says: 'At this rate the anode holds less than the cathode gives.' },
  { id: 'no-energy', bit: Caution.noEnergy, says: 'The voltage is lost at this current: the cell gives no energy.' },
  {
    id: 'pressure-hardware-not-weighed',
    bit: Caution.pressureHardware,
    says: 'The plates or springs that hold the stack pressure are not in the mass or volume.',
  },
  { id: 'cycle-life-not-predicted', bit: Caution.cycleLife, says: 'Cycle life was not predicted.' },
  {
    id: 'ocv-span-unknown',
    bit: Caution.spanUnknown,
    says: 'The voltage span of the active material is assumed; utilisation at rate depends on it.',
  },
  { id: 'binder-free', bit: Caution.binderFree, says: 'A sheet without binder has no demonstrated handling.' },
  {
    id: 'first-cycle-unknown',
    bit: Caution.firstCycleUnknown,
    says: 'The first-cycle efficiency of this pair is unknown; 0.83 (0.70 to 0.97) is used.',
  },
  {
    id: 'active-size-unknown',
    bit: Caution.radiusUnknown,
    says: 'The particle size of the active material is assumed; contact area, percolation and diffusion depend on it.',
  },
  {
    id: 'electronic-unknown',
    bit: Caution.electronicUnknown,
    says: 'The electronic conductivity of the active material is unknown: only the carbon is counted, and the range goes to 10 mS/cm.',
  },
  {
    id: 'electronic-network-thin',
    bit: Caution.electronicThin,
    says: validityWarnings['electronic-network-thin'].says,
  },
  {
    id: 'fibre-penalty-extrapolated',
    bit: Caution.fibrePenalty,
    says: validityWarnings['fibre-penalty-extrapolated'].says,
  },
];

/** The warnings of a mask, in table order. Example: `warningsOf(0)` is empty. */
export function warningsOf(mask: number): CellWarning[] {
  return cellWarnings.filter(({ bit }) => (mask & bit) !== 0);
}
