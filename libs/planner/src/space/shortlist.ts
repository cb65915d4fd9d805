import type { Sheet } from './sheet';

/** How many sheets of one position the floor `explore` keeps, where nothing is refused for want of evidence. */
const SHEETS = 150;
/** Of every family and electrolyte so many stay, however weak: a family is never crowded out by the variants of another. */
const OF_EACH = 8;

/**
 * The best evidenced sheets, and the best of every family with every electrolyte among them; in the order that was given. Those that a known
 * recipe is made of come first, so that it can begin from what it is.
 */
export function shortlist(sheets: readonly Sheet[], isKnown: (sheet: Sheet) => boolean = () => false): Sheet[] {
  const seen = new Map<string, number>();
  const kept = new Set<Sheet>(sheets.filter(isKnown).slice(0, SHEETS / 3));
  for (const sheet of sheets) {
    const key = `${sheet.family}|${sheet.electrolyte?.id ?? ''}|${sheet.active?.id ?? ''}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    if (before < OF_EACH) kept.add(sheet);
  }
  for (const sheet of sheets) {
    if (kept.size >= SHEETS) break;
    kept.add(sheet);
  }
  return sheets.filter((sheet) => kept.has(sheet));
}
