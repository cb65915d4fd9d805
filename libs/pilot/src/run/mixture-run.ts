import { equipmentOf } from '@libs/plant';
import type { Charge, Mixture } from '@libs/recipe';
import type { ChargeTarget } from './apportion';
import { roundCharges, tidy } from './apportion';
import { assumed } from './assumptions';
import { equipmentForStep } from './step-targets';
import type { BatchCharge, MassLedger, MixtureRun, Refusal, WebRun } from './run-types';
import { densityOf, mixtureBehind } from './substance';
import type { RunFacts, WebDraft } from './web-draft';
import { laneArea, pieceArea, webRun } from './web-run';

type Parts = Omit<MassLedger, 'mixerDead' | 'handling' | 'leftOver' | 'total'>;

interface Wanted {
  /** g of the mixture, as weighed, that has to leave the mixer */
  grams: number;
  readonly parts: Parts;
  readonly handling: number;
}

interface Made {
  readonly webs: WebRun[];
  readonly mixtures: MixtureRun[];
  readonly notes: string[];
}

/** Batches and charges of every mixture: the coatings last to first, then what their mixtures are made of. */
export function mixturesOf(
  facts: RunFacts,
  drafts: readonly WebDraft[],
  grid: number,
  chooses: boolean,
): Made | { refusals: Refusal[] } {
  const webs: WebRun[] = [];
  const mixtures: MixtureRun[] = [];
  const refusals: Refusal[] = [];
  const notes: string[] = [];
  const make = (mixture: Mixture, wanted: (batches: number) => Wanted): number => {
    const made = batchesOf(facts, mixture, wanted, grid, chooses);
    if ('refusal' in made) {
      refusals.push(made.refusal);
      return 1;
    }
    mixtures.push(made.run);
    for (const { from, grams } of made.run.charges) {
      const behind = from === null ? undefined : mixtureBehind(facts.recipe, from);
      if (behind) make(behind.mixture, () => passedOn(facts, behind, made.run, grams * made.run.batches));
    }
    return made.run.batches;
  };
  for (const draft of drafts) {
    const over = webs.filter(({ step }) => draft.takenBy.includes(step));
    const batches = make(draft.mixture, (count) => coated(facts, draft, webRun(facts, draft, over, count)));
    webs.push(webRun(facts, draft, over, batches));
  }
  if (mixtures.some(({ ledger }) => ledger.handling > 0))
    notes.push('Losses in ovens and vessels of dried intermediates are assumed, not published.');
  return refusals.length > 0 ? { refusals } : { webs: webs.reverse(), mixtures: mixtures.reverse(), notes };
}

/** Where the wet mass of one coating goes. */
function coated(facts: RunFacts, draft: WebDraft, web: WebRun): Wanted {
  const { shape, good, started, line } = facts;
  const wet = web.wetGPerM2;
  const cell = shape.unitCells * pieceArea(draft) * wet;
  const startUp = (web.startUpMetres * web.lanes * web.pieceMm[0] * wet) / 1000;
  const lanes = laneArea(web) * wet;
  const coater = equipmentForStep(facts.recipe, draft.step, line);
  // What has to stand in a bath at the end is left in it.
  const dead = coater?.kind === 'bath' ? coater.volumeL[0] : coater?.kind === 'coater' ? (coater.deadVolumeL ?? 0) : 0;
  const parts: Parts = {
    inGoodCells: good * cell,
    inRejectedCells: (started - good) * cell,
    inRejectedSheet: lanes - startUp - started * cell,
    trim: web.coatedM2 * wet - lanes,
    startUp,
    coaterDead: dead * 1000 * draft.density,
  };
  const kept = draft.kind === 'rolled' ? assumed(facts.assumptions, 'rollingYield') : 1;
  const onFace = Object.values(parts).reduce((sum, part) => sum + part, 0);
  return { grams: onFace / kept, parts, handling: onFace / kept - onFace };
}

/** An intermediate goes where the mixture goes that it is part of; a dried one is reckoned back to what was weighed. */
function passedOn(
  facts: RunFacts,
  behind: { mixture: Mixture; dried: boolean },
  into: MixtureRun,
  grams: number,
): Wanted {
  const weighed = behind.dried ? (grams * 100) / behind.mixture.solidsPercent : grams;
  const kept = behind.dried ? assumed(facts.assumptions, 'handlingYield') : 1;
  const { ledger } = into;
  const share = (part: number): number => (weighed * part) / ledger.total;
  const parts: Parts = {
    inGoodCells: share(ledger.inGoodCells),
    inRejectedCells: share(ledger.inRejectedCells),
    inRejectedSheet: share(ledger.inRejectedSheet),
    trim: share(ledger.trim),
    startUp: share(ledger.startUp),
    coaterDead: share(ledger.coaterDead + ledger.mixerDead + ledger.handling + ledger.leftOver),
  };
  return { grams: weighed / kept, parts, handling: weighed / kept - weighed };
}

