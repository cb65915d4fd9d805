/** What has to lie ready for a run: the charges of all batches, the foils and scaffolds by area, and the parts of a cell. */
import type { CellShape, Recipe } from '@libs/recipe';
import { tidy } from './apportion';
import { assumed } from './assumptions';
import { targetOf } from './step-targets';
import type { BillEntry, MixtureRun, StatedAssumption, WebRun } from './run-types';
import { foilsPerCell, pieceOf, placeOf, stackedSheetOf } from './sheets';

export interface BillFacts {
  readonly recipe: Recipe;
  readonly shape: CellShape;
  readonly assumptions: readonly StatedAssumption[];
  readonly started: number;
}

/** The whole bill: g of what is weighed, m² of foil, pieces of what a cell is closed with. Intermediates are made, not bought. */
export function billOf(facts: BillFacts, mixtures: readonly MixtureRun[], webs: readonly WebRun[]): BillEntry[] {
  const grams = new Map<string, number>();
  for (const { charges, batches } of mixtures)
    for (const { material, role, grams: mass } of charges)
      if (role !== 'intermediate') grams.set(material, (grams.get(material) ?? 0) + mass * batches);
  return [
    ...[...grams].map(([material, amount]): BillEntry => ({ material, amount: tidy(amount), unit: 'g', says: null })),
    ...merged([...coatedFoils(facts, webs), ...bareFoils(facts, webs)]),
    ...closures(facts),
  ];
}

/** Foils that are coated or laminated and scaffolds: as long as the web, a foil with two faces half as long. */
function coatedFoils({ recipe, shape }: BillFacts, webs: readonly WebRun[]): BillEntry[] {
  return webs.flatMap(({ step, metres, coatedWidthMm }): BillEntry[] => {
    const foil = recipe.process.steps
      .find(({ id }) => id === step)
      ?.ingredients.find(({ role }) => role === 'current-collector' || role === 'scaffold');
    if (foil?.material === undefined) return [];
    const perFace = foil.role === 'scaffold' ? 1 : stackedSheetOf(recipe, step, shape).foilsPerFace;
    const says =
      perFace === 1
        ? `${step}: as long and wide as the web, edges for tabs not counted`
        : `${step}: ${Number(perFace.toPrecision(3))} of the web length, because inner foils carry two faces; edges for tabs not counted`;
    return [{ material: foil.material, amount: (metres * coatedWidthMm * perFace) / 1000, unit: 'm²', says }];
  });
}

/** Foils that this run only cuts: a metal anode, and the collector behind it. */
function bareFoils({ recipe, shape, assumptions, started }: BillFacts, webs: readonly WebRun[]): BillEntry[] {
  const kept = assumed(assumptions, 'foilYield');
  const named = recipe.process.steps
    .filter(({ operation }) => operation === 'stack' || operation === 'assemble')
    .flatMap(({ ingredients }) => ingredients.filter(({ material }) => material !== undefined));
  const onWeb = new Set(
    webs.flatMap(({ step }) =>
      (recipe.process.steps.find(({ id }) => id === step)?.ingredients ?? [])
        .filter(({ role }) => role === 'current-collector')
        .map(() => placeOf(step)),
    ),
  );
  const piece = (sheet: string): number => {
    const [long, wide] = pieceOf(recipe, sheet === 'cathode' ? 'cathode-size' : 'anode-size') ?? shape.areaMm;
    return (long * wide) / 1e6;
  };
  const collectors = recipe.formula.inputs.filter(
    ({ sheet, unit }) => unit === 'm²/m²' && (sheet === 'cathode' || sheet === 'anode') && !onWeb.has(sheet),
  );
  return [
    ...named.map(({ material = '', role }): BillEntry => {
      const thick = targetOf(recipe, 'press', 'anode-thickness')?.target;
      const cut = (started * shape.unitCells * piece('anode')) / kept;
      return {
        material,
        amount: cut,
        unit: 'm²',
        says: `${role === 'active-material' && thick !== undefined ? `foil of ${thick} µm as computed, ` : ''}one face a unit cell, cut at a foil yield of ${kept}`,
      };
    }),
    ...collectors.map(({ sheet, material }): BillEntry => {
      const foils = foilsPerCell(shape, sheet === 'cathode' ? 'cathode' : 'anode');
      return {
        material,
        amount: (started * foils * piece(sheet)) / kept,
        unit: 'm²',
        says: `${sheet}: ${foils} a cell, cut at a foil yield of ${kept}; edges for tabs not counted`,
      };
    }),
  ];
}

/** What closes a cell, where the recipe seals one: their number is certain, their make is not published. */
function closures({ recipe, shape, started }: BillFacts): BillEntry[] {
  const seals = recipe.process.steps.some(({ operation }) => operation === 'seal');
  if (!seals) return [];
  const unknown = 'make, size and thickness are not published: choose and record them';
  return [
    { material: `${shape.format} film`, amount: started, unit: 'piece', says: `for one cell each; ${unknown}` },
    { material: 'tab with sealing film', amount: 2 * started, unit: 'piece', says: unknown },
  ];
}

function merged(entries: readonly BillEntry[]): BillEntry[] {
  const all = new Map<string, BillEntry>();
  for (const entry of entries) {
    const before = all.get(entry.material);
    all.set(entry.material, {
      ...entry,
      amount: entry.amount + (before?.amount ?? 0),
      says: before ? `${before.says}; ${entry.says}` : entry.says,
    });
  }
  return [...all.values()].map((entry) => ({ ...entry, amount: tidy(entry.amount) }));
}
