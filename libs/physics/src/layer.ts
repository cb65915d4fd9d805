/** Model 01 §1.1: bookkeeping of one layer, and what a stack and a pouch weigh. */
import { SECONDS_PER_HOUR } from './constants';

/**
 * True density of a mixture from the solid volume of one kilogram. Formula: ρ_s = 1/Σ(w_j/ρ_j). Source: models/01 §1.1 [D].
 * Units: specificVolume m3/kg (Σ w/ρ); result kg/m3. Errors: Infinity at 0. Example: 0.7/4650 + 0.3/1870 gives 3218 kg/m3.
 */
export function solidDensity(specificVolume: number): number {
  return 1 / specificVolume;
}

/** Density of a porous layer. Formula: ρ = (1 - ε) ρ_s [D]. Units: kg/m3, 1; result kg/m3. Example: 3218, 0.14 gives 2767. */
export function layerDensity(trueDensity: number, porosity: number): number {
  return (1 - porosity) * trueDensity;
}

/**
 * Volume fraction of one component in the whole layer. Formula: φ = (1 - ε)(w/ρ)/Σ(w/ρ). Source: models/01 §1.1 [D].
 * Units: porosity 1, massFraction 1, density kg/m3, specificVolume m3/kg; result 1. Errors: none.
 * Example: ε 0.14, 0.704 of NCM at 4650, Σ 3.1013e-4 gives 0.420.
 */
export function volumeFraction(
  porosity: number,
  massFraction: number,
  density: number,
  specificVolume: number,
): number {
  return ((1 - porosity) * (massFraction / density)) / specificVolume;
}

/**
 * Mass fraction of one of two components from its volume share of the solids. Formula: xρ1/(xρ1 + (1-x)ρ2) [D].
 * Units: share of solids 1, densities kg/m3; result 1. Errors: none. Example: x 0.42/0.86, 4650, 1870 gives 0.7037.
 */
export function massFractionOfTwo(share: number, density: number, otherDensity: number): number {
  return (share * density) / (share * density + (1 - share) * otherDensity);
}

/**
 * Areal dry mass for an areal capacity. Formula: m'' = Q''/(w_AM q_AM). Source: models/01 §1.1.
 * Units: arealCapacity Ah/m2, massFraction 1, capacity Ah/kg; result kg/m2. Errors: Infinity when w or q is 0.
 * Example: 30 Ah/m2, 0.8, 180 Ah/kg gives 0.2083 kg/m2.
 */
export function arealMass(arealCapacity: number, massFraction: number, capacity: number): number {
  return arealCapacity / (massFraction * capacity);
}

/** Layer thickness. Formula: t = m''/ρ [D]. Units: kg/m2, kg/m3; result m. Example: 0.2083, 2767 gives 7.528e-5 m. */
export function layerThickness(mass: number, density: number): number {
  return mass / density;
}

/**
 * Thickness of metal that holds a capacity (reservoir, or what plates on charge). Formula: t = Q''/(q ρ).
 * Source: models/01 §1.1 [B, constants]; 4.85 µm per mAh/cm2 for Li. Units: Ah/m2, Ah/kg, kg/m3; result m. Errors: Infinity at 0.
 * Example: 10 Ah/m2, 3862 Ah/kg, 534 kg/m3 gives 4.849e-6 m.
 */
export function metalThickness(arealCapacity: number, capacity: number, density: number): number {
  return arealCapacity / (capacity * density);
}

/** Ratio of the electrodes' areal capacities on one declared basis. Units: Ah/m2, Ah/m2; result 1. Example: 33, 30 gives 1.1. */
export function capacityRatio(negative: number, positive: number): number {
  return negative / positive;
}

/**
 * Capacity of a cell. Formula: min(Q''_P, Q''_N) f A n. Valid: f (first-cycle loss) is 0.93-0.95 in liquid cells and
 * 0.70-0.92 in published sulfide sheets (facts R09, R10): take it from the pair or carry the range. Source: models/01 §1.1.
 * Units: Ah/m2, Ah/m2, 1, m2, 1; result Ah. Errors: none. Example: 30, 33, 0.9, 4.8e-3, 20 gives 2.592 Ah.
 */
export function cellCapacity(
  positive: number,
  negative: number,
  lithiumKept: number,
  area: number,
  faces: number,
): number {
  return Math.min(positive, negative) * lithiumKept * area * faces;
}

