import type { CellState } from '@libs/cell';
import type { Material } from '@libs/knowledge';
import {
  baselineIndex,
  coaterNumbers,
  createCostState,
  createEnergyState,
  createLineRateScratch,
  createLineRateState,
  createPressingState,
  createRouteStep,
  dryerNumbers,
  equipmentOf,
  evaluateCoating,
  evaluateCost,
  evaluateDrying,
  evaluateEnergy,
  evaluateLineRate,
  evaluatePressing,
  evaluateSlurry,
  fillsNeeded,
  mixingEnergyPerArea,
  sealingSeconds,
  setInfiltrationTime,
  setKnownTime,
  setOvenTime,
  setUnknownTime,
  stackingSeconds,
  webSeconds,
  wetFilmFor,
  type CoaterNumbers,
  type CostState,
  type DryerNumbers,
  type MaterialUse,
  type PressNumbers,
  type RouteStep,
} from '@libs/plant';
import { dryRoomPower } from '@libs/physics';
import type { Brief } from './brief';
import type { Candidate } from './candidate';
import { pressOf } from './press-choice';
import { priceOf, si } from './property';
import { modelParameters, type ModelParameters, type RouteParameters } from './route-assumptions';
import { materialsOf, type Amounts, type Sheet } from './sheet';
import { webOf, type Web } from './web';

/** One sheet as the line sees it: its coated layer, if it has one, and the materials that it uses. */
interface LineSheet {
  readonly web: Web | undefined;
  readonly uses: readonly MaterialUse[];
}

/** The line's view of the candidates of a brief. Everything that a candidate changes is overwritten in place. */
export class PlantModel {
  readonly cost: CostState = createCostState();
  readonly rate = createLineRateState();
  readonly energy = createEnergyState();
  readonly pressing = createPressingState();
  /** of the candidate evaluated last */
  readonly webs: Web[] = [];
  readonly steps: RouteStep[] = [];
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
  private readonly trays: number;
  private readonly secondsPerSheet: number;
  private readonly secondsPerCell: number;

  constructor(
    private readonly brief: Brief,
    private readonly p: ParameterEnds,
  ) {
    const coater = equipmentOf(brief.line, 'coater');
    const dryer = equipmentOf(brief.line, 'dryer');
    const press = pressOf(brief);
    if (!coater || !dryer || !press) throw new Error(`line ${brief.line.id} lacks a coater, a dryer or a press`);
    this.coater = coaterNumbers(coater);
    this.dryer = dryerNumbers(dryer);
    this.press = press.numbers;
    this.cellArea = brief.cell.areaMm[0] * brief.cell.areaMm[1] * 1e-6;
    this.trays = equipmentOf(brief.line, 'oven')?.trays ?? 1;
    this.secondsPerSheet = equipmentOf(brief.line, 'stacker')?.secondsPerSheet ?? 30;
    this.secondsPerCell = equipmentOf(brief.line, 'sealer')?.secondsPerCell ?? 120;
  }

  /** What the line reads of a sheet, prepared once. */
  lineSheet(sheet: Sheet): LineSheet {
    let prepared = this.sheets.get(sheet.id);
    if (!prepared) {
      const uses = materialsOf(sheet).map((material) => this.useOf(sheet, material));
      prepared = { web: sheet.solvent ? webOf(sheet) : undefined, uses };
      this.sheets.set(sheet.id, prepared);
    }
    return prepared;
  }

  private seat(sheet: Sheet): void {
    const { web, uses } = this.lineSheet(sheet);
    if (web) this.webs.push(web);
    for (const use of uses) this.uses.push(use);
  }

  private useOf(sheet: Sheet, material: Material): MaterialUse {
    const price = priceOf(material, this.brief.prices);
    return {
      id: `${sheet.position}:${material.id}`,
      amount: 0,
      yieldToEnd: 1,
      price: price?.value ?? Number.NaN,
      priceLow: price?.low ?? Number.NaN,
      priceHigh: price?.high ?? Number.NaN,
      vintage: price?.vintage ?? 'unknown',
    };
  }

