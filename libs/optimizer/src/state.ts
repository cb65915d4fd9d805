import type { Checkpoint } from './problem';

/** Anything whose whole state lies in typed arrays of a fixed size. */
export interface Stateful {
  readonly state: readonly ArrayBufferView[];
  readonly generation: number;
  readonly pool: { readonly spent: Float64Array };
}

const format = 'rollwright-search-1';

/** Copies the state of all islands into one block of bytes. */
export function save(islands: readonly Stateful[]): Checkpoint {
  const parts = islands.flatMap((island) => island.state);
  const state = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    state.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return {
    format,
    generation: Math.min(...islands.map((island) => island.generation)),
    evaluations: islands.reduce((sum, island) => sum + island.pool.spent[0]!, 0),
    state,
  };
}

/** Puts a saved state back. Throws when it was taken with another problem, effort or format. */
export function restore(from: Checkpoint, islands: readonly Stateful[]): void {
  const parts = islands.flatMap((island) => island.state);
  const size = parts.reduce((sum, part) => sum + part.byteLength, 0);
  if (from.format !== format || from.state.byteLength !== size)
    throw new Error(
      `the checkpoint does not belong to this search: ${from.format}, ${from.state.byteLength} bytes; expected ${format}, ${size} bytes`,
    );
  let at = 0;
  for (const part of parts) {
    new Uint8Array(part.buffer, part.byteOffset, part.byteLength).set(from.state.subarray(at, at + part.byteLength));
    at += part.byteLength;
  }
}
