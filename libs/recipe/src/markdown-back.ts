import { rows, text } from './markdown-table';
import type { Recipe, StepEvidence } from './recipe';

const range = (low: number | null, high: number | null): string =>
  `${low === null ? 'unknown' : text(low)} to ${high === null ? 'unknown' : text(high)}`;

export function expectedText({ formula }: Recipe): string {
  return `## 6 Expected results

Computed, not measured. The range holds 90 % of what the models give when every assumption and every datum is moved inside its own range.
It does not hold what no model knows.

${rows(
  ['', 'value', 'range', 'unit'],
  formula.outputs.map(({ says, value, low, high, unit }) => [
    says,
    value === null ? 'unknown' : text(Number(value.toPrecision(3))),
    range(low === null ? null : Number(low.toPrecision(3)), high === null ? null : Number(high.toPrecision(3))),
    unit === '1' ? '' : unit,
  ]),
)}

${(formula.notes ?? []).map((note) => `- ${note}`).join('\n')}

**Cycle life was not predicted.** Adhesion, cracking and winding have no model.`;
}

export function assumptionsText({ conductivities, assumptions }: Recipe): string {
  return `## 8 Conductivities and assumptions

Conductivities that the numbers rest on:

${conductivities.map((item) => `- ${item}`).join('\n')}

Assumptions; each can be changed in the brief under \`assumptions\` by its id:

${rows(
  ['id', 'value', 'range', 'what', 'source'],
  assumptions.map(({ id, value, unit, low, high, says, source }) => [
    id,
    `${text(value)}${unit === '1' ? '' : ` ${unit}`}`,
    `${text(low)} to ${text(high)}`,
    says,
    source.replace('[M]', '[recalled, unverified]'),
  ]),
)}`;
}

/** A statement in full the first time, and by its id afterwards. */
function statementText(
  { id, certainty, says, sources }: StepEvidence['statements'][number],
  quoted: Set<string>,
): string {
  if (quoted.has(id)) return `${id}, ${certainty}: see above`;
  quoted.add(id);
  const from = sources.map(
    ({ id: source, section, grade }) =>
      `${source}${section ? ` ${section}` : ''}, ${grade === 'M' ? 'recalled, unverified' : `grade ${grade}`}`,
  );
  return `${id}, ${certainty}: ${says} [${from.join('; ')}]`;
}

/** Who decided what, step by step: where the short evidence line of a step is read in full. */
export function evidenceText({ procedure }: Recipe): string {
  const quoted = new Set<string>();
  const blocks = procedure
    .flatMap(({ operations }) => operations)
    .filter(({ evidence }) => evidence.length > 0)
    .map(({ number, id, evidence }) => {
      const lines = evidence.map(
        ({ asks, verdict, statements, missing }) =>
          `- ${asks} **${verdict}**${missing.length > 0 ? ` (missing: ${missing.join('; ')})` : ''}${statements
            .map((one) => `\n  - ${statementText(one, quoted)}`)
            .join('')}`,
      );
      return `### ${number} \`${id}\`\n\n${lines.join('\n')}`;
    });
  return `## 9 Evidence behind each step\n\n${blocks.join('\n\n')}`;
}

export function sourcesText({ sources }: Recipe): string {
  const lines = sources.map(
    ({ id, text: printed, unverified }) =>
      `- **${id}**: ${printed}${unverified && !printed.includes('unverified') ? ' (recalled, unverified)' : ''}`,
  );
  return `## 10 Sources\n\nGrades: A original paper, B review, C vendor or news, D derived, E estimated, F fitted, M recalled and unverified.\n\n${lines.join('\n')}`;
}
