/** The numbers of one candidate that objectives and limits read; written by the route model, SI unless named. */
export interface RouteFigures {
  specificEnergyStack: number; // Wh/kg
  energyDensityStack: number; // Wh/L
  specificEnergyPackaged: number; // Wh/kg
  energyDensityPackaged: number; // Wh/L
  arealResistance: number; // Ohm m2
  utilisation: number; // 1
  costPerArea: number; // $/m2, NaN = a price is missing
  costPerAreaLow: number;
  costPerAreaHigh: number;
  arealEnergy: number; // Wh/m2
  lineRate: number; // m2/s
  lineRateLow: number;
  lineRateHigh: number;
}

export type ObjectiveId =
  | 'specificEnergyStack'
  | 'energyDensityStack'
  | 'specificEnergyPackaged'
  | 'energyDensityPackaged'
  | 'arealResistance'
  | 'utilisation'
  | 'costPerArea'
  | 'costPerKWh'
  | 'lineRate';

/** An objective: id, sentence, unit, sense and function. A new one is one entry here. */
export interface Objective {
  readonly id: ObjectiveId;
  readonly says: string;
  readonly unit: string;
  readonly sense: 'min' | 'max';
  /** in `unit`; NaN = unknown */
  read(figures: RouteFigures): number;
  readonly digits: number;
}

const objective = (
  id: ObjectiveId,
  says: string,
  unit: string,
  sense: 'min' | 'max',
  digits: number,
  read: Objective['read'],
): Objective => ({ id, says, unit, sense, digits, read });

export const objectives: readonly Objective[] = [
  objective(
    'specificEnergyStack',
    'energy of the stack (layers, foils, overhang) at the C-rate',
    'Wh/kg',
    'max',
    0,
    (f) => f.specificEnergyStack,
  ),
  objective(
    'energyDensityStack',
    'energy of the stack over its charged volume',
    'Wh/L',
    'max',
    0,
    (f) => f.energyDensityStack,
  ),
  objective(
    'specificEnergyPackaged',
    'energy of the cell with laminate and tabs, without pressure hardware',
    'Wh/kg',
    'max',
    0,
    (f) => f.specificEnergyPackaged,
  ),
  objective(
    'energyDensityPackaged',
    'energy of the cell with laminate and tabs over its volume',
    'Wh/L',
    'max',
    0,
    (f) => f.energyDensityPackaged,
  ),
  objective(
    'arealResistance',
    'area-specific resistance of one unit cell',
    'Ω cm²',
    'min',
    1,
    (f) => f.arealResistance * 1e4,
  ),
  objective(
    'utilisation',
    'share of the cathode capacity that is delivered at the C-rate',
    '1',
    'max',
    3,
    (f) => f.utilisation,
  ),
  objective('costPerArea', 'cost of a square metre of unit cell', '$/m²', 'min', 1, (f) => f.costPerArea),
  objective(
    'costPerKWh',
    'cost over the energy that the cell delivers',
    '$/kWh',
    'min',
    0,
    (f) => (f.costPerArea * 1000) / f.arealEnergy,
  ),
  objective('lineRate', 'unit cells that leave the line', 'm²/h', 'max', 3, (f) => f.lineRate * 3600),
];

export function objectiveOf(id: ObjectiveId): Objective {
  const found = objectives.find((one) => one.id === id);
  if (!found) throw new Error(`no objective ${id}`);
  return found;
}
