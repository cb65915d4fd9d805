import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { dataSourceOf } from './data-source';
import { WriteLane } from './write-lane';

/** The open store: reads as they come, writes one transaction after the other. */
@Injectable()
export class Database implements OnApplicationShutdown {
  private readonly lane = new WriteLane();

  private constructor(readonly source: DataSource) {}

  /** Opens the file and brings its tables up to date. */
  static async open(path: string): Promise<Database> {
    const source = await dataSourceOf(path).initialize();
    await source.runMigrations({ transaction: 'all' });
    return new Database(source);
  }

  get read(): EntityManager {
    return this.source.manager;
  }

  write<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.lane.run(() => this.source.transaction(work));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.lane.close();
    await this.source.destroy();
  }
}
