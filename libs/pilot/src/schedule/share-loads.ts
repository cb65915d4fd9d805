import type { OvenLoad, Task } from './schedule-types';

interface SharedLoads {
  readonly tasks: readonly Task[];
  /** which loads of other steps could not lie together, and why */
  readonly notes: readonly string[];
}

/**
 * Loads of different steps that fit on the trays of one oven become one task, the first that fits: it waits for what all of them wait for,
 * and whatever waited for one of them waits for it. Only loads of one class (temperature, time, atmosphere, what evaporates); none that a
 * pot life presses, and none of which one waits for the other. A shared load saves the oven, but its members wait for one another.
 */
export function shareLoads(given: readonly Task[], classes: ReadonlyMap<string, string>): SharedLoads {
  let tasks = given;
  for (const { id } of given)
    for (let other = partnerOf(id, tasks, classes); other; other = partnerOf(id, tasks, classes))
      tasks = merged(tasks, id, other);
  return { tasks: tasks.map(named), notes: [...trayNotes(tasks), ...apartNotes(tasks, classes)] };
}

function partnerOf(id: string, tasks: readonly Task[], classes: ReadonlyMap<string, string>): Task | undefined {
  const at = tasks.findIndex((task) => task.id === id);
  const one = tasks[at];
  if (!one || !isFree(one)) return undefined;
  return tasks
    .slice(at + 1)
    .find(
      (other) => isFree(other) && fits(one, other) && sameClass(one, other, classes) && !follows(tasks, one, other),
    );
}

/** Several trays are counted, and no time presses. */
function isFree({ load, predecessors }: Task): boolean {
  return load !== undefined && load.trays !== null && predecessors.every(({ within }) => within === null);
}

function fits(one: Task, other: Task): boolean {
  const trays = (one.load?.trays ?? Infinity) + (other.load?.trays ?? Infinity);
  return (
    one.equipment.join() === other.equipment.join() && one.residue === other.residue && trays <= (one.load?.of ?? 0)
  );
}

function sameClass(one: Task, other: Task, classes: ReadonlyMap<string, string>): boolean {
  const mine = classes.get(one.step);
  return mine !== undefined && mine === classes.get(other.step) && one.minutes === other.minutes;
}

/** One waits for the other, over any number of tasks: both in one load would wait for themselves. */
function follows(tasks: readonly Task[], one: Task, other: Task): boolean {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const reaches = (from: Task, to: string, seen: Set<string>): boolean =>
    from.predecessors.some(({ task }) => {
      if (task === to) return true;
      const before = byId.get(task);
      if (!before || seen.has(task)) return false;
      seen.add(task);
      return reaches(before, to, seen);
    });
  return reaches(one, other.id, new Set()) || reaches(other, one.id, new Set());
}

/** `id` takes up `other`; it keeps its id, because a task may take up more than one. */
function merged(tasks: readonly Task[], id: string, other: Task): Task[] {
  return tasks.flatMap((task): Task[] => {
    if (task.id === other.id) return [];
    if (task.id !== id)
      return [
        {
          ...task,
          predecessors: onceEach(task.predecessors.map((one) => (one.task === other.id ? { ...one, task: id } : one))),
        },
      ];
    const load = together(task.load, other.load);
    return [
      {
        ...task,
        steps: [...new Set([...(task.steps ?? [task.step]), ...(other.steps ?? [other.step])])],
        predecessors: onceEach([...task.predecessors, ...other.predecessors]),
        ...(load ? { load } : {}),
      },
    ];
  });
}

function together(one: OvenLoad | undefined, other: OvenLoad | undefined): OvenLoad | undefined {
  if (!one || !other) return undefined;
  const trays = one.trays === null || other.trays === null ? null : one.trays + other.trays;
  return { ...one, trays, members: [...one.members, ...other.members] };
}

function onceEach(predecessors: Task['predecessors']): Task['predecessors'] {
  return predecessors.filter(({ task }, at) => predecessors.findIndex((one) => one.task === task) === at);
}

/** The title of a load names what lies in it. */
function named(task: Task): Task {
  const { load, title } = task;
  if (!load) return task;
  const all = load.members.map((one) => one.title).join(' and ');
  return { ...task, title: load.members.length > 1 ? all : title };
}

/** By what area the trays are counted, and what a shared load takes for granted. */
function trayNotes(tasks: readonly Task[]): string[] {
  const loads = tasks.flatMap(({ equipment, load }) => (load ? [{ oven: equipment.join(), load }] : []));
  const counted = loads.map(({ oven, load }) =>
    load.trays === null
      ? `${oven}: ${load.members.map(({ step }) => step).join(', ')}: ${load.says}.`
      : `${oven}: trays are counted with ${load.says}.`,
  );
  const shared = loads.some(({ load }) => load.members.length > 1)
    ? ['Sheets of different steps on trays of their own in one load do not soil one another: assumed.']
    : [];
  return [...new Set(counted), ...shared];
}

/** Steps that would go into one oven at one temperature but do not share a load, and what parts them. */
function apartNotes(tasks: readonly Task[], classes: ReadonlyMap<string, string>): string[] {
  const classed = new Map<string, Set<string>>();
  for (const { load, equipment } of tasks)
    for (const { step } of load?.members.filter(({ trays }) => trays !== null) ?? []) {
      const oven = equipment.join();
      classed.set(oven, (classed.get(oven) ?? new Set()).add(step));
    }
  return [...classed].flatMap(([oven, steps]) => {
    if (steps.size < 2) return [];
    const unknown = [...steps].filter((step) => !classes.has(step));
    const kinds = new Set([...steps].flatMap((step) => classes.get(step) ?? []));
    return [
      ...(unknown.length > 0
        ? [`${oven}: ${unknown.join(', ')}: temperature, time or atmosphere is not published, so no load is shared.`]
        : []),
      ...(kinds.size > 1
        ? [`${oven}: loads of their own for ${[...kinds].map((kind) => `[${kind}]`).join(' and ')}.`]
        : []),
    ];
  });
}
