import type { Judgement } from '@libs/compatibility';
import type { Sheet } from '../space/sheet';

/** What of a route nobody has shown: what its sheets say of themselves, and every answer or advice that rests on a proposal. */
export function proposedIn(sheets: readonly Sheet[], { questions, cautions }: Judgement): string[] {
  const said = [...questions.flatMap((answer) => [...answer.decidedBy, ...answer.cautions]), ...cautions].filter(
    ({ certainty }) => certainty === 'proposed',
  );
  return [
    ...new Set([
      ...sheets.flatMap(({ position, proposed }) => (proposed === undefined ? [] : [`${position}: ${proposed}`])),
      ...said.map(({ statement, says }) => `${says} (${statement})`),
    ]),
  ];
}
