import type { CellState } from '@libs/cell';
import { baselineThroughput, coaterSolventFactor, dryRoomPower, stackingSizeFactor } from '@libs/physics';
import {
  baselineIndex,
  coaterNumbers,
  createCostState,
  createEnergyState,
  createLineRateScratch,
  createLineRateState,
  createPressingState,
  dryerNumbers,
  equipmentOf,
  evaluateCost,
  evaluateEnergy,
  evaluateLineRate,
  evaluatePressing,
  fillsNeeded,
  mixingEnergyPerArea,
  sealingSeconds,
  setInfiltrationTime,
  setKnownTime,
  setOvenTime,
  setUnknownTime,
  stackingSeconds,
  staffedHours,
  webSeconds,
  type CoaterNumbers,
  type CostBasis,
  type CostState,
  type DryerNumbers,
  type EnergyBasis,
  type MaterialUse,
  type OvenRun,
  type PressingRun,
  type PressNumbers,
} from '@libs/plant';
import type { Brief } from '../brief/brief';
import type { Candidate } from '../space/candidate';
import { coatWeb } from '../space/coat-web';
import { lineSheetOf, writeUses, type LineSheet } from './line-sheet';
import { Machine, StepList, type LineStep } from './line-steps';
import { pressOf } from '../space/press-choice';
import type { ParameterEnds } from './route-assumptions';
import type { Amounts, Sheet } from '../space/sheet';
import type { Web } from '../space/web';

const COAT_ANODE = baselineIndex('coat-dry-anode');
const COAT_CATHODE = baselineIndex('coat-dry-cathode');
const STACK = baselineIndex('stack');
const ENCLOSE = baselineIndex('enclose');
/** Weeks that a staffed line works in a year [assumption]: one shift of 40 h a week is the 2000 h of `work-hours`. */
const WEEKS = 50;

/** The line's view of the candidates of a brief. Everything that a candidate changes is overwritten in place. */
export class PlantModel {
  readonly cost: CostState = createCostState();
  readonly rate = createLineRateState();
  readonly energy = createEnergyState();
  readonly pressing = createPressingState();
  /** of the candidate evaluated last */
  readonly webs: Web[] = [];
  readonly steps = new StepList();
  readonly uses: MaterialUse[] = [];
  warnings = 0;
  /** worst shortfall of coater and dryer; 0 or less = the line can */
  coatingShortfall = 0;
  dryingShortfall = 0;
  solidsShortfall = 0;
  readonly coater: CoaterNumbers;
  private readonly dryer: DryerNumbers;
  private readonly press: PressNumbers;
  private readonly scratch = createLineRateScratch(8);
  private readonly sheets = new Map<string, LineSheet>();
  private readonly cellArea: number;
  /** what is handed to the line's models: numbers in records, as a number that is handed to a call by itself is allocated */
  private readonly basis: EnergyBasis & CostBasis;
  private readonly pressed: PressingRun = { pressure: NaN, startThickness: NaN, endThickness: NaN };
  private readonly oven: OvenRun;
  private readonly sheetSeconds: number; // s/m2 for one sheet per unit cell
  private readonly electrodeSheets: number;
  private readonly cellSeconds: number;
  private readonly rolls: { readonly slow: number; readonly quick: number; readonly width: number };
  private readonly staffedSeconds: number; // a year; 0 = the line names no staff
  private readonly faces: number;
  private readonly roomVolume: number;
  private webCount = 0;
  private useCount = 0;

