import type { Material } from '@libs/knowledge';
import { preferredNumber } from '@libs/knowledge';
import type { Options } from './options';
import { pressedConductivity, solutionsOf } from './options';
import type { Sheet } from './sheet';
import { practicalCapacity } from './sheet';

/** A sentence on every active material of the brief that no sheet has, because the catalogue lacks what the models need of it. */
export function activesWithoutData({ brief, allowed, knowledge }: Options, sheets: readonly Sheet[]): string[] {
  return [...new Set([...brief.cathode.activeMaterials, ...brief.anode.activeMaterials])]
    .filter((id) => allowed(id) && !sheets.some(({ active }) => active?.id === id))
    .flatMap((id) => {
      const material = knowledge.material(id);
      const missing = ['density', 'potential'].filter((name) => preferredNumber(material, name) === undefined);
      if (practicalCapacity(material) === undefined) missing.push('practical capacity');
      return missing.length === 0
        ? []
        : [`${id} has no ${missing.join(', no ')} in the catalogue: no sheet of it is computed.`];
    });
}

/** Sentences on the electrolytes and binders that only a missing property keeps out: silence would look like a verdict. */
export function partsWithoutData(options: Options): string[] {
  const { brief } = options;
  const wanted = options
    .ofKind('solid-electrolyte')
    .filter(({ kind, ion }) => kind === 'solid-electrolyte' && ion === brief.ion)
    .filter(({ id }) => brief.electrolytes.only === null || brief.electrolytes.only.includes(id));
  const conducts = (one: Material): boolean =>
    pressedConductivity(one, options) !== undefined || solutionsOf(one, options).length > 0;
  const dense = (one: Material): boolean => preferredNumber(one, 'density') !== undefined;
  return [
    ...listed(
      'electrolytes',
      'density',
      wanted.filter((one) => conducts(one) && !dense(one)),
    ),
    ...listed(
      'electrolytes',
      'conductivity of a powder or film',
      wanted.filter((one) => dense(one) && !conducts(one)),
    ),
    ...listed(
      'binders',
      'density',
      options.ofKind('binder').filter((one) => !dense(one)),
    ),
  ];
}

function listed(kind: string, property: string, materials: readonly Material[]): string[] {
  return materials.length === 0
    ? []
    : [
        `Left out for want of a ${property} in the catalogue, not for their chemistry: the ${kind} ${materials.map(({ id }) => id).join(', ')}.`,
      ];
}
