import { type DynamicModule, Module } from '@nestjs/common';
import { Knowledge, loadKnowledge } from '@libs/knowledge';
import { Checks } from './checks/checks';
import { ChecksController } from './checks/checks.controller';
import { Database } from './database/database';
import { HealthController } from './health/health.controller';
import { Vitals } from './health/vitals';
import { PlanStore } from './plans/plan-store';
import { Plans } from './plans/plans';
import { PlansController } from './plans/plans.controller';
import { SearchQueue } from './plans/search-queue';
import type { Settings } from './settings';

@Module({})
export class ServiceModule {
  static with({ database, searches }: Settings): DynamicModule {
    return {
      module: ServiceModule,
      controllers: [ChecksController, PlansController, HealthController],
      providers: [
        { provide: Knowledge, useFactory: () => loadKnowledge() },
        { provide: Database, useFactory: () => Database.open(database) },
        {
          provide: SearchQueue,
          inject: [PlanStore],
          useFactory: (store: PlanStore) => new SearchQueue(store, searches),
        },
        ...[Checks, Plans, PlanStore, Vitals],
      ],
    };
  }
}
