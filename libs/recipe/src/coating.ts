import type { Calender, Laminator } from '@libs/plant';
import { equipmentOf } from '@libs/plant';
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

/** A dried layer pressed onto a finished sheet, from the film that it was coated on; that film is peeled off. */
function transfer(step: Step, context: Context): PhaseDraft {
  const [below, layer] = step.ingredients;
  return phase('transfer', 'Transfer and peel', {
    instructions: [
      `Lay the ${productOf(layer?.from, context)}, still on its release film, face down on the ${productOf(below?.from, context)}; run both through the rolls; peel the release film off at once and look at it: what stays on it is missing from the layer.`,
    ],
    setpoints: [
      ...temperature(step),
      ...rollSettings(equipmentOf(context.line, 'laminator') ?? equipmentOf(context.line, 'calender')),
    ],
    checks: [
      ...dewPointCheck(step, context),
      parameter(
        'residue',
        'left on the release film',
        null,
        'mg/cm²',
        'no source gives a limit: weigh the peeled film',
      ),
    ],
  });
}

/** A dry film rolled to its mass per area and pressed onto its collector, or a layer that is transferred to a sheet. */
export function laminate(step: Step, context: Context): PhaseDraft[] {
  if (isTransfer(step)) return [transfer(step, context)];
  const collector = step.ingredients.find(({ role }) => role === 'current-collector')?.material;
  const loading = dryLoading(context, step);
  return [
    phase('roll', collector ? `Roll and laminate with ${collector}` : 'Roll', {
      instructions: ['Repeat the passes until the mass per area is reached; keep cracked or torn film apart as scrap.'],
      setpoints: [
        ...temperature(step),
        ...rollSettings(equipmentOf(context.line, 'laminator') ?? equipmentOf(context.line, 'calender')),
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

/** Rolled between the rolls of a calender, for density or smoothness. */
export function calender(step: Step, context: Context): PhaseDraft[] {
  const place = placeOf(step);
  const thickness = computed(context, place, 'ThicknessUm');
  return [
    phase('calender', 'Calender', {
      instructions: ['Start at the lowest line load and raise it until the thickness is reached; look for cracks.'],
      setpoints: [...temperature(step), ...rollSettings(equipmentOf(context.line, 'calender'))],
      checks: [
        ...dewPointCheck(step, context),
        parameter(
          'calendered-thickness',
          'layer after calendering, without foil',
          step.thicknessUm ?? (thickness === undefined ? null : Math.round(thickness)),
          'µm',
          step.thicknessUm === undefined ? 'computed by the densification model' : 'process document',
          { from: 'tolerance not published' },
        ),
      ],
    }),
  ];
}

/** What a person sets on rolls. No source gives the values for sulfide sheets; the limits are the machine's. */
function rollSettings(item: Calender | Laminator | undefined): Parameter[] {
  const [low, high] = item?.lineLoadNPerMm ?? [null, null];
  const of = item?.id ?? 'the rolls';
  const open = (id: string, name: string, unit: string, range?: readonly [number, number]): Parameter =>
    parameter(id, name, null, unit, 'no source gives it', within(range, of));
  return [
    unpublished('gap', 'roll gap', 'µm'),
    // N/mm is kN/m, the unit of a line load.
    open('line-load', 'line load', 'kN/m', low === null || high === null ? undefined : [low, high]),
    open('roll-temperature', 'temperature of the rolls', '°C', item?.rollC),
    open('speed', 'speed of the rolls', 'm/min', item?.speedMPerMin),
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
  const film = computed(context, place, 'WetFilmUm');
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
      ...(coater?.method === 'slot-die' ? [pumpRate(film, speed)] : []),
      parameter('width', 'coating width, at most', coater?.widthMm ?? null, 'mm', 'line'),
      ...(coater?.method === 'blade' ? [] : [unpublished('web-tension', 'web tension', 'N')]),
    ],
    checks: dewPointCheck(step, context),
  });
}

/** Volume that makes the film at the web speed. Formula: wet film × 100 mm × speed. Example: 60 µm at 2 m/min are 12 mL/min. */
function pumpRate(filmUm: number | undefined, metresPerMinute: number | undefined): Parameter {
  const rate =
    filmUm === undefined || metresPerMinute === undefined ? null : rough3((filmUm * rough(metresPerMinute)) / 10);
  return parameter(
    'pump-rate',
    'pump rate for each 100 mm of coated width',
    rate,
    'mL/min',
    `wet film and web speed, at this speed only: ${FIRST_VALUE}`,
  );
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

/** Two sheets that are put together before the stack: the one carries the other over from its release film. */
export function isTransfer({ operation, ingredients }: Step): boolean {
  return operation === 'laminate' && ingredients.length === 2 && ingredients.every(({ from }) => from !== undefined);
}

export function infiltrate(step: Step, context: Context): PhaseDraft[] {
  const [web, solution] = step.ingredients;
  const host = web?.role === 'scaffold' ? web.material : undefined;
  const taken = host === undefined ? undefined : computed(context, placeOf(step), 'SolutionGM2');
  const ratio = web?.massFraction && solution?.massFraction ? solution.massFraction / web.massFraction : undefined;
  const solutionSolids = solution?.from === undefined ? undefined : solidsOf(solution.from, context);
  const gain: Parameter[] =
    ratio === undefined
      ? []
      : [
          ...(solutionSolids === undefined
            ? []
            : [
                parameter(
                  'mass-gain',
                  'dry mass gained after the last fill, per g of bare layer',
                  rough3(ratio * solutionSolids),
                  'g/g',
                  'from the electrolyte content of the finished sheet',
                  { from: 'tolerance not published' },
                ),
              ]),
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
        `Bring the ${productOf(solution?.from, context)} onto the ${host ?? productOf(web?.from, context)}; drain, dry between fills, weigh after each fill. The last fill is the one that reaches the mass gained.`,
      ],
      setpoints: [
        ...temperature(step),
        unpublished('fills', 'number of fills'),
        unpublished('dwell', 'dwell of a fill', 'min'),
      ],
      checks: [
        ...gain,
        ...(taken === undefined
          ? []
          : [
              parameter(
                'wet-mass',
                'solution taken up in all fills',
                rough3(taken),
                'g/m²',
                'from thickness and assumed polymer share of the filled membrane',
                { from: 'tolerance not published' },
              ),
            ]),
        ...dewPointCheck(step, context),
      ],
    }),
  ];
}

/** Mass fraction of what stays of a mixture when its liquid is gone. */
function solidsOf(id: string, { compositions }: Context): number | undefined {
  const held = compositions.get(id);
  if (!held || held.size === 0) return undefined;
  return [...held].filter(([part]) => !part.startsWith('~')).reduce((sum, [, share]) => sum + share, 0);
}
