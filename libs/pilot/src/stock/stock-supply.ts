import type { Recipe } from '@libs/recipe';
import type { MixtureRun, Refusal, RunPlan } from '../run/run-types';
import type { Lot, Stock } from './stock';
import type { Assignment, Demand } from './stock-assign';
import { assignLots } from './stock-assign';
import { byExpiry, contentOf, sortedRefusals, takingsOf, whyRefused, whyUnfit } from './stock-lots';
import type { RefusedLot } from './stock-types';

/** Which lots a run takes, before anything is weighed. */
export interface Supply {
  readonly lots: ReadonlyMap<string, Lot>;
  /** by material; the batches are named "step number" */
  readonly assigned: ReadonlyMap<string, Assignment>;
  readonly foils: readonly { readonly step: string; readonly lot: string; readonly areaM2: number }[];
}

type Supplied =
  | { readonly supply: Supply; readonly refusedLots: readonly RefusedLot[]; readonly notes: readonly string[] }
  | { readonly refusals: readonly Refusal[] };

interface Wanted extends Demand {
  readonly step: string;
}

/** The lots for every batch and web of a plan on a day. Errors: a refusal per material that the stock does not cover, with what is short. */
export function supplyOf(recipe: Recipe, plan: RunPlan, stock: Stock, on: string): Supplied {
  const refused = new Map<string, RefusedLot>();
  const usable = stock.lots
    .filter((lot) => {
      const reason = whyRefused(lot, stock, on);
      if (reason !== undefined && plan.bill.some(({ material }) => material === lot.material))
        refused.set(lot.lot, { lot: lot.lot, material: lot.material, reason });
      return reason === undefined;
    })
    .sort(byExpiry);
  const assigned = new Map<string, Assignment>();
  const foils: { step: string; lot: string; areaM2: number }[] = [];
  const refusals: Refusal[] = [];
  const notes: string[] = [];
  for (const { material, amount, unit } of plan.bill) {
    if (unit === 'piece') {
      notes.push(`Not from the stock, lay ready by hand: ${amount} of ${material}.`);
      continue;
    }
    const own = usable.filter((lot) => lot.material === material && (unit === 'g') === (lot.massG !== undefined));
    const unfit = new Map<string, string>();
    const wanted =
      unit === 'g' ? batchesOf(recipe, plan, material, own, unfit) : foilOf(recipe, plan, material, amount, own, unfit);
    const holdings = own.map((lot) => ({
      lot: lot.lot,
      ...(lot.expires === undefined ? {} : { expires: lot.expires }),
      holds: unit === 'g' ? (lot.massG ?? 0) * contentOf(lot) : (lot.areaM2 ?? 0),
    }));
    for (const [lot, reason] of unfit) refused.set(lot, { lot, material, reason });
    const found = assignLots(holdings, wanted);
    if (!found) {
      refusals.push(shortOf(material, unit, wanted, holdings, [...refused.values()], stock));
      continue;
    }
    if (unit === 'g') assigned.set(material, found);
    else
      for (const { id, step, needs } of wanted)
        for (const { lot, part } of found.portions.get(id) ?? []) foils.push({ step, lot, areaM2: needs * part });
    notes.push(...mixedNotes(recipe, material, found, unit));
  }
  if (refusals.length > 0) return { refusals };
  return {
    supply: { lots: new Map(usable.map((lot) => [lot.lot, lot])), assigned, foils },
    refusedLots: sortedRefusals(refused.values()),
    notes,
  };
}

/** What every batch needs of a material, net, with one unit of the balance to spare, and the lots that suit it. */
function batchesOf(
  recipe: Recipe,
  plan: RunPlan,
  material: string,
  own: readonly Lot[],
  unfit: Map<string, string>,
): Wanted[] {
  return plan.mixtures.flatMap((mixture) => {
    const charge = mixture.charges.find((one) => one.material === material && one.role !== 'intermediate');
    if (!charge) return [];
    const taking = takingsOf(recipe, mixture.step, material);
    const allowed = new Set<string>();
    for (const lot of own) {
      const why = whyUnfit(lot, taking) ?? whyTooWet(lot, mixture, charge.targetGrams);
      if (why === undefined) allowed.add(lot.lot);
      else unfit.set(lot.lot, [unfit.get(lot.lot), why].filter(Boolean).join('; '));
    }
    return Array.from({ length: mixture.batches }, (_, at) => ({
      id: `${mixture.step} ${at + 1}`,
      step: mixture.step,
      group: mixture.step,
      needs: Math.max(charge.targetGrams, charge.grams) + plan.balanceG,
      allowed,
    }));
  });
}

