import { familyPair, type Space } from './space';
import type { Triple } from '../compare/nearest';
import type { Sheet } from './sheet';

/** The sheets that stay as they are, by their index in the space. */
export type Kept = Partial<Triple>;

/** The part of a space in which some sheets are fixed; `triple` gives three sheets of the whole by their index in the part. */
export function parted(space: Space, kept: Kept): { space: Space; triple: (at: Triple) => Triple } {
  const anodesOf = space.anodesOf.map((anodes) =>
    kept.anode === undefined ? anodes : anodes.filter((anode) => anode === kept.anode),
  );
  const together = (cathode: number, separator: number): number =>
    (anodesOf[separator] ?? []).filter(
      (anode) => !space.apart.has(familyPair(space.cathodes[cathode] as Sheet, space.anodes[anode] as Sheet)),
    ).length;
  const indices = space.cathodes.flatMap((_, index) =>
    kept.cathode === undefined || kept.cathode === index ? [index] : [],
  );
  const parts = indices
    .map((cathode) => ({
      cathode,
      separators: (space.separatorsOf[cathode] ?? []).filter(
        (separator) =>
          (kept.separator === undefined || separator === kept.separator) && together(cathode, separator) > 0,
      ),
    }))
    .filter(({ separators }) => separators.length > 0);
  return {
    space: {
      ...space,
      cathodes: parts.map(({ cathode }) => space.cathodes[cathode] as Sheet),
      separatorsOf: parts.map(({ separators }) => separators),
      anodesOf,
      skeletons: parts.reduce(
        (sum, { cathode, separators }) =>
          sum + separators.reduce((inner, separator) => inner + together(cathode, separator), 0),
        0,
      ),
    },
    triple: ({ cathode, separator, anode }) => ({
      cathode: parts.findIndex((part) => part.cathode === cathode),
      separator,
      anode,
    }),
  };
}
