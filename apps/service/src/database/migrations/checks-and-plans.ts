import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first tables. TypeORM takes the order of migrations from the number at the end of the name. */
export class ChecksAndPlans1790000000000 implements MigrationInterface {
  name = 'ChecksAndPlans1790000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "check_record" (
      "id" text PRIMARY KEY NOT NULL,
      "createdAt" text NOT NULL,
      "request" text NOT NULL,
      "answer" text NOT NULL)`);
    await runner.query(`CREATE TABLE "plan_record" (
      "sequence" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
      "id" text NOT NULL,
      "state" text NOT NULL,
      "stopAsked" boolean NOT NULL DEFAULT (0),
      "brief" text NOT NULL,
      "progress" text,
      "answer" text,
      "failure" text,
      "createdAt" text NOT NULL,
      "startedAt" text,
      "endedAt" text)`);
    await runner.query(`CREATE UNIQUE INDEX "plan_record_id" ON "plan_record" ("id")`);
    await runner.query(`CREATE INDEX "plan_record_state" ON "plan_record" ("state")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "plan_record"`);
    await runner.query(`DROP TABLE "check_record"`);
  }
}
