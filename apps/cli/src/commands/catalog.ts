import type { Command } from 'commander';
import { Option } from 'commander';
import type { Knowledge } from '@libs/knowledge';
import type { KnowledgeOptions } from './open-judge';
import { openKnowledge } from './open-judge';

interface CatalogOptions extends KnowledgeOptions {
  readonly format: 'text' | 'json';
}

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly says: string;
}

/** `catalog list|show|search`: what the knowledge base holds. */
export function registerCatalog(program: Command): void {
  const catalog = program.command('catalog').summary('list, show and search materials, statements, sources, hazards');
  const withFormat = (command: Command): Command =>
    command
      .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
      .option('--knowledge <dir>', 'a laboratory folder on top of the shipped knowledge');
  withFormat(
    catalog
      .command('list')
      .summary('list one kind')
      .argument('[kind]', 'solid-electrolyte, solvent, binder, … or statements, sources, hazards'),
  ).action(list);
  withFormat(
    catalog.command('search').summary('search names, aliases, classes, elements and statements').argument('<words...>'),
  ).action(search);
  withFormat(catalog.command('show').summary('show one entry (the same as explain)').argument('<name...>')).action(
    async (name: readonly string[], options: CatalogOptions, command: Command) => {
      const root = command.parent?.parent;
      const forwarded = options.knowledge === undefined ? [] : ['--knowledge', options.knowledge];
      await root?.parseAsync(['explain', ...name, '--format', options.format, ...forwarded], { from: 'user' });
    },
  );
}

function rowsOf(knowledge: Knowledge): Row[] {
  return [
    ...[...knowledge.materials.values()].map(({ id, kind, name, ion }) => ({
      id,
      kind,
      says: `${name}${ion ? ` (${ion})` : ''}`,
    })),
    ...knowledge.statements.map(({ id, says, outcome, laboratory }) => ({
      id,
      kind: 'statements',
      says: `${laboratory ? 'LABORATORY ' : ''}${outcome}: ${says}`,
    })),
    ...[...knowledge.sources.values()].map(({ id, title, issued }) => ({
      id,
      kind: 'sources',
      says: `${title}${issued ? ` (${issued['date-parts']?.[0]?.[0] ?? ''})` : ''}`,
    })),
    ...Object.entries(knowledge.hazards).map(([id, { title }]) => ({ id, kind: 'hazards', says: title })),
  ];
}

function print(rows: readonly Row[], format: string): void {
  if (format === 'json') process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else for (const { id, kind, says } of rows) process.stdout.write(`${id.padEnd(28)} ${kind.padEnd(20)} ${says}\n`);
}

async function list(kind: string | undefined, options: CatalogOptions): Promise<void> {
  const { InputError, nearestNames, shown } = await import('@libs/knowledge');
  const rows = rowsOf(await openKnowledge(options));
  if (kind === undefined) {
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(row.kind, (counts.get(row.kind) ?? 0) + 1);
    print(
      [...counts].map(([id, count]) => ({ id, kind: String(count), says: '' })),
      options.format,
    );
    return;
  }
  const kinds = [...new Set(rows.map((row) => row.kind))];
  const wanted = kinds.find((one) => one === kind || one === `${kind}s` || `${one}s` === kind);
  if (wanted === undefined)
    throw new InputError('command line', [
      {
        where: 'catalog list',
        observed: shown(kind),
        allowed: kinds.join(', '),
        nearest: nearestNames(kind, kinds, 2),
      },
    ]);
  print(
    rows.filter((row) => row.kind === wanted),
    options.format,
  );
}

async function search(words: readonly string[], options: CatalogOptions): Promise<void> {
  const { normalisedName } = await import('@libs/knowledge');
  const knowledge = await openKnowledge(options);
  const wanted = words.map(normalisedName);
  const more = new Map(
    [...knowledge.materials.values()].map((one) => [
      one.id,
      [...(one.aliases ?? []), ...(one.class ?? []), one.family ?? '', one.cas ?? ''].join(' '),
    ]),
  );
  const hits = rowsOf(knowledge).filter(({ id, kind, says }) => {
    const text = normalisedName(`${id} ${kind} ${says} ${more.get(id) ?? ''}`);
    return wanted.every((word) => text.includes(word));
  });
  print(hits, options.format);
  if (hits.length === 0)
    process.stderr.write(
      `nothing is called ${words.join(' ')}; near: ${knowledge.nearest(words.join(' ')).join(', ')}\n`,
    );
}
