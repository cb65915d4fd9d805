import type { Line } from '@libs/plant';
import type { ShiftWindow } from './schedule-types';

/** How many days of shifts a run is placed in; work that does not end in them is a conflict. */
export const CALENDAR_DAYS = 90;

/**
 * The shifts of a line from a date on, in minutes after its midnight; Monday is 1. Where shifts overlap, the calendar is cut and the
 * operators add up: who is there at the cut does not hand a task over. Example: 2026-11-23 is a Monday, 07:00 is minute 420.
 */
export function shiftsOf(line: Line, startDate: string, days: number): ShiftWindow[] {
  const first = new Date(`${startDate.slice(0, 10)}T00:00:00Z`).getUTCDay();
  const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  const worked = Array.from({ length: days }, (_, day) => day).flatMap((day) =>
    (line.staff ?? [])
      .filter(({ days: on }) => on.includes((first + day) % 7 === 0 ? 7 : (first + day) % 7))
      .map(({ from, to, operators }) => {
        const begin = day * 1440 + minutes(from);
        const end = day * 1440 + minutes(to);
        return { from: begin, to: end > begin ? end : end + 1440, operators };
      }),
  );
  return disjoint(worked);
}

function disjoint(shifts: readonly ShiftWindow[]): ShiftWindow[] {
  const sorted = [...shifts].sort((a, b) => a.from - b.from || a.to - b.to);
  if (sorted.every(({ from }, at) => at === 0 || (sorted[at - 1]?.to ?? 0) <= from)) return sorted;
  const cuts = [...new Set(sorted.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  return cuts.slice(0, -1).flatMap((from, at) => {
    const to = cuts[at + 1] ?? from;
    const there = sorted.filter((shift) => shift.from <= from && to <= shift.to);
    return there.length === 0 ? [] : [{ from, to, operators: there.reduce((sum, one) => sum + one.operators, 0) }];
  });
}