  constructor(
    private readonly brief: Brief,
    private readonly p: ParameterEnds,
  ) {
    const { line, cell } = brief;
    const coater = equipmentOf(line, 'coater');
    const dryer = equipmentOf(line, 'dryer');
    const press = pressOf(brief);
    if (!coater || !dryer || !press) throw new Error(`line ${line.id} lacks a coater, a dryer or a press`);
    this.coater = coaterNumbers(coater);
    this.dryer = dryerNumbers(dryer);
    this.press = press.numbers;
    this.cellArea = cell.areaMm[0] * cell.areaMm[1] * 1e-6;
    const cellArea = this.cellArea * cell.unitCells;
    this.basis = { dryRoomPower: NaN, rate: NaN, cellEnergy: NaN, energy: NaN, cellArea, workSeconds: NaN };
    this.oven = { hold: Number.NaN, trays: equipmentOf(line, 'oven')?.trays ?? 1 };
    // Sheets of both electrodes per unit cell: a double-coated sheet serves two of a monopolar stack, whose anodes are one more.
    const electrodes = cell.stacking === 'monopolar' ? (cell.unitCells + 1) / cell.unitCells : 2;
    this.sheetSeconds = stackingSeconds(equipmentOf(line, 'stacker')?.secondsPerSheet ?? 30, this.cellArea, 1);
    this.electrodeSheets = electrodes;
    this.cellSeconds = sealingSeconds(
      equipmentOf(line, 'sealer')?.secondsPerCell ?? 120,
      this.cellArea,
      cell.unitCells,
    );
    const rolls = equipmentOf(line, 'laminator');
    const [slow, quick] = rolls?.speedMPerMin ?? [Number.NaN, Number.NaN];
    this.rolls = { slow: slow / 60, quick: quick / 60, width: (rolls?.widthMm ?? Number.NaN) * 1e-3 };
    this.staffedSeconds = staffedHours(line).hours * WEEKS * 3600;
    this.faces = cell.stacking === 'monopolar' ? 0.5 : 1;
    this.roomVolume = line.room.volumeM3;
  }

  /** What the line reads of a sheet, prepared once. */
  lineSheet(sheet: Sheet): LineSheet {
    let prepared = this.sheets.get(sheet.id);
    if (!prepared) this.sheets.set(sheet.id, (prepared = lineSheetOf(sheet, this.brief)));
    return prepared;
  }

  /** Rate, cost, energy and the shortfalls of one candidate, from the cell that it makes. Areas are of unit cell. */
  evaluate(candidate: Candidate, cell: CellState): void {
    const { plant } = this.p.nominal;
    const { steps } = this;
    steps.clear();
    this.webCount = 0;
    this.useCount = 0;
    this.warnings = 0;
    this.coatingShortfall = -1;
    this.dryingShortfall = -1;
    this.solidsShortfall = -1;
    this.sheet(candidate.cathode, candidate.cathodeAmounts, candidate, cell);
    this.sheet(candidate.separator, candidate.separatorAmounts, candidate, cell);
    this.sheet(candidate.anode, candidate.anodeAmounts, candidate, cell);
    this.assemble(candidate, cell);
    // Shortened, not emptied: an emptied array would be built anew for every candidate.
    if (this.webs.length !== this.webCount) this.webs.length = this.webCount;
    if (this.uses.length !== this.useCount) this.uses.length = this.useCount;
    evaluateLineRate(steps.list, steps.count, this.scratch, plant, this.rate);
    const { basis } = this;
    basis.rate = this.rate.rate;
    basis.dryRoomPower = dryRoomPower(this.roomVolume, plant.dryRoomFactor);
    basis.cellEnergy = cell.stack.arealEnergy;
    evaluateEnergy(steps.list, steps.count, basis, plant, this.energy);
    basis.energy = this.energy.perArea;
    basis.workSeconds = this.staffedSeconds > 0 ? this.staffedSeconds : plant.workHours;
    evaluateCost(this.uses, this.uses.length, steps.list, steps.count, basis, plant, this.cost);
    this.warnings |= this.pressing.warnings | this.rate.warnings | this.cost.warnings;
  }

