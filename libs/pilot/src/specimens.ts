/** Recipes and lines for the lab notes of this room: real plans with a short search, nothing invented. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import type { Line } from '@libs/plant';
import { loadLine } from '@libs/plant';
import type { PlanAnswer, Route } from '@libs/planner';
import { firstPick, plan, readBrief } from '@libs/planner';
import type { Recipe } from '@libs/recipe';
import { recipeHash, recipeOf } from '@libs/recipe';
import { planRun } from './run/run-plan';

export const specimenBriefs = ['li-ncm622-graphite-pouch', 'li-lco-infiltrated', 'na-nacro2-nasn'] as const;

/** The recipe of a shipped brief after 2000 evaluations; a sodium one with open contacts. */
export function specimenRecipe(name: (typeof specimenBriefs)[number]): Recipe {
  const { answer, recipe } = specimenPlan(name, 2000);
  const pick = firstPick(answer);
  if (!pick) throw new Error(`no route for ${name}`);
  return recipe(pick);
}

/**
 * One recipe of every way to make a cell that these briefs find: rolled, slurry-coated, infiltrated and one-step electrodes, separators
 * on an electrode, on a scaffold and of two films, metal foils, coated particles, an electrolyte mixed with an oxide, and one bipolar stack.
 */
export function specimenFamilies(only?: readonly string[]): Recipe[] {
  const briefs = familyBriefs.filter(([name]) => only?.includes(name) ?? true);
  const found = briefs.flatMap(([name, kinds]) => {
    const { answer, recipe } = specimenPlan(name, 300, kinds);
    const families = new Map(answer.routes.map((route) => [route.family, route]));
    return [...families.values()].map(recipe);
  });
  const [first] = found;
  if (!first) throw new Error('no route for any brief');
  const { header } = first;
  const cellShape = { ...header.cellShape, monopolar: false };
  return [...found, { ...first, header: { ...header, cell: header.cell.replace('monopolar', 'bipolar'), cellShape } }];
}

/** The first route of a brief, after 300 evaluations, whose family holds some words. Example: 'li-ncm622-dry-film', 'dry PTFE film'. */
export function specimenFamily(name: string, words: string): Recipe {
  const { answer, recipe } = specimenPlan(name, 300);
  const route = answer.routes.find(({ family }) => family.includes(words));
  if (!route) throw new Error(`no route of ${name} has ${words}`);
  return recipe(route);
}

const familyBriefs: readonly (readonly [brief: string, families?: readonly string[]])[] = [
  ['li-ncm622-dry-film'],
  ['li-lco-bilayer'],
  ['li-lco-infiltration-only'],
  ['li-ncm622-one-step'],
  ['li-h2s-additive'],
  ['na-nacro2-nasn', ['cathode-coated', 'separator-coated', 'anode-foil']],
];

function specimenPlan(
  name: string,
  evaluations: number,
  families?: readonly string[],
): { answer: PlanAnswer; recipe: (route: Route) => Recipe } {
  const knowledge = loadKnowledge();
  const path = join(__dirname, '../../../recipes/briefs', `${name}.json`);
  const written = JSON.parse(readFileSync(path, 'utf8')) as {
    ion: string;
    evidenceFloor: string;
    families?: readonly string[];
    search: { evaluations: number };
  };
  written.search.evaluations = evaluations;
  if (families) written.families = families;
  if (written.ion === 'Na') written.evidenceFloor = 'explore';
  const answer = plan(readBrief(written, knowledge), knowledge, { written });
  return { answer, recipe: (route) => recipeOf(route, answer, knowledge) };
}

export interface SpecimenRun {
  readonly recipe: Recipe;
  readonly line: Line;
}

/** The recipe of every family, of some briefs or of all, that a shipped line can make two cells of, as the planner wrote it, with that line. */
export function specimenRuns(only?: readonly string[]): SpecimenRun[] {
  const knowledge = loadKnowledge();
  return specimenFamilies(only).flatMap((recipe) => {
    if (recipeHash(recipe) !== recipe.header.contentHash) return [];
    const line = [loadLine(recipe.header.line), loadLine('pilot-300mm'), loadLine('lab-glovebox')].find(
      (one) => 'plan' in planRun(recipe, one, knowledge, { quantity: { cells: 2 } }),
    );
    return line ? [{ recipe, line }] : [];
  });
}

/** A shipped line with some of its equipment changed. Example: `changedLine('pilot-300mm', 'coater', { widthMm: 40 })`. */
export function changedLine(id: string, kind: string, change: object): Line {
  const line = loadLine(id);
  return {
    ...line,
    room: kind === 'room' ? { ...line.room, ...change } : line.room,
    equipment: line.equipment.map((item) => (item.kind === kind ? { ...item, ...change } : item)),
  } as Line;
}
