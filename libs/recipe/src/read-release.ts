import { InputError, ShapeChecker } from '@libs/knowledge';
import type { ReleaseRecord } from './release';
import { signOffs, UNSIGNED } from './release';

const id = 'https://rollwright.dev/schema/release.schema.json';
const text = { type: 'string', minLength: 1 };
const date = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const hash = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const entry = (properties: object): object => ({
  type: 'array',
  items: { type: 'object', required: Object.keys(properties), additionalProperties: false, properties },
});

export const releaseSchema = {
  $id: id,
  type: 'object',
  required: ['format', 'signatures', 'overrides'],
  additionalProperties: false,
  properties: {
    format: { const: UNSIGNED.format },
    signatures: entry({ as: { enum: signOffs }, name: text, on: date, hash }),
    overrides: entry({ name: text, reason: text, on: date, hash }),
  },
} as const;

let checker: ShapeChecker | undefined;

/** A release record that comes from a file; none is a draft. Errors: an InputError for a wrong shape. */
export function readRelease(value: unknown, from = 'release'): ReleaseRecord {
  if (value === undefined) return UNSIGNED;
  checker ??= new ShapeChecker([releaseSchema]);
  const problems = checker.problems(id, value);
  if (problems.length > 0) throw new InputError(from, problems);
  return value as ReleaseRecord;
}
