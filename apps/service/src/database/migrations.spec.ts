import type { DataSource } from 'typeorm';
import { dataSourceOf } from './data-source';

async function tables(source: DataSource): Promise<string[]> {
  const rows = await source.query<{ name: string }[]>(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%_record' ORDER BY name`,
  );
  return rows.map(({ name }) => name);
}

describe('the migrations', () => {
  let source: DataSource;
  beforeEach(async () => {
    source = await dataSourceOf(':memory:').initialize();
  });
  afterEach(() => source.destroy());

  it('run up, down and up again', async () => {
    await source.runMigrations();
    expect(await tables(source)).toEqual(['check_record', 'plan_record']);
    for (const _ of source.migrations) await source.undoLastMigration();
    expect(await tables(source)).toEqual([]);
    await source.runMigrations();
    expect(await tables(source)).toEqual(['check_record', 'plan_record']);
  });

  it('make exactly the tables that the entities describe', async () => {
    await source.runMigrations();
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });
});
