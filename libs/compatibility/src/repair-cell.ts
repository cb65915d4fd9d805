import { isOfKind } from '@libs/knowledge';
import type { PatchOperation } from './json-patch';
import type { Judged } from './repair-candidates';
import { candidates } from './repair-candidates';
import type { Edit } from './repair-edits';
import { upstreamOf } from './repair-edits';
import type { Idea } from './repair-ideas';

/** The separator turned round: the layer that stands the anode comes to the anode. */
export const turnedRound: Idea = (_bench, { document }) => {
  const separator = document.cell?.separator ?? [];
  if (separator.length > 1)
    return [
      {
        says: 'turn the separator round',
        patch: [{ op: 'replace', path: '/cell/separator', value: [...separator].reverse() }],
        weight: 0,
      },
    ];
  const [only] = separator;
  if (only === undefined) return [];
  const stack = upstreamOf(document, only).find(
    ({ operation, ingredients }) => ['stack', 'laminate', 'press'].includes(operation) && ingredients.length > 1,
  );
  if (!stack) return [];
  const path = `/steps/${document.steps.indexOf(stack)}/ingredients`;
  const value = [...stack.ingredients].reverse();
  return [{ says: `turn the layers of step ${stack.id} round`, patch: [{ op: 'replace', path, value }], weight: 0 }];
};

/** A layer of an electrolyte that stands this anode, between the separator and the anode (both sides where both are anodes). */
export const layerAtAnode: Idea = (bench, node, { contact, answered }) => {
  const { cell } = node.document;
  const old = contact.participants['electrolyte']?.material;
  if (!cell?.separator || !old || contact.facts['inside'] === true) return [];
  const isSymmetric = cell.kind === 'symmetric' || holdsAnode(node, cell.cathode);
  const { instead } = answered;
  const wanted = { role: 'electrolyte', kind: 'solid-electrolyte' as const, old: old.id, question: contact.question };
  const offered = candidates(bench, node, { ...wanted, instead, count: 3 });
  return offered.flatMap((material): Edit[] => {
    const end: PatchOperation = { op: 'add', path: '/cell/separator/-', value: material.id };
    const start: PatchOperation = { op: 'add', path: '/cell/separator/0', value: material.id };
    const says = `put a layer of ${material.id} on the anode side of the separator`;
    return isSymmetric
      ? [{ says: `put a layer of ${material.id} on both sides of the separator`, patch: [start, end], weight: 1 }]
      : [{ says, patch: [end], weight: 1 }];
  });
};

/** An evaporated interlayer on the separator. */
export const interlayer: Idea = (bench, { document }, { contact }) => {
  const { cell, steps } = document;
  const index = (cell?.separator?.length ?? 0) - 1;
  const name = cell?.separator?.[index];
  if (name === undefined || contact.facts['inside'] === true || !steps.some(({ id }) => id === name)) return [];
  const taken = steps.some(({ id }) => id === `${name}-interlayer`);
  if (taken) return [];
  return [...bench.judge.knowledge.materials.values()]
    .filter((material) => isOfKind(material, 'interlayer'))
    .map(({ id }) => ({
      says: `evaporate a thin layer of ${id} on the separator`,
      patch: [
        {
          op: 'add',
          path: '/steps/-',
          value: {
            id: `${name}-interlayer`,
            operation: 'evaporate-metal',
            ingredients: [{ from: name }, { role: 'interlayer', material: id }],
          },
        },
        { op: 'replace', path: `/cell/separator/${index}`, value: `${name}-interlayer` },
      ],
      weight: 1,
    }));
};

/** Whether the electrode of this name is an anode, too: a symmetric or a half cell turned round. */
function holdsAnode({ document, find }: Judged, name: string | undefined): boolean {
  if (name === undefined) return false;
  const written = upstreamOf(document, name).flatMap(({ ingredients }) => ingredients.map(({ material }) => material));
  return [name, ...written].some((one) => {
    const classes = (one === undefined ? undefined : find(one))?.material.class ?? [];
    return classes.includes('anode') && !classes.includes('cathode');
  });
}
