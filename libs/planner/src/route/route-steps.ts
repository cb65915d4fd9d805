import { conductivityKept, moistureAtFrostPoint } from '@libs/physics';
import { calenderNumbers, createPressingState, equipmentOf, evaluatePressing } from '@libs/plant';
import type { Figure } from '../answer';
import type { Brief } from '../brief/brief';
import { machineNames, type LineStep } from '../model/line-steps';
import type { RouteModel } from '../model/model';
import { significant } from './route-figures';

/** One step of a route on the line, per m2 of unit cell that leaves it: how long, at what yield, with what energy and cost. */
export interface RouteStepFigures {
  readonly step: string;
  readonly of: LineStep['of'];
  readonly machine: string;
  /** min/m2; value null where a dwell is not known, then with the range that is assumed and the number that cost and rate take */
  readonly minutesPerM2: {
    readonly value: number | null;
    readonly low: number;
    readonly high: number;
    readonly assumed?: number;
  };
  /** product of the yields from this step to the sealed cell */
  readonly yieldToEnd: number;
  readonly energyKWhPerM2: number;
  /** $/m2 of attended time; of the oven nobody stands by */
  readonly labourPerM2: number;
  /** $/m2; null where no published plant has a row for this step: it is then missing from the cost, not zero */
  readonly equipmentPerM2: number | null;
  /** it keeps the machine that sets the rate of the line */
  readonly setsRate: boolean;
}

/** What a square metre of unit cell costs and takes, by kind; without the materials whose price is not known. */
export interface RouteBalance {
  readonly costPerM2: {
    readonly materials: number;
    readonly labour: number;
    readonly equipment: number;
    readonly energy: number;
  };
  readonly energyKWhPerM2: { readonly steps: number; readonly dryRoom: number; readonly formation: number };
}

const KWH = 3.6e6;
const number = (value: number): number => significant(value, 4) ?? 0;

/** The steps of the candidate that the model evaluated last, in their order. */
export function stepsOf({ plant }: RouteModel): RouteStepFigures[] {
  const { steps, rate } = plant;
  return steps.list.slice(0, steps.count).map((step) => ({
    step: step.name,
    of: step.of,
    machine: machineNames[step.equipment] ?? 'unnamed',
    minutesPerM2: {
      value: step.known ? number(step.seconds / step.yieldToEnd / 60) : null,
      low: number(step.secondsLow / step.yieldToEnd / 60),
      high: number(step.secondsHigh / step.yieldToEnd / 60),
      ...(step.known ? {} : { assumed: number(step.seconds / step.yieldToEnd / 60) }),
    },
    yieldToEnd: number(step.yieldToEnd),
    energyKWhPerM2: number(step.energy / step.yieldToEnd / KWH),
    labourPerM2: number(step.labour),
    equipmentPerM2: step.baseline >= 0 ? number(step.capital) : null,
    setsRate: step.equipment === rate.bottleneck,
  }));
}

export function balanceOf({ plant: { cost, energy } }: RouteModel): RouteBalance {
  return {
    costPerM2: {
      materials: number(cost.materials),
      labour: number(cost.labour),
      equipment: number(cost.equipment),
      energy: number(cost.energy),
    },
    energyKWhPerM2: {
      steps: number(energy.process / KWH),
      dryRoom: number(energy.dryRoom / KWH),
      formation: number(energy.formation / KWH),
    },
  };
}

/** Numbers of coating, drying, pressing and moisture that a set-point rests on; none carries an interval. */
export function processFigures(model: RouteModel, brief: Brief, pressureMPa: number): Record<string, Figure> {
  const { plant, parameters } = model;
  const { tolerance: t, plant: p } = parameters.nominal;
  const exact = (value: number, unit: string): Figure => ({ value: significant(value), low: null, high: null, unit });
  const webs = plant.webs.flatMap(({ sheet: { position }, coating, drying, slurry, speed }) => [
    [`${position}SolidsLimit`, exact(slurry.solidsLimit, '1')],
    [`${position}ThinnestFilmUm`, exact(coating.thinnest * 1e6, 'µm')],
    [`${position}ThickestFilmUm`, exact(coating.thickest * 1e6, 'µm')],
    [`${position}CapillaryNumber`, exact(coating.capillary, '1')],
    [`${position}FilmC`, exact(drying.filmTemperature - 273.15, '°C')],
    [`${position}FluxGM2S`, exact(drying.flux * 1e3, 'g/(m² s)')],
    [`${position}SolventGM2`, exact(drying.solventLoad * 1e3, 'g/m²')],
    // Above 1 the binder gathers at the top of the film while it dries (models/05 §5.4).
    [`${position}BinderPeclet`, exact(drying.peclet, '1')],
    [`${position}BinderTopOverBottom`, exact(drying.binderGradient, '1')],
    // What keeps the vapour below its allowed share of the flammable limit; 0 in an inert loop or for what does not burn.
    [
      `${position}ExhaustNeededM3PerH`,
      exact(drying.airPerKg * drying.solventLoad * speed * coating.usableWidth * 3600, 'm³/h'),
    ],
    [`${position}DryingKWhM2`, exact(drying.energy / KWH, 'kWh/m²')],
  ]);
  const moisture = moistureAtFrostPoint(273.15 + brief.dewPointC);
  return {
    ...(Object.fromEntries(webs) as Record<string, Figure>),
    moistureDosePpmH: exact((moisture * 1e6 * t.exposure) / 3600, 'ppm h'),
    conductivityKept: exact(conductivityKept(t.moistureDecay, moisture, t.exposure), '1'),
    ...calendered(model, brief, pressureMPa, p),
  };
}

/** What the calender of the line would need for the same pressure, and what it reaches, where the line has one. */
function calendered(
  { cell: { cathode, separator, anode } }: RouteModel,
  { line }: Brief,
  pressureMPa: number,
  p: RouteModel['parameters']['nominal']['plant'],
): Record<string, Figure> {
  const calender = equipmentOf(line, 'calender');
  if (!calender) return {};
  const before = cathode.castThickness + separator.castThickness + anode.castThickness;
  const after = cathode.thickness + separator.thickness + anode.thickness;
  const state = createPressingState();
  evaluatePressing(
    calenderNumbers(calender),
    { pressure: pressureMPa * 1e6, startThickness: before, endThickness: after },
    p,
    state,
  );
  const exact = (value: number, unit: string): Figure => ({ value: significant(value), low: null, high: null, unit });
  return {
    calenderNeedsNPerMm: exact(state.lineLoadNeeded / 1e3, 'N/mm'),
    calenderReachesMPa: exact(state.reached / 1e6, 'MPa'),
  };
}
