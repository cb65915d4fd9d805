import type { Answered, Judgement } from '@libs/compatibility';
import type { Certainty } from '@libs/knowledge';
import type { EvidenceFloor } from '../brief/brief';

const allowedCertainty: Readonly<Record<EvidenceFloor, readonly Certainty[]>> = {
  demonstrated: ['demonstrated'],
  stated: ['demonstrated', 'stated', 'hedged'],
  explore: ['demonstrated', 'stated', 'hedged', 'computed', 'proposed', 'inferred'],
};

/** Requirements that the document itself meets (binder there, pressure stated) rest on no experiment. */
function isBookkeeping({ contact, verdict }: Answered): boolean {
  return verdict === 'pass' && (contact === 'whole' || contact === 'mechanical');
}

/** Why one answer is below the floor, or undefined when it keeps it. */
export function belowFloor(answer: Answered, floor: EvidenceFloor): string | undefined {
  if (answer.verdict === 'fail') return 'fails';
  if (floor === 'explore') return undefined;
  if (answer.verdict === 'unknown') return 'unknown';
  if (answer.verdict === 'conditional') {
    if (floor === 'demonstrated') return 'conditional';
    const unsaid = answer.missing.find(({ field }) => field !== undefined);
    if (unsaid) return `conditional: ${unsaid.says}`;
  }
  if (isBookkeeping(answer)) return undefined;
  const certain = answer.decidedBy.some(
    ({ certainty, sources }) =>
      allowedCertainty[floor].includes(certainty) && sources.some(({ grade }) => grade !== 'M'),
  );
  return certain
    ? undefined
    : `rests on ${answer.decidedBy.map(({ statement, certainty }) => `${statement} (${certainty})`).join(', ')}`;
}

/** Whether a judged process keeps the brief's floor of evidence in every answer. */
export function acceptable(judgement: Judgement, floor: EvidenceFloor): boolean {
  return judgement.questions.every((answer) => belowFloor(answer, floor) === undefined);
}

const order: readonly Certainty[] = ['demonstrated', 'stated', 'hedged', 'computed', 'inferred', 'proposed'];

/** How weak the evidence of one answer is: its best certainty (demonstrated 0, stated 1, hedged 2 …), conditional 3 more, unknown 9. */
export function weaknessOf(answer: Answered): number {
  if (answer.verdict === 'unknown') return 9;
  if (isBookkeeping(answer)) return 0;
  const best = Math.min(5, ...answer.decidedBy.map(({ certainty }) => order.indexOf(certainty)));
  return best + (answer.verdict === 'conditional' ? 3 : 0);
}

/** What keeps a process below the floor: a sentence for each answer, for the person who asks what is missing. */
export function shortfalls(judgement: Judgement, floor: EvidenceFloor): string[] {
  return judgement.questions.flatMap((answer) => shortfallOf(answer, floor));
}

/** The sentence for one answer; an empty list when it keeps the floor. */
export function shortfallOf(answer: Answered, floor: EvidenceFloor): string[] {
  const reason = belowFloor(answer, floor);
  if (reason === undefined) return [];
  const missing = answer.missing[0] && !reason.includes(':') ? `; missing: ${answer.missing[0].says}` : '';
  return [`${answer.asks} ${reason}${missing}`];
}
