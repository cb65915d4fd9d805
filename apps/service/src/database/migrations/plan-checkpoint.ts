import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A running search can be gone on with. */
export class PlanCheckpoint1790000000001 implements MigrationInterface {
  name = 'PlanCheckpoint1790000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "plan_record" ADD COLUMN "checkpoint" blob`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "plan_record" DROP COLUMN "checkpoint"`);
  }
}
