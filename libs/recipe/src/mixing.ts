import type { Ingredient, Step } from '@libs/process';
import { apportion, BASIS_G } from './charges';
import { shareOf } from './composition';
import type { Context, PhaseDraft } from './context';
import { computed, parameter, phase, placeOf, searchBound, unpublished } from './context';
import type { Charge, Mixture, Parameter } from './recipe';
import { isWeighed, rough } from './stated';

/** The search's name of a role, where it has a range for it. */
const searched: Readonly<Record<string, string>> = {
  'solid-electrolyte': 'electrolyte',
  binder: 'binder',
  'conductive-additive': 'carbon',
};

function nameOf({ material, from }: Ingredient): string {
  return material ?? `product of ${from ?? ''}`;
}

function noteOf({ role, coating, anhydrous, waterPpm, form, from }: Ingredient, step: Step): string | null {
  const notes = [
    coating === 'none' ? 'uncoated' : coating === undefined ? '' : `coated with ${coating}`,
    anhydrous === true ? 'anhydrous; measure the water (Karl Fischer) before use, limit not published' : '',
    waterPpm === undefined ? '' : `at most ${waterPpm} ppm water`,
    form ?? '',
    from === undefined ? '' : 'from that step',
    role === 'binder' && step.operation === 'mix-slurry'
      ? 'dry mass; if it comes as a stock solution, that solvent counts as part of the solvent charge'
      : '',
  ].filter((note) => note !== '');
  return notes.length > 0 ? notes.join('; ') : null;
}

/** g of each ingredient in 1000.0 g of the mixture of a step. */
export function chargesOf(step: Step, context: Context): Charge[] {
  if (!isWeighed(step)) return [];
  const weighed = step.ingredients.filter((ingredient) => shareOf(step, ingredient) !== undefined);
  const grams = apportion(weighed.map((ingredient) => shareOf(step, ingredient) ?? 0));
  return weighed.map((ingredient, at) => {
    const key = searched[ingredient.role ?? ''];
    const bound = step.operation === 'mix-slurry' && key ? searchBound(context, placeOf(step), key) : null;
    const solids = ingredient.role === 'solvent' ? searchBound(context, placeOf(step), 'solids') : null;
    return {
      material: nameOf(ingredient),
      role: ingredient.from === undefined ? (ingredient.role ?? 'material') : 'intermediate',
      grams: grams[at] ?? 0,
      weightPercent: Number((((grams[at] ?? 0) / BASIS_G) * 100).toFixed(2)),
      note: noteOf(ingredient, step),
      limits: bound
        ? `${bound} of the dry sheet, as mass fraction`
        : solids && step.operation === 'mix-slurry'
          ? `solids ${solids}, as mass fraction`
          : null,
    };
  });
}

export function mixtureOf(step: Step, title: string, context: Context): Mixture | undefined {
  const charges = chargesOf(step, context);
  if (charges.length === 0) return undefined;
  const tenths = charges.reduce((sum, { grams }) => sum + Math.round(grams * 10), 0);
  return { step: step.id, title, charges, total: tenths / 10, solidsPercent: solidsPercent(step, context) };
}

export function solidsPercent(step: Step, { compositions }: Context): number {
  const liquid = [...(compositions.get(step.id) ?? [])]
    .filter(([id]) => id.startsWith('~'))
    .reduce((sum, [, share]) => sum + share, 0);
  return Number(((1 - liquid) * 100).toFixed(2));
}

/** The look at the dew point before a sulfide is opened. */
export function dewPointCheck({ conditions }: Step, { line }: Context): Parameter[] {
  const limit = conditions?.dewPointC ?? (conditions?.atmosphere === undefined ? undefined : line.room.dewPointC);
  return limit === undefined
    ? []
    : [
        parameter(
          'dew-point',
          'dew point at the place of work, before opening and once an hour',
          limit,
          '°C',
          'brief and line',
          {
            high: limit,
            from: 'the dew point that the route was judged at; wetter: close the containers and hold',
          },
        ),
      ];
}

