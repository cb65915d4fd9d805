import type { ServerResponse } from 'node:http';
import { Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { JsonBody } from '../http/json-body';
import { located } from '../http/located';
import type { Query as CheckQuery } from './check-request';
import { Checks } from './checks';

@Controller('v1/checks')
export class ChecksController {
  constructor(private readonly checks: Checks) {}

  @Post()
  async check(
    @JsonBody() body: unknown,
    @Query() query: CheckQuery,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<object> {
    return located(response, await this.checks.check(body, query));
  }

  @Get(':id')
  find(@Param('id') id: string): Promise<object> {
    return this.checks.find(id);
  }
}