/** A stock solution whose solvent the slurry does not have, or not so much of. */
function whyTooWet({ solution }: Lot, mixture: MixtureRun, netGrams: number): string | undefined {
  if (!solution) return undefined;
  const solvent = mixture.charges.find(({ material }) => material === solution.solvent);
  if (!solvent) {
    const liquids = mixture.charges.filter(({ role }) => role === 'solvent').map(({ material }) => material);
    return `brings ${solution.solvent}; ${mixture.step} has ${liquids.join(', ') || 'no solvent'}`;
  }
  const brings = (netGrams * (100 - solution.weightPercent)) / solution.weightPercent;
  if (brings <= solvent.targetGrams * (1 + 1e-9)) return undefined;
  const enough = Math.ceil((1e4 * netGrams) / (netGrams + solvent.targetGrams) - 1e-9) / 100;
  return `${solution.weightPercent} wt% brings ${Number(brings.toPrecision(5))} g ${solution.solvent}, ${mixture.step} may have ${solvent.targetGrams} g a batch; ${enough} wt% or more would do, or the dry material`;
}

/** A foil is one demand a web; a roll that is narrower than the coating does not suit. */
function foilOf(
  recipe: Recipe,
  plan: RunPlan,
  material: string,
  amount: number,
  own: readonly Lot[],
  unfit: Map<string, string>,
): Wanted[] {
  const webs = plan.webs.filter(({ step }) => takingsOf(recipe, step, material).ingredient !== undefined);
  const widest = webs.reduce((most, { coatedWidthMm }) => Math.max(most, coatedWidthMm), 0);
  const allowed = new Set<string>();
  for (const { lot, widthMm } of own)
    if (widthMm === undefined || widthMm >= widest) allowed.add(lot);
    else unfit.set(lot, `${widthMm} mm wide, the coating has ${widest} mm`);
  return [
    {
      id: material,
      step: webs.map(({ step }) => step).join(', ') || 'cut from the foil',
      group: material,
      needs: amount,
      allowed,
    },
  ];
}

function shortOf(
  material: string,
  unit: string,
  wanted: readonly Wanted[],
  holdings: readonly { lot: string; holds: number }[],
  refused: readonly RefusedLot[],
  stock: Stock,
): Refusal {
  const needs = wanted.reduce((sum, one) => sum + one.needs, 0);
  const has = holdings
    .filter(({ lot }) => wanted.some(({ allowed }) => allowed.has(lot)))
    .reduce((sum, { holds }) => sum + holds, 0);
  const own = refused.filter((one) => one.material === material);
  const there = stock.lots.some((lot) => lot.material === material);
  const gram = (value: number): number => Number(value.toPrecision(6));
  const shares = unit === 'g' ? ' of the pure material' : '';
  return {
    requirement: 'stock',
    step: [...new Set(wanted.map(({ step }) => step))].join(', '),
    needs: `${gram(needs)} ${unit} of ${material}`,
    has: `${there ? `${gram(has)} ${unit}${shares}` : 'no lot'}${own.length > 0 ? `; refused: ${own.map(({ lot, reason }) => `${lot} (${reason})`).join(', ')}` : ''}`,
    wouldDo:
      needs > has
        ? `${gram(needs - has)} ${unit} more of ${material}`
        : `lots that suit each of ${[...new Set(wanted.map(({ step }) => step))].join(', ')}, or larger lots`,
  };
}

/** Electrolyte lots differ in conductivity: a batch that mixes them is said, and whether it had to. */
function mixedNotes(recipe: Recipe, material: string, found: Assignment, unit: string): string[] {
  const charges = recipe.formula.mixtures.flatMap(({ charges: all }) => all);
  const electrolyte = charges.find((one) => one.material === material)?.role === 'solid-electrolyte';
  return found.mixed.map((id) => {
    const lots = (found.portions.get(id) ?? [])
      .map(({ lot, part }) => `${lot} ${Number((100 * part).toPrecision(3))} %`)
      .join(', ');
    const why = found.complete
      ? 'no other distribution of the lots avoids it'
      : 'the search ended early: another distribution may avoid it';
    return `${unit === 'g' ? `Batch ${id}` : 'The webs'}: ${electrolyte ? 'ELECTROLYTE LOTS ARE MIXED' : 'more than one lot'} of ${material}: ${lots}; ${why}.`;
  });
}