  /** Rate, cost, energy and the shortfalls of one candidate, from the cell that it makes. Areas are of unit cell. */
  evaluate(candidate: Candidate, cell: CellState): void {
    const nominal = this.p.nominal.plant;
    const pessimistic = this.p.pessimistic.plant;
    const optimistic = this.p.optimistic.plant;
    const { route } = this.p.nominal;
    let at = 0;
    this.webs.length = 0;
    this.uses.length = 0;
    this.seat(candidate.cathode);
    this.seat(candidate.separator);
    this.seat(candidate.anode);
    this.warnings = 0;
    this.coatingShortfall = -1;
    this.dryingShortfall = -1;
    this.solidsShortfall = -1;
    const width = this.coater.width;
    const next = (id: string): RouteStep => {
      const step = this.steps[at] ?? createRouteStep(id);
      this.steps[at++] = step;
      step.energy = 0;
      step.baseline = -1;
      step.attended = true;
      return step;
    };
    for (const web of this.webs) {
      const { sheet } = web;
      const amounts = amountsOf(candidate, sheet);
      // A separator of two films is coated and dried twice, half of it each time.
      const passes = sheet.second ? 2 : 1;
      const castMass = this.castMass(sheet, amounts, cell) / passes;
      const share = sheet.contact === 'infiltrated' ? 1 - amounts.electrolyte : 1;
      const inSlurry = sheet.contact === 'infiltrated' ? 0 : amounts.electrolyte;
      recipe.active = amounts.active / share;
      recipe.electrolyte = inSlurry;
      recipe.binder = amounts.binder / share;
      recipe.carbon = amounts.carbon / share;
      recipe.solids = amounts.solids;
      evaluateSlurry(web.slurryMaterials, recipe, nominal, web.slurry);
      web.wetFilm = wetFilmFor(castMass, web.slurry);
      const air = sheet.contact === 'infiltrated' ? NMP_AIR : candidate.dryingC + 273.15;
      evaluateDrying(
        this.dryer,
        web.solvent,
        web.slurry,
        web.wetFilm,
        air,
        this.coater.speedLow,
        castMass,
        width,
        nominal,
        web.drying,
      );
      web.speed = Math.min(this.coater.speedHigh, web.drying.speedLimit);
      // A sheet drawn by a blade may lie still until it is dry; a web behind a slot die may not.
      const waits = !this.coater.slotDie && web.speed < this.coater.speedLow;
      if (waits) web.speed = this.coater.speedLow;
      if (!waits)
        this.dryingShortfall = Math.max(this.dryingShortfall, this.coater.speedLow / web.drying.speedLimit - 1);
      evaluateCoating(
        this.coater,
        web.slurry,
        web.wetFilm,
        Math.max(web.speed, this.coater.speedLow),
        nominal,
        web.coating,
      );
      this.coatingShortfall = Math.max(this.coatingShortfall, -web.coating.margin);
      this.solidsShortfall = Math.max(this.solidsShortfall, amounts.solids / web.slurry.solidsLimit - 1);
      this.warnings |= web.slurry.warnings | web.coating.warnings | web.drying.warnings;
      const coat = next('coat');
      coat.equipment = 0;
      const coated = webSeconds(Math.max(web.speed, this.coater.speedLow), web.coating.usableWidth);
      setKnownTime(
        coat,
        passes * (waits ? coated + web.drying.time / (this.dryer.length * web.coating.usableWidth) : coated),
      );
      coat.yieldToEnd = yieldOf(sheet, route) * route.yieldCell;
      coat.energy = passes * (web.drying.energy + mixingEnergyPerArea(castMass / amounts.solids, nominal));
      coat.baseline = baselineIndex(sheet.position === 'anode' ? 'coat-dry-anode' : 'coat-dry-cathode');
      if (sheet.solution) {
        const layer = sheet.position === 'anode' ? cell.anode : cell.cathode;
        const mass = layer.arealMass * amounts.electrolyte;
        const pores = layer.castThickness * 0.5 * (layer.castPorosity + layer.filledPorosity);
        const soak = next('infiltrate');
        soak.equipment = 3;
        setInfiltrationTime(
          soak,
          fillsNeeded(mass, Math.max(pores, 1e-7), route.solubility),
          nominal,
          pessimistic,
          optimistic,
        );
        soak.yieldToEnd = yieldOf(sheet, route) * route.yieldCell;
      }
      if (sheet.solution || sheet.heatTreatmentC !== undefined) this.bake(next('heat-treat'), sheet);
    }
    // Powder that is made here goes through the oven too; its dwell is reported nowhere, so rate and cost become ranges.
    if (candidate.cathode.powder) this.bake(next('make-electrolyte'), candidate.cathode);
    if (candidate.separator.powder) this.bake(next('make-electrolyte'), candidate.separator);
    if (candidate.anode.powder) this.bake(next('make-electrolyte'), candidate.anode);
    if (candidate.cathode.dryFilm) this.rollFilm(next('roll-film'), cell.cathode.arealMass);
    const { cathode, separator, anode } = cell;
    const before = cathode.castThickness + separator.castThickness + anode.castThickness;
    const after = cathode.thickness + separator.thickness + anode.thickness;
    evaluatePressing(this.press, candidate.pressureMPa * 1e6, before, after, nominal, this.pressing);
    this.warnings |= this.pressing.warnings;
    const press = next('press');
    press.equipment = 1;
    if (this.press.calender || this.press.cycle > 0) setKnownTime(press, this.pressing.secondsPerArea);
    else
      setUnknownTime(
        press,
        this.pressing.secondsPerArea,
        optimistic.batchHandling / this.press.areaPerLoad,
        pessimistic.batchHandling / this.press.areaPerLoad,
      );
    press.energy = this.pressing.energy;
    press.yieldToEnd = route.yieldCell;
    const area = this.cellArea;
    const stack = next('stack');
    stack.equipment = 2;
    setKnownTime(stack, stackingSeconds(this.secondsPerSheet, area, 2));
    stack.yieldToEnd = route.yieldCell;
    stack.baseline = baselineIndex('stack');
    const seal = next('seal');
    seal.equipment = 5;
    setKnownTime(seal, sealingSeconds(this.secondsPerCell, area, this.brief.cell.unitCells));
    seal.baseline = baselineIndex('enclose');
    evaluateLineRate(this.steps, at, this.scratch, nominal, this.rate);
    this.warnings |= this.rate.warnings;
    evaluateEnergy(
      this.steps,
      at,
      dryRoomPower(this.brief.line.room.volumeM3, nominal.dryRoomFactor),
      this.rate.rate,
      cell.stack.arealEnergy,
      nominal,
      this.energy,
    );
    this.amounts(candidate, cell);
    evaluateCost(
      this.uses,
      this.uses.length,
      this.steps,
      at,
      this.rate.rate,
      this.energy.perArea,
      area,
      nominal,
      this.cost,
    );
    this.warnings |= this.cost.warnings;
  }

