import { assumptionRow, parametersOf, type Assumption, type ParameterEnd } from './assumption';

/** The assumptions as plain SI numbers, prepared once and read by every evaluation. */
export interface CellParameters {
  readonly ocvSpan: number; // V, where the material's own is unknown
  readonly cutOffExtra: number; // 1, v of model 02 §2.5
  readonly contactMixed: number; // 1, factor on the contact fraction of mixed powders
  readonly contactCoated: number; // 1
  readonly contactInfiltrated: number; // 1
  readonly activeRadius: number; // m, where unknown
  readonly exchangeCurrent: number; // A/m2
  readonly ionicSpread: number; // 1, -1 … 1 times the fit's factor
  readonly porosityOffset: number; // 1
  readonly activePorosity: number; // 1, pressed active material alone
  readonly rubberPorosity: number; // 1, more than 2 wt% rubber
  readonly calenderPorosity: number; // 1
  readonly castPorosity: number; // 1, dried, not pressed
  readonly skeletonPressure: number; // Pa
  readonly electrolyteYield: number; // Pa, where unknown
  readonly separatorExponent: number; // 1
  readonly interfaceResistance: number; // Ohm m2
  readonly lithiumKept: number; // 1
  readonly overhang: number; // m
  readonly unknownElectronic: number; // S/m, of an active material without a datum
  readonly blackConductivity: number; // S/m at 1.5 wt%
  readonly tabMass: number; // kg, both tabs
}

const entry = assumptionRow<keyof CellParameters>;

