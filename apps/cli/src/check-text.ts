import type { Answered, Cited, Judgement, Repair } from '@libs/compatibility';
import { severity } from '@libs/compatibility';
import type { Knowledge, Scalar } from '@libs/knowledge';
import type { ProcessDocument } from '@libs/process';

export const width = 100;
const label = 9;

/** Text broken at spaces into lines of at most `width`, every line after the first indented. */
export function wrapped(first: string, text: string, indent = first.length): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = ' '.repeat(indent);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line.trimEnd()].join('\n');
}

const row = (name: string, texts: readonly string[]): string =>
  (texts.length > 0 ? texts : ['-'])
    .map((text, index) => wrapped(`  ${(index === 0 ? name : '').padEnd(label)}`, text, label + 2))
    .join('\n');

/** Facts that a person wants to read with a place, in this order. */
const placed: readonly [string, (value: Scalar) => string][] = [
  ['operation', String],
  ['use', (value) => `use: ${value}`],
  ['temperatureC', (value) => `${value} °C`],
  ['driedC', (value) => `dried at ${value} °C`],
  ['heatTreatmentC', (value) => `heat-treated at ${value} °C`],
  ['durationMin', (value) => `${value} min`],
  ['atmosphere', String],
  ['dewPointC', (value) => `dew point ${value} °C`],
  ['relativeHumidityPct', (value) => `${value} % relative humidity`],
  ['dry', (value) => (value === true ? 'anhydrous' : 'wet')],
  ['waterPpm', (value) => `${value} ppm water`],
  ['residualPpm', (value) => `${value} ppm residual solvent`],
  ['pressureMPa', (value) => `${value} MPa`],
  ['coating', (value) => (value === 'none' ? 'bare' : `coated with ${value}`)],
  ['electrolyteFraction', (value) => `electrolyte ${(Number(value) * 100).toFixed(1)} wt% of the solids`],
  ['carbonFraction', (value) => `carbon ${(Number(value) * 100).toFixed(1)} wt% of the solids`],
  ['thicknessUm', (value) => `${value} µm`],
  ['minVoltageV', (value) => `from ${value} V`],
  ['maxVoltageV', (value) => `to ${value} V`],
  ['stackPressureMPa', (value) => `stack pressure ${value} MPa`],
  ['scale', (value) => `scale: ${value}`],
];

function where({ about, contact }: Answered): string {
  const facts = placed.flatMap(([name, say]) => {
    const value = about.conditions[name];
    return value === undefined ? [] : [say(value)];
  });
  return `step ${about.step}; ${contact} contact${facts.length > 0 ? `; ${facts.join(', ')}` : ''}`;
}

function mark({ laboratory, certainty }: Cited): string {
  const own = laboratory ? 'LABORATORY STATEMENT, ' : '';
  return `${own}${certainty}`;
}

function sourcesOf(cited: Cited): string {
  const sources = cited.sources.map(
    ({ id, section, grade }) =>
      `${id}${section === undefined ? '' : ` (${section})`}, grade ${grade}${grade === 'M' ? ': recalled, unverified' : ''}`,
  );
  return `${cited.statement}: ${mark(cited)}; ${sources.join('; ')}`;
}

/** The finding card: always the same five lines. */
export function findingCard(answered: Answered, notes: readonly string[] = []): string {
  const { decidedBy, overruled, missing, instead, verdict, asks, about } = answered;
  const why = decidedBy.map(({ statement, says, because }) => `${statement}: ${says}${because ? ` ${because}` : ''}`);
  const against = overruled.map(
    ({ statement, says, why: reason }) => `not decisive: ${statement}: ${says} (${reason})`,
  );
  const fix = [
    ...missing.map(({ field, says }) => (field === undefined ? `supply: ${says}` : `state ${field}: ${says}`)),
    ...instead.map((one) => `instead: ${one}`),
  ];
  return [
    wrapped(`${verdict.toUpperCase().padEnd(11)}  `, asks),
    row('what', [about.materials.length > 0 ? about.materials.join(' × ') : 'the process as a whole']),
    row('where', [where(answered)]),
    row('why', [...(why.length > 0 ? why : ['no evidence speaks on this question']), ...against, ...notes]),
    row('source', decidedBy.length > 0 ? decidedBy.map(sourcesOf) : ['none: the evidence is silent']),
    row('fix', fix.length > 0 ? fix : ['none is known in the evidence']),
  ].join('\n');
}