  /** A dry film between the rolls of the laminator: its speed is not reported, so the rate is a range over what the rolls can do. */
  private rollFilm(step: RouteStep, mass: number): void {
    const rolls = equipmentOf(this.brief.line, 'laminator');
    const [slow, quick] = rolls?.speedMPerMin ?? [Number.NaN, Number.NaN];
    const seconds = (speed: number): number => webSeconds(speed / 60, (rolls?.widthMm ?? Number.NaN) * 1e-3);
    step.equipment = 6;
    setUnknownTime(step, seconds(Math.sqrt(slow * quick)), seconds(quick), seconds(slow));
    step.energy = mixingEnergyPerArea(mass, this.p.nominal.plant);
    step.yieldToEnd = this.p.nominal.route.yieldElectrode * this.p.nominal.route.yieldCell;
  }

  /** A stay in the vacuum oven whose length nobody reports. */
  private bake(step: RouteStep, sheet: Sheet): void {
    const { nominal, pessimistic, optimistic } = this.p;
    step.equipment = 4;
    setOvenTime(step, Number.NaN, this.trays, nominal.plant, pessimistic.plant, optimistic.plant);
    step.attended = false;
    step.yieldToEnd = yieldOf(sheet, nominal.route) * nominal.route.yieldCell;
  }

  private castMass(sheet: Sheet, amounts: Amounts, cell: CellState): number {
    if (sheet.position === 'separator') return cell.separator.electrolyteArealMass + cell.separator.binderArealMass;
    const mass = sheet.position === 'cathode' ? cell.cathode.arealMass : cell.anode.arealMass;
    return sheet.contact === 'infiltrated' ? mass * (1 - amounts.electrolyte) : mass;
  }

