import type { Knowledge } from '@libs/knowledge';
import type { Equipment, Line } from '@libs/plant';
import { equipmentOf } from '@libs/plant';
import type { Step } from '@libs/process';
import type { CellShape, Mixture, Recipe } from '@libs/recipe';
import { assumed } from './assumptions';

import { massPerFace } from './mass-per-face';
import type { Refusal, StatedAssumption, WebKind } from './run-types';
import { vapourSpeed } from './solvent-check';
import { stackedSheetOf, type StackedSheet } from './sheets';
import { dryerLength, dryingMinutes, equipmentForStep, fastestWeb, liesStill, targetOf } from './step-targets';
import { densityOf, mixtureBehind } from './substance';

export interface RunFacts {
  readonly recipe: Recipe;
  readonly line: Line;
  readonly knowledge: Knowledge;
  readonly shape: CellShape;
  readonly assumptions: readonly StatedAssumption[];
  readonly good: number;
  readonly started: number;
}

/** A coating or film before its batches are known: start-up metres per batch are still to be counted. */
export interface WebDraft {
  readonly step: string;
  readonly kind: WebKind;
  readonly sheet: StackedSheet;
  readonly mixture: Mixture;
  readonly density: number;
  readonly equipment: string;
  readonly slotDie: boolean;
  readonly lanes: number;
  readonly pieceMm: readonly [number, number];
  readonly coatedWidthMm: number;
  readonly wetGPerM2: number;
  readonly speedMPerMin: number | null;
  /** minutes that one metre lies on the plate under a blade; 0 for a web that runs through */
  readonly lyingMinPerM: number;
  /** lost at the start of each batch, m */
  readonly startUpM: number;
  /** share of the faces that is accepted */
  readonly yield: number;
  /** the coating or coatings that take this sheet as their substrate */
  readonly takenBy: readonly string[];
}

/** Operations that put a mixture on a face: what the web is called, and its trims on both sides. */
const webKinds: Readonly<Partial<Record<Step['operation'], WebKind>>> = {
  coat: 'coated',
  impregnate: 'impregnated',
  infiltrate: 'infiltrated',
  laminate: 'rolled',
};

export function isWeb({ operation }: Step): boolean {
  return webKinds[operation] !== undefined;
}

/** The coatings and films of a recipe on a line, last first: what each needs per face and how many pieces lie side by side. */
export function websOf(facts: RunFacts): { webs: WebDraft[]; notes: string[] } | { refusals: Refusal[] } {
  const { recipe, knowledge, shape } = facts;
  const notes: string[] = [];
  const refusals: Refusal[] = [];
  const webs: WebDraft[] = [];
  for (const step of [...recipe.process.steps].reverse()) {
    const kind = webKinds[step.operation];
    if (!kind) continue;
    const mixture = mixtureFor(recipe, step);
    if (!mixture) {
      // A finished film that is only laminated brings no mixture of its own.
      if (kind !== 'rolled') refusals.push(missing('mixture', step.id, 'a mixture', 'a recipe that states one'));
      continue;
    }
    const dense = densityOf(recipe, mixture, knowledge);
    if ('unknown' in dense) {
      refusals.push(
        missing('density', step.id, `the density of ${dense.unknown}`, `give ${dense.unknown} a density datum`),
      );
      continue;
    }
    const mass = massPerFace(recipe, step.id, dense.density, mixture);
    if (mass === undefined) {
      refusals.push(missing('mass per face', step.id, 'the mass per area of the layer', 'a recipe that states it'));
      continue;
    }
    if (mass.note !== null) notes.push(mass.note);
    const sheet = stackedSheetOf(recipe, step.id, shape);
    webs.push({
      step: step.id,
      kind,
      sheet,
      mixture,
      density: dense.density,
      wetGPerM2: mass.grams,
      takenBy: webs.filter(({ step: later }) => reaches(recipe, later, step.id)).map(({ step: later }) => later),
      ...onLine(facts, step, kind, sheet),
    });
  }
  const slowed = webs.map((web) => belowFlammable(facts, laned(facts, web, webs), notes, refusals));
  return refusals.length > 0 ? { refusals } : { webs: slowed, notes };
}

/** A web no faster than its exhaust allows; refused where even the slowest is too fast. */
function belowFlammable(facts: RunFacts, web: WebDraft, notes: string[], refusals: Refusal[]): WebDraft {
  const { step, speedMPerMin } = web;
  const coater = equipmentForStep(facts.recipe, step, facts.line);
  if (speedMPerMin === null || coater?.kind !== 'coater') return web;
  const most = vapourSpeed(facts, { ...web, mixture: web.mixture.step, metres: 1 });
  if (most >= speedMPerMin) return web;
  const [slowest] = coater.speedMPerMin;
  const exhaust = equipmentOf(facts.line, 'dryer')?.exhaustM3PerH ?? Number.NaN;
  if (most < slowest * (1 - 1e-9))
    refusals.push({
      requirement: 'exhaust',
      step,
      needs: `${Number(((exhaust * slowest) / most).toPrecision(3))} m³/h at the slowest web of ${slowest} m/min`,
      has: `${exhaust} m³/h`,
      wouldDo: `more exhaust, or a coater that runs at ${Number(most.toPrecision(3))} m/min`,
    });
  notes.push(
    `${step}: ${Number(most.toPrecision(3))} m/min and not ${speedMPerMin}, so that the vapour keeps its share of the flammable limit.`,
  );
  return { ...web, speedMPerMin: Math.max(slowest, most) };
}

