import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knowledge, Material, Problem } from '@libs/knowledge';
import { InputError, materialKinds, nearestNames, normalisedName, ShapeChecker, shown } from '@libs/knowledge';
import type { ProcessDocument, Role } from './document';

export const processSchemaId = 'https://rollwright.dev/schema/process.schema.json';

let checker: ShapeChecker | undefined;

export function processSchema(): object {
  return JSON.parse(readFileSync(join(__dirname, '..', 'schema', 'process.schema.json'), 'utf8')) as object;
}

/** A document whose every name is known: its catalogue, with the document's own materials added. */
export interface ReadProcess {
  readonly document: ProcessDocument;
  /** The material of a written name, and the damaged print if that is what was written. */
  readonly find: (name: string) => { readonly material: Material; readonly damagedPrint?: string } | undefined;
}

/**
 * Reads a process document: its shape by the schema, its meaning by lookup.
 * Throws one InputError that lists every problem.
 */
export function readProcess(value: unknown, knowledge: Knowledge): ReadProcess {
  checker ??= new ShapeChecker([processSchema()]);
  const subject = title(value);
  const odd = numbers(value);
  if (odd.some(({ observed }) => observed === tooDeep)) throw new InputError(subject, odd);
  const shape = [...odd, ...checker.problems(processSchemaId, value)];
  // Names are looked up even where the shape is wrong, so that all problems come at once.
  const document = shape.length > 0 ? readable(value) : (value as ProcessDocument);
  const own = new Map<string, Material>();
  for (const [id, declared] of Object.entries(document.materials ?? {}))
    own.set(normalisedName(id), ownMaterial(id, declared));
  const find: ReadProcess['find'] = (name) => {
    const declared = own.get(normalisedName(name));
    if (declared) return { material: declared };
    const found = knowledge.find(name);
    return found && { material: found.material, ...(found.damaged ? { damagedPrint: found.damaged.printed } : {}) };
  };
  const problems = meaning(
    document,
    find,
    knowledge,
    [...own.values()].map(({ id }) => id),
  );
  if (shape.length + problems.length > 0) throw new InputError(subject, [...shape, ...problems]);
  return { document, find };
}

function title(value: unknown): string {
  const named = value as { id?: unknown; title?: unknown } | null;
  const id =
    typeof named?.id === 'string' ? named.id : typeof named?.title === 'string' ? named.title : 'process document';
  return id.slice(0, 80);
}

function ownMaterial(
  id: string,
  declared: ProcessDocument['materials'] extends infer M
    ? M extends Readonly<Record<string, infer O>>
      ? O
      : never
    : never,
): Material {
  const { role, name, ...rest } = declared;
  return { ...rest, id, kind: role, name: name ?? id, sources: [] };
}

const tooDeep = 'nesting deeper than 40';

function numbers(value: unknown, where = '', depth = 0): Problem[] {
  if (depth > 40) return [{ where: where.slice(0, 60), observed: tooDeep, allowed: 'a process document is flat' }];
  if (typeof value === 'number' && !Number.isFinite(value))
    return [{ where, observed: shown(value), allowed: 'a finite number' }];
  if (Array.isArray(value))
    return value.slice(0, 1000).flatMap((item, index) => numbers(item, `${where}[${index}]`, depth + 1));
  if (value && typeof value === 'object')
    return Object.entries(value).flatMap(([key, item]) =>
      where === '' && key === 'expect' ? [] : numbers(item, where ? `${where}.${key}` : key, depth + 1),
    );
  return [];
}

/** What can be read of a document whose shape is wrong: names and references, at their own places. */
function readable(value: unknown): ProcessDocument {
  const fields = (of: unknown): Record<string, unknown> =>
    of !== null && typeof of === 'object' && !Array.isArray(of) ? (of as Record<string, unknown>) : {};
  const list = (of: unknown, most: number): unknown[] => (Array.isArray(of) ? of.slice(0, most) : []);
  const texts = (of: unknown, names: readonly string[]): Record<string, string> =>
    Object.fromEntries(
      names.flatMap((name): [string, string][] => {
        const text = fields(of)[name];
        return typeof text === 'string' && text.length > 0 && text.length <= 200 ? [[name, text]] : [];
      }),
    );
  const { steps, materials, cell } = fields(value);
  const known = new Set<string>(materialKinds);
  return {
    ion: 'Li',
    steps: list(steps, 200).map((step, index) => ({
      id: `steps[${index}]`,
      operation: 'hold',
      ...texts(step, ['id', 'product']),
      ingredients: list(fields(step)['ingredients'], 100).map((ingredient) => {
        const { role, ...named } = texts(ingredient, ['role', 'material', 'from', 'coating']);
        return { ...named, ...(role !== undefined && known.has(role) ? { role: role as Role } : {}) };
      }),
    })),
    materials: Object.fromEntries(Object.keys(fields(materials)).map((id) => [id, { role: 'additive' }])),
    cell: {
      ...texts(cell, ['cathode', 'anode']),
      separator: list(fields(cell)['separator'], 20).filter((name) => typeof name === 'string'),
    },
  };
}

