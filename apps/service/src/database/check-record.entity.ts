import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A check as it was asked and answered. */
@Entity('check_record')
export class CheckRecord {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  createdAt!: string;

  /** The body and the evidence that was allowed, as JSON. */
  @Column('text')
  request!: string;

  @Column('text')
  answer!: string;
}
