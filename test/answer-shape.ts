import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ShapeChecker, type Problem } from '@libs/knowledge';

const libs = join(__dirname, '..', 'libs');
let checker: ShapeChecker | undefined;

/** Every JSON Schema of the rooms, so that one may name another. */
function schemas(): object[] {
  return readdirSync(libs).flatMap((room) => {
    const folder = join(libs, room, 'schema');
    if (!existsSync(folder)) return [];
    return readdirSync(folder).map((file) => {
      const schema = JSON.parse(readFileSync(join(folder, file), 'utf8')) as object;
      // The brief names a line by the short id under which the product registers it.
      return file === 'line.schema.json' ? { ...schema, $id: 'line' } : schema;
    });
  });
}

export type AnswerOf = 'check-answer' | 'plan-answer' | 'comparison' | 'why-answer' | 'improve-answer';

/** What an answer has wrong against its schema; empty when its shape is right. A field that is not written down is wrong too. */
export function problemsOf(answer: AnswerOf, value: unknown): Problem[] {
  checker ??= new ShapeChecker(schemas());
  return checker.problems(`https://rollwright.dev/schema/${answer}.schema.json`, value);
}
