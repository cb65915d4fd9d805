import { DataSource } from 'typeorm';
import { CheckRecord } from './check-record.entity';
import { ChecksAndPlans1790000000000 } from './migrations/checks-and-plans';
import { PlanCheckpoint1790000000001 } from './migrations/plan-checkpoint';
import { PlanCheckpointRecord } from './plan-checkpoint.entity';
import { PlanRecord } from './plan-record.entity';

interface Pragmas {
  pragma(text: string): unknown;
}

/** The store of the service: its tables come from the migrations and from nothing else. */
export function dataSourceOf(database: string): DataSource {
  return new DataSource({
    type: 'better-sqlite3',
    database,
    entities: [CheckRecord, PlanRecord, PlanCheckpointRecord],
    migrations: [ChecksAndPlans1790000000000, PlanCheckpoint1790000000001],
    synchronize: false,
    enableWAL: true,
    // What was acknowledged survives a power cut: in WAL mode SQLite's default would not promise it.
    prepareDatabase: (connection: Pragmas) => void connection.pragma('synchronous = FULL'),
  });
}
