import type { Answered, Judgement } from './answer';
import type { Repair } from './repair';

/** The answer of `check` as formats.md gives it; only what a reader of the answer needs. */
export function checkAnswer(
  documents: readonly ReturnType<typeof documentAnswer>[],
  knowledge: string,
  version: string,
): object {
  return { documents, knowledge, version };
}

export function documentAnswer(judgement: Judgement, repairs?: readonly Repair[]): object {
  return {
    id: judgement.id,
    verdict: judgement.verdict,
    questions: judgement.questions.map(questionAnswer),
    cautions: judgement.cautions,
    hazards: judgement.hazards,
    ...(repairs ? { repairs } : {}),
  };
}

function questionAnswer(answered: Answered): object {
  const { contact, question, about, verdict, decidedBy, overruled, missing, hazards } = answered;
  const { cautions, instead, gives } = answered;
  return { contact, question, about, verdict, decidedBy, overruled, missing, hazards, cautions, instead, gives };
}
