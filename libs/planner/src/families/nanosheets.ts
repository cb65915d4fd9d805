import type { Ingredient, Step } from '@libs/process';
import type { Options } from '../space/options';
import type { Sheet } from '../space/sheet';
import { byFormula } from './by-formula';
import { activesOf, modelled, slurryMixed } from './slurry';

/** Mass fraction of TiS2 in the water that it is exfoliated in: not given. */
const SUSPENDED = 0.1;

/** TiS2 exfoliated in water under ultrasound, dried, then a slurry: shown in pressed cells (park2018 §5, R10, SOL-43, MIX-16). */
export function nanosheetCathode(options: Options): Sheet[] {
  if (!options.allowed('water')) return [];
  const actives = activesOf('cathode', options)
    .filter(({ id }) => id === 'TiS2')
    .flatMap((active) => byFormula(active, options) ?? [])
    .filter((active) => modelled(active, options));
  return slurryMixed('cathode', options, actives).map((sheet): Sheet => ({
    ...sheet,
    id: sheet.id.replace('|slurry-mixed|', '|nanosheets|'),
    family: 'cathode: TiS2 nanosheets, slurry',
    evidence:
      'park2018 §5 (R10, MIX-16: pressed cells, far better rate than bulk TiS2); composition as facts R01, R06, R12',
    proposed:
      'TiS2 nanosheets are shown in pressed cells, a slurry of them is not; how TiS2 is lithiated before it is exfoliated is not given and is no step here, its capacity is a share of the formula, its potential recalled',
    tests: [
      'With what is TiS2 lithiated in the mill before it is exfoliated, and how much? the source does not say (R10)',
      'Is the dried TiS2 free of water before it meets the electrolyte? no limit for the residue is known (SOL-44)',
    ],
    express: (amounts, place, on) => {
      const exfoliated: Step[] = [
        {
          id: 'cathode-exfoliate',
          operation: 'exfoliate',
          ingredients: [
            { role: 'active-material', material: 'TiS2', massFraction: SUSPENDED },
            { role: 'solvent', material: 'water', massFraction: 1 - SUSPENDED },
          ],
          conditions: { temperatureC: 25, ultrasound: true },
        },
        {
          id: 'cathode-powder-dry',
          operation: 'dry',
          ingredients: [{ from: 'cathode-exfoliate' }],
          conditions: { temperatureC: 100, atmosphere: 'vacuum', residualPpm: 0 },
        },
      ];
      const steps = sheet.express(amounts, place, on).map((step): Step => ({
        ...step,
        ingredients: step.ingredients.map((one): Ingredient =>
          one.role !== 'active-material'
            ? one
            : {
                from: 'cathode-powder-dry',
                ...(one.massFraction === undefined ? {} : { massFraction: one.massFraction }),
              },
        ),
      }));
      return [...exfoliated, ...steps];
    },
  }));
}
