import type { Route } from '../answer';
import type { Brief } from '../brief/brief';
import { positions } from '../route/choices';
import { constraintNames } from '../search/search';
import type { Space } from '../space/space';
import type { Tally } from '../search/tally';

/** One thing that a person should know of an answer as a whole. */
export interface HealthNote {
  readonly id: 'bound' | 'constraint' | 'one-family' | 'still-improving' | 'settled' | 'few' | 'unknown-figure';
  readonly says: string;
  /** the bound that it speaks of */
  readonly about?: string;
}

const MOST_ROUTES = 0.5;
const NEARLY_ALL = 0.9;
const NEAR = 0.02;
const STILL = 0.9;
const SETTLED = 0.6;

/** What the answer of a search leans on: bounds that most routes sit on, constraints that reject nearly everything, one family only, and whether more search would help. */
export function healthOf(routes: readonly Route[], brief: Brief, space: Space, tally: Tally): HealthNote[] {
  return [
    ...constraints(brief, tally),
    ...(routes.length === 0
      ? []
      : [...few(routes), ...bounds(routes), ...oneFamily(routes, space), ...unknowns(routes)]),
    ...progress(tally),
  ];
}

function few(routes: readonly Route[]): HealthNote[] {
  if (routes.length > 2) return [];
  const says = `only ${routes.length === 1 ? 'one route' : 'two routes'}: there is nothing to trade off`;
  return [{ id: 'few', says }];
}

function bounds(routes: readonly Route[]): HealthNote[] {
  const ends = new Map<string, { count: number; low: number; high: number; source: string }>();
  for (const { limits, choices } of routes)
    for (const [name, { low, high, source }] of Object.entries(limits)) {
      const value = choices.numbers[name];
      if (value === undefined || low === high) continue;
      const share = (value - low) / (high - low);
      const end = share <= NEAR ? 'lower' : share >= 1 - NEAR ? 'upper' : undefined;
      if (!end) continue;
      const key = `${end} bound of ${name}`;
      const seen = ends.get(key) ?? { count: 0, low, high, source };
      ends.set(key, { ...seen, count: seen.count + 1 });
    }
  return [...ends]
    .filter(([, { count }]) => count > MOST_ROUTES * routes.length && routes.length > 1)
    .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
    .map(([key, { count, low, high, source }]) => ({
      id: 'bound' as const,
      about: key,
      says: `${count} of ${routes.length} routes sit on the ${key} (${low} to ${high}; ${source}): the models would go on, what was shown ends there`,
    }));
}

function constraints(brief: Brief, { evaluations, rejected }: Tally): HealthNote[] {
  const names = constraintNames(brief);
  return [...rejected].flatMap((count, index): HealthNote[] =>
    evaluations > 0 && count > NEARLY_ALL * evaluations
      ? [
          {
            id: 'constraint',
            says: `${names[index] ?? `constraint ${index}`} rejected ${((100 * count) / evaluations).toFixed(0)} % of the ${evaluations} candidates`,
          },
        ]
      : [],
  );
}

function oneFamily(routes: readonly Route[], space: Space): HealthNote[] {
  const sheets = { cathode: space.cathodes, separator: space.separators, anode: space.anodes };
  return positions.flatMap((position): HealthNote[] => {
    const offered = new Set(sheets[position].map(({ familyId }) => familyId));
    if (offered.size < 2) return [];
    const counts = new Map<string, number>();
    for (const { choices } of routes) {
      const family = choices[position].family ?? '';
      counts.set(family, (counts.get(family) ?? 0) + 1);
    }
    const [first] = [...counts].sort((a, b) => b[1] - a[1]);
    if (!first || first[1] < NEARLY_ALL * routes.length) return [];
    const says = `${first[1]} of ${routes.length} routes use ${first[0]}, of ${offered.size} ways to make the ${position} that were allowed`;
    return [{ id: 'one-family', says }];
  });
}

function unknowns(routes: readonly Route[]): HealthNote[] {
  const counts = new Map<string, number>();
  for (const { objectives } of routes)
    for (const [id, figure] of Object.entries(objectives))
      if (figure.value === null) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].map(([id, count]) => ({
    id: 'unknown-figure' as const,
    says: `${id} is unknown on ${count} of ${routes.length} routes (a missing price or time); they rank by the pessimistic end`,
  }));
}

function progress({ evaluations, lastGain, feasible }: Tally): HealthNote[] {
  if (feasible === 0) return [];
  const share = lastGain / evaluations;
  if (share > STILL)
    return [
      {
        id: 'still-improving',
        says: `the best of an objective still improved at candidate ${lastGain} of ${evaluations}: more evaluations may find better routes`,
      },
    ];
  return share > SETTLED
    ? []
    : [
        {
          id: 'settled',
          says: `no objective's best improved after candidate ${lastGain} of ${evaluations}: more evaluations fill the front, they hardly move its ends`,
        },
      ];
}
