import { rows, text } from './markdown-table';
import type { CleaningAnswer, Operation, Parameter, Phase, Recipe } from './recipe';
import { NOT_PUBLISHED } from './recipe';

export function procedureText({ procedure, hazards }: Recipe): string {
  const titles = new Map(hazards.map(({ id, title }) => [id, title]));
  const cleaned = new Map<string, string>();
  const units = procedure.map(
    ({ number, title, evidence, operations }) =>
      `### ${number} ${title}\n${evidence ? `\nRests on: ${evidence}.\n` : ''}\n${operations.map((operation) => operationText(operation, titles, cleaned)).join('\n\n')}`,
  );
  return `## 5 Procedure

Rows marked _trial_: ${NOT_PUBLISHED}. What is found is written where the line is.

${units.join('\n\n')}`;
}

function operationText(
  { number, id, title, equipment, atmosphere, hazards, holds, phases, cleaning, evidence }: Operation,
  titles: ReadonlyMap<string, string>,
  cleaned: Map<string, string>,
): string {
  const decided = [...new Set(evidence.flatMap(({ statements }) => statements.map((one) => one.id)))];
  const lines = [
    `#### ${number} ${title}`,
    [
      `- **Where:** ${equipment ?? 'not named by the line'}; ${atmosphere}`,
      `- **Hazards:** ${hazards.map((hazard) => titles.get(hazard) ?? hazard).join('; ') || 'none named'}`,
      ...(decided.length > 0 ? [`- **Evidence:** ${decided.join(', ')} (section 9, step \`${id}\`)`] : []),
    ].join('\n'),
    ...(holds.length > 0 ? [`**Hold:** ${holds.join('; ')}.`] : []),
    ...phases.map(phaseText),
    ...cleaningText(number, cleaning, cleaned, hazards.includes('h2s-evolution')),
  ];
  return lines.join('\n\n');
}

function phaseText({ number, title, instructions, charges, setpoints, checks }: Phase): string {
  const known = (list: readonly Parameter[]): Parameter[] => list.filter(({ target }) => target !== null);
  const open = [...setpoints, ...checks].filter(({ target }) => target === null);
  const body = [
    ...known(setpoints).map((one) => parameterRow('set', one)),
    ...known(checks).map((one) => parameterRow('check', one)),
    ...open.map((one) => parameterRow('trial', one)),
  ];
  return [
    `**${number} ${title}.**${instructions.length > 0 ? ` ${instructions.join(' ')}` : ''}`,
    ...(charges.length > 0
      ? [
          'Amounts are for 1000.0 g; scale all of them by the same factor.',
          rows(
            ['charge', 'g', 'wt%', 'wt% dry', 'note', 'limits'],
            charges.map(({ material, grams, weightPercent, dryPercent, note, limits }) => [
              material,
              grams.toFixed(1),
              text(weightPercent),
              dryPercent === null ? '' : text(dryPercent),
              note ?? '',
              limits === null
                ? 'tolerance not published'
                : `${text(limits.low)} to ${text(limits.high)} ${limits.of} (${limits.from})`,
            ]),
          ),
        ]
      : []),
    ...(body.length > 0 ? [rows(['', 'what', 'target', 'limits', 'source or assumption'], body)] : []),
  ].join('\n\n');
}

function parameterRow(kind: string, { name, target, unit, low, high, limitsFrom, basis }: Parameter): string[] {
  const shown = target === null ? '____' : typeof target === 'number' ? text(target) : target;
  const withUnit = target === 'record' ? `record, in ${unit}` : `${shown}${unit ? ` ${unit}` : ''}`;
  const range =
    low !== null && high !== null
      ? `${text(low)} to ${text(high)}`
      : high !== null
        ? `at most ${text(high)}`
        : low !== null
          ? `at least ${text(low)}`
          : '';
  const outside =
    typeof target === 'number' && ((low !== null && target < low) || (high !== null && target > high))
      ? ' **OUTSIDE**'
      : '';
  return [kind, name, `${withUnit}${outside}`, [range, limitsFrom].filter((part) => part).join('; ') || '', basis];
}

function cleaningText(
  number: string,
  cleaning: readonly CleaningAnswer[],
  cleaned: Map<string, string>,
  hasSulfide: boolean,
): string[] {
  if (cleaning.length === 0) return [];
  const key = JSON.stringify(cleaning);
  const before = cleaned.get(key);
  if (before) return [`**Cleaning.** As in ${before}.`];
  cleaned.set(key, number);
  const group = (use: CleaningAnswer['use'], say: string): string[] => {
    const found = cleaning.filter((answer) => answer.use === use);
    if (found.length === 0) return [];
    const by = new Set(
      found.flatMap(({ statements }) => statements.map((one) => `  - ${one.id}, ${one.certainty}: ${one.says}`)),
    );
    return [`- ${say} ${found.map(({ liquid }) => liquid).join(', ')}${by.size > 0 ? '' : ' (no evidence)'}`, ...by];
  };
  return [
    [
      hasSulfide
        ? '**Cleaning.** Empty first, wipe dry, then rinse; rinses and wipes are waste of section 7. Judged as a wash of the electrolyte that is left:\n'
        : '**Cleaning.** No sulfide has been in this equipment yet: clean it as the data sheet of its solvent asks. Before a sulfide arrives it must be dry. Judged against the electrolyte that comes later:\n',
      ...group('proposed', 'Proposed:'),
      ...group('not proposed', hasSulfide ? 'Not refused, yet not proposed here:' : 'Traces are not refused:'),
      ...group('not known', hasSulfide ? 'Not known, so not used:' : 'Not known, so no trace may be left:'),
      ...group('never', hasSulfide ? '**Never:**' : '**No trace may be left:**'),
    ].join('\n'),
  ];
}
