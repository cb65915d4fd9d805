import { ConflictException, Injectable, NotFoundException } from '@nestjs/common';
import { Knowledge } from '@libs/knowledge';
import type { Comparison, PlanAnswer } from '@libs/planner';
import type { Located } from '../http/located';
import { type ComparisonQuery, routesAsked } from './comparison-query';
import { PlanStore } from './plan-store';
import { type PlanView, planView } from './plan-view';
import { SearchQueue } from './search-queue';

/** Takes briefs, keeps their plans. */
@Injectable()
export class Plans {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly store: PlanStore,
    private readonly queue: SearchQueue,
  ) {}

  /** A brief that is not right is refused here, with all its problems, and never queued. */
  async accept(brief: unknown): Promise<Located<PlanView>> {
    const { readBrief } = await import('@libs/planner');
    readBrief(brief, this.knowledge);
    const record = await this.store.add(brief);
    void this.queue.fill();
    return { location: `/v1/plans/${record.id}`, body: planView(record) };
  }

  async find(id: string): Promise<PlanView> {
    return planView((await this.store.find(id)) ?? missing(id));
  }

  /** Routes of a plan that has ended, side by side. */
  async compare(id: string, query: ComparisonQuery): Promise<Comparison> {
    const { compareRoutes } = await import('@libs/planner');
    const answer = (await this.find(id)).answer as PlanAnswer | null;
    if (!answer) throw new ConflictException(`Plan ${id} has no answer yet.`);
    return compareRoutes(answer, routesAsked(query, answer));
  }

  /** Asks for the best so far. */
  async stop(id: string): Promise<PlanView> {
    const record = (await this.store.askStop(id)) ?? missing(id);
    this.queue.stop(id);
    return planView(record);
  }
}

function missing(id: string): never {
  throw new NotFoundException(`There is no plan ${id}.`);
}
