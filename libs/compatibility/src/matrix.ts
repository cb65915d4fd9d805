import type { Material } from '@libs/knowledge';
import type { Judge } from './judge';
import { hansenDistance } from './predictors';
import type { Verdict } from './verdict';

/** One answer of a matrix; `no data` is said and never left blank. */
export interface Pair {
  readonly row: string;
  readonly column: string;
  readonly verdict: Verdict | 'no data';
  readonly decidedBy: readonly string[];
  /** computed, never decides: Hansen RED of a binder in a solvent */
  readonly computedRed?: number;
}

const solventsOf = (judge: Judge): Material[] =>
  [...judge.knowledge.materials.values()].filter(({ kind, components }) => kind === 'solvent' && !components);

/** Every electrolyte against every solvent, in one use. */
export function electrolyteMatrix(judge: Judge, use: 'dispersed' | 'dissolved' = 'dispersed'): Pair[] {
  const allowed = judge.allowed();
  const electrolytes = [...judge.knowledge.materials.values()].filter(({ kind }) => kind === 'solid-electrolyte');
  return electrolytes.flatMap((electrolyte) =>
    solventsOf(judge).map((solvent): Pair => {
      const protic = (solvent.class ?? []).includes('protic');
      const answer = judge.answer(
        {
          contact: 'wet',
          question: 'electrolyte-in-solvent',
          step: 'matrix',
          participants: {
            electrolyte: { material: electrolyte, role: 'solid-electrolyte' },
            solvent: { material: solvent, role: 'solvent' },
          },
          facts: {
            use,
            liquids: solvent.id,
            solids: electrolyte.id,
            scale: 'pilot',
            ...(protic && solvent.id !== 'water' ? { dry: true } : {}),
          },
        },
        allowed,
      );
      const decidedBy = (answer?.decidedBy ?? []).map(({ statement }) => statement);
      const verdict = answer && decidedBy.length > 0 ? answer.verdict : 'no data';
      return { row: electrolyte.id, column: solvent.id, verdict, decidedBy };
    }),
  );
}

/** Every binder against every solvent: does it dissolve? With the computed distance beside it. */
export function binderMatrix(judge: Judge): Pair[] {
  const allowed = judge.allowed();
  const binders = [...judge.knowledge.materials.values()].filter(({ kind }) => kind === 'binder');
  return binders.flatMap((binder) =>
    solventsOf(judge).map((solvent): Pair => {
      const answer = judge.answer(
        {
          contact: 'wet',
          question: 'binder-in-solvent',
          step: 'matrix',
          participants: {
            binder: { material: binder, role: 'binder' },
            solvent: { material: solvent, role: 'solvent' },
          },
          facts: {
            use: 'dispersed',
            liquids: solvent.id,
            scale: 'pilot',
            withSulfide: true,
            wetting: 'slurry',
            inPlace: false,
          },
        },
        allowed,
      );
      const decidedBy = (answer?.decidedBy ?? []).map(({ statement }) => statement);
      const distance = hansenDistance(binder, [{ material: solvent }]);
      return {
        row: binder.id,
        column: solvent.id,
        verdict: answer && decidedBy.length > 0 ? answer.verdict : 'no data',
        decidedBy,
        ...(distance ? { computedRed: distance.relative } : {}),
      };
    }),
  );
}