  /** kg of each material, and m2 of each foil, in a square metre of unit cell; foils of a monopolar stack serve two faces. */
  private amounts(candidate: Candidate, cell: CellState): void {
    const { route } = this.p.nominal;
    let at = 0;
    const foils = this.brief.cell.stacking === 'monopolar' ? 0.5 : 1;
    for (let which = 0; which < 3; which += 1) {
      const sheet = which === 0 ? candidate.cathode : which === 1 ? candidate.separator : candidate.anode;
      const amounts = amountsOf(candidate, sheet);
      const mass =
        sheet.position === 'separator'
          ? cell.separator.electrolyteArealMass + cell.separator.binderArealMass
          : sheet.position === 'cathode'
            ? cell.cathode.arealMass
            : cell.anode.arealMass;
      const cast = this.castMass(sheet, amounts, cell);
      const metal = sheet.position === 'anode' && !sheet.electrolyte;
      const put = (present: boolean, amount: number, yielded: number): void => {
        if (!present) return;
        const use = this.uses[at++] as MaterialUse;
        use.amount = amount;
        use.yieldToEnd = yielded * route.yieldCell;
      };
      const y = yieldOf(sheet, route);
      put(sheet.active !== undefined, metal ? mass : mass * amounts.active, y);
      const electrolyte =
        sheet.position === 'separator' ? cell.separator.electrolyteArealMass : mass * amounts.electrolyte;
      if (sheet.precursors) for (const { share } of sheet.precursors) put(true, electrolyte * share, y);
      else if (sheet.second) {
        const [one, other] = [si(sheet.electrolyte, 'density', 1), si(sheet.second.electrolyte, 'density', 1)];
        put(true, (electrolyte * one) / (one + other), y);
        put(true, (electrolyte * other) / (one + other), y);
      } else put(sheet.electrolyte !== undefined, electrolyte, y);
      put(
        sheet.binder !== undefined,
        sheet.position === 'separator' ? cell.separator.binderArealMass : mass * amounts.binder,
        y,
      );
      put(sheet.carbon !== undefined, mass * amounts.carbon, y);
      put(sheet.solvent !== undefined, cast * (1 / amounts.solids - 1), y);
      put(
        sheet.solution !== undefined,
        mass * amounts.electrolyte * (1 / (sheet.solution?.concentration ?? 0.1) - 1),
        y,
      );
      const made = sheet.powder;
      if (made)
        for (let index = 0; index < made.solvents.length; index += 1)
          put(true, (electrolyte * (1 / made.concentration - 1)) / made.solvents.length, y);
      put(sheet.collector !== undefined, foils, route.yieldFoil);
      put(sheet.scaffold !== undefined, sheet.second ? 2 : 1, route.yieldSeparator);
    }
  }
}

const recipe = { active: 0, electrolyte: 0, binder: 0, carbon: 0, solids: 0 };
/** Air for the PVDF electrode, which holds no sulfide yet: 120 °C, or what the dryer reaches (assumption; facts B23: 80 °C, then 100 °C under vacuum). */
const NMP_AIR = 393.15;

function amountsOf(candidate: Candidate, { position }: Sheet): Amounts {
  return position === 'cathode'
    ? candidate.cathodeAmounts
    : position === 'anode'
      ? candidate.anodeAmounts
      : candidate.separatorAmounts;
}

function yieldOf({ position }: Sheet, { yieldSeparator, yieldElectrode }: RouteParameters): number {
  return position === 'separator' ? yieldSeparator : yieldElectrode;
}

/** The parameters that an evaluation uses, and the two ends that an unknown dwell spans; replaced to ask the same line again. */
export interface ParameterEnds {
  nominal: ModelParameters;
  pessimistic: ModelParameters;
  optimistic: ModelParameters;
}

export function parameterEnds(edits: Readonly<Record<string, number>>): ParameterEnds {
  return {
    nominal: modelParameters('nominal', edits),
    pessimistic: modelParameters('pessimistic', edits),
    optimistic: modelParameters('optimistic', edits),
  };
}
