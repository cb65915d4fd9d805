import type { Command } from 'commander';
import { Option } from 'commander';
import type { Datum, Material, Statement } from '@libs/knowledge';
import type { KnowledgeOptions } from './open-judge';
import { openKnowledge } from './open-judge';

interface ExplainOptions extends KnowledgeOptions {
  readonly format: 'text' | 'json';
}

/** `explain STATEMENT|MATERIAL|SOURCE|HAZARD`: everything that is known about one thing, and who says so. */
export function registerExplain(program: Command): void {
  program
    .command('explain')
    .summary('everything known about a statement, material, source or hazard')
    .argument('<name...>', 'an id or alias: SOL-05, LPSCl, park2018, h2s-evolution')
    .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
    .option('--knowledge <dir>', 'a laboratory folder on top of the shipped knowledge')
    .action(explain);
}

async function explain(words: readonly string[], options: ExplainOptions): Promise<void> {
  const { InputError, nearestNames, shown } = await import('@libs/knowledge');
  const knowledge = await openKnowledge(options);
  const name = words.join(' ');
  const same = (id: string): boolean => id.toLowerCase() === name.toLowerCase();
  const statement = knowledge.statements.find(({ id }) => same(id));
  const found = knowledge.find(name);
  const source = [...knowledge.sources.values()].find(({ id }) => same(id));
  const hazard = Object.entries(knowledge.hazards).find(([id]) => same(id))?.[1];
  const about = found && knowledge.statements.filter((one) => speaksOf(one, found.material.id));
  const answer = statement ?? (found ? { ...found, statements: about } : undefined) ?? source ?? hazard;
  if (!answer) {
    const ids = [
      ...knowledge.statements.map(({ id }) => id),
      ...knowledge.sources.keys(),
      ...Object.keys(knowledge.hazards),
    ];
    const nearest = [...new Set([...knowledge.nearest(name), ...nearestNames(name, ids, 3)])].slice(0, 5);
    const allowed = 'the id or alias of a statement, material, source or hazard';
    throw new InputError('command line', [{ where: 'explain', observed: shown(name), allowed, nearest }]);
  }
  if (options.format === 'json') process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  else if (statement) process.stdout.write(`${statementText(statement)}\n`);
  else if (found) process.stdout.write(`${materialText(found.material, about ?? [], found.damaged?.note)}\n`);
  else
    process.stdout.write(
      `${Object.entries(answer)
        .map(([key, value]) => `${key.padEnd(12)} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
        .join('\n')}\n`,
    );
}

function speaksOf({ about }: Statement, id: string): boolean {
  return Object.values(about ?? {}).some((one) => {
    const ids = (one as { id?: string | string[] }).id;
    return ids !== undefined && [ids].flat().includes(id);
  });
}

const words = (value: unknown): string =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
        .map(([key, one]) => `${key} ${words(one)}`)
        .join(', ')
    : [value].flat().join(' or ');

function statementText(statement: Statement): string {
  const { id, says, because, contact, question, about, when, outcome, certainty, lifts, missing, instead } = statement;
  const { doesNotCover, sources, examples, laboratory, hazards, ledger, facts } = statement;
  const lines: [string, string | undefined][] = [
    ['says', says],
    ['because', because],
    ['speaks on', `${contact} contact, question ${question}`],
    ...Object.entries(about ?? {}).map(([role, one]): [string, string] => [`  ${role}`, words(one)]),
    ...Object.entries(when ?? {}).map(([fact, one]): [string, string] => [`  when ${fact}`, words(one)]),
    ['outcome', `${outcome} (${certainty}${laboratory ? '; LABORATORY STATEMENT' : ''})`],
    ['lifts', lifts?.join(', ')],
    ['missing', missing?.map((one) => one.says).join('; ')],
    ['instead', instead?.join('; ')],
    ['not covered', doesNotCover],
    ['hazards', hazards?.join(', ')],
    ['carries', [...(ledger ?? []), ...(facts ?? [])].join(', ') || undefined],
    ['sources', sources.map(sourceText).join('; ')],
    [
      'examples',
      examples && `speaks: ${(examples.speaks ?? []).join(', ')}; silent: ${(examples.silent ?? []).join(', ')}`,
    ],
  ];
  return [
    id,
    ...lines.filter(([, text]) => text !== undefined).map(([name, text]) => `  ${name.padEnd(16)} ${text}`),
  ].join('\n');
}

function sourceText({ id, section, grade }: Datum['source']): string {
  return `${id}${section ? ` (${section})` : ''}, grade ${grade}${grade === 'M' ? ': recalled, unverified' : ''}`;
}

function datumText({ value, unit, source, conditions, preferred, vintage, note }: Datum): string {
  const where = words(conditions ?? {});
  return `${words(value)} ${unit}${preferred ? ' (used)' : ''}; ${sourceText(source)}${where ? `; ${where}` : ''}${vintage ? `; ${vintage}` : ''}${note ? `; ${note}` : ''}`;
}

function materialText(material: Material, statements: readonly Statement[], damage: string | undefined): string {
  const {
    id,
    name,
    kind,
    ion,
    family,
    class: classes,
    contains,
    aliases,
    cas,
    formula,
    properties,
    notes,
    hazards,
  } = material;
  const lines = [
    `${id}: ${name} (${kind}${ion ? `, ${ion}` : ''}${family ? `, ${family}` : ''})`,
    ...(damage ? [`  DAMAGED PRINT: ${damage}`] : []),
    ...(formula ? [`  formula ${formula}`] : []),
    ...(cas ? [`  CAS ${cas}`] : []),
    ...(aliases ? [`  also called ${aliases.join(', ')}`] : []),
    `  class ${(classes ?? []).join(', ') || '-'}; contains ${(contains ?? []).join(', ') || '-'}`,
    ...(hazards ? [`  hazards ${hazards.join(', ')}`] : []),
    ...(notes ?? []).map((note) => `  note ${note}`),
    ...(material.contradictions ?? []).map((one) => `  contradiction, kept side by side: ${one}`),
    ...Object.entries(properties ?? {}).flatMap(([property, data]) => [
      `  ${property}`,
      ...data.map((datum) => `    ${datumText(datum)}`),
    ]),
    `  statements that name it (${statements.length})`,
    ...statements.map((one) => `    ${one.id.padEnd(14)} ${one.outcome.padEnd(12)} ${one.says}`),
  ];
  return lines.join('\n');
}
