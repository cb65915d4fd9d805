import type { Knowledge } from '@libs/knowledge';
import type { Line } from '@libs/plant';
import type { CellShape, Mixture, Recipe } from '@libs/recipe';
import { assumed } from './assumptions';
import { unitArea } from './cell-shape';
import { equipmentForStep, fastestWeb, targetOf } from './fit';
import type { Refusal, StatedAssumption, WebRun } from './run-types';
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

/** A coating before its batches are known: start-up metres per batch are still to be counted. */
export interface WebDraft {
  readonly step: string;
  readonly mixture: Mixture;
  readonly density: number;
  readonly equipment: string;
  readonly lanes: number;
  readonly pieceMm: readonly [number, number];
  readonly coatedWidthMm: number;
  readonly wetGPerM2: number;
  readonly speedMPerMin: number | null;
  /** share of the faces that is accepted */
  readonly yield: number;
  /** the coating or coatings that take this sheet as their substrate */
  readonly takenBy: readonly string[];
}

const webOperations: ReadonlySet<string> = new Set(['coat', 'impregnate', 'infiltrate']);

/** The coatings of a recipe on a line, last first: what each needs per face and how many pieces lie side by side. */
export function websOf(facts: RunFacts): { webs: WebDraft[]; notes: string[] } | { refusals: Refusal[] } {
  const { recipe, line, knowledge, shape, assumptions } = facts;
  const notes: string[] = [];
  const refusals: Refusal[] = [];
  const webs: WebDraft[] = [];
  for (const step of [...recipe.process.steps].reverse()) {
    if (!webOperations.has(step.operation)) continue;
    const behind =
      recipe.formula.mixtures.find((one) => one.step === step.id) ??
      step.ingredients.flatMap(({ from }) =>
        from === undefined ? [] : (mixtureBehind(recipe, from)?.mixture ?? []),
      )[0];
    if (!behind) continue;
    const dense = densityOf(recipe, behind, knowledge);
    if ('unknown' in dense) {
      refusals.push(
        missing('density', step.id, `the density of ${dense.unknown}`, `give ${dense.unknown} a density datum`),
      );
      continue;
    }
    const wet = wetMass(recipe, step.id, dense.density, behind, notes);
    if (wet === undefined) {
      refusals.push(missing('wet mass', step.id, 'wet mass or wet film of the coating', 'a recipe that states it'));
      continue;
    }
    const item = equipmentForStep(recipe, step.id, line);
    const width = item && 'widthMm' in item && item.widthMm !== undefined ? item.widthMm : Math.min(...shape.areaMm);
    const trim = assumed(assumptions, 'edgeTrimMm') * (item?.kind === 'coater' ? 2 : 0);
    const [across, along] = [...shape.areaMm].sort(
      (a, b) => lanesOf(width - trim, b) * b - lanesOf(width - trim, a) * a,
    );
    const lanes = lanesOf(width - trim, across ?? 0);
    const stated = targetOf(recipe, step.id, 'web-speed')?.target;
    const fastest = fastestWeb(recipe, step.id, line) ?? Number.POSITIVE_INFINITY;
    const most = item?.kind === 'coater' ? item.speedMPerMin[1] : Number.POSITIVE_INFINITY;
    webs.push({
      step: step.id,
      mixture: behind,
      density: dense.density,
      equipment: item?.id ?? 'none stated',
      lanes,
      pieceMm: [across ?? 0, along ?? 0],
      coatedWidthMm: lanes * (across ?? 0) + trim,
      wetGPerM2: wet,
      speedMPerMin: typeof stated === 'number' ? Math.min(stated, fastest, most) : null,
      yield: assumed(assumptions, step.id.startsWith('separator') ? 'separatorYield' : 'electrodeYield'),
      takenBy: webs.filter(({ step: later }) => reaches(recipe, later, step.id)).map(({ step: later }) => later),
    });
  }
  return refusals.length > 0 ? { refusals } : { webs, notes };
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
      if (!between || webOperations.has(between.operation)) return false;
      id = between.ingredients.find(({ from: next }) => next !== undefined)?.from;
    }
    return false;
  });
}

/** g of wet mixture per m² of face: as the recipe states it, from its wet film, or from its formula. */
function wetMass(recipe: Recipe, step: string, density: number, mixture: Mixture, notes: string[]): number | undefined {
  const mass = targetOf(recipe, step, 'wet-mass')?.target;
  if (typeof mass === 'number') return mass;
  const film = targetOf(recipe, step, 'wet-film')?.target;
  if (typeof film === 'number') {
    notes.push(
      `${step}: wet mass from the wet film of ${film} µm and ${Number(density.toPrecision(3))} g/cm³, no air.`,
    );
    return film * density;
  }
  const sheet = step.split('-')[0];
  const solute = mixture.charges.find(({ role }) => role === 'solid-electrolyte' || role === 'precursor');
  const amount = recipe.formula.inputs.find((one) => one.sheet === sheet && one.material === solute?.material)?.amount;
  if (!solute || amount === undefined) return undefined;
  notes.push(
    `${step}: wet mass from the formula of the recipe; the losses that the formula assumes are counted twice.`,
  );
  return (amount * 1000 * mixture.total) / solute.grams;
}

/** A coating with its metres, once the number of its batches is known. Formula: metres = pieces/lanes × length/yield + start-up per batch. */
export function webRun(facts: RunFacts, draft: WebDraft, substrateFor: readonly WebRun[], batches: number): WebRun {
  const { shape, started, assumptions } = facts;
  const cellFaces = started * shape.unitCells * unitArea(shape);
  const goodFaceM2 = substrateFor.length === 0 ? cellFaces : substrateFor.reduce((sum, web) => sum + laneArea(web), 0);
  const laneWidth = (draft.lanes * draft.pieceMm[0]) / 1000;
  const startUpMetres = batches * assumed(assumptions, 'startUpM');
  const metres = goodFaceM2 / draft.yield / laneWidth + startUpMetres;
  return {
    step: draft.step,
    equipment: draft.equipment,
    lanes: draft.lanes,
    pieceMm: draft.pieceMm,
    coatedWidthMm: draft.coatedWidthMm,
    metres,
    startUpMetres,
    goodFaceM2,
    coatedM2: (metres * draft.coatedWidthMm) / 1000,
    wetGPerM2: draft.wetGPerM2,
    speedMPerMin: draft.speedMPerMin,
    minutes: draft.speedMPerMin === null ? null : metres / draft.speedMPerMin,
  };
}

/** Area under the lanes, start-up included: what the next layer is coated on. */
export function laneArea({ metres, lanes, pieceMm }: WebRun): number {
  return (metres * lanes * pieceMm[0]) / 1000;
}
