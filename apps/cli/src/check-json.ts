import type { Answered, Judgement, Repair } from '@libs/compatibility';

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

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const xml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => escapes[character] ?? character).replace(/[^\t\n\r\u0020-\uFFFD]/g, '?');

export interface JunitCase {
  readonly judgement: Judgement;
  readonly isFinding: (verdict: Judgement['verdict']) => boolean;
}

/** JUnit XML: a document is a suite, a question a case; a finding at or above --fail-on is a failure. */
export function junit(cases: readonly JunitCase[], version: string): string {
  const suites = cases.map(({ judgement, isFinding }) => {
    const failures = judgement.questions.filter(({ verdict }) => isFinding(verdict)).length;
    const tests = judgement.questions.map((answered) => {
      const { step, materials } = answered.about;
      const name = xml(`${step}: ${answered.asks} (${materials.join(' × ')})`);
      const head = `    <testcase classname="${xml(judgement.id)}.${xml(answered.question)}" name="${name}"`;
      if (!isFinding(answered.verdict)) return `${head}/>`;
      const says = answered.decidedBy.map(({ statement, says }) => `${statement}: ${says}`);
      const text = [...says, ...answered.missing.map(({ says }) => `missing: ${says}`)].join('\n');
      return `${head}>\n      <failure type="${answered.verdict}" message="${xml(`${answered.verdict}: ${answered.asks}`)}">${xml(text)}</failure>\n    </testcase>`;
    });
    return [
      `  <testsuite name="${xml(judgement.id)}" tests="${judgement.questions.length}" failures="${failures}">`,
      ...tests,
      '  </testsuite>',
    ].join('\n');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="rollwright check ${xml(version)}">\n${suites.join('\n')}\n</testsuites>\n`;
}
