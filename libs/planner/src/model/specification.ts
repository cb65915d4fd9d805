import { writeElectrodeSlope, writeSeparatorSlope, type CellDesign, type CellState } from '@libs/cell';
import { moistureAtFrostPoint, NINETY_PERCENT, normalShare } from '@libs/physics';
import { createCoatingWindow, writeWindow, type CoaterNumbers, type CoatingWindow } from '@libs/plant';
import type { Candidate } from '../space/candidate';
import type { ModelParameters } from './route-assumptions';
import type { Amounts, Sheet } from '../space/sheet';
import type { ToleranceParameters } from './tolerances';
import type { Web } from '../space/web';

/** One limit that a cell must keep to be in specification; its place in the list is its place in every array of probabilities. */
export interface SpecificationLimit {
  readonly id: string;
  readonly says: string;
  readonly unit: string;
  /** the assumption that holds the limit */
  readonly assumption: keyof ToleranceParameters | null;
}

export const specificationLimits = [
  { id: 'cathodeCapacity', says: 'areal capacity of the cathode', unit: 'mAh/cm²', assumption: 'capacityWindow' },
  { id: 'npRatio', says: 'anode over cathode capacity', unit: '1', assumption: 'leastNp' },
  { id: 'cathodePorosity', says: 'porosity of the pressed cathode', unit: '1', assumption: 'porosityWindow' },
  { id: 'separatorPorosity', says: 'porosity of the pressed separator', unit: '1', assumption: 'porosityWindow' },
  { id: 'anodePorosity', says: 'porosity of the pressed anode', unit: '1', assumption: 'porosityWindow' },
  { id: 'separatorThickness', says: 'thickness of the pressed separator', unit: 'µm', assumption: 'thicknessWindow' },
  { id: 'cathodeBinder', says: 'binder share of the cathode', unit: '1', assumption: 'binderWindow' },
  { id: 'separatorBinder', says: 'binder share of the separator', unit: '1', assumption: 'binderWindow' },
  { id: 'anodeBinder', says: 'binder share of the anode', unit: '1', assumption: 'binderWindow' },
  { id: 'coatingWindow', says: 'every wet film lies in the window of its coater', unit: 'µm', assumption: null },
  { id: 'conductivityKept', says: 'conductivity that moisture leaves', unit: '1', assumption: 'conductivityKept' },
] as const satisfies readonly SpecificationLimit[];

export type SpecificationLimitId = (typeof specificationLimits)[number]['id'];

/** Share of a normal distribution of deviation `sigma` that lies less than `margin` above its middle; a sharp one keeps any margin. */
function below(margin: number, sigma: number): number {
  return sigma > 0 ? normalShare(margin / sigma) : margin >= 0 ? 1 : 0;
}

/**
 * Relative deviation of a share when every charge of a mixture is off by its own `t`. Formula: t √(1 - 2w + Σ w_j²) [D].
 * Units: 1; result 1. Example: a half of two parts, t 0.01: 0.00707.
 */
export function shareDeviation(share: number, sumOfSquares: number, t: number): number {
  return t * Math.sqrt(Math.max(0, 1 - 2 * share + sumOfSquares));
}

/** Half-width of the areal mass of a sheet: a slot die, a blade, or a film rolled dry. */
export function coatingTolerance({ dryFilm }: Sheet, slotDie: boolean, t: ToleranceParameters): number {
  return slotDie && dryFilm !== true ? t.slotDie : t.blade;
}

/** The limits that have one side only. */
const oneSided = Uint8Array.from(specificationLimits, ({ id }) =>
  id === 'npRatio' || id === 'conductivityKept' ? 1 : 0,
);
/** The one that is a product of its own: both sides of every wet film follow the limits in the arrays. */
const FILMS = 9;
const LIMITS = specificationLimits.length;
const MOST_WEBS = 3;

/** What was just evaluated. */
interface Made {
  candidate: Candidate;
  design: CellDesign;
  cell: CellState;
  webs: readonly Web[];
  parameters: ModelParameters;
}

/**
 * Probability that a cell is in specification, to first order: every tolerance normal and independent, every limit linear in them,
 * the limits independent of each other [D]. Confirmed by `SpecificationSampler`.
 *
 * Allocates nothing: the steps write margins and deviations, and the last makes probabilities of them. A number that a call takes or
 * returns is allocated where the compiler does not take the called function in, and of many calls it takes in a few; so the steps stand
 * in a table, where each is compiled by itself.
 */
