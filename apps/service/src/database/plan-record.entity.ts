import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type PlanState = 'queued' | 'running' | 'done' | 'failed' | 'stopped';

/** A plan as it was asked, and how far its search is. JSON columns hold JSON text. */
@Entity('plan_record')
export class PlanRecord {
  /** The place in the queue: first come, first searched. */
  @PrimaryGeneratedColumn()
  sequence!: number;

  @Index('plan_record_id', { unique: true })
  @Column('text')
  id!: string;

  @Index('plan_record_state')
  @Column('text')
  state!: PlanState;

  @Column('boolean', { default: false })
  stopAsked!: boolean;

  @Column('text')
  brief!: string;

  @Column('text', { nullable: true })
  progress!: string | null;

  @Column('text', { nullable: true })
  answer!: string | null;

  @Column('text', { nullable: true })
  failure!: string | null;

  @Column('text')
  createdAt!: string;

  @Column('text', { nullable: true })
  startedAt!: string | null;

  @Column('text', { nullable: true })
  endedAt!: string | null;
}
