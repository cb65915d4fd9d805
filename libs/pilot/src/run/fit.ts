/** Whether a line can make a recipe: every requirement that it misses, and the line that comes nearest. */
import type { Line } from '@libs/plant';
import { loadLine, shippedLines } from '@libs/plant';
import { unmetOf, type Asked, type Unmet } from './requirements';
import type { NearestLine, Refusal } from './run-types';

export { equipmentForStep, parametersOf, targetOf } from './step-targets';

/**
 * Every requirement of the recipe that the line does not meet, with the numbers and what would do; steps that miss the same are one.
 * Example: a 40 mm coater and a cell of 80 × 60 mm with two trims of 7.5 mm: 75 mm needed, 35 mm too narrow.
 */
export function refusalsOf(asked: Asked, line: Line): Refusal[] {
  const others = otherLines(line).map((other) => ({ id: other.id, unmet: unmetOf(asked, other) }));
  return merged(unmetOf(asked, line)).map(({ steps, unmet: { enough, ...refusal } }) => {
    const doing = others
      .filter(
        ({ unmet }) =>
          !unmet.some(({ requirement, step }) => requirement === refusal.requirement && steps.includes(step)),
      )
      .map(({ id }) => id);
    return {
      ...refusal,
      step: steps.join(', '),
      wouldDo:
        doing.length > 0 ? `${enough}; ${doing.join(' and ')} ${doing.length > 1 ? 'meet' : 'meets'} this` : enough,
    };
  });
}

/** The shipped line that misses the fewest requirements; none left: the recipe can run there. */
export function nearestLine(asked: Asked, line: Line): NearestLine | null {
  const ranked = otherLines(line)
    .map((other) => ({ line: other.id, misses: merged(unmetOf(asked, other)).map(({ unmet }) => missText(unmet)) }))
    .sort((a, b) => a.misses.length - b.misses.length || (a.line < b.line ? -1 : 1));
  return ranked[0] ?? null;
}

function missText({ requirement, needs, has }: Unmet): string {
  return `${requirement}: ${needs}, it has ${has}`;
}

function otherLines(line: Line): Line[] {
  return shippedLines()
    .filter((id) => id !== line.id)
    .map((id) => loadLine(id));
}

/** The same miss at several steps is one. */
function merged(all: readonly Unmet[]): { steps: string[]; unmet: Unmet }[] {
  const found = new Map<string, { steps: string[]; unmet: Unmet }>();
  for (const unmet of all) {
    const key = [unmet.requirement, unmet.needs, unmet.has].join('\u0000');
    const before = found.get(key);
    if (before) before.steps.push(unmet.step);
    else found.set(key, { steps: [unmet.step], unmet });
  }
  return [...found.values()];
}