  /** Everything that the line does for one sheet before it is stacked. */
  private sheet(sheet: Sheet, amounts: Amounts, candidate: Candidate, cell: CellState): void {
    const { route } = this.p.nominal;
    const line = this.lineSheet(sheet);
    const { web, uses } = line;
    for (let index = 0; index < uses.length; index += 1) this.uses[this.useCount++] = uses[index] as MaterialUse;
    writeUses(line, amounts, cell, this.faces, route);
    // Powder that is made here goes through the oven too; its dwell is reported nowhere, so rate and cost become ranges.
    if (sheet.powder?.baked) this.bake('make-electrolyte', sheet);
    if (sheet.oxide) this.bake('heat-treat', sheet, sheet.oxide);
    if (web) this.coat(line, web, amounts, candidate, cell);
    else if (sheet.solution) {
      this.infiltrate(sheet, amounts, cell);
      this.bake('heat-treat', sheet);
    }
    if (sheet.dryFilm) this.roll('roll-film', sheet, cell);
    if (sheet.transferred) this.roll('transfer', sheet);
    if (sheet.interlayer) this.evaporate();
  }

  private coat(line: LineSheet, web: Web, amounts: Amounts, { dryingC }: Candidate, cell: CellState): void {
    const { coater, dryer } = this;
    const { plant } = this.p.nominal;
    const { sheet, coating, drying, slurry } = web;
    // A separator of two films is coated and dried twice, half of it each time.
    const passes = sheet.second ? 2 : 1;
    const mass = line.castMass / passes;
    web.castMass = mass;
    web.dryingC = dryingC;
    coatWeb(web, amounts, coater, dryer, plant);
    this.webs[this.webCount++] = web;
    if (!web.waits) this.dryingShortfall = Math.max(this.dryingShortfall, coater.speedLow / drying.speedLimit - 1);
    this.coatingShortfall = Math.max(this.coatingShortfall, -coating.margin);
    this.solidsShortfall = Math.max(this.solidsShortfall, amounts.solids / slurry.solidsLimit - 1);
    this.warnings |= slurry.warnings | coating.warnings | drying.warnings;
    const step = this.step('coat', sheet.position, Machine.coater);
    const coated = webSeconds(Math.max(web.speed, coater.speedLow), coating.usableWidth);
    setKnownTime(step, passes * (web.waits ? coated + drying.time / (dryer.length * coating.usableWidth) : coated));
    step.energy = passes * (drying.energy + mixingEnergyPerArea(mass / amounts.solids, plant));
    const anode = sheet.position === 'anode';
    const { anodeSolventKgPerM2, cathodeSolventKgPerM2 } = baselineThroughput;
    step.baseline = anode ? COAT_ANODE : COAT_CATHODE;
    step.capitalFactor = coaterSolventFactor(drying.solventLoad, anode ? anodeSolventKgPerM2 : cathodeSolventKgPerM2);
    if (sheet.solution) this.infiltrate(sheet, amounts, cell);
    if (sheet.solution || sheet.heatTreatmentC !== undefined) this.bake('heat-treat', sheet);
  }

  private infiltrate(sheet: Sheet, amounts: Amounts, cell: CellState): void {
    const { nominal, pessimistic, optimistic } = this.p;
    let mass: number;
    let pores: number;
    if (sheet.position === 'separator') {
      // A membrane: free are its pores at first, and what the solids leave at last.
      const { thickness, castThickness, porosity, electrolyteArealMass } = cell.separator;
      mass = electrolyteArealMass;
      pores = castThickness - thickness * (1 - porosity) * 0.5 * (1 + nominal.route.membraneVolume);
    } else {
      const layer = sheet.position === 'anode' ? cell.anode : cell.cathode;
      mass = layer.arealMass * amounts.electrolyte;
      pores = layer.castThickness * 0.5 * (layer.castPorosity + layer.filledPorosity);
    }
    const fills = fillsNeeded(mass, Math.max(pores, 1e-7), nominal.route.solubility);
    const step = this.step('infiltrate', sheet.position, Machine.bath);
    setInfiltrationTime(step, fills, nominal.plant, pessimistic.plant, optimistic.plant);
  }

