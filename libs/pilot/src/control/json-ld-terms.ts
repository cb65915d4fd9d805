import type { Operation } from '@libs/process';

/** A term: EMMO's own, or one of ours under the nearest of EMMO (models/08 §8.3); `bvco` is the step of that ontology that comes closest. */
export interface Term {
  readonly type: string;
  readonly under?: string;
  readonly bvco?: string;
}

/** The class of each operation: one entry each. */
export const operationTerms: Readonly<Record<Operation, Term>> = {
  'mix-dry': { type: 'DryMixing', bvco: 'BVCO_61f4fd10_c2d0_493d_91b9_4acee52535a1' },
  'mix-slurry': { type: 'rw:SlurryMixing', under: 'Mixing', bvco: 'BVCO_60aef9bf_772f_4355_9f2f_d58c296efe03' },
  dissolve: { type: 'Dissolution' },
  synthesize: { type: 'rw:Synthesis', under: 'Manufacturing' },
  mill: { type: 'rw:Milling', under: 'Manufacturing' },
  coat: { type: 'ElectrodeCoating', bvco: 'BVCO_efa6b935_262d_4f81_85d1_a855003ad30b' },
  infiltrate: { type: 'rw:Infiltration', under: 'Coating' },
  impregnate: { type: 'rw:Impregnation', under: 'Coating' },
  'coat-particles': { type: 'rw:ParticleCoating', under: 'Coating' },
  'deposit-vapor': { type: 'rw:VapourDeposition', under: 'Coating' },
  dry: { type: 'Drying', bvco: 'BVCO_e15fd741_bb2f_4da4_9d81_1c54231fa9a7' },
  'heat-treat': { type: 'HeatTreatment' },
  calender: { type: 'ElectrodeCalendering', bvco: 'BVCO_3f685553_cf80_4b4f_ba3b_c2552c570a81' },
  press: { type: 'Pressing' },
  laminate: { type: 'RollPressing' },
  stack: { type: 'ElectrodeStacking', bvco: 'BVCO_fad51013_990b_411a_abfc_577e4ed9ab93' },
  'evaporate-metal': { type: 'rw:MetalEvaporation', under: 'Coating' },
  exfoliate: { type: 'rw:Exfoliation', under: 'Manufacturing' },
  wash: { type: 'rw:Washing', under: 'Manufacturing' },
  hold: { type: 'rw:Holding', under: 'Manufacturing' },
  assemble: { type: 'ElectrochemicalDeviceAssembly' },
  seal: {
    type: 'rw:PouchSealing',
    under: 'ElectrochemicalDeviceAssembly',
    bvco: 'BVCO_184130ab_c634_4136_b60a_3c118c7d1937',
  },
};

/** The class of what a charge is, by its role; what is not here is a material. */
export const roleTerms: Readonly<Record<string, string>> = {
  'solid-electrolyte': 'SolidElectrolyte',
  'active-material': 'ActiveMaterial',
  binder: 'Binder',
  'conductive-additive': 'ConductiveAdditive',
  solvent: 'Solvent',
  'current-collector': 'CurrentCollector',
};

/** The quantity that a set-point or check is, by the last word of its id; what is not here is a set-point of ours. */
export const quantityTerms: Readonly<Record<string, Term>> = {
  temperature: { type: 'CelsiusTemperature' },
  'air-temperature': { type: 'CelsiusTemperature' },
  'test-temperature': { type: 'CelsiusTemperature' },
  'seal-temperature': { type: 'CelsiusTemperature' },
  'dew-point': { type: 'rw:DewPoint', under: 'CelsiusTemperature' },
  pressure: { type: 'Pressure' },
  'stack-pressure': { type: 'Pressure' },
  gap: { type: 'rw:CoatingGap', under: 'Thickness' },
  'wet-film': { type: 'rw:WetFilmThickness', under: 'CoatingThickness' },
  'wet-mass': { type: 'rw:WetMassLoading', under: 'MassLoading' },
  'dry-mass': { type: 'MassLoading' },
  loading: { type: 'ActiveMassLoading' },
  viscosity: { type: 'DynamicViscosity' },
  solids: { type: 'MassFraction' },
  concentration: { type: 'MassFraction' },
  'web-speed': { type: 'Speed' },
  metres: { type: 'Length' },
  width: { type: 'Width' },
  hold: { type: 'Duration' },
  dwell: { type: 'Duration' },
  time: { type: 'Duration' },
  'drying-time': { type: 'Duration' },
  'web-tension': { type: 'Force' },
  conductivity: { type: 'IonicConductivity' },
  'open-circuit': { type: 'OpenCircuitVoltage' },
};

/** Units by their sign; what is not here stands as text only. */
export const unitTerms: Readonly<Record<string, string>> = {
  g: 'Gram',
  kg: 'Kilogram',
  m: 'Metre',
  mm: 'MilliMetre',
  µm: 'MicroMetre',
  s: 'Second',
  min: 'Minute',
  h: 'Hour',
  '°C': 'DegreeCelsius',
  MPa: 'MegaPascal',
  'mPa s': 'MilliPascalSecond',
  'g/m²': 'GramPerSquareMetre',
  'mg/cm²': 'MilliGramPerSquareCentiMetre',
  N: 'Newton',
  V: 'Volt',
  Ω: 'Ohm',
  'S/cm': 'SiemensPerCentiMetre',
};