function mixtureFor(recipe: Recipe, step: Step): Mixture | undefined {
  return (
    recipe.formula.mixtures.find((one) => one.step === step.id) ??
    (step.operation === 'infiltrate' ? [...step.ingredients].reverse() : step.ingredients).flatMap(({ from }) =>
      from === undefined ? [] : (mixtureBehind(recipe, from)?.mixture ?? []),
    )[0]
  );
}

type OnLine = Pick<
  WebDraft,
  | 'equipment'
  | 'slotDie'
  | 'lanes'
  | 'pieceMm'
  | 'coatedWidthMm'
  | 'speedMPerMin'
  | 'lyingMinPerM'
  | 'startUpM'
  | 'yield'
>;

function onLine({ recipe, line, assumptions }: RunFacts, step: Step, kind: WebKind, sheet: StackedSheet): OnLine {
  const item = equipmentForStep(recipe, step.id, line);
  const stated = targetOf(recipe, step.id, 'web-speed')?.target;
  const slowest = item?.kind === 'coater' ? item.speedMPerMin[0] : 0;
  const most = item?.kind === 'coater' ? item.speedMPerMin[1] : Number.POSITIVE_INFINITY;
  const still = liesStill(recipe, step.id, line);
  const fastest = still ? Number.POSITIVE_INFINITY : (fastestWeb(recipe, step.id, line) ?? Number.POSITIVE_INFINITY);
  const length = dryerLength(line);
  return {
    equipment: item?.id ?? 'none stated',
    slotDie: item?.kind === 'coater' && item.method === 'slot-die',
    lanes: 0,
    pieceMm: sheet.pieceMm,
    coatedWidthMm: 0,
    speedMPerMin: typeof stated === 'number' ? Math.max(slowest, Math.min(stated, fastest, most)) : null,
    lyingMinPerM: still && length !== undefined ? (dryingMinutes(recipe, step.id) ?? 0) / length : 0,
    // Sheets that are dipped have no start to scrap.
    startUpM: kind === 'infiltrated' ? 0 : assumed(assumptions, kind === 'rolled' ? 'leadInM' : 'startUpM'),
    yield:
      kind === 'infiltrated'
        ? assumed(assumptions, 'infiltrationYield')
        : assumed(assumptions, step.id.startsWith('separator') ? 'separatorYield' : 'electrodeYield'),
  };
}

/** Pieces side by side. A layer on another one has the lanes of the narrowest machine that its sheet passes. */
function laned({ recipe, line, assumptions }: RunFacts, web: WebDraft, all: readonly WebDraft[]): WebDraft {
  const trimOf = (one: WebDraft): number => trimMm(equipmentForStep(recipe, one.step, line) ?? undefined, assumptions);
  const together = all.filter((one) => one === web || one.takenBy.includes(web.step) || web.takenBy.includes(one.step));
  const usable = Math.min(
    ...together.map((one) => {
      const item = equipmentForStep(recipe, one.step, line);
      const width = item && 'widthMm' in item && item.widthMm !== undefined ? item.widthMm : Math.min(...one.pieceMm);
      return width - trimOf(one);
    }),
  );
  const [across = 0, along = 0] = [...web.pieceMm].sort((a, b) => lanesOf(usable, b) * b - lanesOf(usable, a) * a);
  const lanes = lanesOf(usable, across);
  return { ...web, lanes, pieceMm: [across, along], coatedWidthMm: lanes * across + trimOf(web) };
}

/** Trim on both sides together, mm. A coated web loses its edges, a rolled film its cracked ones; a bath takes what is already trimmed. */
export function trimMm(item: Equipment | undefined, assumptions: readonly StatedAssumption[]): number {
  if (item?.kind === 'coater') return 2 * assumed(assumptions, 'edgeTrimMm');
  return item?.kind === 'laminator' ? 2 * assumed(assumptions, 'filmEdgeMm') : 0;
}

function missing(requirement: string, step: string, needs: string, wouldDo: string): Refusal {
  return { requirement, step, needs, has: 'not known', wouldDo };
}

function lanesOf(width: number, piece: number): number {
  return Math.floor(width / piece + 1e-9);
}

/** Whether a later coating lies on what this step makes, with no other coating between. */
function reaches(recipe: Recipe, later: string, step: string): boolean {
  const found = recipe.process.steps.find(({ id }) => id === later);
  return (found?.ingredients ?? []).some(({ from }) => {
    for (let id = from; id !== undefined;) {
      if (id === step) return true;
      const between = recipe.process.steps.find((one) => one.id === id);
      if (!between || isWeb(between)) return false;
      id = between.ingredients.find(({ from: next }) => next !== undefined)?.from;
    }
    return false;
  });
}
