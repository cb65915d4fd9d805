import { equipmentOf } from '@libs/plant';
import type { Step } from '@libs/process';
import type { Context, PhaseDraft } from './context';
import { parameter, phase, unpublished } from './context';
import { checkPressed } from './cell-steps';
import { temperature } from './mixing';
import { rough } from './stated';

/** The sheets of a cell are laminated to one web before they are pressed. */
export function laminateSheets(step: Step): PhaseDraft[] {
  return [
    phase('laminate', 'Laminate the sheets', {
      setpoints: [
        ...temperature(step),
        unpublished('line-load', 'line load of the laminator', 'N/mm'),
        unpublished('speed', 'web speed', 'm/min'),
      ],
      instructions: ['Lay the sheets edge on edge with the faces as listed; no gas between them.'],
    }),
  ];
}

/** The laminated web between the rolls of the calender; it is cut to cells afterwards. */
export function calenderWeb(step: Step, context: Context): PhaseDraft[] {
  const rolls = equipmentOf(context.line, 'calender');
  const load = context.route.setpoints['lineLoadNPerMm']?.value;
  const shown = context.route.limits['pressureMPa'];
  return [
    phase('calender', 'Calender the web', {
      setpoints: [
        parameter('pressure', 'mean pressure in the nip', step.conditions?.pressureMPa, 'MPa', 'searched', {
          low: shown?.low,
          high: shown?.high,
          from: shown?.source ?? 'range of the search',
        }),
        parameter(
          'line-load',
          'line load',
          load === undefined || load === null ? null : rough(load),
          'N/mm',
          'computed from pressure, roll radius and compression (models/06): a first value, set it by the thickness that comes out',
          {
            low: rolls?.lineLoadNPerMm[0],
            high: rolls?.lineLoadNPerMm[1],
            from: `range of ${rolls?.id ?? 'the calender'}`,
          },
        ),
        ...temperature(step),
        unpublished('speed', 'web speed', 'm/min'),
      ],
      instructions: [
        'A nip presses for milliseconds where a press holds for minutes: the porosity may stay higher than computed.',
        'Cut the web to cells after calendering; look at the cut edge for a short.',
      ],
    }),
    checkPressed(context),
  ];
}
