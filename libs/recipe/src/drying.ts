import type { Dryer } from '@libs/plant';
import type { Step } from '@libs/process';
import { numberOf } from '@libs/knowledge';
import type { Context, Limits, PhaseDraft } from './context';
import {
  computed,
  dryLoading,
  FIRST_VALUE,
  parameter,
  phase,
  placeOf,
  sheetEvidence,
  unpublished,
  within,
} from './context';
import { atmosphereOf, webOf } from './line-use';
import type { Parameter } from './recipe';
import { onGrid, rough } from './stated';

export function dry(step: Step, context: Context): PhaseDraft[] {
  return step.conditions?.atmosphere === 'vacuum' ? dryInVacuum(step, context) : dryOnTheWeb(step, context);
}

function dryOnTheWeb(step: Step, context: Context): PhaseDraft[] {
  const place = placeOf(step);
  const { dryer } = webOf(context.line);
  const minutes = computed(context, place, 'DryingMin');
  const zone = dryer?.zones[0];
  return [
    phase('dry', 'Dry', {
      instructions:
        dryer?.lelMonitored === false
          ? [
              'This dryer has no solvent-vapour monitor: keep the vapour below the fraction of the lower flammability limit that the applicable code asks for, by a calculation that the site signs.',
            ]
          : [],
      setpoints: [
        parameter(
          'air-temperature',
          'air temperature',
          step.conditions?.temperatureC,
          '°C',
          'searched',
          tighter(within(zone?.airC, dryer?.id), polymerLimit(step, context)),
        ),
        ...zoneTemperatures(step, dryer),
        dryingTime(
          minutes,
          `computed for the constant-rate period: ${FIRST_VALUE}; slow down until the mass of the dried layer is constant`,
        ),
      ],
    }),
    checkDry(step, context),
  ];
}

/** One set-point a zone, where there is more than one: the model of drying knows one temperature of the air. */
function zoneTemperatures({ conditions }: Step, dryer: Dryer | undefined): Parameter[] {
  const { zones, id } = dryer ?? { zones: [], id: undefined };
  if (zones.length < 2) return [];
  return zones.map(({ airC }, at) =>
    parameter(
      `zone-${at + 1}-temperature`,
      `air of zone ${at + 1}`,
      conditions?.temperatureC,
      '°C',
      'the same in every zone: the model knows no profile; a first value for the trial',
      within(airC, `${id}, zone ${at + 1}`),
    ),
  );
}

function dryInVacuum(step: Step, context: Context): PhaseDraft[] {
  const place = placeOf(step);
  const { durationMin, temperatureC } = step.conditions ?? {};
  const cast = comesFromCoat(step, context);
  const air = computed(context, place, 'AirC');
  const minutes = computed(context, place, 'DryingMin');
  const { dryer } = webOf(context.line);
  return [
    ...(cast && air !== undefined
      ? [
          phase('pre-dry', 'Dry on the web', {
            instructions: ['No sulfide is present yet. Keep this solvent and its vapour away from every sulfide step.'],
            setpoints: [
              parameter(
                'air-temperature',
                'air temperature',
                onGrid(air, 1),
                '°C',
                sheetEvidence(context, place) ?? 'assumption',
                within(dryer?.zones[0]?.airC, dryer?.id),
              ),
              dryingTime(minutes, `computed for the constant-rate period: ${FIRST_VALUE}`),
            ],
          }),
        ]
      : []),
    phase('vacuum', 'Dry under vacuum', {
      setpoints: [
        parameter(
          'temperature',
          'oven temperature',
          temperatureC,
          '°C',
          'process document of the route',
          polymerLimit(step, context),
        ),
        parameter(
          'hold',
          'hold',
          durationMin ?? null,
          'min',
          durationMin === undefined ? 'no source gives it' : (sheetEvidence(context, place) ?? 'process document'),
        ),
        unpublished('pressure', 'vacuum', 'mbar'),
      ],
    }),
    checkDry(step, context),
  ];
}

function comesFromCoat(step: Step, { process }: Context): boolean {
  const from = step.ingredients[0]?.from;
  return process.steps.find(({ id }) => id === from)?.operation === 'coat';
}

/** Time in the dryer in the unit that a person reads: seconds below a minute. */
function dryingTime(minutes: number | undefined, basis: string): Parameter {
  const isShort = minutes !== undefined && minutes < 1;
  const value = minutes === undefined ? null : rough(isShort ? minutes * 60 : minutes);
  return parameter('drying-time', 'time in the dryer, at least', value, isShort ? 's' : 'min', basis);
}

