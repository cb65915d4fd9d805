/** The sampling plan of a run: one line for every check of the recipe, with how many samples, action limits and where both come from. */
import type { Mixture, Parameter, Recipe } from '@libs/recipe';
import { excludedShare, samplesForMean, samplesOfLot } from './sampling-count';
import type { SamplingLine } from './sampling-types';
import type { MixtureRun, StatedAssumption, WebRun } from './run-types';
import { assumed } from './assumptions';
import { placeOf } from './sheets';

export interface SampledRun {
  readonly recipe: Recipe;
  readonly mixtures: readonly MixtureRun[];
  readonly webs: readonly WebRun[];
  readonly startedCells: number;
  readonly assumptions: readonly StatedAssumption[];
}

interface Place extends SampledRun {
  readonly step: string;
  readonly check: Parameter;
  readonly mixture: MixtureRun | undefined;
  readonly web: WebRun | undefined;
}

type Count = Pick<SamplingLine, 'samples' | 'where' | 'countFrom'>;
type Limits = Pick<SamplingLine, 'actionLow' | 'actionHigh' | 'limitsFrom'>;

interface Rule {
  readonly count: (place: Place) => Count;
  readonly limits: (place: Place) => Limits;
  readonly ifOutside: string;
}

const hold = 'hold the batch, repeat the measurement on a second sample, then decide and record the deviation';
const stop = 'stop the web, mark the length since the last good set, correct, and take a new set before going on';
const reject = 'set the piece apart and record it; two in a row stop the step';

const asWritten = ({ check }: Place): Limits => ({
  actionLow: check.low,
  actionHigh: check.high,
  limitsFrom: check.limitsFrom ?? 'no limit is known: record and compare from run to run',
});

/** A window of the product's specification around the target, as the recipe assumes it; relative, or in the unit of the check. */
const window =
  (id: string, relative = true) =>
  (place: Place): Limits => {
    const { check, recipe, step } = place;
    const found = recipe.assumptions.find((one) => one.id === id);
    if (typeof check.target !== 'number' || !found) return asWritten(place);
    const half = relative ? (check.target * found.value) / 100 : found.value;
    const round = (value: number): number => Number(value.toPrecision(4));
    return {
      actionLow: round(Math.max(check.low ?? Number.NEGATIVE_INFINITY, check.target - half)),
      actionHigh: round(Math.min(check.high ?? Number.POSITIVE_INFINITY, check.target + half)),
      limitsFrom: `${found.says} ± ${found.value} ${relative ? '%' : check.unit} (${found.source})${about(found.says, step) ? '' : '; taken for this check too'}`,
    };
  };

/** Whether a window speaks of the sheet that a step works on. */
function about(says: string, step: string): boolean {
  const sheet = placeOf(step);
  return sheet === 'cell' || says.includes(sheet) || !/cathode|separator|anode/.test(says);
}

/** The mass of a separator is its thickness; that of an electrode its capacity. */
const layer = (place: Place): Limits =>
  window(placeOf(place.step) === 'separator' ? 'thickness-window' : 'capacity-window')(place);

/** Solids move the loading of a given wet film: the same window, inside the limits of the solvent charge. */
const solids = (place: Place): Limits => {
  const inside = layer(place);
  const own = mixtureIn(place.recipe, place.step)?.charges.find(({ limits }) => limits?.of.includes('solids'))?.limits;
  if (!own || inside.actionLow === null || inside.actionHigh === null) return inside;
  return {
    actionLow: Math.max(inside.actionLow, own.low),
    actionHigh: Math.min(inside.actionHigh, own.high),
    limitsFrom: `${inside.limitsFrom}; and the recipe's ${own.low} to ${own.high} wt% (${own.from})`,
  };
};

const perBatch = (place: Place): Count => {
  const each = assumed(place.assumptions, 'samplesPerBatch');
  const batches = place.mixture?.batches ?? 1;
  return {
    samples: each * batches,
    where: `${each} of each of ${batches} ${batches === 1 ? 'batch' : 'batches'}: top, middle, bottom`,
    countFrom: 'assumption: so that one wrong reading is seen',
  };
};

/** Sets across the web at its start, its end and every so many metres; at least what fixes the mean of a batch. */
const alongWeb = (place: Place): Count => {
  const web = webBehind(place);
  if (!web) return { samples: 2, where: 'first and last sheet', countFrom: 'assumption: the web is not known' };
  const every = assumed(place.assumptions, 'sampleEveryM');
  const batches = place.mixtures.find(({ step }) => step === web.mixture)?.batches ?? 1;
  const sets = batches * (2 + Math.floor(web.metres / batches / every));
  const scatterId = web.kind === 'coated' && web.slotDie ? 'coating-tolerance' : 'blade-tolerance';
  const found = (id: string): number | undefined => place.recipe.assumptions.find((one) => one.id === id)?.value;
  const [scatter, allowed] = [found(scatterId), found('capacity-window')];
  const need =
    scatter === undefined || allowed === undefined ? 0 : batches * samplesForMean(scatter / 100, allowed / 100);
  const perSet = Math.max(web.lanes, Math.ceil(need / sets));
  return {
    samples: sets * perSet,
    where: `${sets} sets of ${perSet}, across ${web.lanes} ${web.lanes === 1 ? 'lane' : 'lanes'}: after the start-up, every ${every} m, at the end${batches > 1 ? ', of each batch' : ''}`,
    countFrom:
      need > 0
        ? `mean within a third of the window at 95 %: ${need} for a scatter of ${scatter} % (${scatterId}, assumption); set every ${every} m is an assumption`
        : 'assumption',
  };
};

