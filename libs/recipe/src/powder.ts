import type { Step } from '@libs/process';
import type { Context, PhaseDraft } from './context';
import { phase, unpublished } from './context';
import { chargesOf, dewPointCheck, temperature } from './mixing';

/** Precursors react in a solvent to the electrolyte: liquid-phase synthesis. */
export function synthesise(step: Step, context: Context): PhaseDraft[] {
  return [
    phase('weigh', 'Weigh in', {
      instructions: ['Record lot, water content and mass of every charge. Check that the vessel is dry.'],
      charges: chargesOf(step, context),
      checks: dewPointCheck(step, context),
    }),
    phase('react', `React to ${step.product ?? 'the product'}`, {
      setpoints: [
        ...temperature(step),
        unpublished('order', 'order of addition'),
        unpublished('time', 'reaction time', 'h'),
        unpublished('stirring', 'stirring speed', 'rpm'),
      ],
      instructions: [
        'The amount of solvent is assumed; the ratio of the precursors is that of the balanced equation.',
        ...(step.conditions?.ultrasound ? ['Under ultrasound, as reported; power and time are not published.'] : []),
      ],
    }),
  ];
}

/** Precursors are milled to a glass. */
export function mill(step: Step, context: Context): PhaseDraft[] {
  return [
    phase('weigh', 'Weigh in', {
      instructions: ['Record lot and mass of every charge.'],
      charges: chargesOf(step, context),
      checks: dewPointCheck(step, context),
    }),
    phase('mill', 'Mill', {
      setpoints: [
        unpublished('speed', 'milling speed', 'rpm'),
        unpublished('time', 'milling time', 'h'),
        unpublished('balls', 'mass ratio of balls to powder'),
      ],
      instructions: ['Open the vessel only when it is cold, under inert gas and exhaust.'],
    }),
  ];
}

/** A layered active material is taken apart into sheets in a liquid, before any sulfide electrolyte is there. */
export function exfoliate(step: Step, context: Context): PhaseDraft[] {
  return [
    phase('weigh', 'Weigh in', {
      instructions: ['Record lot and mass of every charge.'],
      charges: chargesOf(step, context),
    }),
    phase('exfoliate', 'Exfoliate under ultrasound', {
      setpoints: [
        ...temperature(step),
        unpublished('power', 'ultrasonic power', 'W/L'),
        unpublished('time', 'time under ultrasound', 'min'),
      ],
      instructions: ['What prepares the material for it is not published: determine by trial.'],
    }),
  ];
}
