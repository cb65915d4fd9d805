import { numberOf } from './knowledge';
import type { Datum, Grade } from './material';

/** How far a number may be off: 9 times out of 10 the truth lies between `low` and `high`, in the unit of the datum. */
export interface Spread {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly says: string;
}

interface PropertySpread {
  readonly factor: number;
  readonly says: string;
}

/**
 * The spread of a property as measured, where its datum states none: the scatter of independent values of the same material in the
 * reference, else an assumption that says so. Factors of a 90 % range; 1.645 standard deviations of the logarithm.
 */
export const propertySpreads: Readonly<Record<string, PropertySpread>> = {
  conductivity: {
    factor: 1.8,
    says: 'four pellets of Li6PS5Cl at 380-500 MPa: 1.02, 1.2, 1.6, 2.33 mS/cm (models/02 §2.1); over all laboratories the scatter is tenfold (Cronau 2021 [B])',
  },
  electronicConductivity: {
    factor: 1.7,
    says: 'NCM622 10 and NCM83 5.2 mS/cm (models/02 §2.1): a factor of 1.9 apart',
  },
  density: { factor: 1.03, says: 'Li6PS5Cl 1.86-1.87, NCM622 4.65-4.8, NCM811 4.7-4.77 g/cm3 (models/01 §1.1)' },
  capacityPractical: { factor: 1.05, says: 'NCM811 195-205, graphite 344 (350-372) mAh/g (models/01 §1.1)' },
  capacityTheoretical: { factor: 1, says: 'by definition' },
  potential: { factor: 1.02, says: 'NCM622 and LiCoO2 3.86 V by two models (models/01 §1.1); 0.08 V assumed' },
  firstCycleEfficiency: { factor: 1.05, says: 'assumption; sheets show 70-92 % (facts R09, R10)' },
  particleSize: {
    factor: 1.5,
    says: 'NCM of 3, 5.5 and 15 µm in three studies (models/02 §2.1); another lot assumed within 1.5',
  },
  heckelYield: {
    factor: 1.15,
    says: 'Li6PS5Cl 331 and 332 MPa from two points; 0.03 of density on the glass (models/06 §6.2)',
  },
  activationEnergy: { factor: 1.1, says: 'assumption' },
  price: {
    factor: 1.3,
    says: 'assumption: a year of market; the stated range of several quotations counts where it is wider',
  },
  thickness: { factor: 1.05, says: 'assumption: tolerance of a rolled foil' },
  viscosity: { factor: 1.05, says: 'assumption for a pure liquid' },
  surfaceTension: { factor: 1.03, says: 'assumption for a pure liquid' },
  vaporisationEnthalpy: { factor: 1.03, says: 'assumption for a pure liquid' },
  heatCapacity: { factor: 1.03, says: 'assumption for a pure liquid' },
  lowerFlammability: { factor: 1.15, says: 'assumption; compilations differ by 0.1-0.2 vol%' },
  molarMass: { factor: 1, says: 'by definition' },
  boilingPoint: { factor: 1.003, says: 'assumption: 1 K' },
};

/** A property that is not in the table. */
const ANY: PropertySpread = { factor: 1.1, says: 'assumption: 10 % for a property without an own entry' };

/**
 * How much wider (power on the factor) a grade makes the spread. A datum of grade A or D is off by the property's own scatter;
 * a review adds copying and missing conditions; a vendor, an estimate and a recalled number are trusted least.
 * Reasoned from the grades of models/00, no measurement exists [assumption].
 */
export const gradePowers: Readonly<Record<Grade, number>> = { A: 1, B: 1.2, C: 2, D: 1, E: 2.5, F: 1.5, M: 2.5 };

/**
 * The spread of a datum: its own `spread` (half-width of a 90 % range, in its unit), else the ends of the range it states, else the
 * table's factor for its property to the power of its grade. A value of 0 or below has no ratio scale and does not spread.
 * Errors: undefined for a text. Example: 1.6 mS/cm of grade B without a spread lies between 0.79 and 3.24 (a factor of 1.8^1.2).
 */
export function spreadOf(datum: Datum, property: string): Spread | undefined {
  const value = numberOf(datum);
  if (value === undefined) return undefined;
  const { spread, source, unit } = datum;
  if (spread !== undefined)
    return { value, low: value - spread, high: value + spread, says: `stated with the datum: ± ${spread} ${unit}` };
  if (typeof datum.value !== 'number' && datum.value.length === 2) {
    const [low, high] = [Math.min(...(datum.value as number[])), Math.max(...(datum.value as number[]))];
    return { value, low, high, says: `stated range: ${low} to ${high} ${unit}` };
  }
  const { factor, says } = propertySpreads[property] ?? ANY;
  const times = value > 0 ? factor ** gradePowers[source.grade] : 1;
  return { value, low: value / times, high: value * times, says: `${says}; grade ${source.grade}` };
}
