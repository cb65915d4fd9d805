import type { Step } from '@libs/process';
import { assumed } from '../model/route-assumptions';
import type { Options } from '../space/options';
import { electrolytes, solutionsOf } from '../space/options';
import type { Sheet } from '../space/sheet';
import { rounded } from '../space/sheet';
import { shown } from './separator';
import { CONCENTRATION, dissolve, solidify } from './solution';

/**
 * A porous polymer membrane filled with an electrolyte solution, dried and heat-treated in place: proposed by the review without
 * membrane, solution or thickness (park2018 §5.3, R14, LAY-11). Every row of the solution process that the polymer is taken to stand.
 */
export function infiltratedMembrane(options: Options): Sheet[] {
  const limit = assumed('membrane-limit', options.brief);
  const sheets: Sheet[] = [];
  for (const electrolyte of electrolytes(options))
    for (const solution of solutionsOf(electrolyte, options)) {
      const { solvent, heatTreatmentC, datum } = solution;
      if (heatTreatmentC > limit) {
        options.refuse([
          `${electrolyte.id} from ${solvent.id} needs ${heatTreatmentC} °C, a polymer membrane is taken to stand ${limit} °C (assumption membrane-limit).`,
        ]);
        continue;
      }
      for (const scaffold of options.ofKind('scaffold')) {
        const thickness = shown[scaffold.id];
        if (!thickness) continue;
        sheets.push({
          id: ['separator', 'membrane', scaffold.id, electrolyte.id, solvent.id, heatTreatmentC].join('|'),
          family: 'separator: porous membrane infiltrated',
          position: 'separator',
          electrolyte,
          solution: { solvent, heatTreatmentC, concentration: CONCENTRATION },
          scaffold,
          conductivity: datum,
          contact: 'infiltrated',
          bounds: {
            thicknessUm: {
              ...thickness,
              source: `assumption: as films with electrolyte powder on it (${thickness.source}); none is given for a membrane`,
            },
          },
          evidence: 'park2018 §5.3 (R14, LAY-11: proposed), Table 2',
          proposed:
            'a membrane filled with an electrolyte solution is only proposed, without membrane, solution, number of fills or thickness (park2018 §5.3, LAY-11); it is computed as a pressed film whose electrolyte has the conductivity of its row of Table 2',
          tests: [
            `How full does ${scaffold.id} get with ${electrolyte.id} from ${solvent.id}? weigh it after each fill, and measure the conductivity of the pressed film`,
            `Does ${scaffold.id} keep its strength after ${heatTreatmentC} °C under vacuum?`,
          ],
          express: (amounts, place) => {
            const heated = solidify('separator', 'separator-infiltrate', solution, amounts);
            return [
              dissolve('separator', solution, place),
              {
                id: 'separator-infiltrate',
                operation: 'infiltrate',
                ingredients: [{ role: 'scaffold', material: scaffold.id }, { from: 'separator-solution' }],
                conditions: { temperatureC: 25, atmosphere: 'argon' },
              },
              ...heated.map((step, index): Step =>
                index < heated.length - 1 || amounts.thicknessUm === undefined
                  ? step
                  : { ...step, thicknessUm: rounded(amounts.thicknessUm) },
              ),
            ];
          },
        });
      }
    }
  return sheets;
}
