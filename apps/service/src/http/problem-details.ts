import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import type { Problem } from '@libs/knowledge';
import { InputError } from '@libs/knowledge';

/** RFC 9457; `problems` is our extension and lists everything that is wrong at once. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly problems?: readonly Problem[];
}

/** What the reader of a body says when it gives up (express body-parser). */
interface BodyError extends Error {
  readonly status: number;
  readonly expose: boolean;
  readonly type?: string;
}

const bodyDetails: Readonly<Record<string, string>> = {
  'entity.too.large': 'The body is larger than 2 MB. Send fewer documents at a time.',
  'request.aborted': 'The body ended before its Content-Length.',
};

/** The problem that a client is told of. A defect of ours says nothing of itself: its stack stays in the log. */
export function problemDetailsOf(error: unknown): ProblemDetails {
  if (error instanceof InputError)
    return {
      type: 'https://rollwright.dev/problems/bad-input',
      title: 'The input is not right',
      status: 400,
      detail: error.message,
      problems: error.problems,
    };
  if (error instanceof HttpException) return plain(error.getStatus(), error.message);
  if (isBodyError(error)) return plain(error.status, bodyDetails[error.type ?? ''] ?? error.message);
  return plain(500, 'A defect of rollwright; the log of the service has it.');
}

function plain(status: number, detail: string): ProblemDetails {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail };
}

function isBodyError(error: unknown): error is BodyError {
  const { status, expose } = (error ?? {}) as Partial<BodyError>;
  return expose === true && typeof status === 'number' && status < 500;
}
