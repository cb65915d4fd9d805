import { conductivityKept, moistureAtFrostPoint, NINETY_PERCENT, normalQuantile } from '@libs/physics';
import { createCoatingWindow, writeWindow, type CoatingWindow } from '@libs/plant';
import type { Brief } from '../brief/brief';
import { createCandidate, type Candidate } from '../space/candidate';
import { columnOf } from './draws';
import { RouteModel } from './model';
import type { Amounts } from '../space/sheet';
import { coatingTolerance, specificationLimits } from './specification';

/** How many cells a route is asked for. */
export const CELLS = 512;

/** Shares of sampled cells that keep a limit. */
export interface SampledShares {
  readonly all: number;
  /** in the order of `specificationLimits` */
  readonly each: Float64Array;
}

const parts = ['active', 'electrolyte', 'binder', 'carbon'] as const;
const positions = ['cathode', 'separator', 'anode'] as const;

/**
 * Makes cells of a route that are each off by their own tolerances, asks the cell model and the coating window again, and counts
 * those that keep their limits: what the analytic estimate of `Specification` takes as linear and independent is neither here.
 * The draws are those of a Latin hypercube, the same for every route.
 */
export class SpecificationSampler {
  private readonly model: RouteModel;
  private readonly deviates = {
    cathode: sheetDeviates('cathode'),
    separator: sheetDeviates('separator'),
    anode: sheetDeviates('anode'),
  };
  private readonly pressure = deviates('pressure');
  private readonly dewPoint = deviates('dew point');
  private made: Candidate | undefined;
  private readonly coat = { cathode: 0, separator: 0, anode: 0 };
  private readonly window: CoatingWindow = createCoatingWindow();

  constructor(private readonly brief: Brief) {
    this.model = new RouteModel(brief);
  }

  share(route: Candidate): SampledShares {
    const { model } = this;
    model.evaluate(route);
    const { tolerance: t } = model.parameters.nominal;
    const { cathode, separator, anode } = model.cell;
    const porosity = [cathode.porosity, separator.porosity, anode.porosity] as const;
    const webs = model.plant.webs.map(({ sheet, wetFilm, coating, slurry }) => ({
      position: sheet.position,
      wetFilm,
      gap: coating.gap,
      speed: coating.speed,
      viscosity: Math.min(slurry.viscosity, 1e6),
      tension: slurry.surfaceTension,
    }));
    const kept = specificationLimits.map(() => 0);
    const holds = specificationLimits.map(() => false);
    let all = 0;
    const composite = route.anode.electrolyte !== undefined;
    const off = (this.made ??= createCandidate(route.cathode, route.separator, route.anode));
    Object.assign(off, { cathode: route.cathode, separator: route.separator, anode: route.anode });
    off.npRatio = route.npRatio;
    off.arealCapacityMAhCm2 = route.arealCapacityMAhCm2;
    const binders = [route.cathodeAmounts.binder, route.separatorAmounts.binder, route.anodeAmounts.binder] as const;
    const { coat } = this;
    for (let cell = 0; cell < CELLS; cell += 1) {
      this.make(route, off, cell);
      holds[0] = Math.abs(model.capacityRatio.cathode - 1) <= t.capacityWindow;
      holds[1] = model.cell.stack.npRatio >= t.leastNp;
      holds[2] = Math.abs(cathode.porosity - porosity[0]) <= t.porosityWindow;
      holds[3] = Math.abs(separator.porosity - porosity[1]) <= t.porosityWindow;
      holds[4] = !composite || Math.abs(anode.porosity - porosity[2]) <= t.porosityWindow;
      const pressed = ((1 + coat.separator) * (1 - porosity[1])) / (1 - separator.porosity);
      holds[5] = Math.abs(pressed - 1) <= t.thicknessWindow;
      holds[6] = near(off.cathodeAmounts.binder, binders[0], t.binderWindow);
      holds[7] = near(off.separatorAmounts.binder, binders[1], t.binderWindow);
      holds[8] = !composite || near(off.anodeAmounts.binder, binders[2], t.binderWindow);
      holds[9] = true;
      for (const { position, wetFilm, gap, speed, viscosity, tension } of webs) {
        const drawn = this.deviates[position];
        const { window } = this;
        window.viscosity = viscosity * Math.max(0.01, 1 + (drawn.viscosity[cell] as number) * t.viscosity);
        window.surfaceTension = tension;
        window.speed = speed;
        window.gap = gap + (drawn.gap[cell] as number) * t.gap;
        writeWindow(model.plant.coater, window);
        const film = wetFilm * (1 + coat[position]);
        if (!(film >= window.thinnest && film <= window.thickest)) holds[9] = false;
      }
      const dewPoint = 273.15 + this.brief.dewPointC + (this.dewPoint[cell] as number) * t.dewPoint;
      holds[10] = conductivityKept(t.moistureDecay, moistureAtFrostPoint(dewPoint), t.exposure) >= t.conductivityKept;
      let every = true;
      for (let limit = 0; limit < holds.length; limit += 1) {
        if (holds[limit]) (kept[limit] as number)++;
        else every = false;
      }
      if (every) all += 1;
    }
    model.capacityRatio.cathode = 1;
    model.capacityRatio.anode = 1;
    return { all: all / CELLS, each: Float64Array.from(kept, (count) => count / CELLS) };
  }

