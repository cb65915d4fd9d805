import type { Brief } from '../brief/brief';
import type { Candidate } from '../space/candidate';
import type { Scale } from './desirability';
import { leadOf, worthOf } from './margin';
import { RouteModel } from '../model/model';
import { objectiveOf, type Objective, type ObjectiveId } from '../brief/objectives';
import { allAssumptions, modelParameters } from '../model/route-assumptions';
import { RouteData } from '../model/route-data';

/** One number that, changed alone, would put the route behind ahead. */
export interface WinningChange {
  readonly id: string;
  readonly kind: 'assumption' | 'datum' | 'price' | 'missing price' | 'condition';
  readonly says: string;
  readonly unit: string;
  /** null = not known */
  readonly now: number | null;
  readonly needed: number;
  readonly direction: 'at least' | 'at most';
  /** whether that lies in the range that is listed for it */
  readonly within: boolean;
  /** share of its listed range that it must move; null for what is not known now */
  readonly move: number | null;
}

/** A number that can be moved: how far the route behind is then in front (below 0 = behind). */
interface Lever {
  readonly id: string;
  readonly kind: WinningChange['kind'];
  readonly says: string;
  readonly unit: string;
  readonly now: number;
  /** the listed range, and how far beyond it is looked */
  readonly low: number;
  readonly high: number;
  readonly least: number;
  readonly most: number;
  lead(value: number): number;
  reset(): void;
}

const STEPS = 12;
const HALVINGS = 40;
const MOST_SHOWN = 12;
/** How far beyond its spread a measured number is looked at. */
const FACTOR = 3;

/**
 * The smallest single changes that put `behind` ahead, in desirability by the scales or in one objective: every assumption, datum, price and condition of both routes is moved alone, from its
 * value outwards, through the plain models; where the order turns, the place is found by bisection. Both routes feel the change.
 */
