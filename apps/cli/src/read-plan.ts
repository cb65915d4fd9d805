import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@libs/knowledge';
import { planProblems, type PlanAnswer } from '@libs/planner';
import { readJson } from './read-json';

/** The answer in a plan folder or in its plan.json. Another file, or a plan of a version without what is needed, is an InputError. */
export function readPlan(path: string): PlanAnswer {
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'plan.json') : path;
  const answer = readJson(file) as Partial<PlanAnswer> | null;
  const routes = answer && typeof answer === 'object' ? answer.routes : undefined;
  if (!answer || !Array.isArray(routes) || answer.brief === undefined)
    throw new InputError(file, [
      { where: file, observed: 'no plan', allowed: 'a folder that `plan` wrote, or its plan.json' },
    ]);
  if (!Array.isArray(answer.goals) || routes.some(({ choices, desirability }) => !choices || !desirability))
    throw new InputError(file, [
      {
        where: file,
        observed: `a plan of version ${answer.version ?? '?'} whose routes do not carry their choices`,
        allowed: 'a plan of this version: run `plan` again',
      },
    ]);
  const problems = planProblems(answer);
  if (problems.length > 0) throw new InputError(file, problems);
  return answer as PlanAnswer;
}
