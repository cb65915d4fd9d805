import type { Ingredient, ProcessDocument, Step } from '@libs/process';
import type { Brief } from '../brief/brief';
import { assumed } from '../model/route-assumptions';
import type { Candidate } from './candidate';
import type { Place } from './sheet';
import { practicalCapacity, rounded } from './sheet';

/** mg/cm2 of active material for an areal capacity, on the practical capacity. Example: 3 mAh/cm2 at 181 mAh/g is 16.57. */
export function loadingFor(arealCapacityMAhCm2: number, capacityMAhG: number): number {
  return (arealCapacityMAhCm2 / capacityMAhG) * 1000;
}

/** A candidate as a process document: what the judge reads and what a person can check. */
export function expressRoute(candidate: Candidate, brief: Brief, place: Place, id: string): ProcessDocument {
  const { cathode, separator, anode } = candidate;
  const capacityOf = (sheet: typeof cathode): number => (sheet.active && practicalCapacity(sheet.active)) ?? Number.NaN;
  const cathodeSteps = cathode.express(
    { ...candidate.cathodeAmounts, loadingMgCm2: loadingFor(candidate.arealCapacityMAhCm2, capacityOf(cathode)) },
    place,
  );
  const anodeSteps = anode.express(
    {
      ...candidate.anodeAmounts,
      loadingMgCm2: loadingFor(candidate.arealCapacityMAhCm2 * candidate.npRatio, capacityOf(anode)),
    },
    place,
  );
  const lastCathode = last(cathodeSteps);
  const lastAnode = last(anodeSteps);
  const carrier = separator.carrier === 'cathode' ? lastCathode : separator.carrier === 'anode' ? lastAnode : undefined;
  const separatorSteps = separator.express(candidate.separatorAmounts, place, carrier);
  const films = [...(separator.films ?? [last(separatorSteps) ?? ''])];
  const evaporated = separatorSteps.length > 0 ? interlayerOn(films[films.length - 1] ?? '', anode, brief) : [];
  if (evaporated[0]) films[films.length - 1] = evaporated[0].id;
  const foil: Ingredient[] =
    lastAnode === undefined && anode.active
      ? [{ role: 'active-material', material: anode.active.id, form: 'foil' }]
      : [];
  const parts: Ingredient[] = [
    ...(separator.carrier === 'cathode' || lastCathode === undefined ? [] : [{ from: lastCathode }]),
    ...films.map((from) => ({ from })),
    ...(separator.carrier === 'anode' || lastAnode === undefined ? [] : [{ from: lastAnode }]),
    ...foil,
  ];
  // A calender takes a web: its sheets are laminated first, and cut when they are pressed.
  const calendered = brief.press === 'calender';
  const steps: Step[] = [
    ...cathodeSteps,
    ...(separator.carrier === 'anode' ? [] : separatorSteps),
    ...anodeSteps,
    ...(separator.carrier === 'anode' ? separatorSteps : []),
    ...evaporated,
    { id: 'stack', operation: calendered ? 'laminate' : 'stack', ingredients: parts, conditions: place.conditions },
    {
      id: 'press',
      operation: calendered ? 'calender' : 'press',
      ingredients: [{ from: 'stack' }],
      conditions: { temperatureC: 25, pressureMPa: rounded(candidate.pressureMPa), ...place.conditions },
    },
    { id: 'seal', operation: 'seal', ingredients: [{ from: 'press' }], conditions: place.conditions },
  ];
  return {
    id,
    title: `${cathode.active?.id ?? ''} | ${separator.electrolyte?.id ?? ''} | ${anode.active?.id ?? ''}`,
    ion: brief.ion,
    ...(brief.evidence ? { evidence: brief.evidence } : {}),
    scale: 'pilot',
    steps,
    cell: {
      ...(lastCathode === undefined ? {} : { cathode: lastCathode }),
      separator: films,
      anode: lastAnode ?? anode.active?.id ?? '',
      voltageV: brief.cell.voltageV,
      stackPressureMPa: brief.cell.stackPressureMPa,
      temperatureC: brief.cell.temperatureC,
      format: brief.cell.format,
      ...(brief.cell.stacking === 'bipolar' ? { unitCellsInSeries: brief.cell.unitCells } : {}),
      kind: 'full',
    },
  };
}

/** The metal that is evaporated on the film that faces the anode. */
function interlayerOn(film: string, { interlayer }: Candidate['anode'], brief: Brief): Step[] {
  if (!interlayer) return [];
  return [
    {
      id: 'separator-interlayer',
      operation: 'evaporate-metal',
      ingredients: [{ from: film }, { role: 'interlayer', material: interlayer.id }],
      conditions: { atmosphere: 'vacuum' },
      setpoints: { thicknessNm: assumed('interlayer-thickness', brief) },
    },
  ];
}

function last(steps: readonly Step[]): string | undefined {
  return steps[steps.length - 1]?.id;
}