export interface CheckText {
  readonly document: ProcessDocument;
  readonly judgement: Judgement;
  readonly knowledge: Knowledge;
  readonly repairs?: readonly Repair[];
  /** notes of computed predictors for a question; they never decide */
  readonly notesOn: (answered: Answered) => readonly string[];
  /** how many cards are printed whole */
  readonly cards: number;
}

/** One screen: the verdict, the worst findings as cards, the passes in one line, the hazards at the end. */
export function checkText({ document, judgement, knowledge, repairs, notesOn, cards }: CheckText): string {
  const { questions, verdict, id, title } = judgement;
  const findings = questions
    .filter((one) => one.verdict !== 'pass')
    .sort((a, b) => severity(b.verdict) - severity(a.verdict));
  const passed = questions.filter((one) => one.verdict === 'pass');
  const scale = document.scale ?? 'pilot';
  const parts = [
    wrapped('', `${id}${title === undefined || title === id ? '' : `: ${title}`}`),
    `${verdict.toUpperCase()}   ${document.ion}, ${scale}, ${counted(document.steps.length, 'step')}, ${counted(questions.length, 'question')}` +
      (document.evidence ? `, evidence: ${document.evidence.join(', ')}` : ''),
  ];
  for (const finding of findings.slice(0, cards)) parts.push('', findingCard(finding, notesOn(finding)));
  const rest = findings.slice(cards);
  if (rest.length > 0) {
    parts.push('', `${rest.length} more (--all prints their cards):`);
    for (const { verdict: of, asks, about } of rest)
      parts.push(wrapped(`  ${of.padEnd(12)}`, `${asks} (step ${about.step})`, 14));
  }
  if (passed.length > 0) parts.push('', wrapped('passed    ', passedLine(passed), 10));
  const advice = [...questions.flatMap((one) => one.cautions), ...judgement.cautions];
  const cautions = [...new Map(advice.map((one) => [one.statement, one])).values()];
  const shown = cards === Infinity ? cautions : cautions.slice(0, 4);
  for (const [index, caution] of shown.entries())
    parts.push(wrapped(index === 0 ? 'caution   ' : '          ', `${caution.says} (${caution.statement})`, 10));
  if (shown.length < cautions.length)
    parts.push(`          and ${counted(cautions.length - shown.length, 'general caution')} more (--all prints them)`);
  if (repairs) parts.push('', repairText(repairs, verdict));
  const hazards = judgement.hazards.map((one) => knowledge.hazards[one]).filter((one) => one !== undefined);
  if (hazards.length > 0) {
    parts.push('');
    for (const { title: name, says } of hazards)
      parts.push(wrapped('hazard    ', `${name}. ${firstSentence(says)}`, 10));
  }
  return parts.join('\n');
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
}

function passedLine(passed: readonly Answered[]): string {
  const counts = new Map<string, number>();
  for (const { question } of passed) counts.set(question, (counts.get(question) ?? 0) + 1);
  const names = [...counts].map(([question, count]) => (count > 1 ? `${question} (${count})` : question));
  return `${counted(passed.length, 'question')}: ${names.join(', ')}`;
}

export function repairText(repairs: readonly Repair[], verdict: Judgement['verdict']): string {
  if (verdict === 'pass') return 'repairs   none is needed';
  if (repairs.length === 0)
    return 'repairs   none is known: no small edit that the evidence carries reaches conditional or pass';
  return [
    'repairs   each re-judged; rollwright fix FILE --apply N writes the repaired document',
    ...repairs.map((repair, index) =>
      wrapped(`  ${`${index + 1}.`.padEnd(4)}`, `${repair.says} -> ${repair.verdict}`, 6),
    ),
  ].join('\n');
}
