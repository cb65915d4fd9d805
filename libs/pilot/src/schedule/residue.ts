import type { CleaningAnswer, Recipe } from '@libs/recipe';
import type { RunPlan } from '../run/run-types';
import type { Cleaning } from './schedule-types';
import { assumedMinutes, type AssumedMinutes } from './step-minutes';

/** What a mixture leaves in the equipment that it went through. */
export interface Residue {
  readonly id: string;
  readonly ion: string;
  readonly electrolytes: readonly string[];
  readonly binders: readonly string[];
  readonly solvents: readonly string[];
  /** active materials and carbon: in a separator they would conduct */
  readonly conducting: readonly string[];
  /** the liquids as the judge sees them on these electrolytes */
  readonly liquids: readonly CleaningAnswer[];
}

/** Tasks of finished sheets and cells leave nothing that is counted. */
export const NOTHING_COUNTED = 'sheets: cleaning between them is not counted';

/** The residue of a mixture of the recipe; undefined: the step mixes nothing. */
export function residueOf(recipe: Recipe, mixtureStep: string): Residue | undefined {
  const mixture = recipe.formula.mixtures.find(({ step }) => step === mixtureStep);
  if (!mixture) return undefined;
  const of = (...roles: string[]): string[] =>
    [...new Set(mixture.charges.filter(({ role }) => roles.includes(role)).map(({ material }) => material))].sort();
  const parts = {
    electrolytes: of('solid-electrolyte', 'precursor'),
    binders: of('binder'),
    solvents: of('solvent'),
    conducting: of('active-material', 'conductive-additive', 'intermediate'),
  };
  const operation = recipe.procedure.flatMap(({ operations }) => operations).find(({ id }) => id === mixtureStep);
  return {
    id: `${recipe.header.ion}: ${Object.values(parts).flat().join(' + ')}`,
    ion: recipe.header.ion,
    ...parts,
    liquids: operation?.cleaning ?? [],
  };
}

/** The mixture whose residue a step leaves: its own, or the one that its web carries. */
export function mixtureOf(step: string, plan: RunPlan): string {
  return plan.webs.find((web) => web.step === step)?.mixture ?? step;
}

interface Rule {
  readonly minutes: AssumedMinutes;
  readonly says: string;
  readonly applies: (from: Residue, to: Residue) => boolean;
}

const same = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();

/** Why one residue has to go before another mixture comes, the first that applies; without any a rinse is enough. */
const rules: readonly Rule[] = [
  { minutes: 'changeIon', says: 'Li and Na residues must not mix', applies: (from, to) => from.ion !== to.ion },
  {
    minutes: 'cleanAndDry',
    says: 'its liquid may not meet the electrolyte that follows, and has to be gone',
    applies: (from, to) =>
      to.electrolytes.length > 0 &&
      from.solvents.some((solvent) => from.liquids.some(({ liquid, use }) => liquid === solvent && use === 'never')),
  },
  {
    minutes: 'clean',
    says: 'another electrolyte follows',
    applies: (from, to) => !same(from.electrolytes, to.electrolytes),
  },
  {
    minutes: 'clean',
    says: 'what conducts must not come into a mixture without it',
    applies: (from, to) => from.conducting.some((material) => !to.conducting.includes(material)),
  },
  { minutes: 'clean', says: 'another binder follows', applies: (from, to) => !same(from.binders, to.binders) },
  { minutes: 'clean', says: 'another solvent follows', applies: (from, to) => !same(from.solvents, to.solvents) },
];

/**
 * Cleaning from one residue to another: why, how long (assumed, and marked) and with what. The liquid is one that the judge lets meet the
 * electrolyte; the solvent that the binder came in comes first, because it is known to take it up. Water and alcohols are never proposed
 * on a sulfide: they release H2S. Example: graphite slurry before separator slurry is a cleaning, the other way round a rinse.
 */
export function cleaningBetween(from: Residue, to: Residue): Cleaning {
  const rule = rules.find(({ applies }) => applies(from, to));
  const { minutes, says } = assumedMinutes[rule?.minutes ?? 'rinse'];
  const liquid = liquidFor(from);
  const isOwn = liquid === null || from.binders.length === 0 || from.solvents.includes(liquid);
  return {
    from: from.id,
    to: to.id,
    minutes,
    basis: `${minutes} min assumed: ${says}`,
    why:
      (rule?.says ?? 'the same electrolyte, binder and solvent: a rinse') +
      (isOwn ? '' : `; that ${liquid} takes up ${from.binders.join(' and ')} is not known`),
    with: liquid,
    never: from.liquids.filter(({ use }) => use === 'never').map((one) => one.liquid),
  };
}

/** Residues without a sulfide take their own solvent, which was chosen for the binder; null: no liquid is known to be allowed. */
function liquidFor({ electrolytes, solvents, liquids }: Residue): string | null {
  if (electrolytes.length === 0) return solvents[0] ?? null;
  const proposed = liquids.filter(({ use }) => use === 'proposed').map(({ liquid }) => liquid);
  return solvents.find((solvent) => proposed.includes(solvent)) ?? proposed[0] ?? null;
}
