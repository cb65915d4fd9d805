import { createCellState, evaluateCell, type CellDesign, type CellState } from '@libs/cell';
import { evaluateRoom } from '@libs/plant';
import type { Brief } from '../brief/brief';
import type { Candidate } from '../space/candidate';
import { designFor, recordOf, seat, type SheetRecord } from '../space/design';
import { createFigures, type RouteFigures } from '../brief/objectives';
import { PlantModel } from './plant-model';
import { parameterEnds, type ParameterEnds } from './route-assumptions';
import type { Amounts, Sheet } from '../space/sheet';
import { Specification } from './specification';

/** What capacity an electrode has of what was asked: 1 but in a sample of a material that holds less or more than its datum. */
interface CapacityRatios {
  cathode: number;
  anode: number;
}

/** All models of a brief: from a candidate to its figures and its shortfalls. */
export class RouteModel {
  readonly figures: RouteFigures = createFigures();
  readonly cell: CellState = createCellState();
  readonly plant: PlantModel;
  /** replaced by who samples; the search never touches it */
  readonly parameters: ParameterEnds;
  readonly capacityRatio: CapacityRatios = { cathode: 1, anode: 1 };
  readonly design: CellDesign;
  readonly specification: Specification;
  private readonly records = new Map<string, SheetRecord>();

  constructor(private readonly brief: Brief) {
    this.parameters = parameterEnds(brief.assumptions);
    this.design = designFor(brief);
    this.plant = new PlantModel(brief, this.parameters);
    this.specification = new Specification(this.plant.coater, brief.dewPointC);
  }

  /** The room of the line at the brief's dew point: not a matter of the candidate. */
  get room(): ReturnType<typeof evaluateRoom> {
    return evaluateRoom(this.brief.line.room, this.parameters.nominal.plant, this.brief.dewPointC);
  }

  /** What the cell model reads of a sheet, prepared once. */
  record(sheet: Sheet): SheetRecord {
    let record = this.records.get(sheet.id);
    if (!record) this.records.set(sheet.id, (record = recordOf(sheet)));
    return record;
  }

  /** The cell of a candidate alone; writes `cell`. */
  evaluateCell(candidate: Candidate): void {
    const { nominal } = this.parameters;
    const { cathode, separator, anode } = candidate;
    seat(this.design, this.record(cathode), this.record(separator), this.record(anode), nominal.route);
    fill(this.design, candidate, this.capacityRatio);
    evaluateCell(this.design, nominal.cell, this.cell);
  }

  /** Figures of a candidate; writes `figures`, `cell`, `plant` and `specification`. */
  evaluate(candidate: Candidate): void {
    const { nominal } = this.parameters;
    this.evaluateCell(candidate);
    this.plant.evaluate(candidate, this.cell);
    const { figures, plant } = this;
    const { stack } = this.cell;
    const { cost, rate } = plant;
    figures.specificEnergyStack = stack.specificEnergyStack;
    figures.energyDensityStack = stack.energyDensityStack;
    figures.specificEnergyPackaged = stack.specificEnergyPackaged;
    figures.energyDensityPackaged = stack.energyDensityPackaged;
    figures.arealResistance = stack.arealResistance;
    figures.utilisation = stack.utilisation;
    figures.arealEnergy = stack.arealEnergy;
    figures.costPerArea = cost.value;
    figures.costKnown = cost.materials + cost.labour + cost.equipment + cost.energy;
    // A cost with a missing price counts as the high end of its range, or as so many times its known part where it has none.
    figures.costRank = !Number.isNaN(cost.value)
      ? cost.value
      : Number.isFinite(cost.high)
        ? cost.high
        : nominal.route.unpriced * figures.costKnown;
    figures.lineRate = rate.rate;
    // A dwell that is not known does not matter where another machine sets the rate at both of its ends.
    figures.lineRateKnown = rate.known || rate.rateLow === rate.rateHigh;
    figures.lineRateLow = rate.rateLow;
    figures.processEnergy = plant.energy.perEnergy;
    this.specification.evaluate(candidate, this.design, this.cell, plant.webs, nominal, figures);
  }
}

function fill(design: CellDesign, candidate: Candidate, ratio: CapacityRatios): void {
  const pressure = candidate.pressureMPa * 1e6;
  const capacity = candidate.arealCapacityMAhCm2 * 10; // Ah/m2
  const { cathodeAmounts, anodeAmounts, separatorAmounts } = candidate;
  writeRecipe(design.cathodeRecipe, cathodeAmounts);
  design.cathodeRecipe.arealCapacity = capacity * ratio.cathode;
  design.cathodeRecipe.pressure = pressure;
  if (design.anodeRecipe) {
    writeRecipe(design.anodeRecipe, anodeAmounts);
    design.anodeRecipe.arealCapacity = capacity * candidate.npRatio * ratio.anode;
    design.anodeRecipe.pressure = pressure;
  }
  if (design.metalAnode)
    design.metalAnode.thickness =
      (capacity * candidate.npRatio * ratio.anode) / (design.metalAnode.density * design.metalAnode.capacity);
  design.separatorRecipe.thickness = (separatorAmounts.thicknessUm ?? 50) * 1e-6;
  design.separatorRecipe.binder = separatorAmounts.binder;
  design.separatorRecipe.pressure = pressure;
}

function writeRecipe(recipe: CellDesign['cathodeRecipe'], amounts: Amounts): void {
  recipe.active = amounts.active;
  recipe.electrolyte = amounts.electrolyte;
  recipe.binder = amounts.binder;
  recipe.carbon = amounts.carbon;
}
