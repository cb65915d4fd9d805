import type { Material } from '@libs/knowledge';
import { preferredNumber } from '@libs/knowledge';
import { assumed, routeAssumptions } from '../model/route-assumptions';
import type { Options } from '../space/options';
import { rounded } from '../space/sheet';

/**
 * An active material with a share of its capacity by formula in the place of the practical capacity that no source states, mAh/g. The
 * share is the assumption `capacity-share`, over its whole range unless the brief sets it. Undefined where the formula's is unknown too.
 */
export function byFormula(active: Material, { brief }: Options): Material | undefined {
  const theory = preferredNumber(active, 'capacityTheoretical');
  const row = routeAssumptions.find(({ id }) => id === 'capacity-share');
  if (theory === undefined || !row) return undefined;
  const own = brief.assumptions['capacity-share'];
  const value =
    own === undefined
      ? [rounded(theory * row.low), rounded(theory * row.high)]
      : rounded(theory * assumed(row.id, brief));
  return {
    ...active,
    properties: {
      ...active.properties,
      capacityPractical: [
        {
          value,
          unit: 'mAh/g',
          source: { id: 'rollwright-facts', section: '7c-theory-capacity, assumption capacity-share', grade: 'D' },
          ...(own === undefined ? {} : { spread: 0 }),
          note: 'a share of the capacity by formula, assumed; measured in no source here',
          preferred: true,
        },
      ],
    },
  };
}
