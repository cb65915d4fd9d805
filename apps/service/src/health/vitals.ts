import { Injectable, ServiceUnavailableException } from '@nestjs/common';
import { Knowledge } from '@libs/knowledge';
import { productVersion } from '../../../cli/src/commands/version';
import { Database } from '../database/database';

export interface Health {
  readonly status: 'ok';
  readonly version: string;
  /** The fingerprint of the knowledge that decides here. */
  readonly knowledge: string;
  readonly database: 'ok';
}

@Injectable()
export class Vitals {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly database: Database,
  ) {}

  /** A service that cannot read its database answers 503. */
  async health(): Promise<Health> {
    await this.database.read.query('SELECT 1 FROM "plan_record" LIMIT 1').catch(() => {
      throw new ServiceUnavailableException('The database cannot be read.');
    });
    return { status: 'ok', version: productVersion(), knowledge: this.knowledge.fingerprint, database: 'ok' };
  }
}
