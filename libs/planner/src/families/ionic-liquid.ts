import type { Material } from '@libs/knowledge';
import { preferredNumber } from '@libs/knowledge';
import type { Ingredient, Step } from '@libs/process';
import { assumed } from '../model/route-assumptions';
import type { Options } from '../space/options';
import type { Sheet } from '../space/sheet';
import { rounded } from '../space/sheet';
import { powders, slurryMixed } from './slurry';

const LIQUID = 'LiG3';

/** LiFePO4 slurries with the solvate ionic liquid LiG3, without which they give next to nothing (park2018 §5.1, R09, CAT-19 to 21). */
export function ionicLiquidCathode(options: Options): Sheet[] {
  const { allowed, knowledge, brief } = options;
  if (!allowed(LIQUID)) return [];
  const liquid = knowledge.material(LIQUID);
  const share = assumed('lig3-share', brief);
  const actives = powders('cathode', options).filter(({ id }) => id === 'LiFePO4');
  return slurryMixed('cathode', options, actives).flatMap((sheet): Sheet[] => {
    const electrolyte = sheet.electrolyte && mixed(sheet.electrolyte, liquid, share);
    if (!electrolyte) return [];
    return [
      {
        ...sheet,
        id: `${sheet.id}|${LIQUID}`,
        family: 'cathode: slurry-mixed sheet with LiG3',
        electrolyte,
        additive: { material: liquid, share },
        evidence: 'park2018 §5.1 (R09: pressed cell at 0.1 C against Li-In); composition as facts R01, R06, R12, R15',
        proposed:
          'LiFePO4 with LiG3 is shown in a pressed cell, not in a slurry; the amount of LiG3 is assumed, and the capacity is that of liquid cells (CAT-21, GAP-55, GAP-62)',
        tests: [
          `How much ${LIQUID} does LiFePO4 with ${electrolyte.id} need, and which capacity does it give? neither is published`,
          `Does ${LIQUID} stay in the sheet when ${sheet.solvent?.id ?? 'the solvent'} is dried off and when the stack is pressed?`,
        ],
        express: (amounts, place, on) =>
          sheet.express(amounts, place, on).map((step): Step => ({
            ...step,
            ingredients: step.ingredients.flatMap((one): Ingredient[] =>
              one.role !== 'solid-electrolyte' || one.massFraction === undefined
                ? [one]
                : [
                    { ...one, massFraction: rounded(one.massFraction * (1 - share)) },
                    { role: 'additive', material: LIQUID, massFraction: rounded(one.massFraction * share) },
                  ],
            ),
          })),
      },
    ];
  });
}

/** The electrolyte with the density of its mixture with a liquid, by volume. */
function mixed(electrolyte: Material, liquid: Material, share: number): Material | undefined {
  const [solid, light] = [electrolyte, liquid].map((one) => preferredNumber(one, 'density'));
  if (solid === undefined || light === undefined) return undefined;
  return {
    ...electrolyte,
    properties: {
      ...electrolyte.properties,
      density: [
        {
          value: rounded(1 / ((1 - share) / solid + share / light)),
          unit: 'g/cm3',
          source: { id: 'MEM', section: 'assumption lig3-share', grade: 'M' },
          note: `of the mixture with ${liquid.id}, by volume`,
          preferred: true,
        },
      ],
    },
  };
}
