import { assumptionQuantile } from '@libs/cell';
import type { Brief } from '../brief/brief';
import type { Candidate } from '../space/candidate';
import { columnOf, datumQuantile, percentile, SAMPLES } from './draws';
import { RouteModel } from './model';
import { objectives, type Objective, type ObjectiveId, type RouteFigures } from '../brief/objectives';
import { allAssumptions, modelParameters, type ModelParameters } from './route-assumptions';
import { RouteData, type RouteDatum } from './route-data';
import { SpecificationSampler } from './specification-sampler';
import { toleranceAssumptions } from './tolerances';

/** A 90 % interval: of the samples 5 % lie below `low` and 5 % above `high`. null = no end is known. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
  /** why the value lies outside, where it does */
  readonly note?: string;
}

/** What one uncertain number, moved alone over the middle 90 % of its range, does to an objective. */
export interface Sensitivity {
  readonly id: string;
  /** a number with a source, an assumption in place of one, or a price that nobody knows */
  readonly kind: 'datum' | 'assumption' | 'missing';
  readonly says: string;
  readonly unit: string;
  /** the two ends that it was moved to, in `unit` */
  readonly low: number | null;
  readonly high: number | null;
  /** the objective there, in its own unit */
  readonly atLow: number | null;
  readonly atHigh: number | null;
  /** distance of the two over the value of the objective */
  readonly swing: number | null;
}

/** Assumptions that only order the search and are no part of a figure. */
const ordering = new Set(['unpriced']);
const tolerances = new Set(toleranceAssumptions.map(({ id }) => id));
const LOW = 0.05;
const HIGH = 0.95;

/** Asks the models of a brief again and again, with every datum and assumption moved inside its spread. Not for the loop. */
export class Uncertainty {
  /** asks whether cells are in specification */
  readonly sampler: SpecificationSampler;
  private readonly model: RouteModel;
  private readonly nominal: ModelParameters;
  private readonly moving;
  private readonly drawn: readonly ModelParameters[];
  private readonly ends;
  private readonly columns = new Map<string, Float64Array>();
  private readonly ratios = new Map<string, Float64Array>();
  private readonly data = new Map<string, readonly RouteDatum[]>();

  constructor(private readonly brief: Brief) {
    this.model = new RouteModel(brief);
    this.nominal = this.model.parameters.nominal;
    this.sampler = new SpecificationSampler(brief);
    // What the brief has set is known to it and does not spread.
    this.moving = allAssumptions.filter(({ id }) => !(id in brief.assumptions) && !ordering.has(id));
    const where = (edits: Readonly<Record<string, number>>): ModelParameters =>
      modelParameters('nominal', { ...brief.assumptions, ...edits });
    this.drawn = Array.from({ length: SAMPLES }, (_, sample) =>
      where(
        Object.fromEntries(
          this.moving.map((one) => [one.id, assumptionQuantile(one, this.column(one.id)[sample] as number)]),
        ),
      ),
    );
    this.ends = this.moving.map((one) => {
      const [low, high] = [assumptionQuantile(one, LOW), assumptionQuantile(one, HIGH)];
      return { one, low, high, lower: where({ [one.id]: low }), upper: where({ [one.id]: high }) };
    });
  }

  private column(id: string): Float64Array {
    let column = this.columns.get(id);
    if (!column) this.columns.set(id, (column = columnOf(id)));
    return column;
  }

  /** The draws of a datum over its value; a datum is the same in every route that has it. */
  private ratiosOf({ id, value, low, high }: RouteDatum): Float64Array {
    let ratios = this.ratios.get(id);
    if (!ratios) this.ratios.set(id, (ratios = this.column(id).map((u) => datumQuantile(value, low, high, u) / value)));
    return ratios;
  }

  /** The data of three sheets, all at their values; routes that differ by their numbers only have the same. */
  private dataOf(candidate: Candidate): readonly RouteDatum[] {
    const { cathode, separator, anode } = candidate;
    const key = `${cathode.id} ${separator.id} ${anode.id}`;
    let data = this.data.get(key);
    if (!data) this.data.set(key, (data = new RouteData(candidate, this.model, this.brief).list()));
    return data;
  }

  private at(parameters: ModelParameters, candidate: Candidate): RouteFigures {
    this.model.parameters.nominal = parameters;
    this.model.evaluate(candidate);
    return this.model.figures;
  }

  /** 90 % intervals of every objective, by Latin hypercube over the data and assumptions of the route. */
  intervals(candidate: Candidate): Map<ObjectiveId, Interval> {
    const sampled = this.samples(candidate);
    const figures = this.at(this.nominal, candidate);
    return new Map(
      objectives.map((objective, index) => [
        objective.id,
        intervalOf(objective, figures, (sampled[index] as Float64Array).sort()),
      ]),
    );
  }

