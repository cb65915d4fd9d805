import type { Knowledge, Material, MaterialKind, Selector } from '@libs/knowledge';
import type { Brief } from '../brief/brief';

/**
 * So many materials of a kind are looked at (assumed): more than the shipped catalogue has, so that a laboratory's own find room beside
 * them. Sheets are put together of several kinds each; without an end their number would grow with a power of the catalogue.
 */
const AT_MOST: Readonly<Partial<Record<MaterialKind, number>>> = {
  'solid-electrolyte': 128,
  solvent: 88,
  binder: 56,
  'current-collector': 12,
  scaffold: 8,
};

/** Of too many materials of a kind those that the brief names, then those of which most is written in the evidence; in their order. */
export function lookedAt(all: readonly Material[], kind: MaterialKind, brief: Brief, knowledge: Knowledge): Material[] {
  const most = AT_MOST[kind] ?? Infinity;
  if (all.length <= most) return [...all];
  const named = new Set(wordsOf(brief).map((word) => knowledge.find(word)?.material.id ?? word));
  const spoken = evidenceOn(knowledge);
  const first = (material: Material): number => (named.has(material.id) ? Infinity : (spoken.get(material.id) ?? 0));
  const ranked = [...all].sort((a, b) => compare(first(b), first(a)) || compare(a.id, b.id));
  const kept = new Set(ranked.slice(0, most));
  return all.filter((material) => kept.has(material));
}

/** Every word of a brief, its keys too: some name materials, those of a warm start by any of their names, those with a price as keys. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [key, ...wordsOf(one)]);
}

/** How many statements name a material. */
function evidenceOn({ statements }: Knowledge): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { about } of statements)
    for (const selector of Object.values(about ?? {}))
      for (const id of [(selector as Selector).id ?? []].flat()) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

const compare = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0);
