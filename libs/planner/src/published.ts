import { cellParameters, createElectrodeState, evaluateElectrode, type ElectrodeState } from '@libs/cell';
import type { Knowledge, Material } from '@libs/knowledge';
import { recordOf } from './space/design';
import type { Sheet } from './space/sheet';

/** What was measured on a published electrode, in the unit of the source. */
export type Measured = 'porosityPct' | 'ionicConductivityMSCm' | 'capacityMAhG';

/** One published electrode with all that the models need, and what they are held against. */
export interface PublishedElectrode {
  readonly active: string;
  readonly electrolyte: string;
  /** id of the datum of the catalogue: the route that was taken */
  readonly conductivity: string;
  readonly binder?: string;
  readonly carbon?: string;
  readonly contact: Sheet['contact'];
  /** mass fractions of the dry layer, sum 1 */
  readonly fractions: {
    readonly active: number;
    readonly electrolyte: number;
    readonly binder: number;
    readonly carbon: number;
  };
  readonly loadingMgCm2: number;
  readonly pressureMPa: number;
  readonly currentMACm2: number;
  readonly temperatureC: number;
  /** at the lowest rate of the same source: the model predicts what is left at the rate asked */
  readonly reversibleMAhG: number;
  /** what was taken because the source does not say */
  readonly taken: readonly string[];
}

export interface Prediction {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const read: Readonly<Record<Measured, (state: ElectrodeState) => number>> = {
  porosityPct: (state) => state.porosity * 100,
  ionicConductivityMSCm: (state) => state.ionicConductivity * 10,
  capacityMAhG: (state) => state.capacityUsed,
};

/**
 * What the uncompiled electrode model says of a published electrode, at the nominal assumptions and at both ends. The drop over the
 * separator is not counted, so a capacity is the most that the electrode allows.
 */
export function predict(electrode: PublishedElectrode, measured: Measured, knowledge: Knowledge): Prediction {
  const electrolyte = knowledge.material(electrode.electrolyte);
  const conductivity = electrolyte.properties?.['conductivity']?.find(({ id }) => id === electrode.conductivity);
  if (!conductivity) throw new Error(`${electrode.electrolyte} has no conductivity datum ${electrode.conductivity}`);
  const optional = (id: string | undefined): Material | undefined => (id ? knowledge.material(id) : undefined);
  const [binder, carbon] = [optional(electrode.binder), optional(electrode.carbon)];
  const sheet: Sheet = {
    id: 'published',
    family: 'published',
    position: 'cathode',
    active: knowledge.material(electrode.active),
    electrolyte,
    ...(binder ? { binder } : {}),
    ...(carbon ? { carbon } : {}),
    conductivity,
    contact: electrode.contact,
    bounds: {},
    evidence: '',
    express: () => [],
  };
  const materials = recordOf(sheet).electrode;
  if (!materials) throw new Error('a published electrode is a composite');
  materials.activeCapacity = electrode.reversibleMAhG;
  const values = (['nominal', 'pessimistic', 'optimistic'] as const).map((end) => {
    const state = createElectrodeState();
    const arealCapacity = (electrode.loadingMgCm2 * electrode.reversibleMAhG) / 100; // mg/cm2 × mAh/g = 1e-3 mAh/cm2 → Ah/m2
    const currentDensity = electrode.currentMACm2 * 10;
    evaluateElectrode(
      materials,
      { ...electrode.fractions, arealCapacity, pressure: electrode.pressureMPa * 1e6, calendered: false },
      {
        currentDensity,
        dischargeTime: (arealCapacity * 3600) / currentDensity,
        temperature: electrode.temperatureC + 273.15,
        seriesResistance: 0,
      },
      cellParameters(end),
      state,
    );
    return read[measured](state);
  });
  return { value: values[0] as number, low: Math.min(...values), high: Math.max(...values) };
}
