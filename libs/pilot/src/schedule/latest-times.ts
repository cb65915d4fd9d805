import type { Compiled } from './compiled-problem';

// Taken once: inside of a test's sandbox every look-up of a global costs more than the sum it stands for.
const { min } = Math;

/**
 * The latest end of every task in a run that ends before a minute: back from the end through successors, windows and shifts.
 * Units: minutes; undefined: no run ends that early. Example: one attended task of 60 min, a shift to 480, before 500: 480.
 */
export function latestEnds(compiled: Compiled, before: number): Int32Array | undefined {
  const latest = new Int32Array(compiled.count).fill(before - 1);
  for (let changed = true; changed;) {
    changed = false;
    for (let position = compiled.count - 1; position >= 0; position -= 1) {
      const at = compiled.topological[position] as number;
      const minutes = compiled.minutes[at] as number;
      let end = latest[at] as number;
      for (const { at: next, after } of compiled.successorsOf[at] ?? [])
        end = min(end, (latest[next] as number) - (compiled.minutes[next] as number) - after);
      for (const { at: earlier, within } of compiled.predecessorsOf[at] ?? [])
        if (within !== null) end = min(end, (latest[earlier] as number) + within + minutes);
      if (compiled.attended[at] === 1) end = staffedEnd(compiled, end, minutes);
      if (end - minutes < compiled.release) return undefined;
      if (end < (latest[at] as number)) {
        latest[at] = end;
        changed = true;
      }
    }
  }
  return latest;
}

/** The last minute up to `end` at which work of some length in one shift can end; −1: none. */
function staffedEnd({ shiftFrom, shiftTo, operators }: Compiled, end: number, minutes: number): number {
  for (let shift = shiftFrom.length - 1; shift >= 0; shift -= 1) {
    const last = min(end, shiftTo[shift] as number);
    if ((operators[shift] as number) > 0 && last - minutes >= (shiftFrom[shift] as number)) return last;
  }
  return -1;
}