export class Specification {
  private static readonly steps: readonly ((this: Specification, made: Made) => void)[] = [
    Specification.prototype.making,
    Specification.prototype.loadings,
    Specification.prototype.binders,
    Specification.prototype.pressing,
    Specification.prototype.films,
    Specification.prototype.moistening,
    Specification.prototype.sharing,
  ];
  readonly probabilities = new Float64Array(LIMITS);
  /** of every limit: how far the middle lies from it, and the deviation of what it limits; both 0 where it does not apply */
  private readonly margins = new Float64Array(LIMITS + 2 * MOST_WEBS);
  private readonly deviations = new Float64Array(LIMITS + 2 * MOST_WEBS);
  private readonly shares = new Float64Array(LIMITS + 2 * MOST_WEBS);
  /** of cathode, separator and anode: how far coating moves its areal mass, and weighing its shares of active material and binder */
  private readonly sheets: Sheet[] = [];
  private readonly mixtures: Amounts[] = [];
  private readonly coats = new Float64Array(3);
  private readonly activeShares = new Float64Array(3);
  private readonly binderShares = new Float64Array(3);
  /** of the same three: how porosity answers to pressure */
  private readonly slopes = new Float64Array(3);
  private readonly made = {} as Made;
  private readonly moved: CoatingWindow = createCoatingWindow();
  private readonly moisture: number; // mole fraction
  private readonly moistureSlope: number; // change of its logarithm per kelvin

  constructor(
    private readonly coater: CoaterNumbers,
    dewPointC: number,
  ) {
    const at = (offset: number): number => moistureAtFrostPoint(273.15 + dewPointC + offset);
    this.moisture = at(0);
    this.moistureSlope = Math.log(at(0.5) / at(-0.5));
  }

  /** Of a candidate that was just evaluated: writes `probabilities`, and their product into `out.robustness`. */
  evaluate(
    candidate: Candidate,
    design: CellDesign,
    cell: CellState,
    webs: readonly Web[],
    parameters: ModelParameters,
    out: { robustness: number },
  ): void {
    const { made } = this;
    made.candidate = candidate;
    made.design = design;
    made.cell = cell;
    made.webs = webs;
    made.parameters = parameters;
    const { steps } = Specification;
    for (let step = 0; step < steps.length; step += 1) (steps[step] as (typeof steps)[number]).call(this, made);
    this.multiply(webs.length, out);
  }

  private sharing({ webs }: Made): void {
    const { margins, deviations, shares } = this;
    const count = LIMITS + 2 * webs.length;
    for (let at = 0; at < count; at += 1) shares[at] = below(margins[at] as number, deviations[at] as number);
  }

  private multiply(webs: number, out: { robustness: number }): void {
    const { shares, probabilities } = this;
    let films = 1;
    for (let at = LIMITS; at < LIMITS + 2 * webs; at += 2) {
      const fits = (shares[at] as number) + (shares[at + 1] as number) - 1;
      films *= fits > 0 ? fits : 0;
    }
    let product = 1;
    for (let limit = 0; limit < LIMITS; limit += 1) {
      const share = shares[limit] as number;
      const probability = limit === FILMS ? films : oneSided[limit] === 1 ? share : Math.max(0, 2 * share - 1);
      probabilities[limit] = probability;
      product *= probability;
    }
    out.robustness = product >= 0 ? product : 0;
  }

  private making({ candidate, parameters: { tolerance: t } }: Made): void {
    const { sheets, mixtures, coats, activeShares, binderShares, coater } = this;
    sheets[0] = candidate.cathode;
    sheets[1] = candidate.separator;
    sheets[2] = candidate.anode;
    mixtures[0] = candidate.cathodeAmounts;
    mixtures[1] = candidate.separatorAmounts;
    mixtures[2] = candidate.anodeAmounts;
    const weighing = t.weighing / NINETY_PERCENT;
    for (let at = 0; at < 3; at += 1) {
      const { active, electrolyte, binder, carbon } = mixtures[at] as Amounts;
      const squares = active * active + electrolyte * electrolyte + binder * binder + carbon * carbon;
      activeShares[at] = shareDeviation(active, squares, weighing);
      binderShares[at] = shareDeviation(binder, squares, weighing);
      coats[at] = coatingTolerance(sheets[at] as Sheet, coater.slotDie, t) / NINETY_PERCENT;
    }
  }

  /** The capacities of both electrodes: what coating and weighing move. */
  private loadings({ candidate: { npRatio: asked }, design, cell, parameters: { tolerance: t } }: Made): void {
    const { margins, deviations, activeShares, coats } = this;
    const cathodeCoat = coats[0] as number;
    const cathodeShare = activeShares[0] as number;
    const cathodeVariance = cathodeCoat * cathodeCoat + cathodeShare * cathodeShare;
    margins[0] = t.capacityWindow;
    deviations[0] = Math.sqrt(cathodeVariance);

    const { npRatio } = cell.stack;
    margins[1] = npRatio - t.leastNp;
    if (design.anodeMaterials !== null) {
      const coat = coats[2] as number;
      const share = activeShares[2] as number;
      deviations[1] = npRatio * Math.sqrt(coat * coat + share * share + cathodeVariance);
    } else {
      // What plates comes from the cathode and moves with it; only the foil's own reserve does not.
      const reserve = asked * (npRatio / (asked + (design.metalAnode?.plates === true ? 1 : 0)));
      const foil = t.foil / NINETY_PERCENT;
      deviations[1] = reserve * Math.sqrt(foil * foil + cathodeVariance);
    }
  }