function meaning(
  document: ProcessDocument,
  find: ReadProcess['find'],
  knowledge: Knowledge,
  ownIds: readonly string[],
): Problem[] {
  const problems: Problem[] = [];
  const unknownName = (where: string, name: string, role?: Role): void => {
    const nearest = [...new Set([...nearestNames(name, ownIds, 1), ...knowledge.nearest(name, role)])].slice(0, 3);
    problems.push({
      where,
      observed: shown(name),
      allowed: 'a material of the catalogue (id or alias) or of the document’s own `materials`',
      nearest,
    });
  };
  const check = (where: string, name: string, role?: Role): void => {
    if (!find(name)) unknownName(where, name, role);
  };
  document.evidence?.forEach((id, index) => {
    if (knowledge.sources.has(id)) return;
    const sources = [...knowledge.sources.keys()];
    problems.push({
      where: `evidence[${index}]`,
      observed: shown(id),
      allowed: 'the id of a source',
      nearest: nearestNames(id, sources, 3),
    });
  });
  const earlier: string[] = [];
  document.steps.forEach((step, index) => {
    const at = `steps[${index}]`;
    if (earlier.includes(step.id))
      problems.push({ where: `${at}.id`, observed: shown(step.id), allowed: 'an id that no earlier step has' });
    step.ingredients.forEach((ingredient, position) => {
      const where = `${at}.ingredients[${position}]`;
      if (ingredient.from !== undefined) {
        if (!earlier.includes(ingredient.from))
          problems.push({
            where: `${where}.from`,
            observed: shown(ingredient.from),
            allowed:
              earlier.length > 0 ? `the id of an earlier step: ${earlier.join(', ')}` : 'no step comes before this one',
            nearest: nearestNames(ingredient.from, earlier, 1),
          });
      } else if (ingredient.material !== undefined) {
        check(`${where}.material`, ingredient.material, ingredient.role === 'substrate' ? undefined : ingredient.role);
      }
      if (ingredient.coating !== undefined && ingredient.coating !== 'none')
        check(`${where}.coating`, ingredient.coating, 'coating');
    });
    for (const kind of ['massFraction', 'moleFraction', 'volumeFraction'] as const) {
      const sum = step.ingredients.reduce((total, ingredient) => total + (ingredient[kind] ?? 0), 0);
      if (sum > 1.005)
        problems.push({
          where: `${at}.ingredients`,
          observed: `${kind}s that sum to ${sum.toFixed(4)}`,
          allowed: 'at most 1',
        });
    }
    if (step.product !== undefined) check(`${at}.product`, step.product, 'solid-electrolyte');
    earlier.push(step.id);
  });
  const { cell } = document;
  if (cell) {
    const stepOrMaterial = (where: string, name: string): void => {
      if (earlier.includes(name) || find(name)) return;
      problems.push({
        where,
        observed: shown(name),
        allowed: 'the id of a step, or a material',
        nearest: [...nearestNames(name, earlier, 1), ...knowledge.nearest(name)].slice(0, 3),
      });
    };
    if (cell.cathode !== undefined && !earlier.includes(cell.cathode) && !find(cell.cathode))
      stepOrMaterial('cell.cathode', cell.cathode);
    if (cell.anode !== undefined) stepOrMaterial('cell.anode', cell.anode);
    cell.separator?.forEach((name, index) => stepOrMaterial(`cell.separator[${index}]`, name));
    if (cell.voltageV && cell.voltageV[0] > cell.voltageV[1])
      problems.push({ where: 'cell.voltageV', observed: shown(cell.voltageV), allowed: '[lowest, highest]' });
  }
  return problems;
}
