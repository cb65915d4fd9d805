import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { InputError } from '@libs/knowledge';
import { readJson } from './read-json';
import { readPlan } from './read-plan';

/** A known recipe: its process, and the brief that it came from where a plan stands beside it. */
export interface KnownRecipe {
  readonly process: unknown;
  readonly brief: unknown;
  readonly from: string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** The process in a process document, a recipe.json, a plan.json or a plan folder (then the route asked for, or the recommended one). */
export function readKnownRecipe(path: string, route?: string): KnownRecipe {
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'plan.json') : path;
  const content = readJson(file);
  if (isObject(content) && Array.isArray(content['routes'])) {
    const answer = readPlan(file);
    const wanted = route ?? answer.recommended;
    const found = answer.routes.find(({ id }) => id === wanted);
    if (!found)
      throw new InputError(file, [
        {
          where: '--route',
          observed: wanted ?? 'none',
          allowed: answer.routes.length > 0 ? `a route of ${file}` : 'a plan with routes',
        },
      ]);
    return { process: found.process, brief: answer.brief, from: `${found.id} of ${file}` };
  }
  if (route !== undefined)
    throw new InputError(file, [
      { where: '--route', observed: route, allowed: 'only with a plan folder or plan.json' },
    ]);
  if (isObject(content) && isObject(content['process']) && isObject(content['header'])) {
    const beside = join(dirname(file), 'plan.json');
    const plan = existsSync(beside) ? readJson(beside) : undefined;
    return { process: content['process'], brief: isObject(plan) ? plan['brief'] : undefined, from: file };
  }
  if (isObject(content) && Array.isArray(content['steps'])) return { process: content, brief: undefined, from: file };
  throw new InputError(file, [
    {
      where: file,
      observed: 'neither a process nor a recipe',
      allowed: 'a process document (with steps), recipe.json, or a plan folder',
    },
  ]);
}

/** A brief whose warm start is a path, with the process that stands there (the path is taken from the brief's folder). */
export function withWarmStart(brief: unknown, file: string): unknown {
  if (!isObject(brief) || typeof brief['warmStart'] !== 'string') return brief;
  const path = resolve(dirname(file), brief['warmStart']);
  return { ...brief, warmStart: readKnownRecipe(path).process };
}
