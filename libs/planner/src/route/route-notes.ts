import type { Candidate } from '../space/candidate';
import type { Amounts, Bound, Sheet, SheetNumber } from '../space/sheet';
import type { Space } from '../space/space';

const numbers: readonly SheetNumber[] = ['electrolyte', 'binder', 'carbon', 'solids', 'thicknessUm'];

/** Every hard bound that a route sits on, with who set it. */
export function boundsOf(candidate: Candidate, { ranges }: Space): string[] {
  const notes: string[] = [];
  const near = (value: number, low: number, high: number): 'lower' | 'upper' | undefined =>
    low === high // fixed by the brief, so nothing pushed it there
      ? undefined
      : value <= low + 0.02 * (high - low)
        ? 'lower'
        : value >= high - 0.02 * (high - low)
          ? 'upper'
          : undefined;
  const sheets: [string, Sheet, Amounts][] = [
    ['cathode', candidate.cathode, candidate.cathodeAmounts],
    ['separator', candidate.separator, candidate.separatorAmounts],
    ['anode', candidate.anode, candidate.anodeAmounts],
  ];
  for (const [name, sheet, amounts] of sheets)
    for (const key of numbers) {
      const bound = sheet.bounds[key];
      const value = amounts[key];
      if (!bound || value === undefined) continue;
      const end = near(value, bound.low, bound.high);
      if (end)
        notes.push(`${name} ${key} ${value} sits on its ${end} bound (${bound.low} to ${bound.high}; ${bound.source})`);
    }
  const pressure = near(candidate.pressureMPa, ...ranges.pressureMPa);
  if (pressure)
    notes.push(
      `pressing at ${candidate.pressureMPa} MPa sits on the ${pressure} bound (${ranges.pressureMPa.join(' to ')} MPa; ${ranges.sources?.pressureMPa ?? ''})`,
    );
  const drying = near(candidate.dryingC, ...ranges.dryingC);
  if (drying)
    notes.push(
      `drying at ${candidate.dryingC} °C sits on the ${drying} bound (${ranges.dryingC.join(' to ')} °C; ${ranges.sources?.dryingC ?? ''})`,
    );
  const capacity = near(candidate.arealCapacityMAhCm2, ...ranges.arealCapacityMAhCm2);
  if (capacity)
    notes.push(`areal capacity ${candidate.arealCapacityMAhCm2} mAh/cm² sits on the ${capacity} bound of the brief`);
  return notes;
}

/** The ranges that the numbers of a candidate were searched in, for whoever writes a tolerance beside a target. */
export function limitsOf(candidate: Candidate, { ranges }: Space): Record<string, Bound> {
  const limits: Record<string, Bound> = {};
  for (const sheet of [candidate.cathode, candidate.separator, candidate.anode])
    for (const [name, bound] of Object.entries(sheet.bounds)) limits[`${sheet.position}.${name}`] = bound;
  for (const name of ['pressureMPa', 'dryingC'] as const)
    limits[name] = { low: ranges[name][0], high: ranges[name][1], source: ranges.sources?.[name] ?? '' };
  return limits;
}
