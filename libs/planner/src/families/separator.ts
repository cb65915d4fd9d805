import type { Material } from '@libs/knowledge';
import type { Options } from '../space/options';
import { electrolytes, pressedConductivity } from '../space/options';
import { slurryPartners } from '../space/slurry-partners';
import type { Sheet } from '../space/sheet';
import { rounded } from '../space/sheet';
import { slurrySteps, solid } from './slurry';

/** The electrolyte layer is coated straight on a finished electrode (park2018 §5.2, LAY-01; facts R01, R07). */
export function coatedSeparator(options: Options, of: readonly Material[] = electrolytes(options)): Sheet[] {
  const sheets: Sheet[] = [];
  for (const electrolyte of of) {
    const conductivity = pressedConductivity(electrolyte, options);
    if (!conductivity) continue;
    for (const { solvent, binder } of slurryPartners(electrolyte, options))
      for (const carrier of ['cathode', 'anode'] as const)
        sheets.push({
          id: ['separator', 'coated', carrier, electrolyte.id, binder.id, solvent.id].join('|'),
          family: `separator: coated on the ${carrier}`,
          position: 'separator',
          electrolyte,
          binder,
          solvent,
          conductivity,
          contact: 'mixed',
          carrier,
          bounds: {
            thicknessUm: { low: 30, high: 70, source: 'facts R07: 30 µm after pressing; thinner is not shown' },
            binder: { low: 0.01, high: 0.025, source: 'facts R07 (1 %), B13 (3 phr)' },
            solids: { low: 0.4, high: 0.6, source: 'assumption (GAP-02)' },
          },
          evidence: 'park2018 §5.2 (LAY-01); facts R01, R07',
          express: (amounts, place, on) => {
            const [slurry, coat, dry] = slurrySteps(
              'separator',
              [
                solid('solid-electrolyte', electrolyte.id, amounts.electrolyte, amounts),
                solid('binder', binder.id, amounts.binder, amounts),
              ],
              solvent,
              undefined,
              amounts,
              place,
            );
            if (!slurry || !coat || !dry) return [];
            return on === undefined
              ? [slurry, coat, dry]
              : [slurry, { ...coat, ingredients: [{ from: on, role: 'substrate' }, ...coat.ingredients] }, dry];
          },
        });
  }
  return sheets;
}

/** Thickness of a film on each scaffold, as shown. */
export const shown: Readonly<Record<string, { low: number; high: number; source: string }>> = {
  nonwoven: { low: 50, high: 70, source: 'park2018 §5.2: 70 µm or less, without a lower limit' },
  'PPTA-nonwoven': { low: 70, high: 90, source: 'facts B31: 70-90 µm' },
  cellulose: { low: 60, high: 70, source: 'facts B30, R20: 60 µm' },
};

/** A free-standing film: electrolyte powder in a scaffold, dried, laminated between the electrodes (park2018 §5.2, LAY-06; facts B30, B31). */
export function filmSeparator(options: Options, of: readonly Material[] = electrolytes(options)): Sheet[] {
  const sheets: Sheet[] = [];
  for (const electrolyte of of) {
    const conductivity = pressedConductivity(electrolyte, options);
    if (!conductivity) continue;
    const solvents = [
      ...new Map(slurryPartners(electrolyte, options).map(({ solvent }) => [solvent.id, solvent])).values(),
    ];
    for (const scaffold of options.ofKind('scaffold'))
      for (const solvent of solvents) {
        const thickness = shown[scaffold.id];
        if (!thickness) continue;
        sheets.push({
          id: ['separator', 'film', scaffold.id, electrolyte.id, solvent.id].join('|'),
          family: 'separator: free-standing film on a scaffold, laminated',
          position: 'separator',
          electrolyte,
          solvent,
          scaffold,
          conductivity,
          contact: 'mixed',
          bounds: {
            thicknessUm: thickness,
            solids: { low: 0.4, high: 0.6, source: 'assumption (GAP-42: the carrier is not given)' },
          },
          evidence: 'park2018 §5.2 (LAY-06); facts R05, R20, B30, B31',
          express: (amounts, place) => {
            const conditions = { temperatureC: 25, ...place.conditions };
            return [
              {
                id: 'separator-impregnate',
                operation: 'impregnate',
                ingredients: [
                  { role: 'scaffold', material: scaffold.id },
                  { role: 'solid-electrolyte', material: electrolyte.id },
                  { role: 'solvent', material: solvent.id, anhydrous: true },
                ],
                conditions,
                setpoints: { solidsOfSuspension: rounded(amounts.solids) },
              },
              {
                id: 'separator-dry',
                operation: 'dry',
                ingredients: [{ from: 'separator-impregnate' }],
                conditions: { temperatureC: rounded(amounts.dryingC), ...place.conditions },
                ...(amounts.thicknessUm === undefined ? {} : { thicknessUm: rounded(amounts.thicknessUm) }),
              },
            ];
          },
        });
      }
  }
  return sheets;
}
