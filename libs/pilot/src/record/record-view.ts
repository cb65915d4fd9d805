import type { RunRecord } from './record-chain';
import type { LineOf, RecordLine } from './record-types';

/** The lines as they are true now: corrected values in place, withdrawn lines gone, corrections themselves left out. */
export function trueLines({ lines }: RunRecord): RecordLine[] {
  const corrections = new Map<number, LineOf<'correction'>[]>();
  for (const line of lines)
    if (line.kind === 'correction') corrections.set(line.corrects, [...(corrections.get(line.corrects) ?? []), line]);
  return lines.flatMap((line): RecordLine[] => {
    if (line.kind === 'correction') return [];
    const all = corrections.get(line.seq) ?? [];
    if (all.some(({ withdrawn }) => withdrawn)) return [];
    return [
      all.reduce<RecordLine>((corrected, { value, lot, amount, instrument }) => {
        const change = { value, lot, amount, instrument };
        const given = Object.fromEntries(Object.entries(change).filter(([, one]) => one !== undefined));
        return { ...corrected, ...given } as RecordLine;
      }, line),
    ];
  });
}

export function ofKind<Kind extends RecordLine['kind']>(lines: readonly RecordLine[], kind: Kind): LineOf<Kind>[] {
  return lines.filter((line): line is LineOf<Kind> => line.kind === kind);
}

/** The deviations that still wait for a decision; `hold` is one that waits. */
export function openDeviations(record: RunRecord): LineOf<'deviation'>[] {
  const lines = trueLines(record);
  const decided = new Map(ofKind(lines, 'disposition').map(({ of, decision }) => [of, decision]));
  return ofKind(lines, 'deviation').filter(({ seq }) => (decided.get(seq) ?? 'hold') === 'hold');
}
