import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { jsonTypes } from './http/json-body';
import { ProblemFilter } from './http/problem.filter';
import { SearchQueue } from './plans/search-queue';
import { ServiceModule } from './service.module';
import type { Settings } from './settings';

/** Opens the store, listens on this machine only, and takes up the searches that wait. */
export async function startService(settings: Settings): Promise<NestExpressApplication> {
  const service = await NestFactory.create<NestExpressApplication>(ServiceModule.with(settings), {
    bodyParser: false,
    abortOnError: false,
    logger: new ConsoleLogger({ logLevels: ['error', 'warn', 'fatal'], colors: process.stdout.isTTY === true }),
  });
  service.disable('x-powered-by');
  service.useBodyParser('text', { type: jsonTypes, limit: '2mb' });
  service.useGlobalFilters(new ProblemFilter());
  try {
    await service.listen(settings.port, '127.0.0.1');
  } catch (error) {
    await service.close();
    throw error;
  }
  // Not before it listens: a second start by mistake must not take up searches that the first one runs.
  await service.get(SearchQueue).resume();
  return service;
}
