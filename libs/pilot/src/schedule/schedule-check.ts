import type { OvenLoad, Schedule, ScheduleProblem } from './schedule-types';

/** What is wrong with a schedule, in sentences; shares nothing with the code that made it. Example: two tasks at once on one mixer. */
export function scheduleFaults(problem: ScheduleProblem, { placements, makespan, due }: Schedule): string[] {
  const faults: string[] = [];
  const placed = new Map(placements.map((one) => [one.task, one]));
  if (placed.size !== placements.length) faults.push('a task is placed twice');
  let latest = 0;
  for (const task of problem.tasks) {
    const mine = placed.get(task.id);
    if (!mine) {
      faults.push(`${task.id} is not placed`);
      continue;
    }
    latest = Math.max(latest, mine.end);
    if (mine.cleanFrom < (problem.notBefore ?? 0)) faults.push(`${task.id} begins before the run`);
    if (mine.end !== mine.start + task.minutes) faults.push(`${task.id} does not last ${task.minutes} min`);
    if (mine.cleanFrom > mine.start) faults.push(`${task.id} is cleaned after its start`);
    const workEnd = task.attended ? mine.end : mine.start;
    if (workEnd > mine.cleanFrom && !problem.shifts.some(({ from, to }) => from <= mine.cleanFrom && workEnd <= to))
      faults.push(`${task.id} needs staff outside a shift`);
    for (const wait of task.predecessors) {
      const before = placed.get(wait.task);
      if (!before) continue;
      const gap = mine.start - before.end;
      if (gap < wait.after) faults.push(`${task.id} starts ${gap} min after ${wait.task}, not ${wait.after}`);
      if (wait.within !== null && gap > wait.within)
        faults.push(`${task.id} starts ${gap} min after ${wait.task}: ${wait.withinSays} is ${wait.within}`);
    }
    if (task.load) faults.push(...loadFaults(task.id, task.load));
    if (mine.waitedFor.trim() === '') faults.push(`${task.id} does not explain itself`);
  }
  if (due !== undefined && latest > due) faults.push(`the run ends at ${latest}, after ${due}`);
  if (latest !== makespan) faults.push(`the makespan is ${latest}, not ${makespan}`);
  for (const machine of new Set(problem.tasks.flatMap(({ equipment }) => equipment))) {
    const here = problem.tasks
      .filter(({ equipment }) => equipment.includes(machine))
      .map((task) => ({ task, at: placed.get(task.id) }))
      .sort((a, b) => (a.at?.start ?? 0) - (b.at?.start ?? 0) || (a.at?.end ?? 0) - (b.at?.end ?? 0));
    for (let position = 1; position < here.length; position += 1) {
      const first = here[position - 1];
      const second = here[position];
      if (!first?.at || !second?.at) continue;
      if (second.at.cleanFrom < first.at.end)
        faults.push(`${first.task.id} and ${second.task.id} overlap on ${machine}`);
      const needed =
        first.task.residue === second.task.residue
          ? 0
          : (problem.cleanings.find(({ from, to }) => from === first.task.residue && to === second.task.residue)
              ?.minutes ?? 0);
      if (second.at.start - second.at.cleanFrom < needed)
        faults.push(`${second.task.id} starts on ${machine} without ${needed} min of cleaning`);
    }
  }
  for (const { from, to, operators } of problem.shifts) {
    const work = problem.tasks.flatMap((task) => {
      const at = placed.get(task.id);
      if (!at) return [];
      const end = task.attended ? at.end : at.start;
      return end > at.cleanFrom && at.cleanFrom >= from && end <= to ? [{ begin: at.cleanFrom, end }] : [];
    });
    for (const { begin } of work) {
      const busy = work.filter((one) => one.begin <= begin && one.end > begin).length;
      if (busy > operators) faults.push(`${busy} operators work at minute ${begin}, the shift has ${operators}`);
    }
  }
  return [...new Set(faults)];
}

/** Trays of an oven load: what lies in it is counted, and does not exceed what the oven has; what is not counted lies alone. */
function loadFaults(task: string, { trays, of, members }: OvenLoad): string[] {
  const counted = members.reduce((sum, one) => sum + (one.trays ?? of), 0);
  if (counted > of) return [`${task} loads ${counted} trays, the oven has ${of}`];
  if (trays !== null && trays !== counted) return [`${task} says ${trays} trays, but ${counted} lie in it`];
  return members.length === 0 ? [`${task} is a load of nothing`] : [];
}
