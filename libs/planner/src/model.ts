import {
  cellAssumptions,
  createCellState,
  evaluateCell,
  evaluateCellBounds,
  createCellBounds,
  intervalOf,
  parameterSets,
  type CellDesign,
  type CellState,
} from '@libs/cell';
import { evaluateRoom, plantAssumptions } from '@libs/plant';
import type { Brief } from './brief';
import type { Candidate } from './candidate';
import { designFor, recordOf, seat, type SheetRecord } from './design';
import type { RouteFigures } from './objectives';
import { PlantModel, plantParameterSets } from './plant-model';
import type { Amounts, Sheet } from './sheet';

/** All models of a brief: from a candidate to its figures, its shortfalls and, for the routes that are shown, their intervals. */
export class RouteModel {
  readonly figures: RouteFigures = {
    specificEnergyStack: 0,
    energyDensityStack: 0,
    specificEnergyPackaged: 0,
    energyDensityPackaged: 0,
    arealResistance: 0,
    utilisation: 0,
    costPerArea: 0,
    costPerAreaLow: 0,
    costPerAreaHigh: 0,
    arealEnergy: 0,
    lineRate: 0,
    lineRateLow: 0,
    lineRateHigh: 0,
  };
  readonly cell: CellState = createCellState();
  readonly room;
  readonly plant: PlantModel;
  private readonly design: CellDesign;
  private readonly records = new Map<string, SheetRecord>();
  private readonly cellSets;
  private readonly plantSets;

  constructor(brief: Brief) {
    this.cellSets = parameterSets(editsOf(brief, cellAssumptions));
    this.plantSets = plantParameterSets(editsOf(brief, plantAssumptions));
    this.design = designFor(brief);
    this.plant = new PlantModel(brief, this.plantSets);
    this.room = evaluateRoom(brief.line.room, this.plantSets.nominal, brief.dewPointC);
  }

  private record(sheet: Sheet): SheetRecord {
    let record = this.records.get(sheet.id);
    if (!record) this.records.set(sheet.id, (record = recordOf(sheet)));
    return record;
  }

  /** Figures of a candidate at the nominal end of every assumption; writes `figures`, `cell` and `plant`. */
  evaluate(candidate: Candidate): void {
    seat(this.design, this.record(candidate.cathode), this.record(candidate.separator), this.record(candidate.anode));
    fill(this.design, candidate);
    evaluateCell(this.design, this.cellSets.nominal, this.cell);
    this.plant.evaluate(candidate, this.cell);
    const { stack } = this.cell;
    const { figures } = this;
    figures.specificEnergyStack = stack.specificEnergyStack;
    figures.energyDensityStack = stack.energyDensityStack;
    figures.specificEnergyPackaged = stack.specificEnergyPackaged;
    figures.energyDensityPackaged = stack.energyDensityPackaged;
    figures.arealResistance = stack.arealResistance;
    figures.utilisation = stack.utilisation;
    figures.arealEnergy = stack.arealEnergy;
    figures.costPerArea = this.plant.cost.value;
    figures.costPerAreaLow = this.plant.cost.low;
    figures.costPerAreaHigh = this.plant.cost.high;
    figures.lineRate = this.plant.rate.rate;
    figures.lineRateLow = this.plant.rate.rateLow;
    figures.lineRateHigh = this.plant.rate.rateHigh;
  }

  /** The envelope of every figure over the ranges of the assumptions. Call after `evaluate` of the same candidate. */
  intervals(): Record<string, { value: number; low: number; high: number }> {
    const bounds = createCellBounds();
    evaluateCellBounds(this.design, this.cellSets, bounds);
    const { figures } = this;
    const kWh = (cost: number, energy: number): number => (cost * 1000) / energy;
    const energy = intervalOf(bounds, (cell) => cell.stack.arealEnergy);
    return {
      specificEnergyStack: intervalOf(bounds, (cell) => cell.stack.specificEnergyStack),
      energyDensityStack: intervalOf(bounds, (cell) => cell.stack.energyDensityStack),
      specificEnergyPackaged: intervalOf(bounds, (cell) => cell.stack.specificEnergyPackaged),
      energyDensityPackaged: intervalOf(bounds, (cell) => cell.stack.energyDensityPackaged),
      arealResistance: intervalOf(bounds, (cell) => cell.stack.arealResistance * 1e4),
      utilisation: intervalOf(bounds, (cell) => cell.stack.utilisation),
      costPerArea: { value: figures.costPerArea, low: figures.costPerAreaLow, high: figures.costPerAreaHigh },
      costPerKWh: {
        value: kWh(figures.costPerArea, energy.value),
        low: kWh(figures.costPerAreaLow, energy.high),
        high: kWh(figures.costPerAreaHigh, energy.low),
      },
      lineRate: { value: figures.lineRate * 3600, low: figures.lineRateLow * 3600, high: figures.lineRateHigh * 3600 },
    };
  }
}

function editsOf({ assumptions }: Brief, known: readonly { readonly id: string }[]): Record<string, number> {
  return Object.fromEntries(Object.entries(assumptions).filter(([id]) => known.some((one) => one.id === id)));
}

function fill(design: CellDesign, candidate: Candidate): void {
  const pressure = candidate.pressureMPa * 1e6;
  const capacity = candidate.arealCapacityMAhCm2 * 10; // Ah/m2
  const { cathodeAmounts, anodeAmounts, separatorAmounts } = candidate;
  writeRecipe(design.cathodeRecipe, cathodeAmounts, capacity, pressure);
  if (design.anodeRecipe) writeRecipe(design.anodeRecipe, anodeAmounts, capacity * candidate.npRatio, pressure);
  if (design.metalAnode)
    design.metalAnode.thickness =
      (capacity * candidate.npRatio) / (design.metalAnode.density * design.metalAnode.capacity);
  design.separatorRecipe.thickness = (separatorAmounts.thicknessUm ?? 50) * 1e-6;
  design.separatorRecipe.binder = separatorAmounts.binder;
  design.separatorRecipe.pressure = pressure;
}

function writeRecipe(
  recipe: CellDesign['cathodeRecipe'],
  amounts: Amounts,
  arealCapacity: number,
  pressure: number,
): void {
  recipe.active = amounts.active;
  recipe.electrolyte = amounts.electrolyte;
  recipe.binder = amounts.binder;
  recipe.carbon = amounts.carbon;
  recipe.arealCapacity = arealCapacity;
  recipe.pressure = pressure;
}
