import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '@libs/optimizer';

/** A point of a reference front: the genes that choose its sheets, and its objectives. */
export interface ReferencePoint {
  readonly choices: readonly number[];
  readonly f: readonly number[];
}

/**
 * Parts of a reference, kept beside the installed packages: a whole reference takes hours, and can so be made in pieces, by several
 * processes, and used again by the next bench. A part belongs to what the model says of some hundred fixed candidates: another space,
 * another datum or another equation is another folder.
 */
export class ReferenceStore {
  private readonly folder: string;

  constructor(name: string, problem: Problem) {
    this.folder = join(process.cwd(), 'node_modules', '.cache', 'planner-reference', `${name}-${keyOf(problem)}`);
    mkdirSync(this.folder, { recursive: true });
  }

  /** The part of that name, made if it is not there. */
  part<T>(name: string, make: () => readonly T[]): readonly T[] {
    const file = join(this.folder, `${name}.json`);
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as T[];
    const points = make();
    // Written whole or not at all, also when two make the same part.
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, JSON.stringify(points));
    renameSync(unfinished, file);
    return points;
  }
}

const PROBES = 400;

function keyOf(problem: Problem): string {
  const hash = createHash('sha256').update(JSON.stringify(problem.genes));
  let state = 1;
  const random = (): number => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const f = new Float64Array(problem.objectives);
  const g = new Float64Array(problem.constraints);
  for (let probe = 0; probe < PROBES; probe++) {
    const x = Float64Array.from(problem.genes, ({ kind, low, high }) =>
      kind === 'real' ? low + random() * (high - low) : Math.floor(low + random() * (high - low + 1)),
    );
    problem.evaluate(x, f, g);
    // Ten digits: an equation that is only written in another order is the same equation.
    hash.update([...f, ...g].map((value) => value.toPrecision(10)).join());
  }
  return hash.digest('hex').slice(0, 12);
}