export function winningChanges(
  brief: Brief,
  ahead: Candidate,
  behind: Candidate,
  by: readonly Scale[] | ObjectiveId,
): WinningChange[] {
  const scales = typeof by === 'string' ? [] : by;
  const asked = typeof by === 'string' ? [objectiveOf(by)] : scales.map(({ objective }) => objectiveOf(objective));
  if (asked.length === 0) return [];
  const model = new RouteModel(brief);
  const worth = (one: RouteModel, candidate: Candidate, unpriced?: number): ReturnType<typeof worthOf> =>
    worthOf(valuesOf(one, candidate, asked, unpriced), scales);
  const useless = worth(model, ahead).desirability === 0 && worth(model, behind).desirability === 0;
  const lead: Lead = (one, unpriced) => {
    if (typeof by !== 'string') return leadOf(worth(one, behind, unpriced), worth(one, ahead), useless);
    const [mine, theirs] = [valuesOf(one, behind, asked, unpriced)[0], valuesOf(one, ahead, asked)[0]];
    const gain = ((mine ?? Number.NaN) - (theirs ?? Number.NaN)) * (asked[0]?.sense === 'max' ? 1 : -1);
    return Number.isNaN(gain) ? -1 : gain;
  };
  if (lead(model) >= 0) return [];
  const levers = [
    ...assumptionLevers(brief, model, lead),
    ...datumLevers(brief, model, [ahead, behind], lead),
    ...missingLevers(model, behind, asked, lead),
    ...conditionLevers(brief, lead),
  ];
  return levers
    .flatMap((lever) => turning(lever) ?? [])
    .sort(
      (a, b) =>
        Number(b.within) - Number(a.within) ||
        (a.move ?? -1) - (b.move ?? -1) ||
        (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
    )
    .slice(0, MOST_SHOWN);
}

/** What the goals are read by; an unknown cost is NaN, unless a price for what is missing is supposed. */
function valuesOf(model: RouteModel, candidate: Candidate, asked: readonly Objective[], unpriced?: number): number[] {
  model.evaluate(candidate);
  const { figures } = model;
  return asked.map(({ id, read, rank }) => {
    const value = read(figures);
    if (!Number.isNaN(value)) return value;
    if (id !== 'costPerArea' && id !== 'costPerKWh') return rank(figures);
    if (unpriced === undefined) return Number.NaN;
    const cost = figures.costKnown + unpriced;
    return id === 'costPerArea' ? cost : (cost * 1000) / figures.arealEnergy;
  });
}

type Lead = (model: RouteModel, unpriced?: number) => number;

function assumptionLevers(brief: Brief, model: RouteModel, lead: Lead): Lever[] {
  const nominal = model.parameters.nominal;
  return allAssumptions
    .filter(({ id }) => id !== 'unpriced')
    .map(({ id, says, unit, value, low, high }) => ({
      id,
      kind: 'assumption' as const,
      says,
      unit,
      now: brief.assumptions[id] ?? value,
      low,
      high,
      least: low,
      most: high,
      lead: (to) => {
        model.parameters.nominal = modelParameters('nominal', { ...brief.assumptions, [id]: to });
        return lead(model);
      },
      reset: () => {
        model.parameters.nominal = nominal;
      },
    }));
}

function datumLevers(brief: Brief, model: RouteModel, candidates: readonly Candidate[], lead: Lead): Lever[] {
  const data = candidates.flatMap((candidate) => new RouteData(candidate, model, brief).list());
  const ids = [...new Set(data.map(({ id }) => id))];
  return ids.flatMap((id): Lever[] => {
    const [first] = data.filter((one) => one.id === id);
    if (!first) return [];
    const { says, unit, value, low, high } = first;
    const set = (ratio: number): void => data.filter((one) => one.id === id).forEach((one) => one.set(ratio));
    const price = id.endsWith('.price');
    return [
      {
        id,
        kind: price ? 'price' : 'datum',
        says,
        unit,
        now: value,
        low,
        high,
        least: price ? 0 : Math.min(low, value / FACTOR),
        most: Math.max(high, value * FACTOR),
        lead: (to) => {
          set(to / value);
          return lead(model);
        },
        reset: () => set(1),
      },
    ];
  });
}

/** What nobody has a price for: how much it may cost in a square metre, all such materials of the route together. */
function missingLevers(model: RouteModel, behind: Candidate, asked: readonly Objective[], lead: Lead): Lever[] {
  if (!asked.some(({ id }) => id === 'costPerArea' || id === 'costPerKWh')) return [];
  model.evaluate(behind);
  const missing = model.plant.uses.filter(({ amount, price }) => amount > 0 && !(price >= 0)).map(({ id }) => id);
  if (missing.length === 0) return [];
  return [
    {
      id: 'missing-prices',
      kind: 'missing price',
      says: `what ${missing.join(', ')} add to a square metre together: no price is known`,
      unit: '$/m²',
      now: Number.NaN,
      low: 0,
      high: 10 * model.figures.costKnown,
      least: 0,
      most: 10 * model.figures.costKnown,
      lead: (to) => lead(model, to),
      reset: () => undefined,
    },
  ];
}

function conditionLevers(brief: Brief, lead: Lead): Lever[] {
  const { cell, dewPointC } = brief;
  const lever = (
    id: string,
    says: string,
    unit: string,
    range: [number, number],
    now: number,
    at: (to: number) => Brief,
  ): Lever => ({
    id,
    kind: 'condition',
    says,
    unit,
    now,
    low: range[0],
    high: range[1],
    least: range[0],
    most: range[1],
    lead: (to) => lead(new RouteModel(at(to))),
    reset: () => undefined,
  });
  return [
    lever(
      'cell.cRate',
      'the C-rate that the brief asks for',
      'C',
      [Math.min(0.02, cell.cRate), Math.max(2, cell.cRate)],
      cell.cRate,
      (cRate) => ({
        ...brief,
        cell: { ...cell, cRate },
      }),
    ),
    lever(
      'cell.temperatureC',
      'the temperature of the cell',
      '°C',
      [Math.min(0, cell.temperatureC), Math.max(80, cell.temperatureC)],
      cell.temperatureC,
      (temperatureC) => ({
        ...brief,
        cell: { ...cell, temperatureC },
      }),
    ),
    lever(
      'environment.dewPointC',
      'the dew point of the room',
      '°C',
      [Math.min(-70, dewPointC), Math.max(-30, dewPointC)],
      dewPointC,
      (to) => ({
        ...brief,
        dewPointC: to,
      }),
    ),
  ];
}

/** The nearest value at which the order turns, from where it stands outwards on both sides; undefined where it does not turn. */
function turning(lever: Lever): WinningChange | undefined {
  const { id, kind, says, unit, now, low, high, least, most } = lever;
  const found = Number.isNaN(now) ? [highestWinning(lever)] : [nearest(lever, now, least), nearest(lever, now, most)];
  lever.reset();
  const width = high - low;
  const all = found.flatMap((needed): WinningChange[] => {
    if (needed === undefined) return [];
    const known = !Number.isNaN(now);
    return [
      {
        id,
        kind,
        says,
        unit,
        now: known ? now : null,
        needed,
        direction: known && needed > now ? 'at least' : 'at most',
        within: needed >= low && needed <= high,
        move: known ? Number((Math.abs(needed - now) / width).toPrecision(3)) : null,
      },
    ];
  });
  return all.sort((a, b) => (a.move ?? 0) - (b.move ?? 0))[0];
}

/** The first place between `from`, where the route is behind, and `to`, where it is not; given on the winning side. */
function nearest({ lead }: Lever, from: number, to: number): number | undefined {
  if (from === to) return undefined;
  let losing = from;
  for (let step = 1; step <= STEPS; step++) {
    const value = step === STEPS ? to : from + ((to - from) * step) / STEPS;
    if (lead(value) >= 0) return halved(lead, losing, value);
    losing = value;
  }
  return undefined;
}

function highestWinning({ lead, least, most }: Lever): number | undefined {
  if (!(lead(least) >= 0)) return undefined;
  return lead(most) >= 0 ? most : halved(lead, most, least);
}

function halved(lead: (value: number) => number, losing: number, winning: number): number {
  let [bad, good] = [losing, winning];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (bad + good) / 2;
    if (lead(middle) >= 0) good = middle;
    else bad = middle;
  }
  return good;
}
