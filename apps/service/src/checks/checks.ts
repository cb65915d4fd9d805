import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, NotFoundException } from '@nestjs/common';
import { checkAnswer, documentAnswer, Judge } from '@libs/compatibility';
import { Knowledge } from '@libs/knowledge';
import { productVersion } from '../../../cli/src/commands/version';
import { CheckRecord } from '../database/check-record.entity';
import { Database } from '../database/database';
import type { Located } from '../http/located';
import { type Query, readCheckRequest } from './check-request';

/** Judges documents, answers as the terminal does, and keeps the answers. */
@Injectable()
export class Checks {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly database: Database,
  ) {}

  async check(body: unknown, query: Query): Promise<Located<object>> {
    const { processes, limits } = readCheckRequest(body, query, this.knowledge);
    const judge = new Judge(this.knowledge, limits);
    const documents: object[] = [];
    for (const process of processes) {
      documents.push(documentAnswer(judge.judge(process)));
      await nextTurn(); // a long list must not hold up the other callers
    }
    const answer = checkAnswer(documents, this.knowledge.fingerprint, productVersion());
    const record = {
      id: randomUUID(),
      createdAt: new Date().toISOString(),
      request: JSON.stringify({ body, query }),
      answer: JSON.stringify(answer),
    };
    await this.database.write((manager) => manager.insert(CheckRecord, record));
    return { location: `/v1/checks/${record.id}`, body: answer };
  }

  async find(id: string): Promise<object> {
    const record = await this.database.read.findOneBy(CheckRecord, { id });
    if (!record) throw new NotFoundException(`There is no check ${id}.`);
    return JSON.parse(record.answer) as object;
  }
}
