/** The numbers of one candidate that objectives and limits read; written by the route model, SI unless named. */
export interface RouteFigures {
  specificEnergyStack: number; // Wh/kg
  energyDensityStack: number; // Wh/L
  specificEnergyPackaged: number; // Wh/kg
  energyDensityPackaged: number; // Wh/L
  arealResistance: number; // Ohm m2
  utilisation: number; // 1
  costPerArea: number; // $/m2, NaN = a price is missing
  costKnown: number; // $/m2, its part with a known price
  costRank: number; // $/m2 in the search: the value, the high end, or `unpriced` times the known part
  arealEnergy: number; // Wh/m2
  lineRate: number; // m2/s with the nominal dwell
  lineRateKnown: boolean; // false: a dwell is not known
  lineRateLow: number; // m2/s with every dwell at its slow end
  processEnergy: number; // 1 (kWh per kWh of cell)
  robustness: number; // 1, analytic
}

export function createFigures(): RouteFigures {
  return {
    specificEnergyStack: 0,
    energyDensityStack: 0,
    specificEnergyPackaged: 0,
    energyDensityPackaged: 0,
    arealResistance: 0,
    utilisation: 0,
    costPerArea: 0,
    costKnown: 0,
    costRank: 0,
    arealEnergy: 0,
    lineRate: 0,
    lineRateKnown: true,
    lineRateLow: 0,
    processEnergy: 0,
    robustness: 0,
  };
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
  | 'lineRate'
  | 'processEnergy'
  | 'robustness';

type Read = (figures: RouteFigures) => number;

/** Writes a number in place of returning it: a search asks for it by hundreds of thousands, and a number that is returned is allocated. */
export type Write = (figures: RouteFigures, into: Float64Array, at: number) => void;

/** An objective: id, sentence, unit, sense and functions. A new one is one entry here. */
export interface Objective {
  readonly id: ObjectiveId;
  readonly says: string;
  readonly unit: string;
  readonly sense: 'min' | 'max';
  readonly digits: number;
  /** in `unit`; NaN = unknown */
  readonly read: Read;
  /** what it counts as in the search: the value, or the pessimistic end of the range of what is unknown */
  readonly rank: Read;
  /** both for the loop of a search */
  readonly write: Write;
  readonly writeRank: Write;
  /** the number that is sampled for an interval, known or not; of a cost with a missing price only the known part */
  readonly sample: Read;
}

const asked = new Float64Array(1);

function readerOf(write: Write): Read {
  return (figures) => {
    write(figures, asked, 0);
    return asked[0] as number;
  };
}

const objective = (
  id: ObjectiveId,
  says: string,
  unit: string,
  sense: 'min' | 'max',
  digits: number,
  write: Write,
  unknown: { readonly rank: Write; readonly sample: Write } = { rank: write, sample: write },
): Objective => ({
  id,
  says,
  unit,
  sense,
  digits,
  read: readerOf(write),
  rank: readerOf(unknown.rank),
  write,
  writeRank: unknown.rank,
  sample: readerOf(unknown.sample),
});

export const objectives: readonly Objective[] = [
  objective(
    'specificEnergyStack',
    'energy of the stack (layers, foils, overhang) at the C-rate',
    'Wh/kg',
    'max',
    0,
    (f, into, at) => void (into[at] = f.specificEnergyStack),
  ),
  objective(
    'energyDensityStack',
    'energy of the stack over its charged volume',
    'Wh/L',
    'max',
    0,
    (f, into, at) => void (into[at] = f.energyDensityStack),
  ),
  objective(
    'specificEnergyPackaged',
    'energy of the cell with laminate and tabs, without pressure hardware',
    'Wh/kg',
    'max',
    0,
    (f, into, at) => void (into[at] = f.specificEnergyPackaged),
  ),
  objective(
    'energyDensityPackaged',
    'energy of the cell with laminate and tabs over its volume',
    'Wh/L',
    'max',
    0,
    (f, into, at) => void (into[at] = f.energyDensityPackaged),
  ),
  objective(
    'arealResistance',
    'area-specific resistance of one unit cell',
    'Ω cm²',
    'min',
    1,
    (f, into, at) => void (into[at] = f.arealResistance * 1e4),
  ),
  objective(
    'utilisation',
    'share of the cathode capacity that is delivered at the C-rate',
    '1',
    'max',
    3,
    (f, into, at) => void (into[at] = f.utilisation),
  ),
  objective(
    'costPerArea',
    'cost of a square metre of unit cell',
    '$/m²',
    'min',
    1,
    (f, into, at) => void (into[at] = f.costPerArea),
    {
      rank: (f, into, at) => void (into[at] = f.costRank),
      sample: (f, into, at) => void (into[at] = f.costKnown),
    },
  ),
  objective(
    'costPerKWh',
    'cost over the energy that the cell delivers',
    '$/kWh',
    'min',
    0,
    (f, into, at) => void (into[at] = (f.costPerArea * 1000) / f.arealEnergy),
    {
      rank: (f, into, at) => void (into[at] = (f.costRank * 1000) / f.arealEnergy),
      sample: (f, into, at) => void (into[at] = (f.costKnown * 1000) / f.arealEnergy),
    },
  ),
  objective(
    'lineRate',
    'unit cells that leave the line',
    'm²/h',
    'max',
    3,
    (f, into, at) => void (into[at] = f.lineRateKnown ? f.lineRate * 3600 : Number.NaN),
    {
      rank: (f, into, at) => void (into[at] = (f.lineRateKnown ? f.lineRate : f.lineRateLow) * 3600),
      sample: (f, into, at) => void (into[at] = f.lineRate * 3600),
    },
  ),
  objective(
    'processEnergy',
    'energy of the steps, the dry room and formation over the energy of the cell',
    'kWh/kWh',
    'min',
    1,
    (f, into, at) => void (into[at] = f.processEnergy),
  ),
  objective(
    'robustness',
    'probability that a cell is in specification under the tolerances of weighing, coating, pressing and dew point',
    '1',
    'max',
    3,
    (f, into, at) => void (into[at] = f.robustness),
  ),
];

export function objectiveOf(id: ObjectiveId): Objective {
  const found = objectives.find((one) => one.id === id);
  if (!found) throw new Error(`no objective ${id}`);
  return found;
}
