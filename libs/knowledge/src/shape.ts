import type { ErrorObject, ValidateFunction } from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import { nearestNames } from './name';
import type { Problem } from './problem';
import { shown } from './problem';

/** A checker of shapes: every problem of a value against a JSON Schema (2020-12), in the words of a person. */
export class ShapeChecker {
  private readonly ajv: Ajv2020;
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(schemas: readonly object[]) {
    // The schemas are the product's own and are held to JSON Schema by a test: asking that again at every start takes longer than a check.
    const trusted = { meta: false, validateSchema: false, code: { optimize: false } } as const;
    this.ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true, logger: false, ...trusted });
    for (const schema of schemas) this.ajv.addSchema(schema);
  }

  /** Problems of `value` against the schema `id`; an empty list when its shape is right. */
  problems(id: string, value: unknown): Problem[] {
    let validate = this.compiled.get(id);
    if (!validate) {
      validate = this.ajv.getSchema(id);
      if (!validate) throw new Error(`no schema ${id}`);
      this.compiled.set(id, validate);
    }
    if (validate(value)) return [];
    const seen = new Set<string>();
    return (validate.errors ?? [])
      .filter(({ keyword }) => keyword !== 'if' && keyword !== 'oneOf' && keyword !== 'anyOf')
      .map(asProblem)
      .filter(({ where, allowed }) => {
        const key = `${where}|${allowed}`;
        return seen.has(key) ? false : (seen.add(key), true);
      })
      .slice(0, 50);
  }
}

function place(path: string): string {
  return path === ''
    ? 'the document'
    : path
        .slice(1)
        .replace(/\//g, '.')
        .replace(/\.(\d+)(?=\.|$)/g, '[$1]')
        .replace(/~1/g, '/');
}

function asProblem(error: ErrorObject): Problem {
  const where = place(error.instancePath);
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const name = String(params['additionalProperty'] ?? params['unevaluatedProperty']);
      const allowed = Object.keys((error.parentSchema as { properties?: object } | undefined)?.properties ?? {});
      return {
        where: where === 'the document' ? name : `${where}.${name}`,
        observed: 'a field that is not known here',
        allowed: allowed.join(', '),
        nearest: nearestNames(name, allowed, 1),
      };
    }
    case 'required':
      return {
        where,
        observed: `no field ${String(params['missingProperty'])}`,
        allowed: `the field ${String(params['missingProperty'])} must be there`,
      };
    case 'enum': {
      const allowed = (params['allowedValues'] as unknown[]).map(String);
      return {
        where,
        observed: shown(error.data),
        allowed: allowed.join(', '),
        nearest: nearestNames(String(error.data), allowed, 1),
      };
    }
    case 'const':
      return { where, observed: shown(error.data), allowed: shown(params['allowedValue']) };
    case 'type':
      return { where, observed: shown(error.data), allowed: String(params['type']).replace(/,/g, ' or ') };
    default:
      return { where, observed: shown(error.data), allowed: error.message ?? error.keyword };
  }
}
