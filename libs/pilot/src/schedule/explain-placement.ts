import type { Compiled } from './compiled-problem';
import { OrderTimer } from './order-timer';
import type { Placement } from './schedule-types';

/** The placements of an order, each with why it does not start earlier. Errors: an order that does not fit is a defect of the caller. */
export function placementsOf(compiled: Compiled, order: readonly number[]): Placement[] {
  const timer = new OrderTimer(compiled);
  if (timer.makespanOf(order) === undefined) throw new Error('this order does not fit');
  return order.map((at, position) => {
    const task = compiled.problem.tasks[at] as Compiled['problem']['tasks'][number];
    const begin = timer.begin[at] as number;
    const start = timer.start[at] as number;
    const reasons: string[] = [];
    for (const { at: before, after } of compiled.predecessorsOf[at] ?? [])
      if ((timer.end[before] as number) + after === start) reasons.push(`the end of ${titleOf(compiled, before)}`);
    const earlier = order.slice(0, position);
    for (const machine of task.equipment) {
      const before = earlier.filter((other) => compiled.problem.tasks[other]?.equipment.includes(machine)).pop();
      if (before !== undefined && timer.end[before] === begin) reasons.push(`${machine} to be free`);
    }
    if (start > begin) reasons.push(cleaningText(compiled, at, earlier, start - begin));
    if (reasons.length === 0 || (reasons.length === 1 && start > begin)) reasons.push(staffReason(compiled, at, timer));
    return {
      task: task.id,
      cleanFrom: begin,
      start,
      end: timer.end[at] as number,
      waitedFor: [...new Set(reasons)].join(', '),
    };
  });
}

/** How long is cleaned, with what and why, where the problem says it. */
export function cleaningText(
  { problem: { tasks, cleanings } }: Compiled,
  at: number,
  earlier: readonly number[],
  minutes: number,
): string {
  const task = tasks[at];
  for (const machine of task?.equipment ?? []) {
    const before = earlier.filter((other) => tasks[other]?.equipment.includes(machine)).at(-1);
    const from = before === undefined ? undefined : tasks[before]?.residue;
    const one = cleanings.find((each) => each.from === from && each.to === task?.residue && each.minutes === minutes);
    if (one?.why === undefined) continue;
    const liquid = one.with === null ? 'without a liquid: none is known to be allowed' : `with ${one.with ?? '?'}`;
    return `${minutes} min of cleaning ${liquid} (${one.why})`;
  }
  return `${minutes} min of cleaning`;
}

function titleOf({ problem }: Compiled, at: number): string {
  return problem.tasks[at]?.title ?? '?';
}

function staffReason(compiled: Compiled, at: number, timer: OrderTimer): string {
  const begin = timer.begin[at] as number;
  if (compiled.problem.shifts.some(({ from }) => from === begin)) return 'the start of the shift';
  const held = compiled.successorsOf[at]?.find(({ within }) => within !== null);
  if (compiled.problem.tasks.some((_, other) => other !== at && timer.end[other] === begin))
    return 'an operator to be free';
  return held === undefined ? 'its place in the order' : `${titleOf(compiled, held.at)}, which must follow in time`;
}
