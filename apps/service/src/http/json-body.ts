import type { IncomingMessage } from 'node:http';
import { createParamDecorator, type ExecutionContext, UnsupportedMediaTypeException } from '@nestjs/common';
import { InputError, whereJsonBreaks } from '@libs/knowledge';

/** The media types that are read as JSON. A browser page of another origin cannot send them unasked. */
export const jsonTypes = ['application/json', 'application/*+json'];

/** Deeper than any document; the walkers of shapes are recursive and may rely on it. */
const deepest = 64;

/** A handler's argument: the JSON that the request carries. */
export const JsonBody = createParamDecorator((_: undefined, context: ExecutionContext) => {
  const { headers, body } = context.switchToHttp().getRequest<IncomingMessage & { readonly body?: unknown }>();
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(headers['content-type'] ?? ''))
    throw new UnsupportedMediaTypeException('Send JSON, with the header Content-Type: application/json.');
  return readJson(typeof body === 'string' ? body : '');
});

/** Reads a text as JSON. Express would say that it is broken; this says where. */
export function readJson(written: string): unknown {
  const text = written.replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const { line, column, observed, allowed } = whereJsonBreaks(text);
    throw new InputError('body', [{ where: `the body, line ${line}, column ${column}`, observed, allowed }]);
  }
  if (isDeeperThan(deepest, value))
    throw new InputError('body', [
      { where: 'the body', observed: `nesting deeper than ${deepest}`, allowed: 'JSON nested no deeper' },
    ]);
  return value;
}

function isDeeperThan(most: number, value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= most; depth += 1) {
    level = level.flatMap((one): unknown[] => (one !== null && typeof one === 'object' ? Object.values(one) : []));
    if (level.length === 0) return false;
  }
  return true;
}
