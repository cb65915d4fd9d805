/** One thing wrong with an input: where it stands, what was seen, what is allowed, the nearest right name. */
export interface Problem {
  readonly where: string;
  readonly observed: string;
  readonly allowed: string;
  readonly nearest?: readonly string[];
}

/** A broken input. Lists all its problems at once; a defect of ours is never an InputError. */
export class InputError extends Error {
  constructor(
    readonly subject: string,
    readonly problems: readonly Problem[],
  ) {
    super(`${subject}: ${problems.length} problem${problems.length === 1 ? '' : 's'}`);
    this.name = 'InputError';
  }

  /** The message as a person reads it: one block a problem. */
  get text(): string {
    const blocks = this.problems.map(
      ({ where, observed, allowed, nearest }) =>
        `  at ${where}\n    seen:    ${observed}\n    allowed: ${allowed}` +
        (nearest?.length ? `\n    nearest: ${nearest.join(', ')}` : ''),
    );
    return [`${this.message}`, ...blocks].join('\n');
  }
}

/** A value as it is shown in a message: short, one line. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