/** What a dried layer is released on. */
function checkDry(step: Step, context: Context): PhaseDraft {
  const residual = step.conditions?.residualPpm;
  const loading = dryLoading(context, step);
  const last = !context.process.steps.some(
    (one) => placeOf(one) === placeOf(step) && one.operation === 'heat-treat' && one.ingredients[0]?.from === step.id,
  );
  const isLayer = context.process.steps.some(
    (one) => placeOf(one) === placeOf(step) && one.operation === 'coat' && precedes(one, step, context),
  );
  return phase('check', 'Check the dry layer', {
    instructions: isLayer
      ? [
          'Look at the layer on a light table: cracks, pinholes, streaks, loss at the edge. No number is published; keep a reference sheet.',
        ]
      : [],
    checks: [
      parameter(
        'residual-solvent',
        'residual solvent',
        residual === 0 ? 'none found' : (residual ?? null),
        residual ? 'ppm' : '',
        residual === undefined ? 'no source gives a limit; constant mass at least' : 'the route was judged on this',
        residual === 0 ? { from: 'name the method and its limit of detection' } : {},
      ),
      ...(loading !== undefined && isLayer && last
        ? [
            parameter(
              'dry-mass',
              'dry mass on one face (punched disc less the foil)',
              onGrid(loading, 0.1),
              'mg/cm²',
              'from the loading of active material and the composition',
              { from: 'tolerance not published' },
            ),
            ...(step.loadingMgCm2 === undefined
              ? []
              : [
                  parameter(
                    'loading',
                    'of it active material',
                    step.loadingMgCm2,
                    'mg/cm²',
                    'searched: areal capacity over the practical capacity',
                  ),
                ]),
          ]
        : []),
    ],
  });
}

function precedes(one: Step, step: Step, { process }: Context): boolean {
  return process.steps.indexOf(one) < process.steps.indexOf(step);
}

/** Both limits at once: the machine's range, cut where the material gives out first. */
function tighter(machine: Limits, material: Limits): Limits {
  if (material.high === undefined) return machine;
  const from = [machine.from, `${material.high} °C: ${material.from ?? ''}`].filter(Boolean).join('; ');
  return { low: machine.low, high: Math.min(machine.high ?? Infinity, material.high), from };
}

/** The lowest temperature that a polymer of the layer is known to stand. */
function polymerLimit(step: Step, { present, knowledge }: Context): Limits {
  const limits = [...(present.get(step.id) ?? [])].flatMap((id) => {
    const material = knowledge.materials.get(id);
    if (material?.kind !== 'binder' && material?.kind !== 'scaffold') return [];
    const datum = (material.properties?.['thermalLimit'] ?? []).find(({ preferred }) => preferred);
    const value = datum && numberOf(datum);
    return value === undefined || !datum
      ? []
      : [
          {
            high: value,
            from: `${id}: ${String(datum.conditions?.['basis'] ?? 'thermal limit')} (${datum.source.id}, grade ${datum.source.grade})`,
          },
        ];
  });
  return limits.sort((a, b) => a.high - b.high)[0] ?? {};
}

export function heatTreat(step: Step, context: Context): PhaseDraft[] {
  const { durationMin, temperatureC } = step.conditions ?? {};
  const place = placeOf(step);
  const expected = context.route.conductivities.find((text) => text.startsWith(`${place}:`));
  const loading = dryLoading(context, step);
  return [
    phase('heat-treat', `Heat-treat under ${atmosphereOf(step, context.line)}`, {
      setpoints: [
        parameter(
          'temperature',
          'temperature',
          temperatureC,
          '°C',
          expected ? `the treatment that the conductivity belongs to (${expected})` : 'process document',
          polymerLimit(step, context),
        ),
        parameter(
          'hold',
          'hold',
          durationMin ?? null,
          'min',
          durationMin === undefined ? 'no source gives it' : 'process document',
        ),
        unpublished('ramp', 'heating rate', '°C/min'),
      ],
    }),
    phase('check', 'Check', {
      checks: [
        parameter('residual-solvent', 'residual solvent', 'none found', '', 'the route was judged on this', {
          from: 'name the method and its limit of detection',
        }),
        parameter(
          'conductivity',
          'ionic conductivity of a pellet treated along',
          'record',
          'S/cm',
          expected ? `to compare with ${expected}` : 'no source gives it',
        ),
        ...(loading === undefined || step.loadingMgCm2 === undefined
          ? []
          : [
              parameter(
                'dry-mass',
                'dry mass on one face (punched disc less the foil)',
                onGrid(loading, 0.1),
                'mg/cm²',
                'from the loading of active material and the composition',
                { from: 'tolerance not published' },
              ),
              parameter(
                'loading',
                'of it active material',
                step.loadingMgCm2,
                'mg/cm²',
                'searched: areal capacity over the practical capacity',
              ),
            ]),
      ],
    }),
  ];
}
