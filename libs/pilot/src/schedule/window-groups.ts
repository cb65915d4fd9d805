import type { Compiled } from './compiled-problem';
import { compile } from './compiled-problem';
import { dispatched } from './dispatch';
import { exactOrder } from './exact-order';
import type { Cleaning, ScheduleProblem } from './schedule-types';

/** Placed blocks for the answer whether one group of windows can be kept. */
const BLOCKS = 4_000_000;

/** Tasks that windows tie together, with what lies between them, and whether they can be kept when nothing else is on the line. */
export interface WindowGroup {
  readonly members: readonly number[];
  /** an order of the members that keeps their windows; undefined: none was found */
  readonly order: readonly number[] | undefined;
  /** no order: every one was tried */
  readonly proved: boolean;
}

/** The groups of a problem, in the order of their first task. A group that cannot be kept alone cannot be kept among other work. */
export function windowGroups(compiled: Compiled, blocks = BLOCKS): WindowGroup[] {
  return membersOfGroups(compiled).map((members) => {
    const alone = compile(aloneProblem(compiled.problem, members));
    const found = dispatched(alone)?.order;
    const { order, complete } = found
      ? { order: found, complete: true }
      : exactOrder(alone, undefined, { blocks, first: true });
    return { members, order: order?.map((at) => members[at] as number), proved: complete && order === undefined };
  });
}

/**
 * Some tasks of a problem with nothing else on the line: a relaxation, because cleaning between two residues is the least over what could
 * have been made between them. Example: a→b costs 60 min, a→c and c→b cost 10 each: 20.
 */
export function aloneProblem(problem: ScheduleProblem, members: readonly number[]): ScheduleProblem {
  const ids = new Set(members.map((at) => problem.tasks[at]?.id));
  return {
    ...problem,
    cleanings: leastCleanings(problem),
    tasks: members.flatMap((at) => {
      const task = problem.tasks[at];
      return task ? [{ ...task, predecessors: task.predecessors.filter(({ task: id }) => ids.has(id)) }] : [];
    }),
  };
}

function leastCleanings({ tasks, cleanings }: ScheduleProblem): Cleaning[] {
  const residues = [...new Set(tasks.map(({ residue }) => residue))];
  const least = new Map(cleanings.map(({ from, to, minutes }) => [`${from}\u0000${to}`, minutes]));
  const minutes = (from: string, to: string): number => (from === to ? 0 : (least.get(`${from}\u0000${to}`) ?? 0));
  for (const over of residues)
    for (const from of residues)
      for (const to of residues)
        least.set(`${from}\u0000${to}`, Math.min(minutes(from, to), minutes(from, over) + minutes(over, to)));
  return residues.flatMap((from) =>
    residues.filter((to) => to !== from).map((to) => ({ from, to, minutes: minutes(from, to) })),
  );
}

function membersOfGroups(compiled: Compiled): number[][] {
  const { count, predecessorsOf, topological } = compiled;
  const group = Array.from({ length: count }, (_, at) => at);
  const merge = (a: number, b: number): void => {
    const [keep, drop] = [Math.min(group[a] ?? a, group[b] ?? b), Math.max(group[a] ?? a, group[b] ?? b)];
    if (keep !== drop) for (let at = 0; at < count; at += 1) if (group[at] === drop) group[at] = keep;
  };
  const held = new Set<number>();
  for (let at = 0; at < count; at += 1)
    for (const { at: before, within } of predecessorsOf[at] ?? [])
      if (within !== null) {
        merge(before, at);
        held.add(before).add(at);
      }
  // What lies on a way from one member to another belongs to the group: its time passes inside the window.
  const reaches = topological.reduce<Set<number>[]>((all, at) => {
    all[at] = new Set((predecessorsOf[at] ?? []).flatMap(({ at: before }) => [before, ...(all[before] ?? [])]));
    return all;
  }, []);
  for (let changed = true; changed;) {
    changed = false;
    for (const from of held)
      for (const to of held) {
        if (group[from] !== group[to] || !reaches[to]?.has(from)) continue;
        for (const between of reaches[to] ?? [])
          if (reaches[between]?.has(from) && group[between] !== group[from]) {
            merge(between, from);
            held.add(between);
            changed = true;
          }
      }
  }
  const found = new Map<number, number[]>();
  for (const at of [...held].sort((a, b) => a - b)) {
    const key = group[at] as number;
    found.set(key, [...(found.get(key) ?? []), at]);
  }
  return [...found.values()];
}