  /** A metal on the electrolyte layer, under vacuum: how fast is not reported, and no line has the machine. */
  private evaporate(): void {
    const { nominal, pessimistic, optimistic } = this.p;
    const step = this.step('evaporate', 'separator', Machine.evaporator);
    setUnknownTime(
      step,
      nominal.route.evaporationTime,
      optimistic.route.evaporationTime,
      pessimistic.route.evaporationTime,
    );
  }

  /** A stay in the oven, of a length that is reported, or not. */
  private bake(id: 'heat-treat' | 'make-electrolyte', sheet: Sheet, reported?: Sheet['oxide']): void {
    const { nominal, pessimistic, optimistic } = this.p;
    const { oven } = this;
    const step = this.step(id, sheet.position, Machine.oven);
    oven.hold = reported ? reported.minutes * 60 : Number.NaN;
    setOvenTime(step, oven, nominal.plant, pessimistic.plant, optimistic.plant);
    step.attended = false;
  }

  /**
   * A dry film, or a layer with its release film, between the rolls of the laminator: the speed is not reported, so the rate is a range over
   * what the rolls can do. `mixed`: the cell whose cathode is mixed for it without a liquid.
   */
  private roll(id: 'roll-film' | 'transfer', sheet: Sheet, mixed?: CellState): void {
    const { slow, quick, width } = this.rolls;
    const { plant } = this.p.nominal;
    const step = this.step(id, sheet.position, Machine.rolls);
    setUnknownTime(step, webSeconds(Math.sqrt(slow * quick), width), webSeconds(quick, width), webSeconds(slow, width));
    step.energy = mixed ? mixingEnergyPerArea(mixed.cathode.arealMass, plant) : 0;
  }

  /** Pressing, stacking and sealing. */
  private assemble(
    { pressureMPa, separator: sheet }: Candidate,
    { cathode, separator, anode, stack: cells }: CellState,
  ): void {
    const { nominal, pessimistic, optimistic } = this.p;
    const { plant } = nominal;
    const { pressed } = this;
    pressed.pressure = pressureMPa * 1e6;
    pressed.startThickness = cathode.castThickness + separator.castThickness + anode.castThickness;
    pressed.endThickness = cathode.thickness + separator.thickness + anode.thickness;
    evaluatePressing(this.press, pressed, plant, this.pressing);
    const press = this.step('press', 'cell', Machine.press);
    const { secondsPerArea, energy } = this.pressing;
    const { areaPerLoad, calender, cycle } = this.press;
    if (calender || cycle > 0) setKnownTime(press, secondsPerArea);
    else
      setUnknownTime(
        press,
        secondsPerArea,
        optimistic.plant.batchHandling / areaPerLoad,
        pessimistic.plant.batchHandling / areaPerLoad,
      );
    press.energy = energy;
    const film = sheet.carrier === undefined;
    const stack = this.step('stack', 'cell', Machine.stacker);
    // A separator coated on an electrode is stacked with it; a film is a sheet of its own.
    setKnownTime(stack, this.sheetSeconds * (this.electrodeSheets + (film ? 1 : 0)));
    stack.baseline = STACK;
    // As many sheets in series hold less charge and ask the same stacking: size is counted as if all stood in parallel.
    stack.capitalFactor = stackingSizeFactor(cells.arealCapacity * this.cellArea * this.brief.cell.unitCells);
    const seal = this.step('seal', 'cell', Machine.sealer);
    // What was sealed is counted as a cell.
    seal.yieldToEnd = 1;
    setKnownTime(seal, this.cellSeconds);
    seal.baseline = ENCLOSE;
  }

  /** The next step, with the product of the yields from it to the sealed cell. */
  private step(name: string, of: LineStep['of'], machine: number): LineStep {
    const { yieldSeparator, yieldElectrode, yieldCell } = this.p.nominal.route;
    const step = this.steps.next(name, of, machine);
    step.yieldToEnd = of === 'cell' ? yieldCell : (of === 'separator' ? yieldSeparator : yieldElectrode) * yieldCell;
    return step;
  }
}
