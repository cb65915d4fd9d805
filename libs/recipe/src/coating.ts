import type { Step } from '@libs/process';
import type { Context, PhaseDraft } from './context';
import {
  computed,
  dryLoading,
  FIRST_VALUE,
  parameter,
  phase,
  placeOf,
  productOf,
  unpublished,
  within,
} from './context';
import { webOf } from './line-use';
import { dewPointCheck, solidsPercent, temperature } from './mixing';
import type { Parameter } from './recipe';
import { onGrid, rough } from './stated';

export function coat(step: Step, context: Context): PhaseDraft[] {
  return [setUp(step, context), run(step, context)];
}

/** A dry film rolled to its mass per area and pressed onto its collector. */
export function laminate(step: Step, context: Context): PhaseDraft[] {
  const collector = step.ingredients.find(({ role }) => role === 'current-collector')?.material;
  const loading = dryLoading(context, step);
  return [
    phase('roll', collector ? `Roll and laminate with ${collector}` : 'Roll', {
      instructions: ['Repeat the passes until the mass per area is reached; keep cracked or torn film apart as scrap.'],
      setpoints: [
        ...temperature(step),
        unpublished('gap', 'roll gap', 'µm'),
        unpublished('speed', 'speed of the rolls', 'm/min'),
        unpublished('passes', 'number of passes'),
      ],
      checks: [
        ...dewPointCheck(step, context),
        parameter(
          'dry-mass',
          'dry mass on one face (punched disc less the foil)',
          loading === undefined ? null : rough3(loading),
          'mg/cm²',
          'from the loading of active material and the composition',
          { from: 'tolerance not published' },
        ),
      ],
    }),
  ];
}

function setUp(step: Step, context: Context): PhaseDraft {
  const place = placeOf(step);
  const { coater } = webOf(context.line);
  const gap = computed(context, place, 'GapUm');
  const speed = computed(context, place, 'WebSpeedMPerMin');
  const below = step.ingredients.find(({ role }) => role === 'substrate')?.from;
  const collector = step.ingredients.find(({ role }) => role === 'current-collector')?.material;
  const onto = below ? ` on the ${productOf(below, context)}` : collector ? ` with ${collector}` : '';
  const atEnd = gap !== undefined && coater && (gap >= coater.gapUm[1] || gap <= coater.gapUm[0]);
  return phase('set-up', `Set up the coater${onto}`, {
    instructions: [
      ...(below ? ['Handle the web below dry, without touching the coated face.'] : []),
      ...(below || collector
        ? []
        : [
            'The process names no carrier for this layer: it is cast as a film of its own, and the carrier that releases it is not published: determine by trial.',
          ]),
      ...(atEnd
        ? ['The gap is at the end of the range of this coater: try it first, the loading may not be reached.']
        : []),
    ],
    setpoints: [
      parameter(
        'gap',
        'coating gap',
        gap === undefined ? null : onGrid(gap, 5, ...(coater?.gapUm ?? [])),
        'µm',
        `coating model: ${FIRST_VALUE}`,
        within(coater?.gapUm, coater?.id),
      ),
      parameter(
        'web-speed',
        coater?.method === 'blade' ? 'speed of the blade' : 'web speed',
        speed === undefined ? null : rough(speed),
        'm/min',
        `drying model, the highest that this dryer allows: ${FIRST_VALUE}`,
        within(coater?.speedMPerMin, coater?.id),
      ),
      parameter('width', 'coating width, at most', coater?.widthMm ?? null, 'mm', 'line'),
      ...(coater?.method === 'blade' ? [] : [unpublished('web-tension', 'web tension', 'N')]),
    ],
    checks: dewPointCheck(step, context),
  });
}

function run(step: Step, context: Context): PhaseDraft {
  const { cell } = context.brief;
  const film = computed(context, placeOf(step), 'WetFilmUm');
  const loading = dryLoading(context, step);
  const open = { from: 'tolerance not published' };
  const isTwoSided = cell.stacking === 'monopolar' && cell.unitCells > 1 && step.ingredients.length > 1;
  return phase('coat', 'Coat', {
    instructions: [
      'Write down the time since mixing. Scrap the start-up length until wet film and wet mass are steady.',
      ...(isTwoSided
        ? [
            'The stack is monopolar: coat the second face the same way after the first is dry, but for the two outermost foils.',
          ]
        : []),
    ],
    setpoints: temperature(step),
    checks: [
      parameter(
        'wet-film',
        'wet film thickness',
        film === undefined ? null : Math.round(film),
        'µm',
        'from the dry mass per area and the solids',
        open,
      ),
      ...(loading === undefined
        ? []
        : [
            parameter(
              'wet-mass',
              'wet mass on one face',
              rough3((loading * 10) / (solidsPercent(step, context) / 100)),
              'g/m²',
              'from loading and solids',
              open,
            ),
          ]),
    ],
  });
}

function rough3(value: number): number {
  return Number(value.toPrecision(3));
}

export function infiltrate(step: Step, context: Context): PhaseDraft[] {
  const [web, solution] = step.ingredients;
  const ratio = web?.massFraction && solution?.massFraction ? solution.massFraction / web.massFraction : undefined;
  const gain: Parameter[] =
    ratio === undefined
      ? []
      : [
          parameter(
            'uptake',
            'solution taken up in all fills, per g of bare layer',
            rough3(ratio),
            'g/g',
            'from the electrolyte content of the finished sheet',
          ),
        ];
  return [
    phase('infiltrate', 'Infiltrate', {
      instructions: [
        `Bring the ${productOf(solution?.from, context)} onto the ${productOf(web?.from, context)}; drain, dry between fills, weigh after each fill.`,
      ],
      setpoints: [
        ...temperature(step),
        unpublished('fills', 'number of fills'),
        unpublished('dwell', 'dwell of a fill', 'min'),
      ],
      checks: [...gain, ...dewPointCheck(step, context)],
    }),
  ];
}
