import type { Datum, Material } from '@libs/knowledge';
import type { Ingredient } from '@libs/process';
import type { Options } from '../space/options';
import { electrolytes } from '../space/options';
import type { Sheet } from '../space/sheet';
import { rounded } from '../space/sheet';
import { carbonsFor, coatingsThatHold, collectors, powders, slurrySteps, solid } from './slurry';

/** Li2S of 3 Li2S + P2S5 = 2 Li3PS4 by mass: 3 × 45.95 of 360.1. */
const LI2S = 0.3828;
/** park2018 Table 2 and facts R06: Li3PS4 from THF, 140 °C under vacuum. */
const CONVERSION_C = 140;

/** The conductivity of the film made this way, with its NBR (facts B04); without that source, of the powder from THF. */
function conductivityOf(electrolyte: Material, { allowedSource }: Options): Datum | undefined {
  const data = (electrolyte.properties?.['conductivity'] ?? []).filter(
    ({ source, conditions }) =>
      allowedSource(source.id) && conditions?.['solvent'] === 'THF' && conditions['heatTreatmentC'] === CONVERSION_C,
  );
  return data.find(({ conditions }) => conditions?.['binder'] === 'NBR') ?? data[0];
}

/** Li2S and P2S5 in the slurry instead of the electrolyte, NBR in THF, converted in the dried sheet (park2018 §5.2; facts R06). */
export function oneStep(position: 'cathode' | 'anode', options: Options): Sheet[] {
  const { knowledge, allowed } = options;
  const electrolyte = electrolytes(options).find(({ id }) => id === 'Li3PS4');
  const conductivity = electrolyte && conductivityOf(electrolyte, options);
  if (!electrolyte || !conductivity || !['Li2S', 'P2S5', 'THF', 'NBR'].every(allowed)) return [];
  const [sulfide, pentasulfide] = [knowledge.material('Li2S'), knowledge.material('P2S5')];
  const [binder, solvent] = [knowledge.material('NBR'), knowledge.material('THF')];
  const anode = position === 'anode';
  return powders(position, options).flatMap((active) =>
    coatingsThatHold(position, electrolyte, active, 'mixed', options).flatMap((coating) =>
      carbonsFor(active, options).flatMap((carbon) =>
        collectors(position, electrolyte, active, options).map((collector): Sheet => ({
          id: [position, 'one-step', active.id, coating ?? '-', carbon?.id ?? '-', collector.id].join('|'),
          family: `${position}: one-step slurry from Li2S and P2S5`,
          position,
          active,
          ...(coating === undefined ? {} : { coating }),
          electrolyte,
          precursors: [
            { material: sulfide, share: LI2S },
            { material: pentasulfide, share: 1 - LI2S },
          ],
          binder,
          ...(carbon ? { carbon } : {}),
          solvent,
          collector,
          conductivity,
          contact: 'mixed',
          heatTreatmentC: CONVERSION_C,
          bounds: {
            electrolyte: anode
              ? { low: 0.46, high: 0.475, source: 'facts R06 (47.5 %); the lower end is an assumption' }
              : { low: 0.26, high: 0.275, source: 'facts R06 (27.5 %); the lower end is an assumption' },
            binder: anode
              ? { low: 0.024, high: 0.025, source: 'facts R06 (2.5 %)' }
              : { low: 0.014, high: 0.015, source: 'facts R06 (1.5 %)' },
            ...(carbon ? { carbon: { low: 0.009, high: 0.01, source: 'facts R06 (1 %)' } } : {}),
            solids: { low: 0.4, high: 0.6, source: 'assumption (GAP-02)' },
          },
          evidence: 'park2018 §5.2 (BND-05, R05); facts R06, B04',
          express: (amounts, place) => {
            const precursor = (material: string, share: number): Ingredient =>
              solid('precursor', material, amounts.electrolyte * share, amounts);
            const [slurry, coat, dry] = slurrySteps(
              position,
              [
                solid('active-material', active.id, amounts.active, amounts, coating === undefined ? {} : { coating }),
                precursor(sulfide.id, LI2S),
                precursor(pentasulfide.id, 1 - LI2S),
                ...(carbon ? [solid('conductive-additive', carbon.id, amounts.carbon, amounts)] : []),
                solid('binder', binder.id, amounts.binder, amounts),
              ],
              solvent,
              collector,
              amounts,
              place,
            );
            if (!slurry || !coat || !dry) return [];
            const { loadingMgCm2: _, ...drying } = dry;
            return [
              { ...slurry, product: electrolyte.id },
              coat,
              drying,
              {
                id: `${position}-convert`,
                operation: 'heat-treat',
                ingredients: [{ from: `${position}-dry` }],
                conditions: { temperatureC: CONVERSION_C, atmosphere: 'vacuum' },
                ...(amounts.loadingMgCm2 === undefined ? {} : { loadingMgCm2: rounded(amounts.loadingMgCm2) }),
              },
            ];
          },
        })),
      ),
    ),
  );
}