  /** Makes one cell, off by its tolerances, and asks the cell model for it; writes how much each coat is off. */
  private make(route: Candidate, off: Candidate, cell: number): void {
    const { model, coat } = this;
    const { tolerance: t } = model.parameters.nominal;
    const { slotDie } = model.plant.coater;
    const foil = route.anode.electrolyte === undefined;
    this.weigh('cathode', route.cathodeAmounts, off.cathodeAmounts, cell, t.weighing);
    this.weigh('separator', route.separatorAmounts, off.separatorAmounts, cell, t.weighing);
    this.weigh('anode', route.anodeAmounts, off.anodeAmounts, cell, t.weighing);
    for (const position of positions) {
      const halfWidth = foil && position === 'anode' ? t.foil : coatingTolerance(route[position], slotDie, t);
      coat[position] = (this.deviates[position].coat[cell] as number) * halfWidth;
    }
    const { cathodeAmounts, anodeAmounts } = route;
    model.capacityRatio.cathode = ((1 + coat.cathode) * off.cathodeAmounts.active) / cathodeAmounts.active;
    model.capacityRatio.anode = (1 + coat.anode) * (foil ? 1 : off.anodeAmounts.active / anodeAmounts.active);
    off.pressureMPa = route.pressureMPa * (1 + (this.pressure[cell] as number) * t.pressure);
    model.evaluateCell(off);
  }

  private weigh(
    position: (typeof positions)[number],
    from: Amounts,
    to: Candidate['cathodeAmounts'],
    cell: number,
    halfWidth: number,
  ): void {
    const drawn = this.deviates[position].parts;
    let sum = 0;
    for (let part = 0; part < parts.length; part += 1) {
      const name = parts[part] as (typeof parts)[number];
      to[name] = from[name] * (1 + ((drawn[part] as Float64Array)[cell] as number) * halfWidth);
      sum += to[name];
    }
    if (sum > 0) for (const name of parts) to[name] /= sum;
    if (from.thicknessUm !== undefined) to.thicknessUm = from.thicknessUm;
  }
}

/** Deviates of one tolerance, in its half-widths: 9 of 10 lie between -1 and 1. */
function deviates(name: string): Float64Array {
  return columnOf(`tolerance ${name}`, CELLS).map((u) => normalQuantile(u) / NINETY_PERCENT);
}

interface SheetDeviates {
  readonly coat: Float64Array;
  readonly gap: Float64Array;
  readonly viscosity: Float64Array;
  readonly parts: readonly Float64Array[];
}

function sheetDeviates(position: (typeof positions)[number]): SheetDeviates {
  return {
    coat: deviates(`${position} coat`),
    gap: deviates(`${position} gap`),
    viscosity: deviates(`${position} viscosity`),
    parts: parts.map((part) => deviates(`${position} ${part}`)),
  };
}

function near(value: number, target: number, window: number): boolean {
  return Math.abs(value - target) <= window * target;
}
