import { createRouteStep, type RouteStep } from '@libs/plant';
import type { Position } from '../space/sheet';

/** What keeps a machine busy; steps on the same machine wait for each other. */
export const Machine = {
  coater: 0,
  press: 1,
  stacker: 2,
  bath: 3,
  oven: 4,
  sealer: 5,
  rolls: 6,
  evaporator: 7,
} as const;
export const machineNames = [
  'coater and dryer',
  'press',
  'stacker',
  'bath',
  'oven',
  'sealer',
  'rolls',
  'evaporator',
] as const;

/** One step of a route on its machine, for the sheet or the cell that it makes. */
export interface LineStep extends RouteStep {
  name: string;
  of: Position | 'cell';
}

/** The steps of one candidate; their records are used again by the next, so nothing is allocated once it is warm. */
export class StepList {
  readonly list: LineStep[] = [];
  count = 0;

  clear(): void {
    this.count = 0;
  }

  /** The next step with nothing of its former use left in it but its time and its yield, which who asks for it sets. */
  next(name: string, of: LineStep['of'], machine: number): LineStep {
    let step = this.list[this.count];
    if (!step) this.list.push((step = Object.assign(createRouteStep(`step-${this.count}`), { name, of })));
    this.count += 1;
    step.name = name;
    step.of = of;
    step.equipment = machine;
    step.energy = 0;
    step.labour = 0;
    step.capital = 0;
    step.baseline = -1;
    step.capitalFactor = 1;
    step.attended = true;
    return step;
  }
}
