import type { Step } from '@libs/process';
import type { Context, PhaseDraft } from './context';
import { parameter, phase, unpublished } from './context';
import { dewPointCheck } from './mixing';

/** A thin layer of metal on the electrolyte layer, over its voids and grain boundaries; all but the metal is unpublished. */
export function evaporateMetal(step: Step, context: Context): PhaseDraft[] {
  const thickness = step.setpoints?.['thicknessNm'];
  return [
    phase('evaporate', 'Evaporate', {
      instructions: [
        'Cover the whole layer, its voids and grain boundaries too; keep the layer below the temperature that it was dried at. Weigh a witness piece before and after.',
      ],
      setpoints: [
        parameter(
          'layer',
          'thickness of the metal',
          typeof thickness === 'number' ? thickness : null,
          'nm',
          'assumption interlayer-thickness: no source gives it',
        ),
        unpublished('pressure', 'pressure of the chamber', 'Pa'),
        unpublished('rate', 'rate of deposition', 'nm/s'),
        unpublished('time', 'time', 'min'),
      ],
      checks: dewPointCheck(step, context),
    }),
  ];
}
