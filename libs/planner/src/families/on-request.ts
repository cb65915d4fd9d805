import type { Brief } from '../brief/brief';
import type { Family } from './index';

/** Whether a brief has a family built: one that nobody has shown only where it is named and the floor lets proposals in. */
export function asksFor({ id, onRequest }: Family, { families, evidenceFloor }: Brief): boolean {
  if (onRequest) return families?.includes(id) === true && evidenceFloor === 'explore';
  return families === null || families.includes(id);
}

/** The answers to a brief that names such a family under a floor that it cannot keep. */
export function heldBack(all: readonly Family[], { families, evidenceFloor }: Brief): string[] {
  if (evidenceFloor === 'explore') return [];
  return all
    .filter(({ id, onRequest }) => onRequest === true && families?.includes(id) === true)
    .map(
      ({ id, says }) => `${id} (${says}) is only proposed: it needs the floor explore, the brief has ${evidenceFloor}`,
    );
}
