import type { ServerResponse } from 'node:http';

/** Gives the body of an answer and puts where it can be read again into the Location header. */
export function located<Body>(response: ServerResponse, { location, body }: Located<Body>): Body {
  response.setHeader('location', location);
  return body;
}

export interface Located<Body> {
  readonly location: string;
  readonly body: Body;
}
