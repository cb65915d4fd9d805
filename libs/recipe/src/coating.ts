import type { Step } from '@libs/process';
import type { Context, PhaseDraft } from './context';
import { computed, dryLoading, FIRST_VALUE, parameter, phase, placeOf, unpublished, within } from './context';
import { webOf } from './line-use';
import { dewPointCheck, solidsPercent, temperature } from './mixing';
import type { Parameter } from './recipe';
import { onGrid, rough } from './stated';

export function coat(step: Step, context: Context): PhaseDraft[] {
  const place = placeOf(step);
  const { coater } = webOf(context.line);
  const gap = computed(context, place, 'GapUm');
  const speed = computed(context, place, 'WebSpeedMPerMin');
  const film = computed(context, place, 'WetFilmUm');
  const loading = dryLoading(context, step);
  const below = step.ingredients.find(({ role }) => role === 'substrate')?.from;
  const collector = step.ingredients.find(({ role }) => role === 'current-collector')?.material;
  const { cell } = context.brief;
  const film_ = film === undefined ? undefined : Math.round(film);
  return [
    phase(
      'set-up',
      `Set up the coater${below ? ' on the finished sheet below' : collector ? ` with ${collector}` : ''}`,
      {
        instructions: [
          ...(below ? [`The web is the product of ${below}: handle it dry, without touching the coated face.`] : []),
          ...(!below && !collector
            ? [
                'The process names no carrier for this layer: it is cast as a film of its own; the release carrier is not published: determine by trial.',
              ]
            : []),
        ],
        setpoints: [
          parameter(
            'gap',
            'coating gap',
            gap === undefined ? null : onGrid(gap, 5, ...(coater?.gapUm ?? [])),
            'µm',
            `computed by the coating model: ${FIRST_VALUE}`,
            within(coater?.gapUm, coater?.id),
          ),
          parameter(
            'web-speed',
            'web speed',
            speed === undefined ? null : rough(speed),
            'm/min',
            `computed: the highest that this dryer allows; ${FIRST_VALUE}`,
            within(coater?.speedMPerMin, coater?.id),
          ),
          parameter('width', 'coating width, at most', coater?.widthMm ?? null, 'mm', 'line'),
          unpublished('web-tension', 'web tension', 'N'),
        ],
        checks: dewPointCheck(step, context),
      },
    ),
    phase('coat', 'Coat', {
      instructions: [
        'Write down the time since mixing. Scrap the start-up length until wet film and wet mass are steady.',
        ...(collector && cell.stacking === 'monopolar' && cell.unitCells > 1
          ? [
              'The stack is monopolar: coat the second face of the foil the same way after the first is dry, but for the two outermost foils.',
            ]
          : []),
      ],
      setpoints: temperature(step),
      checks: [
        parameter('wet-film', 'wet film thickness', film_, 'µm', 'computed from the dry mass per area and the solids', {
          from: 'tolerance not published',
        }),
        ...(loading === undefined
          ? []
          : [
              parameter(
                'wet-mass',
                'wet mass on one face',
                rough3((loading * 10) / (solidsPercent(step, context) / 100)),
                'g/m²',
                'computed from loading and solids',
                { from: 'tolerance not published' },
              ),
            ]),
      ],
    }),
  ];
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
        `Bring the solution of ${solution?.from ?? 'the step before'} onto the dry sheet of ${web?.from ?? 'the step before'}; drain, dry between fills, weigh after each fill.`,
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