export function temperature({ conditions }: Step, basis = 'process document of the route'): Parameter[] {
  return conditions?.temperatureC === undefined
    ? []
    : [parameter('temperature', 'temperature', conditions.temperatureC, '°C', basis)];
}

function weigh(step: Step, context: Context, more: readonly string[] = []): PhaseDraft {
  return phase('weigh', 'Weigh in', {
    instructions: [
      'Record lot, water content and mass of every charge. Amounts are for 1000.0 g; scale all of them by the same factor.',
      ...more,
    ],
    charges: chargesOf(step, context),
    checks: dewPointCheck(step, context),
  });
}

export function mixSlurry(step: Step, context: Context): PhaseDraft[] {
  const viscosity = computed(context, placeOf(step), 'ViscosityPaS');
  return [
    weigh(step, context, [
      'Check that vessel and tools are dry and hold none of the liquids that cleaning marks as never.',
    ]),
    phase('mix', 'Mix', {
      setpoints: [
        ...temperature(step),
        unpublished('order', 'order of addition'),
        unpublished('speed', 'mixing speed', 'rpm'),
        unpublished('time', 'mixing time', 'min'),
        unpublished('degassing', 'degassing pressure and time'),
      ],
    }),
    phase('check', 'Check the slurry', {
      instructions: [
        'Write the time on the vessel: pot life is not known. Repeat viscosity and solids before coating and compare.',
      ],
      checks: [
        parameter('solids', 'solids', solidsPercent(step, context), 'wt%', 'from the charges', {
          from: 'tolerance not published',
        }),
        parameter(
          'viscosity',
          'viscosity at the shear rate of the coater',
          viscosity === undefined ? null : rough(viscosity * 1000),
          'mPa s',
          'estimate of the slurry model, not a release limit: no viscosity of this slurry was measured',
        ),
        unpublished('pot-life', 'pot life', 'h'),
      ],
    }),
  ];
}

export function dissolve(step: Step, context: Context): PhaseDraft[] {
  return [
    weigh(step, context),
    phase('dissolve', 'Dissolve', {
      setpoints: [...temperature(step), unpublished('time', 'stirring time', 'min')],
    }),
    phase('check', 'Check the solution', {
      instructions: ['The solution must be clear and homogeneous; a cloudy one is not used.'],
      checks: [
        parameter(
          'concentration',
          'electrolyte in the solution',
          solidsPercent(step, context),
          'wt%',
          'assumption: solubility is not reported',
          {
            from: 'solubility not published: lower it if the solution stays cloudy',
          },
        ),
        unpublished('pot-life', 'shelf life of the solution', 'h'),
      ],
    }),
  ];
}

export function coatParticles(step: Step, context: Context): PhaseDraft[] {
  return [
    weigh(step, context),
    phase('coat', 'Wet the particles', {
      setpoints: [...temperature(step), unpublished('time', 'stirring time', 'min')],
      instructions: ['Keep the particles moving until the liquid is gone (next operation).'],
    }),
  ];
}

export function impregnate(step: Step, context: Context): PhaseDraft[] {
  const place = placeOf(step);
  const film = computed(context, place, 'WetFilmUm');
  return [
    weigh(step, context),
    phase('impregnate', 'Impregnate the scaffold', {
      setpoints: [
        ...temperature(step),
        unpublished('mixing-time', 'mixing time of the suspension', 'min'),
        unpublished('passes', 'number of passes'),
        unpublished('web-tension', 'web tension', 'N'),
      ],
      checks: [
        parameter(
          'wet-film',
          'wet film thickness',
          film === undefined ? null : Math.round(film),
          'µm',
          'computed from the dry mass per area',
          {
            from: 'tolerance not published',
          },
        ),
      ],
    }),
  ];
}
