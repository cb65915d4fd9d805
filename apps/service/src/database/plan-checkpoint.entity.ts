import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a running search stood a moment ago, to go on from after a restart. A table of its own: it may hold many megabytes. */
@Entity('plan_checkpoint')
export class PlanCheckpointRecord {
  @PrimaryColumn('text')
  plan!: string;

  @Column('blob')
  state!: Buffer;
}
