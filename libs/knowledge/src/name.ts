import { distance } from 'fastest-levenshtein';

/** A name as it is compared: NFKC (subscripts become digits), lower case, without spaces, hyphens, underscores and middle dots. */
export function normalisedName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-_·⋅•‐‑–]/g, '');
}

/** The `count` known names nearest to what was written, best first; ties in alphabetical order. */
export function nearestNames(written: string, known: Iterable<string>, count = 3): string[] {
  const target = normalisedName(written.slice(0, 80));
  const scored = [...known].map((name) => {
    const other = normalisedName(name);
    const contained = target.length >= 3 && (other.includes(target) || target.includes(other)) ? -2 : 0;
    return { name, score: distance(target, other) + contained };
  });
  scored.sort((a, b) => a.score - b.score || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const limit = Math.max(3, Math.ceil(target.length * 0.6));
  return scored
    .slice(0, count)
    .filter(({ score }) => score <= limit)
    .map(({ name }) => name);
}
