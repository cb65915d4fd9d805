import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ShapeChecker, type Problem } from '@libs/knowledge';
import { processSchema } from '@libs/process';

let checker: ShapeChecker | undefined;

/** What is wrong with the shape of a plan that comes from outside, against plan-answer.schema.json; empty when it is right. */
export function planProblems(answer: unknown): Problem[] {
  checker ??= new ShapeChecker([
    JSON.parse(readFileSync(join(__dirname, '..', 'schema', 'plan-answer.schema.json'), 'utf8')) as object,
    processSchema(),
  ]);
  return checker.problems('https://rollwright.dev/schema/plan-answer.schema.json', answer);
}