  /** In how many of the joint samples the one is better than the other, by objective; equal counts half. Both feel the same draw. */
  shareBetter(one: Candidate, other: Candidate, asked: readonly Objective[]): number[] {
    const [mine, theirs] = [this.samples(one), this.samples(other)];
    return asked.map(({ id, sense }) => {
      const index = objectives.findIndex((objective) => objective.id === id);
      const [a, b] = [mine[index] as Float64Array, theirs[index] as Float64Array];
      const better = a.reduce((sum, value, sample) => {
        const gain = (value - (b[sample] as number)) * (sense === 'max' ? 1 : -1);
        return sum + (gain > 0 ? 1 : gain === 0 ? 0.5 : 0);
      }, 0);
      return better / a.length;
    });
  }

  /** Every objective in every sample, in the order of the draws. */
  private samples(candidate: Candidate): Float64Array[] {
    const data = this.dataOf(candidate);
    const ratios = data.map((one) => this.ratiosOf(one));
    const sampled = objectives.map(() => new Float64Array(SAMPLES));
    this.drawn.forEach((parameters, sample) => {
      data.forEach(({ set }, index) => set((ratios[index] as Float64Array)[sample] as number));
      const figures = this.at(parameters, candidate);
      objectives.forEach((objective, index) => {
        (sampled[index] as Float64Array)[sample] = objective.sample(figures);
      });
    });
    for (const { set } of data) set(1);
    return sampled;
  }

  /** What moves each of some objectives, widest first; prices that nobody knows stand before all that has a range. */
  sensitivities(candidate: Candidate, ids: readonly ObjectiveId[]): Map<ObjectiveId, Sensitivity[]> {
    const asked = objectives.filter(({ id }) => ids.includes(id));
    const data = this.dataOf(candidate);
    const base = asked.map(({ sample }) => sample(this.at(this.nominal, candidate)));
    const missing = asked.map(({ read }) => (Number.isNaN(read(this.model.figures)) ? this.missingPrices() : []));
    const rows = asked.map((): Sensitivity[] => []);
    const note = (row: Omit<Sensitivity, 'atLow' | 'atHigh' | 'swing'>, low: number[], high: number[]): void =>
      asked.forEach((_, index) => {
        const [atLow, atHigh] = [low[index] as number, high[index] as number];
        const swing = Math.abs((atHigh - atLow) / (base[index] as number));
        if (swing > 1e-9) rows[index]?.push({ ...row, atLow, atHigh, swing });
      });
    const read = (figures: RouteFigures): number[] => asked.map(({ sample }) => sample(figures));
    for (const { one, low, high, lower, upper } of this.ends) {
      // Tolerances say how many cells are in specification, and nothing else.
      if (tolerances.has(one.id) && !ids.includes('robustness')) continue;
      const { id, says, unit } = one;
      const moved = (to: ModelParameters): number[] => read(this.at(to, candidate));
      note({ id, kind: 'assumption', says, unit, low, high }, moved(lower), moved(upper));
    }
    for (const { id, says, unit, value, low, high, set } of data) {
      const moved = (to: number): number[] => {
        set(to / value);
        return read(this.at(this.nominal, candidate));
      };
      note({ id, kind: 'datum', says, unit, low, high }, moved(low), moved(high));
      set(1);
    }
    return new Map(
      asked.map(({ id }, index) => [
        id,
        [
          ...(id === 'costPerArea' || id === 'costPerKWh' ? (missing[index] ?? []) : []),
          ...(rows[index] ?? []).sort((a, b) => (b.swing ?? 0) - (a.swing ?? 0) || (a.id < b.id ? -1 : 1)),
        ],
      ]),
    );
  }

  private missingPrices(): Sensitivity[] {
    return this.model.plant.uses
      .filter(({ amount, price }) => amount > 0 && !(price >= 0))
      .map(({ id }) => ({
        id: `${id.slice(id.indexOf(':') + 1)}.price`,
        kind: 'missing' as const,
        says: `No price of ${id.slice(id.indexOf(':') + 1)} is known.`,
        unit: '$/kg or $/m2',
        low: null,
        high: null,
        atLow: null,
        atHigh: null,
        swing: null,
      }));
  }
}

function intervalOf({ id, read, sample }: Objective, figures: RouteFigures, sorted: Float64Array): Interval {
  const end = (share: number): number | null => {
    const value = percentile(sorted, share);
    return Number.isFinite(value) ? value : null;
  };
  const [low, high] = [end(LOW), end(HIGH)];
  const value = read(figures);
  // A cost with a missing price has a known part and no upper end.
  if (Number.isNaN(value) && (id === 'costPerArea' || id === 'costPerKWh'))
    return { low, high: null, note: 'a price is missing: the low end is that of the known part' };
  if (Number.isNaN(value)) return { low, high, note: 'a dwell is not known: there is a range and no value' };
  const outside = (low !== null && sample(figures) < low) || (high !== null && sample(figures) > high);
  return outside
    ? {
        low,
        high,
        note: 'the value lies outside: assumptions whose value stands at an end of its range pull it one way',
      }
    : { low, high };
}
