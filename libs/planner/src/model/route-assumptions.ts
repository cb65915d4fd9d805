import {
  assumptionRow,
  cellAssumptions,
  parametersOf,
  type Assumption,
  type CellParameters,
  type ParameterEnd,
} from '@libs/cell';
import { plantAssumptions, type PlantParameters } from '@libs/plant';
import { toleranceAssumptions, type ToleranceParameters } from './tolerances';

/** What the planner itself assumes of a route, SI. */
export interface RouteParameters {
  readonly scaffoldVolume: number; // 1
  readonly membraneVolume: number; // 1
  readonly membraneLimit: number; // K
  readonly releaseFilm: number; // $/m2
  readonly interlayerThickness: number; // m
  readonly evaporationTime: number; // s per m2
  readonly chlorideDensity: number; // 1
  readonly ionicLiquidShare: number; // 1
  readonly capacityShare: number; // 1
  readonly solubility: number; // kg/m3
  readonly unpriced: number; // 1
  readonly foilThickness: number; // m
  readonly yieldElectrode: number; // 1
  readonly yieldFoil: number; // 1
  readonly yieldSeparator: number; // 1
  readonly yieldCell: number; // 1
}

const entry = assumptionRow<keyof RouteParameters>;

/** Assumptions of the planner itself, beside those of the cell and plant models. */
export const routeAssumptions: readonly Assumption<keyof RouteParameters>[] = [
  entry(
    'scaffoldVolume',
    'scaffold-volume',
    [0.1, '1', 0.05, 0.3, 'high'],
    'Share of the solids volume of a film that its nonwoven or skeleton takes.',
    'assumption (GAP-42)',
  ),
  entry(
    'membraneVolume',
    'membrane-volume',
    [0.4, '1', 0.2, 0.6, 'high'],
    'Share of the solids volume of an infiltrated membrane that is its polymer: neither its porosity nor how full it gets is given.',
    'assumption (park2018 R14; GAP-42)',
  ),
  entry(
    'membraneLimit',
    'membrane-limit',
    [200, 'C', 150, 250, 'low'],
    'Hottest treatment that a polymer membrane stands: rows of the solution process above it are not built in one.',
    'assumption (park2018 HT-05: no limit is given for a membrane)',
  ),
  entry(
    'releaseFilm',
    'release-film-price',
    [0.5, '$/m2', 0.02, 3, 'high'],
    'Release film that a transferred layer is coated on, for each square metre of layer; the low end is a film that is used again and again.',
    'assumption (GAP-43: no film is named)',
  ),
  entry(
    'interlayerThickness',
    'interlayer-thickness',
    [100, 'nm', 20, 1000, 'high'],
    'Thickness of an evaporated layer of gold or indium between electrolyte and lithium.',
    'assumption (park2018 R20, ANO-08: the thickness is not given)',
  ),
  entry(
    'evaporationTime',
    'evaporation-time',
    [1, 'h', 0.1, 10, 'high'],
    'Time in which a square metre of electrolyte layer gets its evaporated metal.',
    'assumption (park2018 R20: neither rate nor machine is given)',
  ),
  entry(
    'chlorideDensity',
    'chloride-density',
    [1, '1', 0.97, 1.03, 'high'],
    'Density of Na2.9375PS3.9375Cl0.0625 over that of Na3PS4: none is in the sources, and one sulfur in 64 is replaced.',
    'assumption (park2018 R23, NA-02)',
  ),
  entry(
    'ionicLiquidShare',
    'lig3-share',
    [0.1, '1', 0.03, 0.3, 'high'],
    'Mass share of LiG3 in what lies between the active particles (electrolyte and LiG3).',
    'assumption (park2018 R09: the amount is not given; GAP-55)',
  ),
  entry(
    'capacityShare',
    'capacity-share',
    [0.7, '1', 0.4, 1, 'low'],
    'Share of the capacity by formula that an active material gives where no source states one; the formula is the upper end.',
    'assumption (facts 7c: theory only)',
  ),
  entry(
    'solubility',
    'solubility',
    [100, 'kg/m3', 30, 300, 'low'],
    'Electrolyte in a cubic metre of its solution: sets the number of fills of an infiltration.',
    'assumption (GAP-23)',
  ),
  entry(
    'unpriced',
    'unpriced',
    [10, '1', 1, 100, 'high'],
    'A cost with a missing price stays unknown; in the search it ranks as this many times its known part.',
    'assumption',
  ),
  entry(
    'foilThickness',
    'foil-thickness',
    [10, 'um', 6, 20, 'high'],
    'Thickness of a collector without a datum.',
    'assumption, models/01',
  ),
  entry(
    'yieldElectrode',
    'yield-electrode',
    [0.922, '1', 0.8, 0.97, 'low'],
    'Share of the electrode materials that reaches a sheet.',
    'models/01 §1.2, BattModels/BatteryCost [B]; scrap 15-30 % early, about 10 % after years (models/08 §8.1 [C])',
  ),
  entry(
    'yieldFoil',
    'yield-foil',
    [0.902, '1', 0.8, 0.97, 'low'],
    'Share of the foil that reaches a sheet.',
    'models/01 §1.2, BattModels/BatteryCost [B]; range as yield-electrode',
  ),
  entry(
    'yieldSeparator',
    'yield-separator',
    [0.98, '1', 0.85, 0.99, 'low'],
    'Share of the separator materials that reaches a sheet; the value is that of a bought film in liquid cells.',
    'models/01 §1.2, BattModels/BatteryCost [B]; range as yield-electrode',
  ),
  entry(
    'yieldCell',
    'yield-cell',
    [0.95, '1', 0.7, 0.98, 'low'],
    'Share of the assembled cells that is good.',
    'models/01 §1.2, BattModels/BatteryCost [B]; scrap 15-30 % early (models/08 §8.1 [C])',
  ),
];

