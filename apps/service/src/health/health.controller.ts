import { Controller, Get } from '@nestjs/common';
import { type Health, Vitals } from './vitals';

@Controller('health')
export class HealthController {
  constructor(private readonly vitals: Vitals) {}

  @Get()
  health(): Promise<Health> {
    return this.vitals.health();
  }
}
