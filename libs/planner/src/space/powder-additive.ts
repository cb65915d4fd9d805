import type { Datum, Material } from '@libs/knowledge';
import { numberOf, preferredNumber } from '@libs/knowledge';
import { molarMassOf } from '@libs/physics';
import type { Options } from './options';
import { pressedConductivity } from './options';
import type { Powder } from './powder';
import { rounded } from './sheet';

/** Mole fraction of the oxide in the mixtures that were exposed: 90Li3PS4-10ZnO, -10Bi2O3, -10Fe2O3 (facts 4-h2s, CHEN18). */
const SHOWN = 0.1;
const oxides = ['ZnO', 'Bi2O3', 'Fe2O3'] as const;

/** Li3PS4 with an oxide that keeps back H2S, in the only amount that is shown (park2018 §2.2, ATM-07; CHEN18 Table 3). */
export function withAdditive(electrolyte: Material, options: Options): Powder[] {
  const pressed = pressedConductivity(electrolyte, options);
  const density = preferredNumber(electrolyte, 'density');
  if (electrolyte.id !== 'Li3PS4' || !pressed || density === undefined) return [];
  return oxides.filter(options.allowed).flatMap((id): Powder[] => {
    const oxide = options.knowledge.material(id);
    const heavy = preferredNumber(oxide, 'density');
    if (heavy === undefined) return [];
    const masses = [(1 - SHOWN) * molarMassOf('Li3PS4'), SHOWN * molarMassOf(id)] as const;
    const share = masses[1] / (masses[0] + masses[1]);
    const conductivity = diluted(pressed, share / heavy / (share / heavy + (1 - share) / density), id);
    if (!conductivity) return [];
    return [
      {
        id: `with-additive:${id}`,
        source: 'with-additive',
        says: `${electrolyte.id} with ${id}`,
        conductivity,
        density: {
          value: Number((1 / (share / heavy + (1 - share) / density)).toPrecision(3)),
          unit: 'g/cm3',
          source: { id: 'MEM', grade: 'M' },
          note: `of the mixture, by volume; the density of ${id} is recalled`,
          preferred: true,
        },
        precursors: [
          { material: electrolyte, share: 1 - share },
          { material: oxide, share },
        ],
        solvents: [],
        concentration: 1,
        baked: false,
        evidence: `electrolyte: park2018 §2.2 (ATM-07: lowers H2S, does not remove it); CHEN18 Table 3 (10 mol% ${id})`,
        proposed: `the conductivity of ${electrolyte.id} with ${id} is computed from its volume alone; the cost in conductivity is not measured (ATM-07)`,
        steps: (prefix) => [
          {
            id: `${prefix}-powder`,
            operation: 'mix-dry',
            ingredients: [
              { role: 'solid-electrolyte', material: electrolyte.id, massFraction: rounded(1 - share) },
              { role: 'additive', material: id, massFraction: rounded(share) },
            ],
            conditions: { temperatureC: 25, atmosphere: 'argon' },
          },
        ],
      },
    ];
  });
}

/** Conductivity of a conductor with a share of its volume insulating: σ (1 − φ)^1.5 (Bruggeman). */
function diluted(datum: Datum, volume: number, by: string): Datum | undefined {
  const value = numberOf(datum);
  if (value === undefined) return undefined;
  return {
    ...datum,
    id: `${datum.id ?? 'pressed'}, diluted by ${by}`,
    value: Number((value * (1 - volume) ** 1.5).toPrecision(3)),
    note: 'computed, not measured',
  };
}