const perLot = ({ startedCells }: Place): Count => {
  const samples = samplesOfLot(startedCells);
  return {
    samples,
    where: `${samples} of ${startedCells} stacks, spread over the run, the first among them`,
    countFrom: `ISO 2859-1 level II (recalled, unverified), none may be outside (assumption): excludes more than ${Math.round(100 * excludedShare(samples))} % bad at 95 %`,
  };
};

const everyPiece = ({ startedCells }: Place): Count => ({
  samples: startedCells,
  where: 'every cell',
  countFrom: 'every piece: quick, and it destroys nothing',
});

const firstAndAfterChange = (): Count => ({
  samples: 1,
  where: 'a first stack, and again after every change',
  countFrom: 'assumption: it destroys the stack',
});

const always = (): Count => ({
  samples: null,
  where: 'all the time while it is open',
  countFrom: 'continuous reading',
});
const once = ({ mixture }: Place): Count => ({
  samples: mixture?.batches ?? 1,
  where: mixture ? 'once a batch' : 'once in the run',
  countFrom: 'as the recipe asks',
});
const twice = ({ mixture }: Place): Count => ({
  samples: 2 * (mixture?.batches ?? 1),
  where: 'after mixing and again just before coating, each batch',
  countFrom: 'the recipe: pot life is not known, compare both',
});

/** One row for each check that a recipe writes; a check that is not here is done once and recorded. */
const rules: Readonly<Record<string, Rule>> = {
  'dew-point': { count: always, limits: asWritten, ifOutside: 'close the containers and hold until the room is dry' },
  h2s: {
    count: always,
    limits: asWritten,
    ifOutside: 'leave, as the site rules; its limits and alarms are its decision',
  },
  solids: { count: perBatch, limits: solids, ifOutside: hold },
  concentration: { count: perBatch, limits: window('capacity-window'), ifOutside: hold },
  viscosity: { count: twice, limits: asWritten, ifOutside: 'record; a change between both is a reason to hold' },
  'wet-film': { count: alongWeb, limits: layer, ifOutside: stop },
  'wet-mass': { count: alongWeb, limits: layer, ifOutside: stop },
  'dry-mass': { count: alongWeb, limits: layer, ifOutside: stop },
  loading: { count: alongWeb, limits: window('capacity-window'), ifOutside: stop },
  uptake: { count: alongWeb, limits: layer, ifOutside: 'fill again or set the sheet apart' },
  'residual-solvent': { count: perBatch, limits: asWritten, ifOutside: 'dry on to constant mass, then repeat' },
  short: { count: everyPiece, limits: asWritten, ifOutside: reject },
  'open-circuit': { count: everyPiece, limits: asWritten, ifOutside: reject },
  'areal-capacity': { count: everyPiece, limits: window('capacity-window'), ifOutside: reject },
  burr: { count: perLot, limits: asWritten, ifOutside: reject },
  'cathode-thickness': { count: firstAndAfterChange, limits: window('thickness-window'), ifOutside: hold },
  'separator-thickness': { count: firstAndAfterChange, limits: window('thickness-window'), ifOutside: hold },
  'anode-thickness': { count: firstAndAfterChange, limits: window('thickness-window'), ifOutside: hold },
  'cathode-porosity': { count: firstAndAfterChange, limits: window('porosity-window', false), ifOutside: hold },
  'anode-porosity': { count: firstAndAfterChange, limits: window('porosity-window', false), ifOutside: hold },
};
const other: Rule = { count: once, limits: asWritten, ifOutside: 'record it' };

/** Every check of every operation of the recipe, in its order. */
export function samplingOf(run: SampledRun): SamplingLine[] {
  return run.recipe.procedure.flatMap(({ operations }) =>
    operations.flatMap(({ id, phases }) =>
      phases.flatMap(({ checks }) =>
        checks.map((check): SamplingLine => {
          const place: Place = {
            ...run,
            step: id,
            check,
            mixture: run.mixtures.find(({ step }) => step === id),
            web: run.webs.find(({ step }) => step === id),
          };
          const { count, limits, ifOutside } = rules[check.id] ?? other;
          return {
            step: id,
            check: check.id,
            name: check.name,
            target: check.target,
            unit: check.unit,
            ...count(place),
            ...limits(place),
            ifOutside,
          };
        }),
      ),
    ),
  );
}

/** The web that a check looks at: its own, or the one that this step dries or treats. */
function webBehind({ step, web, webs, recipe }: Place): WebRun | undefined {
  if (web) return web;
  for (let id: string | undefined = step; id !== undefined;) {
    const found = webs.find((one) => one.step === id);
    if (found) return found;
    id = recipe.process.steps.find((one) => one.id === id)?.ingredients[0]?.from;
  }
  return undefined;
}

function mixtureIn(recipe: Recipe, step: string): Mixture | undefined {
  return recipe.formula.mixtures.find((one) => one.step === step);
}