/** Every assumption of the cell model, one row each. */
export const cellAssumptions: readonly Assumption<keyof CellParameters>[] = [
  entry(
    'ocvSpan',
    'ocv-span',
    [0.5, 'V', 0.3, 0.8, 'low'],
    'Open-circuit voltage spans this much over the used range, where the material has no datum.',
    'assumption; layered oxides between 3.6 and 4.3 V',
  ),
  entry(
    'cutOffExtra',
    'cut-off-extra',
    [0, '1', 0, 0.2, 'low'],
    'Extra over-potential at cut-off; 0 until one rate point of the cell type calibrates it.',
    'models/02 §2.5',
  ),
  entry(
    'contactMixed',
    'contact-mixed',
    [1, '1', 0.4, 1, 'low'],
    'Share of the estimated contact of mixed powders; measured coverages of wet-mixed sheets are 0.25-0.36 (below 0.10 at 85 wt% active material, which the range does not hold).',
    'models/02 §2.3 [assumption]; facts B01, B03 [B]',
  ),
  entry(
    'contactCoated',
    'contact-coated',
    [0.95, '1', 0.9, 1, 'low'],
    'Surface of SE-coated active material that the electrolyte touches.',
    'models/02 §2.3 [assumption], park2018 §5.3',
  ),
  entry(
    'contactInfiltrated',
    'contact-infiltrated',
    [0.9, '1', 0.7, 1, 'low'],
    'Surface that an infiltrated electrolyte touches, taken near that of a coating.',
    'assumption; no measurement',
  ),
  entry(
    'activeRadius',
    'active-radius',
    [2.5, 'um', 1.5, 5, 'high'],
    'Radius of the active particles where the material has no size.',
    'assumption; Minnmann 3 µm, Bazzoun 5.5 µm diameter [B]',
  ),
  entry(
    'exchangeCurrent',
    'exchange-current',
    [3, 'A/m2', 0.3, 10, 'low'],
    'Exchange current density of the interface; 3 A/m2 gives the a·g = 1e8 S/m3 of acceptance row 6.',
    'assumption, from models/09 row 6',
  ),
  entry(
    'ionicSpread',
    'ionic-spread',
    [0, '1', -1, 1, 'low'],
    'Place in the fit uncertainty of the composite conductivity: ±25 % above φ 0.35, factor 2 below 0.2.',
    'models/02 §2.1 [F]',
  ),
  entry(
    'porosityOffset',
    'porosity-offset',
    [0, '1', -0.05, 0.05, 'high'],
    'Mixing and particle sizes move the porosity of a composite by 5 points.',
    'models/06 §6.2',
  ),
  entry(
    'activePorosity',
    'active-porosity',
    [0.292, '1', 0.1, 0.32, 'high'],
    'Porosity of the pressed active material alone; measured on NCM at 500 MPa, used for all and at every pressure. Two sizes mixed 7:3, or warm isostatic pressing, reach the low end.',
    'Ketter 2025, 10.1038/s41467-025-56514-5 [B]; low end facts R19 (8.8 % in all), R07 [B]',
  ),
  entry(
    'rubberPorosity',
    'rubber-porosity',
    [0.1, '1', -0.15, 0.12, 'high'],
    'Porosity that more than 2 wt% rubber holds open; the ends give the 3 to 30 % that two studies found.',
    'models/06 §6.2 [assumption]; facts B18 [A]',
  ),
  entry(
    'calenderPorosity',
    'calender-porosity',
    [0.055, '1', 0.03, 0.08, 'high'],
    'A calendered layer is more porous than a pellet at the same mean pressure.',
    'models/06 §6.1 [assumption]',
  ),
  entry(
    'castPorosity',
    'cast-porosity',
    [0.54, '1', 0.45, 0.6, 'high'],
    'Porosity of a dried, unpressed coating.',
    'facts R02 [B], one electrode',
  ),
  entry(
    'skeletonPressure',
    'skeleton-pressure',
    [60, 'MPa', 20, 120, 'high'],
    'Pressure scale at which a PVDF electrode collapses to its packing limit before the electrolyte carries load.',
    'assumption; R02 at 370 MPa agrees (predicted 6.9 %, measured 7.3 %)',
  ),
  entry(
    'electrolyteYield',
    'electrolyte-yield',
    [331, 'MPa', 204, 1650, 'high'],
    'Yield pressure of an electrolyte without its own, taken as Li6PS5Cl.',
    'models/06 §6.2: 204 (glass), 331 (Li6PS5Cl), 950 and 1650 (t-Li7SiPS8, fine and coarse)',
  ),
  entry(
    'separatorExponent',
    'separator-exponent',
    [2.25, '1', 2, 2.5, 'high'],
    'Exponent of separator conductivity on its solid fraction over that of a pellet pressed alike.',
    'models/02 §2.4: 2-2.5',
  ),
  entry(
    'interfaceResistance',
    'interface-resistance',
    [10, 'ohm.cm2', 0, 50, 'high'],
    'Interfaces that no model covers (sheet to sheet, sheet to collector, electrolyte to metal).',
    'assumption; a good cell stays below 40 in all (Randau 2020, 10.1038/s41560-020-0565-1 [M])',
  ),
  entry(
    'lithiumKept',
    'first-cycle-loss',
    [0.83, '1', 0.7, 0.97, 'low'],
    'Capacity left after the first cycle where the pair has no datum.',
    'facts R09, R10 [A]: 70-92 % of sheets; high end facts R24, R26 [A]: 97 and 95 % of Na cells',
  ),
  entry(
    'overhang',
    'overhang',
    [1, 'mm', 0.5, 2, 'high'],
    'Anode and separator reach over the cathode by this much on every edge.',
    'assumption; BatPaC names the parameter [B]',
  ),
  entry(
    'unknownElectronic',
    'active-electronic',
    [0, 'mS/cm', 0, 10, 'low'],
    'Electronic conductivity of an active material without a datum: 0 counts the carbon alone, 10 is that of NCM622. LiCoO2 without carbon gave 121 mAh/g.',
    'assumption; high end Minnmann 2021 [B]; facts R05 [B]',
  ),
  entry(
    'blackConductivity',
    'carbon-black-conductivity',
    [1.1, 'mS/cm', 0.3, 5, 'low'],
    'Electronic conductivity that 1.5 wt% carbon black gives a cathode; taken proportional to the fraction.',
    'facts B02 (HONG26) [B]; proportionality is an assumption',
  ),
  entry(
    'tabMass',
    'tab-mass',
    [0.46, 'g', 0.2, 2, 'high'],
    'Both tabs: 20 x 20 x 0.1 mm of Al and of Ni.',
    'assumption; models/01 §1.1 gives 15 µm to 0.5 mm [B]',
  ),
];

/** The cell's parameters at one end. Example: `cellParameters('nominal', { 'first-cycle-loss': 0.9 })`. */
export function cellParameters(end: ParameterEnd, edits: Readonly<Record<string, number>> = {}): CellParameters {
  return parametersOf(cellAssumptions, end, edits);
}
