import type { Problem } from '@libs/knowledge';
import { InputError, nearestNames, ShapeChecker, shown } from '@libs/knowledge';
import type { Line } from '@libs/plant';
import { lineSchema, LineError, loadLine, readLine, shippedLines } from '@libs/plant';

let checker: ShapeChecker | undefined;

/**
 * A line by its shipped id or from a file, whole: shape by its schema, then what no schema says: ids that occur twice, ranges the wrong
 * way round, shifts of no length. Errors: one InputError with every problem. Example: `checkedLine('pilot-300mm', 'run plan')`.
 */
export function checkedLine(idOrPath: string, subject: string): Line {
  const value = read(idOrPath, subject);
  checker ??= new ShapeChecker([{ ...lineSchema(), $id: 'line' }]);
  const problems = [...checker.problems('line', value), ...disorder(value)];
  if (problems.length > 0)
    throw new InputError(
      subject,
      problems.map((problem) => ({ ...problem, where: `line ${idOrPath}: ${problem.where}` })),
    );
  return loadLine(idOrPath);
}

function read(idOrPath: string, subject: string): unknown {
  try {
    return readLine(idOrPath);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (!(error instanceof LineError) && code === undefined) throw error;
    const shipped = shippedLines();
    const isSyntax = error instanceof LineError && !error.message.startsWith('unknown line');
    throw new InputError(subject, [
      {
        where: '--line',
        observed: isSyntax ? `no JSON: ${error.observed}` : shown(idOrPath),
        allowed: `a line file or ${shipped.join(', ')}`,
        nearest: isSyntax ? [] : nearestNames(idOrPath, shipped, 1),
      },
    ]);
  }
}

type Loose = Readonly<Record<string, unknown>>;

function disorder(value: unknown): Problem[] {
  const line = (value ?? {}) as Loose;
  const items = (Array.isArray(line['equipment']) ? line['equipment'] : []) as Loose[];
  const shifts = (Array.isArray(line['staff']) ? line['staff'] : []) as Loose[];
  const twice = items.flatMap((item, at): Problem[] =>
    items.slice(0, at).some((other) => other?.['id'] === item?.['id'])
      ? [{ where: `equipment[${at}].id`, observed: shown(item['id']), allowed: 'an id that no other equipment has' }]
      : [],
  );
  const empty = shifts.flatMap((shift, at): Problem[] =>
    shift && shift['from'] !== undefined && shift['from'] === shift['to']
      ? [{ where: `staff[${at}].to`, observed: shown(shift['to']), allowed: 'another time than from' }]
      : [],
  );
  return [...twice, ...empty, ...items.flatMap((item, at) => turned(item, `equipment[${at}]`))];
}

/** Ranges are [lowest, highest]; a list of two numbers in a line is always one. */
function turned(value: unknown, where: string): Problem[] {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) {
    const [low, high] = value as unknown[];
    if (value.length === 2 && typeof low === 'number' && typeof high === 'number')
      return low > high ? [{ where, observed: shown(value), allowed: '[lowest, highest]' }] : [];
    return value.flatMap((one, at) => turned(one, `${where}[${at}]`));
  }
  return Object.entries(value).flatMap(([key, one]) => turned(one, `${where}.${key}`));
}