  /** The binder share of each mixture; a foil has none. */
  private binders({ candidate, design, parameters: { tolerance: t } }: Made): void {
    const { cathodeAmounts, separatorAmounts, anodeAmounts } = candidate;
    this.binder(6, 0, cathodeAmounts.binder > 0, t);
    this.binder(7, 1, separatorAmounts.binder > 0, t);
    this.binder(8, 2, design.anodeMaterials !== null && anodeAmounts.binder > 0, t);
  }

  private binder(limit: number, mixture: number, applies: boolean, t: ToleranceParameters): void {
    this.margins[limit] = applies ? t.binderWindow : 0;
    this.deviations[limit] = applies ? (this.binderShares[mixture] as number) : 0;
  }

  /** Porosities and the thickness of the separator: what pressing moves. */
  private pressing({ design, cell, parameters: { tolerance: t, cell: c } }: Made): void {
    const { margins, deviations } = this;
    const pressure = t.pressure / NINETY_PERCENT;
    writeSeparatorSlope(design.separatorMaterials, design.separatorRecipe, c, cell.separator, this.slopes, 1);
    const slope = this.slopes[1] as number;
    const coat = this.coats[1] as number;
    const swelling = (slope * pressure) / (1 - cell.separator.porosity);
    margins[3] = t.porosityWindow;
    deviations[3] = Math.abs(slope) * pressure;
    margins[5] = t.thicknessWindow;
    deviations[5] = Math.sqrt(coat * coat + swelling * swelling);
    this.electrode(2, 0, design.cathodeMaterials, design.cathodeRecipe, cell.cathode, c, t);
    this.electrode(4, 2, design.anodeMaterials, design.anodeRecipe, cell.anode, c, t);
  }

  private electrode(
    limit: number,
    sheet: number,
    materials: CellDesign['anodeMaterials'],
    recipe: CellDesign['anodeRecipe'],
    state: CellState['anode'],
    c: ModelParameters['cell'],
    t: ToleranceParameters,
  ): void {
    const applies = materials !== null && recipe !== null;
    if (applies) writeElectrodeSlope(materials, recipe, c, state, this.slopes, sheet);
    this.margins[limit] = applies ? t.porosityWindow : 0;
    this.deviations[limit] = applies ? Math.abs(this.slopes[sheet] as number) * (t.pressure / NINETY_PERCENT) : 0;
  }

  /** Every wet film in the window of its coater, whose ends move with the gap and the viscosity. */
  private films({ webs, parameters: { tolerance: t } }: Made): void {
    const { coater, moved, margins, deviations } = this;
    const gapping = t.gap / NINETY_PERCENT;
    for (let which = 0; which < webs.length; which += 1) {
      const { sheet, coating, slurry, wetFilm } = webs[which] as Web;
      const { gap, thinnest, thickest } = coating;
      const film = (coatingTolerance(sheet, coater.slotDie, t) / NINETY_PERCENT) * wetFilm;
      moved.viscosity = Math.min(slurry.viscosity, 1e6) * (1 + t.viscosity);
      moved.surfaceTension = slurry.surfaceTension;
      moved.speed = coating.speed;
      moved.gap = gap;
      writeWindow(coater, moved);
      const thinner = (moved.thinnest - thinnest) / NINETY_PERCENT;
      const thicker = (moved.thickest - thickest) / NINETY_PERCENT;
      const low = (thinnest / gap) * gapping;
      const high = (thickest / gap) * gapping;
      const at = LIMITS + 2 * which;
      margins[at] = wetFilm - thinnest;
      deviations[at] = Math.sqrt(film * film + low * low + thinner * thinner);
      margins[at + 1] = thickest - wetFilm;
      deviations[at + 1] = Math.sqrt(film * film + high * high + thicker * thicker);
    }
  }

  /** The moisture at which the share that is kept falls to the limit, against the room's moisture and its swing. */
  private moistening({ parameters: { tolerance: t } }: Made): void {
    const most = -Math.log(t.conductivityKept) / (t.moistureDecay * t.exposure);
    this.margins[10] = Math.log(most / this.moisture);
    this.deviations[10] = (this.moistureSlope * t.dewPoint) / NINETY_PERCENT;
  }
}
