import type { Judge, Judgement } from '@libs/compatibility';
import type { Knowledge } from '@libs/knowledge';
import type { Line } from '@libs/plant';
import type { Brief, PlanAnswer, Route } from '@libs/planner';
import type { ProcessDocument, Step } from '@libs/process';
import type { Parameter, Phase } from './recipe';

export type Place = 'cathode' | 'separator' | 'anode' | 'cell';

/** Everything that the writing of one recipe looks things up in. */
export interface Context {
  readonly route: Route;
  readonly answer: PlanAnswer;
  readonly brief: Brief;
  readonly line: Line;
  readonly knowledge: Knowledge;
  readonly judge: Judge;
  /** of the process as it is stated in the recipe */
  readonly judgement: Judgement;
  readonly process: ProcessDocument;
  readonly compositions: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly present: ReadonlyMap<string, ReadonlySet<string>>;
  /** the number of each step in the procedure: 1.2 */
  readonly numbers: ReadonlyMap<string, string>;
}

export type PhaseDraft = Omit<Phase, 'number'>;

/** The sheet that a step works on, by the first word of its id. */
export function placeOf({ id }: Pick<Step, 'id'>): Place {
  const first = id.split('-')[0];
  return first === 'cathode' || first === 'separator' || first === 'anode' ? first : 'cell';
}

export interface Limits {
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly from?: string | undefined;
}

export function parameter(
  id: string,
  name: string,
  target: number | string | null | undefined,
  unit: string,
  basis: string,
  { low, high, from }: Limits = {},
): Parameter {
  return {
    id,
    name,
    target: target ?? null,
    unit,
    low: low ?? null,
    high: high ?? null,
    limitsFrom: from ?? null,
    basis,
  };
}

/** A number that a person needs and that no source gives: it is asked for, never made up. */
export function unpublished(id: string, name: string, unit = ''): Parameter {
  return parameter(id, name, null, unit, 'no source gives it');
}

export function phase(id: string, title: string, parts: Partial<Omit<PhaseDraft, 'id' | 'title'>>): PhaseDraft {
  return { id, title, instructions: [], charges: [], setpoints: [], checks: [], ...parts };
}

/** A set-point that the models computed for the web of a sheet. */
export function computed({ route }: Context, place: Place, name: string): number | undefined {
  return route.setpoints[`${place}${name}`]?.value ?? undefined;
}

/** mg/cm² of dry sheet at a step, from the loading of active material of that sheet; undefined for a layer without one. */
export function dryLoading(context: Context, step: Step): number | undefined {
  const { process, compositions } = context;
  const place = placeOf(step);
  const loading = process.steps.find((one) => placeOf(one) === place && one.loadingMgCm2 !== undefined)?.loadingMgCm2;
  const active = process.steps
    .filter((one) => placeOf(one) === place)
    .flatMap(({ ingredients }) => ingredients)
    .find(({ role }) => role === 'active-material')?.material;
  const held = compositions.get(step.id);
  if (loading === undefined || active === undefined || !held) return undefined;
  const solids = [...held].filter(([id]) => !id.startsWith('~')).reduce((sum, [, share]) => sum + share, 0);
  const share = held.get(active);
  return share === undefined || share === 0 ? undefined : (loading * solids) / share;
}

/** Steps in the order of the procedure: by sheet, then as the process has them. */
export function numbersOf({ steps }: ProcessDocument): ReadonlyMap<string, string> {
  const places = [...new Set(steps.map(placeOf))];
  const counts = new Map<Place, number>();
  return new Map(
    steps.map((step): [string, string] => {
      const place = placeOf(step);
      const count = (counts.get(place) ?? 0) + 1;
      counts.set(place, count);
      return [step.id, `${places.indexOf(place) + 1}.${count}`];
    }),
  );
}

/** What a step makes, as a later step names it. */
export function productOf(id: string | undefined, { numbers }: Context): string {
  return `product of step ${numbers.get(id ?? '') ?? '?'} (${id ?? '?'})`;
}

export interface SearchBound {
  readonly low: number;
  readonly high: number;
  readonly source: string;
}

/** The range that the search kept a number of a sheet in. */
export function searchBound({ route }: Context, place: Place, name: string): SearchBound | null {
  return route.limits[`${place}.${name}`] ?? null;
}

/** The published sheets that the numbers of a place rest on. */
export function sheetEvidence({ route }: Context, place: Place): string | null {
  const at = ['cathode', 'separator', 'anode'].indexOf(place);
  return at < 0 ? null : (route.evidence[at] ?? null);
}

/** What a computed set-point is worth. */
export const FIRST_VALUE = 'a first value for the trial';

export function within(range: readonly [number, number] | undefined, of: string | undefined): Limits {
  return range ? { low: range[0], high: range[1], from: `range of ${of ?? 'the line'}` } : {};
}
