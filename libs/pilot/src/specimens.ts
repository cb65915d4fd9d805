/** Recipes and lines for the lab notes of this room: real plans with a short search, nothing invented. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import type { Line } from '@libs/plant';
import { loadLine } from '@libs/plant';
import { firstPick, plan, readBrief } from '@libs/planner';
import type { Recipe } from '@libs/recipe';
import { recipeOf } from '@libs/recipe';

export const specimenBriefs = ['li-ncm622-graphite-pouch', 'li-lco-infiltrated', 'na-nacro2-nasn'] as const;

/** The recipe of a shipped brief after 2000 evaluations; a sodium one with open contacts. */
export function specimenRecipe(name: (typeof specimenBriefs)[number]): Recipe {
  const knowledge = loadKnowledge();
  const path = join(__dirname, '../../../recipes/briefs', `${name}.json`);
  const written = JSON.parse(readFileSync(path, 'utf8')) as {
    ion: string;
    evidenceFloor: string;
    search: { evaluations: number };
  };
  written.search.evaluations = 2000;
  if (written.ion === 'Na') written.evidenceFloor = 'explore';
  const answer = plan(readBrief(written, knowledge), knowledge, { written });
  const pick = firstPick(answer);
  if (!pick) throw new Error(`no route for ${name}`);
  return recipeOf(pick, answer, knowledge);
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
