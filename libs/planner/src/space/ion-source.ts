import type { Brief } from '../brief/brief';
import type { Sheet } from './sheet';

/**
 * Why a cathode that is made charged has no partner: a cell needs the ion of the brief in one of its electrodes as they are made, and
 * with this cathode every anode of the brief has to bring it. undefined: it is there.
 */
export function ionMissing({ active }: Sheet, anodes: readonly Sheet[], { ion }: Brief): string | undefined {
  const holds = (one: Sheet['active']): boolean => one === undefined || (one.contains ?? [ion]).includes(ion);
  if (holds(active)) return undefined;
  const empty = [...new Set(anodes.flatMap(({ active: one }) => (holds(one) ? [] : [one?.id ?? ''])))];
  return empty.length === 0
    ? undefined
    : `${active?.id ?? ''} holds no ${ion} as it is made, and ${empty.join(', ')} neither: with it every anode of the brief has to bring ${ion}.`;
}
