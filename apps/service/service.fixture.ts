import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { startService } from './src/start';

export const root = join(__dirname, '../..');

export function readRepositoryFile(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>;
}

/** The shipped brief with another effort: 2,000 evaluations end in seconds, the most a brief may ask for takes half an hour. */
export function briefOf(evaluations: number): Record<string, unknown> {
  const brief = readRepositoryFile('recipes/briefs/li-ncm622-graphite-pouch.json');
  return { ...brief, search: { seed: 1, evaluations, timeBudgetS: null } };
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON. */
  readonly body: Record<string, unknown>;
}

/** Asks a service over real HTTP. A string is sent as it is, anything else as JSON. */
export async function ask(url: string, method = 'GET', body?: unknown, type = 'application/json'): Promise<Reply> {
  const sent = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: sent, headers: { 'content-type': type } }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Reply['body'] };
}

/** Asks for a thing until it is as expected; the last answer, or an error that shows it. */
export async function until(url: string, isReached: (body: Reply['body']) => boolean): Promise<Reply['body']> {
  let last: Reply['body'] = {};
  for (const end = Date.now() + 40_000; Date.now() < end; await pause(50)) {
    last = (await ask(url)).body;
    if (isReached(last)) return last;
  }
  throw new Error(`not reached: ${JSON.stringify(last).slice(0, 500)}`);
}

export interface Served {
  readonly url: string;
  readonly application: NestExpressApplication;
}

/** A whole service in this process on a port that was free. */
export async function serve(database = ':memory:', searches = 1): Promise<Served> {
  const application = await startService({ port: 0, database, searches });
  return { application, url: await application.getUrl() };
}
