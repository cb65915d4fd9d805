import { NINETY_PERCENT } from '@libs/physics';
import type { Candidate } from '../space/candidate';
import type { RouteModel } from '../model/model';
import { significant } from './route-figures';
import { specificationLimits } from '../model/specification';
import { CELLS, type SpecificationSampler } from '../model/specification-sampler';
import { toleranceAssumptions, type ToleranceParameters } from '../model/tolerances';

/** Whether the cells of a route will be in specification, by limit, from the tolerances in `assumptions`. */
export interface RouteSpecification {
  /** to first order, as the search ranks it */
  readonly analytic: number;
  /** of so many cells made off by their tolerances, with the 90 % interval of the share */
  readonly sampled: { readonly value: number; readonly low: number; readonly high: number; readonly cells: number };
  readonly limits: readonly {
    readonly id: string;
    readonly says: string;
    readonly target: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly unit: string;
    /** the assumption that sets the limit, by id, or who else does */
    readonly source: string;
    readonly analytic: number;
    readonly sampled: number;
  }[];
  /** what a specification would hold and no model covers */
  readonly notCovered: readonly string[];
}

const notCovered = [
  'residual solvent: the time to dry is a model, its scatter is not; measure by TGA',
  'capacity of the active material from lot to lot: in the intervals of the figures, not in the tolerances',
  'how far an infiltration fills the pores: no tolerance is published',
  'adhesion, cracks, pinholes, alignment of the stack',
];

/**
 * Wilson's interval of a share that was counted. Formula: (p + z²/2n ± z √(p(1-p)/n + z²/4n²))/(1 + z²/n), z = 1.645 (90 %).
 * Source: Wilson 1927, 10.1080/01621459.1927.10502953 [M]. Units: 1, count; result 1. Example: 0.5 of 1024: 0.4743 to 0.5257.
 */
export function wilsonInterval(share: number, count: number): readonly [low: number, high: number] {
  const z2 = NINETY_PERCENT * NINETY_PERCENT;
  const middle = share + z2 / (2 * count);
  const reach = NINETY_PERCENT * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count * count));
  return [Math.max(0, (middle - reach) / (1 + z2 / count)), Math.min(1, (middle + reach) / (1 + z2 / count))];
}

/** Of the candidate that `model` evaluated last. */
export function specificationOf(
  route: Candidate,
  model: RouteModel,
  sampler: SpecificationSampler,
): RouteSpecification {
  const sampled = sampler.share(route);
  const { tolerance: t } = model.parameters.nominal;
  const [low, high] = wilsonInterval(sampled.all, CELLS);
  const share = (value: number): number => significant(value, 4) ?? 0;
  return {
    analytic: share(model.figures.robustness),
    sampled: { value: share(sampled.all), low: share(low), high: share(high), cells: CELLS },
    limits: specificationLimits.map(({ id, says, unit, assumption }, index) => ({
      id,
      says,
      ...window(id, route, model, t),
      unit,
      source: assumption === null ? 'the coating window of models/04' : assumed(assumption),
      analytic: share(model.specification.probabilities[index] as number),
      sampled: share(sampled.each[index] as number),
    })),
    notCovered,
  };
}

function assumed(parameter: keyof ToleranceParameters): string {
  const row = toleranceAssumptions.find((one) => one.parameter === parameter);
  return `assumption ${row?.id ?? parameter}`;
}

interface Window {
  readonly target: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Target and limits of one line of the specification, in its unit. */
function window(
  id: (typeof specificationLimits)[number]['id'],
  route: Candidate,
  { cell }: RouteModel,
  t: ToleranceParameters,
): Window {
  const around = (target: number, half: number): Window => ({
    target: significant(target, 4),
    low: significant(target - half, 4),
    high: significant(target + half, 4),
  });
  const foil = route.anode.electrolyte === undefined;
  const none: Window = { target: null, low: null, high: null };
  switch (id) {
    case 'cathodeCapacity':
      return around(route.arealCapacityMAhCm2, t.capacityWindow * route.arealCapacityMAhCm2);
    case 'npRatio':
      return { target: significant(cell.stack.npRatio, 4), low: significant(t.leastNp, 4), high: null };
    case 'cathodePorosity':
      return around(cell.cathode.porosity, t.porosityWindow);
    case 'separatorPorosity':
      return around(cell.separator.porosity, t.porosityWindow);
    case 'anodePorosity':
      return foil ? none : around(cell.anode.porosity, t.porosityWindow);
    case 'separatorThickness':
      return around(cell.separator.thickness * 1e6, t.thicknessWindow * cell.separator.thickness * 1e6);
    case 'cathodeBinder':
      return around(route.cathodeAmounts.binder, t.binderWindow * route.cathodeAmounts.binder);
    case 'separatorBinder':
      return around(route.separatorAmounts.binder, t.binderWindow * route.separatorAmounts.binder);
    case 'anodeBinder':
      return foil ? none : around(route.anodeAmounts.binder, t.binderWindow * route.anodeAmounts.binder);
    case 'coatingWindow':
      return none;
    case 'conductivityKept':
      return { target: null, low: significant(t.conductivityKept, 4), high: null };
  }
}
