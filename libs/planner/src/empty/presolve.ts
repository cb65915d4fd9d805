import type { Knowledge } from '@libs/knowledge';
import type { Brief } from '../brief/brief';
import { numberGenes } from '../space/candidate';
import { lineRefuses } from '../brief/line-limits';
import { demandsOf } from './relax';
import { buildSpace } from '../space/space';

/** One demand of a brief, and the combinations of sheets with all demands but this one. */
export interface DemandSize {
  readonly says: string;
  readonly without: number;
  /** true when the brief allows nothing and would allow something without this demand alone */
  readonly empties: boolean;
}

/** The size of a brief's space before any search, and what each demand takes from it. */
export interface Presolve {
  readonly skeletons: number;
  readonly cathodes: number;
  readonly separators: number;
  readonly anodes: number;
  readonly numbers: number;
  /** what the line refuses before any search */
  readonly refused: string | null;
  readonly demands: readonly DemandSize[];
  /** limits and conditions that only the models can weigh: they remove candidates, not combinations */
  readonly weighedBySearch: readonly string[];
  readonly refusals: readonly { readonly says: string; readonly count: number }[];
  readonly ruledOut: readonly { readonly says: string; readonly count: number }[];
}

/** Counts what may be combined with and without every demand. One space is built for each; no search. */
export function presolve(brief: Brief, knowledge: Knowledge): Presolve {
  const space = buildSpace(brief, knowledge);
  const all = demandsOf(brief);
  const weighed = all.filter(({ weighed: by }) => by === 'search');
  const demands = all
    .filter(({ weighed: by }) => by !== 'search')
    .map(({ says, relax }): DemandSize => {
      const without = buildSpace(relax(brief), knowledge).skeletons;
      return { says, without, empties: space.skeletons === 0 && without > 0 };
    })
    .sort((a, b) => b.without - a.without);
  return {
    skeletons: space.skeletons,
    cathodes: space.cathodes.length,
    separators: space.separators.length,
    anodes: space.anodes.length,
    numbers: numberGenes.length,
    refused: lineRefuses(brief) ?? null,
    demands,
    weighedBySearch: weighed.map(({ says }) => says),
    refusals: space.refusals.slice(0, 10),
    ruledOut: space.ruledOut.slice(0, 10),
  };
}
