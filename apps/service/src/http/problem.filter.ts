import type { ServerResponse } from 'node:http';
import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { problemDetailsOf } from './problem-details';

/** Every error leaves the service as application/problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('defect');

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<ServerResponse>();
    const details = problemDetailsOf(error);
    if (details.status === 500) this.logger.error(error instanceof Error ? error.stack : error);
    if (response.headersSent) {
      response.end();
      return;
    }
    response.writeHead(details.status, { 'content-type': 'application/problem+json; charset=utf-8' });
    response.end(JSON.stringify(details));
  }
}
