import type { Context, PhaseDraft } from './context';
import { parameter } from './context';

/** The reading of hydrogen sulfide where a sulfide is handled, in the first phase of a step. No set-point of an alarm: the limit is the site's. */
export function withH2sCheck(drafts: PhaseDraft[], hazards: readonly string[], { line }: Context): PhaseDraft[] {
  const [first, ...rest] = drafts;
  if (!first || !hazards.includes('h2s-evolution')) return drafts;
  const reading = parameter(
    'h2s',
    'hydrogen sulfide at the source and at the breathing zone',
    'record',
    'ppm',
    `${line.id}: measured, not computed; the ceiling of the room stands with the hazards`,
    { from: 'the limit of the site; published ones: section 7 of the recipe' },
  );
  return [{ ...first, checks: [...first.checks, reading] }, ...rest];
}
