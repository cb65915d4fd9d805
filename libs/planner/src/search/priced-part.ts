import type { Brief } from '../brief/brief';
import { priceOf } from '../space/property';
import { materialsOf, type Sheet } from '../space/sheet';
import { familyPair, type Space } from '../space/space';

/** The part of a space whose sheets are made of priced materials only, and which cathode of the whole each of its cathodes is. */
export interface PricedPart {
  readonly space: Space;
  readonly cathodes: readonly number[];
}

/** Undefined where no combination of sheets is fully priced, or all are: then there is no part to tell apart. */
export function pricedPart(space: Space, { prices }: Brief): PricedPart | undefined {
  const priced = (sheet: Sheet | undefined): boolean =>
    sheet !== undefined && materialsOf(sheet).every((material) => priceOf(material, prices) !== undefined);
  const anodesOf = space.anodesOf.map((anodes) => anodes.filter((anode) => priced(space.anodes[anode])));
  const together = (cathode: Sheet, separator: number): number =>
    (anodesOf[separator] as number[]).filter(
      (anode) => !space.apart.has(familyPair(cathode, space.anodes[anode] as Sheet)),
    ).length;
  const parts = [...space.cathodes.entries()]
    .filter(([, cathode]) => priced(cathode))
    .map(([index, cathode]) => {
      const separators = (space.separatorsOf[index] as readonly number[]).filter(
        (separator) => priced(space.separators[separator]) && together(cathode, separator) > 0,
      );
      const skeletons = separators.reduce((sum, separator) => sum + together(cathode, separator), 0);
      return { index, cathode, separators, skeletons };
    })
    .filter(({ separators }) => separators.length > 0);
  const skeletons = parts.reduce((sum, part) => sum + part.skeletons, 0);
  if (skeletons === 0 || skeletons === space.skeletons) return undefined;
  return {
    space: {
      ...space,
      cathodes: parts.map(({ cathode }) => cathode),
      separatorsOf: parts.map(({ separators }) => separators),
      anodesOf,
      skeletons,
    },
    cathodes: parts.map(({ index }) => index),
  };
}
