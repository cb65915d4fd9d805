import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { cellAssumptions } from '@libs/cell';
import { questions } from '@libs/compatibility';
import { loadKnowledge } from '@libs/knowledge';
import { families, objectives } from '@libs/planner';
import { plantAssumptions } from '@libs/plant';
import { commandLine } from '../apps/cli/src/main';
import { markdownTable } from './bench/measurement';

type Schema = { readonly [key: string]: unknown };
const root = join(__dirname, '..');
const cell = (text: unknown): string =>
  String(text ?? '')
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ');
const tableOf = (head: readonly string[], rows: readonly (readonly unknown[])[]): string =>
  markdownTable(
    head,
    rows.map((row) => row.map(cell)),
  ).replace(/\| --:/g, '| ---');

/** What a schema allows at one place, in a few words. */
function allowed(schema: Schema): string {
  const words: string[] = [];
  const values = schema['enum'] as readonly unknown[] | undefined;
  if ('const' in schema) words.push(`\`${JSON.stringify(schema['const'])}\``);
  else if (values) words.push(values.map((value) => `\`${JSON.stringify(value)}\``).join(', '));
  else if (schema['type']) words.push([schema['type']].flat().join(' or '));
  const [low, high] = [
    schema['minimum'] ?? schema['exclusiveMinimum'],
    schema['maximum'] ?? schema['exclusiveMaximum'],
  ];
  if (low !== undefined || high !== undefined) words.push(`${String(low ?? '')} … ${String(high ?? '')}`);
  return words.join(', ');
}

/** Every field that a schema knows, by its path. */
function fieldsOf(whole: Schema): string[][] {
  const rows: string[][] = [];
  const follow = (schema: Schema): Schema => {
    const reference = schema['$ref'] as string | undefined;
    if (!reference?.startsWith('#/')) return schema;
    const found = reference
      .slice(2)
      .split('/')
      .reduce<unknown>((at, key) => (at as Schema)[key], whole) as Schema;
    return { ...follow(found), ...schema };
  };
  const walk = (given: Schema, path: string, required: boolean, depth: number): void => {
    const schema = follow(given);
    if (path) rows.push([`\`${path}\``, allowed(schema), required ? 'yes' : '', String(schema['description'] ?? '')]);
    if (depth > 6) return;
    for (const [name, inner] of Object.entries((schema['properties'] ?? {}) as Record<string, Schema>))
      if (typeof inner === 'object')
        walk(
          inner,
          path ? `${path}.${name}` : name,
          ((schema['required'] ?? []) as readonly string[]).includes(name),
          depth + 1,
        );
    if (typeof schema['items'] === 'object') walk(schema['items'] as Schema, `${path}[]`, false, depth + 1);
    for (const key of ['oneOf', 'anyOf'])
      for (const inner of (schema[key] ?? []) as readonly Schema[])
        if (follow(inner)['properties'] ?? follow(inner)['items']) walk(inner, path, required, depth + 1);
  };
  walk(whole, '', false, 0);
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(row.join('|')) && seen.add(row.join('|')));
}

/** One command and its subcommands: usage, sentence, options. */
function commandsOf(command: Command, before = ''): string[] {
  const name = `${before}${command.name()}`;
  const usage = command.commands.length > 0 ? '' : ` ${command.usage()}`;
  const options = command.options.map(({ flags, description }) => [`\`${flags}\``, description]);
  const own = [`### ${name}`, command.description(), usage && `\`${name}${usage}\``];
  if (options.length > 0) own.push(tableOf(['option', 'what it does'], options));
  return [own.filter(Boolean).join('\n\n'), ...command.commands.flatMap((inner) => commandsOf(inner, `${name} `))];
}

const knowledge = loadKnowledge();
const assumptionRows = [...cellAssumptions, ...plantAssumptions].map((one) => [
  `\`${one.id}\``, one.says, one.value, one.unit, `${one.low} … ${one.high}`, one.source,
]); // prettier-ignore

function interfaces(): string {
  const schemas = readdirSync(join(root, 'libs')).flatMap((room) => {
    const folder = join(root, 'libs', room, 'schema');
    return existsSync(folder) ? readdirSync(folder).map((file) => join(folder, file)) : [];
  });
  const parts = [
    '# Reference',
    'Written by `test/reference.spec.ts` from the schemas, the tables and the command line themselves (`WRITE_REFERENCE=1` writes it again);\nthe test fails when a line is no longer true. What the judge knows is in [reference-knowledge.md](reference-knowledge.md).',
    '## Objectives',
    'A brief picks two to six.',
    tableOf(
      ['id', 'what it is', 'unit', 'better'],
      objectives.map(({ id, says, unit, sense }) => [`\`${id}\``, says, unit, sense === 'max' ? 'more' : 'less']),
    ),
    '## Families of routes',
    tableOf(
      ['id', 'sheet', 'how it is made'],
      families.map(({ id, position, says }) => [`\`${id}\``, position, says]),
    ),
    '## Questions of the judge',
    tableOf(
      ['id', 'asks', 'without evidence', 'what would answer it'],
      Object.entries(questions).map(([id, { asks, silence, missing }]) => [
        `\`${id}\``,
        asks,
        silence === 'unknown' ? 'unknown' : 'not raised',
        missing,
      ]),
    ),
    '## Assumptions of the models',
    'Each can be set in the brief under `assumptions`.',
    tableOf(['id', 'what it is', 'value', 'unit', 'range', 'where from'], assumptionRows),
    ...schemas.flatMap((file) => {
      const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;
      return [
        `## Fields: ${String(schema['title'] ?? file)}`,
        String(schema['description'] ?? ''),
        tableOf(['field', 'allowed', 'required', 'what it is'], fieldsOf(schema)),
      ];
    }),
    '## Commands',
    'Exit codes: 0 clean, 1 a finding, 2 bad usage or bad input, 3 no feasible route, 4 our own defect.',
    ...commandsOf(commandLine()),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function known(): string {
  const parts = [
    '# What the judge knows',
    'Written by `test/reference.spec.ts` from `libs/knowledge/data`. `rollwright explain ID` says all of one statement or material.',
    '## Statements',
    tableOf(
      ['id', 'says', 'outcome', 'how sure', 'sources'],
      [...knowledge.statements].map(({ id, says, outcome, certainty, sources }) => [
        id,
        says,
        outcome,
        certainty,
        sources.map(({ id: source, section }) => `${source}${section ? ` ${section}` : ''}`).join('; '),
      ]),
    ),
    '## Materials',
    tableOf(
      ['id', 'kind', 'name'],
      [...knowledge.materials.values()].map(({ id, kind, name }) => [id, kind, name]),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

describe.each([
  ['docs/reference.md', interfaces],
  ['docs/reference-knowledge.md', known],
])('%s', (page, write) => {
  it('is the reference of today (WRITE_REFERENCE=1 writes it again)', () => {
    const written = write();
    if (process.env['WRITE_REFERENCE']) writeFileSync(join(root, page), written);
    expect(readFileSync(join(root, page), 'utf8')).toBe(written);
  });
});
