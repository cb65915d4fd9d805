import type { Checkpoint } from './problem';

/** Anything whose whole state lies in typed arrays of a fixed size. */
export interface Stateful {
  readonly state: readonly ArrayBufferView[];
  readonly generation: number;
  readonly pool: { readonly spent: Float64Array };
}

const format = 'rollwright-search-1';

/** Copies the state of all islands into one block of bytes. */
export function save(islands: readonly Stateful[], identity: string): Checkpoint {
  const parts = islands.flatMap((island) => island.state);
  const state = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    state.set(bytesOf(part), at);
    at += part.byteLength;
  }
  return {
    format: `${format} ${identity}`,
    generation: Math.min(...islands.map((island) => island.generation)),
    evaluations: islands.reduce((sum, island) => sum + island.pool.spent[0]!, 0),
    state,
  };
}

/** Puts a saved state back. Throws when it was taken with another problem, effort or format. */
export function restore(from: Checkpoint, islands: readonly Stateful[], identity: string): void {
  const parts = islands.flatMap((island) => island.state);
  const size = parts.reduce((sum, part) => sum + part.byteLength, 0);
  const expected = `${format} ${identity}`;
  if (from.format !== expected || from.state.byteLength !== size)
    throw new Error(
      `the checkpoint does not belong to this search: it is "${from.format}" with ${from.state.byteLength} bytes, ` +
        `expected is "${expected}" with ${size} bytes (genes/objectives/constraints/seed/population/generations/islands)`,
    );
  let at = 0;
  for (const part of parts) {
    bytesOf(part).set(from.state.subarray(at, at + part.byteLength));
    at += part.byteLength;
  }
}

function bytesOf(part: ArrayBufferView): Uint8Array {
  return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
}
