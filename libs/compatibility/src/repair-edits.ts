import type { Ingredient, ProcessDocument, Step } from '@libs/process';
import type { PatchOperation } from './json-patch';

/** One change that a person would make, as a patch on the document as it stands. */
export interface Edit {
  readonly says: string;
  readonly patch: readonly PatchOperation[];
  /** how far it goes from what was meant: 0 a condition, 1 another material, 2 another electrolyte */
  readonly weight: number;
}

/** Where an ingredient stands. */
export interface Place {
  readonly step: Step;
  readonly ingredient: Ingredient;
  readonly path: string;
}

/** Every ingredient of the document that fits. */
export function placesOf({ steps }: ProcessDocument, fits: (ingredient: Ingredient, step: Step) => boolean): Place[] {
  return steps.flatMap((step, index) =>
    step.ingredients.flatMap((ingredient, position) =>
      fits(ingredient, step) ? [{ step, ingredient, path: `/steps/${index}/ingredients/${position}` }] : [],
    ),
  );
}

/** The step itself and every step whose product went into it, nearest first. */
export function upstreamOf({ steps }: ProcessDocument, id: string): Step[] {
  const found: Step[] = [];
  const queue = [id];
  while (queue.length > 0) {
    const next = steps.find((step) => step.id === queue[0]);
    queue.shift();
    if (!next || found.includes(next)) continue;
    found.push(next);
    queue.push(...next.ingredients.flatMap(({ from }) => (from === undefined ? [] : [from])));
  }
  return found;
}

export const put = (path: string, present: boolean, value: unknown): PatchOperation => ({
  op: present ? 'replace' : 'add',
  path,
  value,
});

/** Sets one condition of a step. */
export function setCondition(document: ProcessDocument, step: Step, name: string, value: unknown): PatchOperation[] {
  const base = `/steps/${document.steps.indexOf(step)}/conditions`;
  if (!step.conditions) return [{ op: 'add', path: base, value: { [name]: value } }];
  return [put(`${base}/${name}`, name in step.conditions, value)];
}

/** Puts a step behind another and lets everything that took the old product take the new one. */
export function insertBehind(
  document: ProcessDocument,
  after: Step,
  added: Omit<Step, 'id'>,
  idea: string,
): PatchOperation[] {
  const index = document.steps.indexOf(after);
  const taken = new Set(document.steps.map(({ id }) => id));
  let id = `${after.id}-${idea}`;
  while (taken.has(id)) id += '-2';
  const patch: PatchOperation[] = [{ op: 'add', path: `/steps/${index + 1}`, value: { id, ...added } }];
  document.steps.slice(index + 1).forEach((step, offset) =>
    step.ingredients.forEach(({ from }, position) => {
      if (from === after.id)
        patch.push({
          op: 'replace',
          path: `/steps/${index + 2 + offset}/ingredients/${position}/from`,
          value: id,
        });
    }),
  );
  return [...patch, ...renamedInCell(document, after.id, id)];
}

/** The places of the cell that name a step or material, named anew. */
export function renamedInCell({ cell }: ProcessDocument, old: string, next: string): PatchOperation[] {
  const patch: PatchOperation[] = [];
  if (cell?.cathode === old) patch.push({ op: 'replace', path: '/cell/cathode', value: next });
  if (cell?.anode === old) patch.push({ op: 'replace', path: '/cell/anode', value: next });
  cell?.separator?.forEach((name, index) => {
    if (name === old) patch.push({ op: 'replace', path: `/cell/separator/${index}`, value: next });
  });
  return patch;
}