/**
 * Areal mass of a monopolar, double-coated stack of n unit cells. Formula: n(m_P + m_SE + m_N) + ceil(n/2) c_P + (floor(n/2) + 1) c_N.
 * Source: models/01 §1.1 [D]; n = 2N. Units: unitCells 1, kg/m2 each (collectors as foils); result kg/m2. Errors: none.
 * Example: 10, 0.30, 0.05, 0.20, Al 0.0405, Ni 0.089 gives 5.5 + 0.2025 + 0.534 = 6.2365 kg/m2.
 */
export function monopolarStackMass(
  unitCells: number,
  positive: number,
  separator: number,
  negative: number,
  positiveFoil: number,
  negativeFoil: number,
): number {
  return (
    unitCells * (positive + separator + negative) +
    Math.ceil(unitCells / 2) * positiveFoil +
    (Math.floor(unitCells / 2) + 1) * negativeFoil
  );
}

/**
 * Areal mass of a bipolar stack of n unit cells in series. Formula: n(m_P + m_SE + m_N) + (n - 1) c_bp + 2 c_end.
 * Valid: every layer leak-free and ion-isolated. Source: models/01 §1.1 [D]. Units: kg/m2; result kg/m2. Errors: none.
 * Example: 10, 0.55, foil 0.08, end 0.08 gives 5.5 + 0.72 + 0.16 = 6.38 kg/m2.
 */
export function bipolarStackMass(unitCells: number, layers: number, bipolarFoil: number, endFoil: number): number {
  return unitCells * layers + (unitCells - 1) * bipolarFoil + 2 * endFoil;
}

/**
 * Mass of a pouch. Formula: 2 t ρ (W + c)(H + c); defaults t 113 µm, ρ 1800 kg/m3, c 10 mm. Source: `mjlacey/cellmodels` [B]
 * (facts 7: laminate 1.62 g/cm3). Units: m, m, m, kg/m3, m; result kg. Errors: none. Example: 0.08, 0.06 gives 2.563e-3 kg.
 */
export function pouchMass(
  width: number,
  height: number,
  thickness: number = 113e-6,
  density: number = 1800,
  seal: number = 0.01,
): number {
  return 2 * thickness * density * (width + seal) * (height + seal);
}

/** Specific energy. Formula: E = Q V̄ / m. Units: Ah, V, kg; result Wh/kg. Errors: Infinity at mass 0. Example: 2.592, 3.6, 0.032 gives 291.6. */
export function specificEnergy(capacity: number, voltage: number, mass: number): number {
  return (capacity * voltage) / mass;
}

/** Current density of a C-rate. Formula: i = C Q''. Units: 1/h, Ah/m2; result A/m2. Example: 0.1, 14 gives 1.4. */
export function currentDensity(cRate: number, arealCapacity: number): number {
  return cRate * arealCapacity;
}

/** Time of a discharge. Formula: T_d = 3600/C. Units: 1/h; result s. Errors: Infinity at 0. Example: 0.1 gives 36000. */
export function dischargeTime(cRate: number): number {
  return SECONDS_PER_HOUR / cRate;
}

/** Depth of a pouch cell. Formula: t_stack + 2 t_p. Source: `mjlacey/cellmodels` [B]. Units: m, m; result m. Example: 2.9 mm, 113 µm gives 3.126e-3. */
export function pouchDepth(stack: number, laminate: number = 113e-6): number {
  return stack + 2 * laminate;
}

/**
 * Areal mass that a bipolar stack saves on foils. Formula: (n - 1)(ρ_P t_P + ρ_N t_N - ρ_bp t_bp). Source: models/01 §1.1 [D].
 * Valid: every layer leak-free; inner pouches come on top. Units: 1, kg/m2 each; result kg/m2. Errors: none.
 * Example: 10, 0.0405, 0.089, 0.08 gives 0.4455.
 */
export function bipolarSaving(
  unitCells: number,
  positiveFoil: number,
  negativeFoil: number,
  bipolarFoil: number,
): number {
  return (unitCells - 1) * (positiveFoil + negativeFoil - bipolarFoil);
}

/** Area with an overhang on every edge. Formula: (W + 2δ)(H + 2δ). Units: m; result m2. Example: 0.06, 0.08, 1 mm gives 5.084e-3. */
export function overhungArea(width: number, height: number, overhang: number): number {
  return (width + 2 * overhang) * (height + 2 * overhang);
}

/** Cross-section of a tab. Formula: A = I/j. Units: A, A/m2; result m2. Errors: Infinity at j 0. Example: 1.2 A, 5e6 A/m2 gives 2.4e-7. */
export function tabSection(current: number, allowedDensity: number): number {
  return current / allowedDensity;
}
