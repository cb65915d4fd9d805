import type { Step } from '@libs/process';
import type { Options } from '../space/options';
import type { Sheet } from '../space/sheet';
import { rounded } from '../space/sheet';
import { activesOf, modelled, slurryMixed } from './slurry';

const composition = 'assumption: compositions of S and Li2S composites are not given (park2018 R24)';

/** S or Li2S milled with electrolyte and carbon, then a slurry of the composite: shown as pressed composites (park2018 §3.5, R24, CAT-13). */
export function sulfurCathode(options: Options): Sheet[] {
  const actives = activesOf('cathode', options).filter(
    (active) => active.class?.includes('sulfur-cathode') && modelled(active, options),
  );
  return slurryMixed('cathode', options, actives).map((sheet): Sheet => ({
    ...sheet,
    id: sheet.id.replace('|slurry-mixed|', '|sulfur|'),
    family: `cathode: ${sheet.active?.id ?? ''} composite, slurry`,
    bounds: {
      ...sheet.bounds,
      electrolyte: { low: 0.35, high: 0.5, source: composition },
      carbon: { low: 0.1, high: 0.2, source: composition },
    },
    evidence: 'park2018 §3.5 (R24: milled, wet-made or gas-mixed composites, pressed; CAT-13, CAT-16); facts R20',
    proposed:
      'composites of S or Li2S are shown pressed, a slurry of one is not; composition is assumed, the change of volume and the loss of contact with it are not modelled (CAT-15)',
    tests: [
      `How long must ${sheet.active?.id ?? ''}, electrolyte and carbon be milled, and which capacity does the sheet then give? times are not published`,
      `Does a sheet of it keep its contact over the change of volume, at the stack pressure of this cell?`,
    ],
    express: (amounts, place, on) => {
      const [slurry, ...later] = sheet.express(amounts, place, on);
      if (!slurry) return [];
      const inside = slurry.ingredients.filter(({ role }) => role !== 'binder' && role !== 'solvent');
      const whole = inside.reduce((sum, { massFraction = 0 }) => sum + massFraction, 0);
      const milled: Step = {
        id: 'cathode-composite',
        operation: 'mill',
        ingredients: inside.map((one) => ({ ...one, massFraction: rounded((one.massFraction ?? 0) / whole) })),
        conditions: { temperatureC: 25, atmosphere: 'argon' },
      };
      const rest = slurry.ingredients.filter((one) => !inside.includes(one));
      return [
        milled,
        { ...slurry, ingredients: [{ from: milled.id, massFraction: rounded(whole) }, ...rest] },
        ...later,
      ];
    },
  }));
}
