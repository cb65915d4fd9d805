import { numberOf, preferredDatum } from '@libs/knowledge';
import { equipmentOf } from '@libs/plant';
import type { Ingredient, Step } from '@libs/process';
import { apportion, BASIS_G } from './charges';
import { shareOf } from './composition';
import type { Context, PhaseDraft } from './context';
import { computed, parameter, phase, placeOf, productOf, searchBound, unpublished } from './context';
import type { Charge, Mixture, Parameter } from './recipe';
import { isWeighed, rough } from './stated';

/** The search's name of a role, where it has a range for it. */
const searched: Readonly<Record<string, string>> = {
  'solid-electrolyte': 'electrolyte',
  binder: 'binder',
  'conductive-additive': 'carbon',
};

/** The search's range for an ingredient, in percent of the dry layer or, for the solvent, as solids of the slurry. */
function limitsOf(ingredient: Ingredient, step: Step, context: Context): Charge['limits'] {
  const { role } = ingredient;
  const name = role === 'solvent' ? 'solids' : searched[role ?? ''];
  const isSearched =
    (step.operation === 'mix-slurry' || step.operation === 'mix-dry') && !isMixedFurther(step, context);
  const bound = isSearched && name ? searchBound(context, placeOf(step), name) : null;
  if (!bound) return null;
  const percent = (share: number): number => Number((share * 100).toFixed(2));
  if (role === 'solvent')
    return { low: percent(bound.low), high: percent(bound.high), of: 'wt% solids of the slurry', from: bound.source };
  const kept = shareOfFinished(ingredient, step, context);
  if (kept === undefined) return null;
  // The search speaks of the finished layer; what is weighed in here is the layer before it is filled.
  const finished = `${percent(bound.low)} to ${percent(bound.high)} wt% of the finished layer`;
  return {
    low: percent(Math.min(1, bound.low / kept)),
    high: percent(Math.min(1, bound.high / kept)),
    of: kept === 1 ? 'wt% of the dry layer' : 'wt% of the dry layer before it is infiltrated',
    from: kept === 1 ? bound.source : `${bound.source}; ${finished}`,
  };
}

/** A powder that a later mixture of the same sheet takes is no layer yet: the search's range is not one of its own. */
function isMixedFurther(step: Step, { process }: Context): boolean {
  const takes = (later: Step): boolean =>
    later.ingredients.some(({ from }) => {
      const source = process.steps.find(({ id }) => id === from);
      return source !== undefined && (source.id === step.id || takes(source));
    });
  return process.steps.some((one) => placeOf(one) === placeOf(step) && one !== step && isWeighed(one) && takes(one));
}

/** How much of a finished sheet its layer before infiltration is, by mass, from what a material is of both; 1 where nothing is filled in. */
function shareOfFinished({ material }: Ingredient, step: Step, context: Context): number | undefined {
  const { process, compositions } = context;
  const place = placeOf(step);
  if (!process.steps.some((one) => placeOf(one) === place && one.operation === 'infiltrate')) return 1;
  const last = place === 'cathode' || place === 'anode' ? process.cell?.[place] : undefined;
  const after = compositions.get(last ?? '')?.get(material ?? '');
  const parts = [...(compositions.get(step.id) ?? [])].filter(([id]) => !id.startsWith('~'));
  const solids = parts.reduce((sum, [, share]) => sum + share, 0);
  const before = parts.find(([id]) => id === material)?.[1];
  return after === undefined || before === undefined ? undefined : after / (before / solids);
}

function noteOf({ role, coating, anhydrous, waterPpm, form }: Ingredient, step: Step): string | null {
  const notes = [
    coating === 'none' ? 'uncoated' : coating === undefined ? '' : `coated with ${coating}`,
    anhydrous === true ? 'anhydrous; measure the water (Karl Fischer) before use, limit not published' : '',
    waterPpm === undefined ? '' : `at most ${waterPpm} ppm water`,
    form ?? '',
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
  const solids = solidsPercent(step, context);
  return weighed.map((ingredient, at) => {
    const share = ((grams[at] ?? 0) / BASIS_G) * 100;
    return {
      material: ingredient.material ?? productOf(ingredient.from, context),
      from: ingredient.from ?? null,
      role: ingredient.from === undefined ? (ingredient.role ?? 'material') : 'intermediate',
      grams: grams[at] ?? 0,
      weightPercent: Number(share.toFixed(2)),
      dryPercent:
        ingredient.role === 'solvent' || isWet(ingredient, context)
          ? null
          : Number(((share / solids) * 100).toFixed(2)),
      note: noteOf(ingredient, step),
      limits: limitsOf(ingredient, step, context),
    };
  });
}

function isWet({ from }: Ingredient, { compositions }: Context): boolean {
  return from !== undefined && [...(compositions.get(from) ?? [])].some(([id]) => id.startsWith('~'));
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
  if (conditions?.atmosphere === undefined || conditions.atmosphere === 'vacuum') return [];
  const judged = conditions.dewPointC;
  const limit = judged ?? line.room.dewPointC;
  const from =
    judged === undefined
      ? `what ${line.id} states; the route was judged for dry gas without a number`
      : 'the route was judged at this dew point';
  return [
    parameter('dew-point', 'dew point where the containers are opened', limit, '°C', 'brief and line', {
      high: limit,
      from: `${from}; wetter: close the containers and hold`,
    }),
  ];
}

export function temperature({ conditions }: Step, basis = 'process document of the route'): Parameter[] {
  return conditions?.temperatureC === undefined
    ? []
    : [parameter('temperature', 'temperature', conditions.temperatureC, '°C', basis)];
}

/** How much the mixer takes, in kg of this mixture, from the densities of its parts; nothing where one is not known. */
function batch(step: Step, { line, compositions, knowledge }: Context): Parameter[] {
  const mixer = equipmentOf(line, 'mixer');
  const parts = [...(compositions.get(step.id) ?? [])];
  const litres = parts.reduce((sum, [id, share]) => {
    const material = knowledge.materials.get(id.replace('~', ''));
    const datum = material && preferredDatum(material, 'density');
    return sum + (datum?.unit === 'g/cm3' ? share / (numberOf(datum) ?? Number.NaN) : Number.NaN);
  }, 0);
  if (!mixer || !(litres > 0)) return [];
  const [low, high] = mixer.volumeL.map((volume) => rough(volume / litres));
  const basis = `${mixer.id} takes ${mixer.volumeL.join(' to ')} L; densities of the parts, no air`;
  return [parameter('batch', 'mass of a batch', `${low} to ${high}`, 'kg', basis)];
}

function weigh(step: Step, context: Context, more: readonly string[] = []): PhaseDraft {
  return phase('weigh', 'Weigh in', {
    instructions: ['Record lot, water content and mass of every charge.', ...more],
    charges: chargesOf(step, context),
    setpoints: step.operation === 'impregnate' ? [] : batch(step, context),
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
          { from: 'an estimate, no release limit' },
        ),
        unpublished('pot-life', 'pot life', 'h'),
      ],
    }),
  ];
}

export function mixDry(step: Step, context: Context): PhaseDraft[] {
  return [
    weigh(step, context, ['Check that vessel and tools are dry; no solvent is used.']),
    phase('mix', 'Mix', {
      setpoints: [
        ...temperature(step),
        unpublished('order', 'order of addition'),
        unpublished('speed', 'mixing speed', 'rpm'),
        unpublished('time', 'mixing time', 'min'),
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