function batchesOf(
  facts: RunFacts,
  mixture: Mixture,
  wanted: (batches: number) => Wanted,
  grid: number,
  chooses: boolean,
): { run: MixtureRun } | { refusal: Refusal } {
  const { recipe, line, knowledge } = facts;
  const refuse = (requirement: string, needs: string, has: string, wouldDo: string): { refusal: Refusal } => ({
    refusal: { requirement, step: mixture.step, needs, has, wouldDo },
  });
  const dense = densityOf(recipe, mixture, knowledge);
  if ('unknown' in dense) return refuse('density', `the density of ${dense.unknown}`, 'not known', 'a density datum');
  const stated = equipmentForStep(recipe, mixture.step, line);
  const vessel = stated && 'volumeL' in stated ? stated : equipmentOf(line, 'mixer');
  if (!vessel) return refuse('equipment', 'a vessel', 'none', 'a line with a mixer');
  const packing = isPowder(mixture) ? assumed(facts.assumptions, 'loosePacking') : 1;
  const perLitre = 1000 * dense.density * packing;
  const dead = vessel.deadVolumeL ?? 0;
  const [least, most] = vessel.volumeL;
  if (!(most > dead)) return refuse('vessel', `more than ${dead} L`, `${most} L`, 'a larger vessel');
  for (let batches = 1; batches <= 1000; batches += 1) {
    const { grams, parts, handling } = wanted(batches);
    const filled = Math.max(grams / batches + dead * perLitre, least * perLitre);
    const units = Math.ceil(filled / grid - 1e-9);
    if (units * grid > most * perLitre * (1 + 1e-12)) continue;
    const batchGrams = tidy(units * grid);
    const targets = mixture.charges.map((charge) => targetFor(charge, mixture));
    const rounded = roundCharges(targets, units, grid);
    if ('refusal' in rounded) {
      const { charge, says, gridThatDoes } = rounded.refusal;
      return refuse(
        'balance',
        says,
        `${grid} g`,
        gridThatDoes === null ? `a recipe whose ${charge} lies inside its limits` : `a balance of ${gridThatDoes} g`,
      );
    }
    const off = rounded.units.findIndex((unit, at) => Math.abs(unit / (units * (targets[at]?.share ?? 1)) - 1) > 0.01);
    if (chooses && off >= 0)
      return refuse('balance', `${targets[off]?.id ?? ''} within 1 % of its target`, `${grid} g`, 'a finer balance');
    const mixerDead = batches * dead * perLitre;
    const total = batches * batchGrams;
    const ledger = { ...parts, mixerDead, handling, leftOver: total - grams - mixerDead, total };
    return {
      run: {
        step: mixture.step,
        title: mixture.title,
        equipment: vessel.id,
        batches,
        batchGrams,
        batchLitres: batchGrams / perLitre,
        densityGPerCm3: perLitre / 1000,
        charges: rounded.units.map((unit, at) => chargeOf(mixture, at, tidy(unit * grid), batchGrams)),
        ledger,
      },
    };
  }
  return refuse('vessel', 'at most 1000 batches', `${most} L`, 'a larger vessel or a smaller order');
}

/** No liquid in it: it lies loose in its vessel. */
function isPowder({ charges }: Mixture): boolean {
  return charges.every(({ role, dryPercent }) => role !== 'solvent' && dryPercent !== null);
}

function targetFor({ material, grams, dryPercent, limits }: Charge, { total }: Mixture): ChargeTarget {
  return {
    id: material,
    share: grams / total,
    dry: dryPercent !== null,
    limits: limits && { low: limits.low, high: limits.high, of: limits.of.includes('solids') ? 'solids' : 'dry' },
  };
}

function chargeOf(mixture: Mixture, at: number, grams: number, batchGrams: number): BatchCharge {
  const charge = mixture.charges[at];
  if (!charge) throw new Error(`no charge ${at} in ${mixture.step}`);
  const { material, from, role, limits, note } = charge;
  const solid = limits?.of.includes('solids') === true;
  const dry = (batchGrams * mixture.solidsPercent) / 100;
  const end = (percent: number): number => tidy(solid ? batchGrams * (1 - percent / 100) : (dry * percent) / 100);
  return {
    material,
    from,
    role,
    grams,
    targetGrams: tidy((charge.grams / mixture.total) * batchGrams),
    low: limits && Number(end(solid ? limits.high : limits.low).toPrecision(5)),
    high: limits && Number(end(solid ? limits.low : limits.high).toPrecision(5)),
    limitsFrom: limits && `${limits.low} to ${limits.high} ${limits.of}; ${limits.from}`,
    note,
  };
}