/** Every assumption that a route can rest on; ids are unique over the four tables. */
export const allAssumptions: readonly Assumption[] = [
  ...cellAssumptions,
  ...plantAssumptions,
  ...routeAssumptions,
  ...toleranceAssumptions,
];

type Edits = Readonly<Record<string, number>>;

/** An assumption of the planner in its own unit: that of the brief, else that of the table. */
export function assumed(id: string, { assumptions }: { readonly assumptions: Edits }): number {
  const row = routeAssumptions.find((one) => one.id === id);
  if (!row) throw new RangeError(`unknown assumption: saw ${id}`);
  return assumptions[id] ?? row.value;
}

/** All parameters of the models at one end of every range. */
export interface ModelParameters {
  readonly cell: CellParameters;
  readonly plant: PlantParameters;
  readonly route: RouteParameters;
  readonly tolerance: ToleranceParameters;
}

/** Every parameter of the models at one end, with a brief's own values in place. Unknown ids are refused where the brief is read. */
export function modelParameters(end: ParameterEnd, edits: Edits = {}): ModelParameters {
  const of = (table: readonly Assumption[]): Edits =>
    Object.fromEntries(Object.entries(edits).filter(([id]) => table.some((one) => one.id === id)));
  return {
    cell: parametersOf(cellAssumptions, end, of(cellAssumptions)),
    plant: parametersOf(plantAssumptions, end, of(plantAssumptions)),
    route: parametersOf(routeAssumptions, end, of(routeAssumptions)),
    tolerance: parametersOf(toleranceAssumptions, end, of(toleranceAssumptions)),
  };
}

/** The parameters that an evaluation uses, and the two ends that an unknown dwell spans; replaced to ask the same line again. */
export interface ParameterEnds {
  nominal: ModelParameters;
  pessimistic: ModelParameters;
  optimistic: ModelParameters;
}

export function parameterEnds(edits: Edits): ParameterEnds {
  return {
    nominal: modelParameters('nominal', edits),
    pessimistic: modelParameters('pessimistic', edits),
    optimistic: modelParameters('optimistic', edits),
  };
}
