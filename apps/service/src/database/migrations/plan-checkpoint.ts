import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A running search can be gone on with. */
export class PlanCheckpoint1790000000001 implements MigrationInterface {
  name = 'PlanCheckpoint1790000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "plan_checkpoint" ("plan" text PRIMARY KEY NOT NULL, "state" blob NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "plan_checkpoint"`);
  }
}
