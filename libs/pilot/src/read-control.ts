import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '@libs/knowledge';
import { InputError, ShapeChecker } from '@libs/knowledge';
import { hashOf } from '@libs/planner';
import type { ControlRecipe } from './control-recipe';

export const controlSchemaId = 'https://rollwright.dev/schema/control-recipe.schema.json';

export function controlSchema(): object {
  return JSON.parse(readFileSync(join(__dirname, '..', 'schema', 'control-recipe.schema.json'), 'utf8')) as object;
}

let checker: ShapeChecker | undefined;

/** What is wrong with a control recipe that comes from outside: shape, names that point nowhere, and a hash that is not of this content. */
export function controlProblems(value: unknown): Problem[] {
  checker ??= new ShapeChecker([controlSchema()]);
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
  return blocks.flatMap(({ id, unit, after, phases, values }, at): Problem[] => {
    const phaseIds = new Set(phases.map((phase) => phase.id));
    return [
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

/** A control recipe from outside. Errors: an InputError with everything that is wrong with it. */
export function readControl(value: unknown, from = 'control recipe'): ControlRecipe {
  const problems = controlProblems(value);
  if (problems.length > 0) throw new InputError(from, problems);
  return value as ControlRecipe;
}
