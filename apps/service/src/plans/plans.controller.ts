import type { ServerResponse } from 'node:http';
import { Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { JsonBody } from '../http/json-body';
import { located } from '../http/located';
import type { ComparisonQuery } from './comparison-query';
import type { PlanView } from './plan-view';
import { Plans } from './plans';

@Controller('v1/plans')
export class PlansController {
  constructor(private readonly plans: Plans) {}

  @Post()
  @HttpCode(202)
  async accept(@JsonBody() body: unknown, @Res({ passthrough: true }) response: ServerResponse): Promise<PlanView> {
    return located(response, await this.plans.accept(body));
  }

  @Get(':id')
  find(@Param('id') id: string): Promise<PlanView> {
    return this.plans.find(id);
  }

  @Get(':id/comparison')
  compare(@Param('id') id: string, @Query() query: ComparisonQuery): Promise<object> {
    return this.plans.compare(id, query);
  }

  @Delete(':id')
  @HttpCode(202)
  stop(@Param('id') id: string): Promise<PlanView> {
    return this.plans.stop(id);
  }
}
