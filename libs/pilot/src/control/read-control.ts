import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '@libs/knowledge';
import { InputError, shown, ShapeChecker } from '@libs/knowledge';
import { hashOf } from '@libs/planner';
import type { ControlRecipe } from './control-recipe';

export const controlSchemaId = 'https://rollwright.dev/schema/control-recipe.schema.json';

export function controlSchema(): object {
  return JSON.parse(readFileSync(join(__dirname, '../..', 'schema', 'control-recipe.schema.json'), 'utf8')) as object;
}

let checker: ShapeChecker | undefined;

/** What is wrong with a control recipe that comes from outside: shape, names that point nowhere, and a hash that is not of this content. */
export function controlProblems(value: unknown): Problem[] {
  checker ??= new ShapeChecker([controlSchema()]);
  const format = (value as { format?: unknown } | null)?.format;
  // A file of another kind has one thing wrong with it, not fifty.
  if (format !== 'rollwright-control-recipe/1')
    return [{ where: 'format', observed: shown(format), allowed: '"rollwright-control-recipe/1"' }];
  const shape = checker.problems(controlSchemaId, value);
  if (shape.length > 0) return shape;
  const { contentHash, ...content } = value as ControlRecipe;
  const problems = namesThatPointNowhere(value as ControlRecipe);
  const seen = hashOf(content);
  if (problems.length === 0 && seen !== contentHash)
    problems.push({
      where: 'contentHash',
      observed: `${contentHash.slice(0, 12)}…, but the content gives ${seen.slice(0, 12)}…`,
      allowed: 'a control recipe as `run plan` wrote it; a changed one is planned again',
    });
  return problems;
}

function namesThatPointNowhere({ units, blocks }: ControlRecipe): Problem[] {
  const unitIds = new Set(units.map(({ id }) => id));
  const blockIds = new Set(blocks.map(({ id }) => id));
  const unknown = (where: string, observed: string, allowed: Iterable<string>): Problem => ({
    where,
    observed,
    allowed: [...allowed].join(', '),
  });
  const order = blocks.map(({ unit }) => units.findIndex(({ id }) => id === unit));
  return blocks.flatMap(({ id, number, unit, after, phases, values }, at): Problem[] => {
    const phaseIds = new Set(phases.map((phase) => phase.id));
    const places = values.map(({ phase }) => phases.findIndex((one) => one.id === phase));
    return [
      ...(isRising(order.slice(0, at + 1))
        ? []
        : [{ where: `blocks[${at}].unit`, observed: unit, allowed: 'blocks in the order of their units' }]),
      ...(isRising(places)
        ? []
        : [
            { where: `blocks[${at}].values`, observed: 'mixed phases', allowed: 'values in the order of their phases' },
          ]),
      ...(phaseIds.size === phases.length
        ? []
        : [{ where: `blocks[${at}].phases`, observed: 'an id twice', allowed: 'one phase of each id' }]),
      ...(blocks.findIndex((block) => block.number === number) === at
        ? []
        : [{ where: `blocks[${at}].number`, observed: `${number} again`, allowed: 'one block of each number' }]),
      ...(blocks.findIndex((block) => block.id === id) === at
        ? []
        : [{ where: `blocks[${at}].id`, observed: `${id} again`, allowed: 'one block of each id' }]),
      ...(unitIds.has(unit) ? [] : [unknown(`blocks[${at}].unit`, unit, unitIds)]),
      ...after.filter((step) => !blockIds.has(step)).map((step) => unknown(`blocks[${at}].after`, step, blockIds)),
      ...values.flatMap(({ phase }, index) =>
        phase === null || phaseIds.has(phase) ? [] : [unknown(`blocks[${at}].values[${index}].phase`, phase, phaseIds)],
      ),
    ];
  });
}

function isRising(places: readonly number[]): boolean {
  return places.every((place, at) => at === 0 || place >= (places[at - 1] ?? 0));
}

/** A control recipe from outside. Errors: an InputError with everything that is wrong with it. */
export function readControl(value: unknown, from = 'control recipe'): ControlRecipe {
  const problems = controlProblems(value);
  if (problems.length > 0) throw new InputError(from, problems);
  return value as ControlRecipe;
}
