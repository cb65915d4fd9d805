import { electrodePorositySlope, separatorPorositySlope, type CellDesign, type CellState } from '@libs/cell';
import { moistureAtFrostPoint, NINETY_PERCENT, normalShare } from '@libs/physics';
import { writeWindow, type CoaterNumbers, type CoatingWindow } from '@libs/plant';
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

function within(window: number, sigma: number): number {
  return Math.max(0, 2 * below(window, sigma) - 1);
}

/**
 * Relative deviation of a share when every charge of a mixture is off by its own `t`. Formula: t √(1 - 2w + Σ w_j²) [D].
 * Units: 1; result 1. Example: a half of two parts, t 0.01: 0.00707.
 */
export function shareDeviation(share: number, sumOfSquares: number, t: number): number {
  return t * Math.sqrt(Math.max(0, 1 - 2 * share + sumOfSquares));
}

function sumOfSquares({ active, electrolyte, binder, carbon }: Amounts): number {
  return active * active + electrolyte * electrolyte + binder * binder + carbon * carbon;
}

/** Half-width of the areal mass of a sheet: a slot die, a blade, or a film rolled dry. */
export function coatingTolerance({ dryFilm }: Sheet, slotDie: boolean, t: ToleranceParameters): number {
  return slotDie && dryFilm !== true ? t.slotDie : t.blade;
}

/**
 * Probability that a cell is in specification, to first order: every tolerance normal and independent, every limit linear in them,
 * the limits independent of each other [D]. Confirmed by `SpecificationSampler`. Allocates nothing.
 */
export class Specification {
  readonly probabilities = new Float64Array(specificationLimits.length);
  private readonly moved: CoatingWindow = { thinnest: 0, thickest: 0 };
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

  /** Of a candidate that was just evaluated: writes `probabilities` and returns their product. */
  evaluate(
    candidate: Candidate,
    design: CellDesign,
    cell: CellState,
    webs: readonly Web[],
    { tolerance: t, cell: c }: ModelParameters,
  ): number {
    const { cathode, separator, anode, cathodeAmounts, separatorAmounts, anodeAmounts } = candidate;
    const { slotDie } = this.coater;
    const out = this.probabilities;
    const weighing = t.weighing / NINETY_PERCENT;
    const pressing = t.pressure / NINETY_PERCENT;

    const cathodeSquares = sumOfSquares(cathodeAmounts);
    const cathodeCoat = coatingTolerance(cathode, slotDie, t) / NINETY_PERCENT;
    const cathodeShare = shareDeviation(cathodeAmounts.active, cathodeSquares, weighing);
    const cathodeVariance = cathodeCoat * cathodeCoat + cathodeShare * cathodeShare;
    out[0] = within(t.capacityWindow, Math.sqrt(cathodeVariance));

    const { npRatio } = cell.stack;
    const composite = design.anodeMaterials !== null;
    const anodeSquares = composite ? sumOfSquares(anodeAmounts) : 0;
    let spreadOfRatio: number;
    if (composite) {
      const coat = coatingTolerance(anode, slotDie, t) / NINETY_PERCENT;
      const share = shareDeviation(anodeAmounts.active, anodeSquares, weighing);
      spreadOfRatio = npRatio * Math.sqrt(coat * coat + share * share + cathodeVariance);
    } else {
      // What plates comes from the cathode and moves with it; only the foil's own reserve does not.
      const reserve =
        candidate.npRatio * (npRatio / (candidate.npRatio + (design.metalAnode?.plates === true ? 1 : 0)));
      const foil = t.foil / NINETY_PERCENT;
      spreadOfRatio = reserve * Math.sqrt(foil * foil + cathodeVariance);
    }
    out[1] = below(npRatio - t.leastNp, spreadOfRatio);

    const cathodeSlope = electrodePorositySlope(design.cathodeMaterials, design.cathodeRecipe, c, cell.cathode);
    const separatorSlope = separatorPorositySlope(design.separatorMaterials, design.separatorRecipe, c, cell.separator);
    out[2] = within(t.porosityWindow, Math.abs(cathodeSlope) * pressing);
    out[3] = within(t.porosityWindow, Math.abs(separatorSlope) * pressing);
    out[4] =
      design.anodeMaterials && design.anodeRecipe
        ? within(
            t.porosityWindow,
            Math.abs(electrodePorositySlope(design.anodeMaterials, design.anodeRecipe, c, cell.anode)) * pressing,
          )
        : 1;

    const separatorCoat = coatingTolerance(separator, slotDie, t) / NINETY_PERCENT;
    const swelling = (separatorSlope * pressing) / (1 - cell.separator.porosity);
    out[5] = within(t.thicknessWindow, Math.sqrt(separatorCoat * separatorCoat + swelling * swelling));

    out[6] = binderShare(cathodeAmounts.binder, cathodeSquares, weighing, t);
    out[7] = binderShare(separatorAmounts.binder, sumOfSquares(separatorAmounts), weighing, t);
    out[8] = composite ? binderShare(anodeAmounts.binder, anodeSquares, weighing, t) : 1;
    out[9] = this.films(webs, t);
    out[10] = this.kept(t);

    let product = 1;
    for (let limit = 0; limit < out.length; limit += 1) product *= out[limit] as number;
    return product >= 0 ? product : 0;
  }

  private films(webs: readonly Web[], t: ToleranceParameters): number {
    const { coater, moved } = this;
    const gapping = t.gap / NINETY_PERCENT;
    let product = 1;
    for (let which = 0; which < webs.length; which += 1) {
      const { sheet, coating, slurry, wetFilm } = webs[which] as Web;
      const { gap, thinnest, thickest, speed } = coating;
      const film = (coatingTolerance(sheet, coater.slotDie, t) / NINETY_PERCENT) * wetFilm;
      writeWindow(
        coater,
        Math.min(slurry.viscosity, 1e6) * (1 + t.viscosity),
        slurry.surfaceTension,
        speed,
        gap,
        moved,
      );
      const thinner = (moved.thinnest - thinnest) / NINETY_PERCENT;
      const thicker = (moved.thickest - thickest) / NINETY_PERCENT;
      const low = (thinnest / gap) * gapping;
      const high = (thickest / gap) * gapping;
      const fits =
        below(wetFilm - thinnest, Math.sqrt(film * film + low * low + thinner * thinner)) +
        below(thickest - wetFilm, Math.sqrt(film * film + high * high + thicker * thicker)) -
        1;
      product *= fits > 0 ? fits : 0;
    }
    return product;
  }

  /** The moisture at which the share that is kept falls to the limit, against the room's moisture and its swing. */
  private kept(t: ToleranceParameters): number {
    const most = -Math.log(t.conductivityKept) / (t.moistureDecay * t.exposure);
    return below(Math.log(most / this.moisture), (this.moistureSlope * t.dewPoint) / NINETY_PERCENT);
  }
}

function binderShare(share: number, squares: number, weighing: number, t: ToleranceParameters): number {
  return share > 0 ? within(t.binderWindow, shareDeviation(share, squares, weighing)) : 1;
}
