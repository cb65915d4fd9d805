import type { Judgement } from '@libs/compatibility';

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
