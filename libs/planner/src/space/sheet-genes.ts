import { familyPair, type Space } from './space';
import type { Sheet } from './sheet';

/** The genes that choose the sheets, two each: first the chemistry of a sheet, then its variant. Two of a kind travel together. */
export const sheetGenes = ['cathode', 'cathode', 'separator', 'separator', 'anode', 'anode'] as const;

/**
 * Reads three sheets out of a genome. A gene means the same sheet whatever the others are, so that a choice that proved itself can be
 * handed on; where that sheet cannot touch its neighbour, the next one of its kind that can takes its place, or else of the next kind.
 */
export class SheetGenes {
  /** how many values each of the six genes has */
  readonly sizes: readonly number[];
  /** chemistry (family, electrolyte, heat treatment) by chemistry: indices of the variants (binder, solvent, carbon, coating, foil) */
  readonly cathodes: readonly (readonly number[])[];
  readonly separators: readonly (readonly number[])[];
  readonly anodes: readonly (readonly number[])[];
  private readonly separatorFor: readonly Int32Array[];
  /** by cathode family and separator */
  private readonly anodeFor: readonly (Int32Array | undefined)[];
  private readonly familyOf: Int32Array;

  constructor(private readonly space: Space) {
    const { cathodes, separators, anodes, separatorsOf, anodesOf, apart } = space;
    const wanted = new Set(separatorsOf.flat());
    const reached = new Set([...wanted].flatMap((separator) => anodesOf[separator] ?? []));
    this.cathodes = grouped(cathodes, [...cathodes.keys()]);
    this.separators = grouped(
      separators,
      [...separators.keys()].filter((index) => wanted.has(index)),
    );
    this.anodes = grouped(
      anodes,
      [...anodes.keys()].filter((index) => reached.has(index)),
    );
    const families = [...new Set(cathodes.map(({ family }) => family))];
    this.familyOf = Int32Array.from(cathodes, ({ family }) => families.indexOf(family));
    const nearest = remembered((allowed) => nearestOf(this.separators, separators.length, allowed));
    this.separatorFor = separatorsOf.map(nearest);
    const nearestAnode = remembered((allowed) => nearestOf(this.anodes, anodes.length, allowed));
    this.anodeFor = families.flatMap((_, family) => {
      const made = cathodes[this.familyOf.indexOf(family)] as Sheet;
      const fits = anodes.map((anode) => !apart.has(familyPair(made, anode)));
      return separators.map((__, separator) => {
        if (!wanted.has(separator)) return undefined;
        const together = (anodesOf[separator] ?? []).filter((index) => fits[index]);
        return together.length > 0 ? nearestAnode(together) : undefined;
      });
    });
    const most = (groups: readonly (readonly number[])[]): number =>
      groups.reduce((longest, { length }) => Math.max(longest, length), 1);
    this.sizes = [this.cathodes, this.separators, this.anodes].flatMap((groups) => [groups.length, most(groups)]);
  }

  /** The six genes of every combination of sheets, each once. For small spaces: it walks through all values of the genes. */
  combinations(): number[][] {
    const seen = new Map<string, number[]>();
    const sheets = new Int32Array(3);
    const walk = (x: readonly number[]): void => {
      const size = this.sizes[x.length];
      if (size !== undefined) for (let value = 0; value < size; value++) walk([...x, value]);
      else {
        this.read(x, sheets);
        const key = sheets.join();
        if (!seen.has(key)) seen.set(key, [...x]);
      }
    };
    walk([]);
    return [...seen.values()];
  }

  /** The six genes that choose three sheets by their indices in the space. */
  genesOf(cathode: number, separator: number, anode: number): number[] {
    const place = (groups: readonly (readonly number[])[], index: number): [number, number] => {
      const group = groups.findIndex((one) => one.includes(index));
      return [group, groups[group]?.indexOf(index) ?? 0];
    };
    return [...place(this.cathodes, cathode), ...place(this.separators, separator), ...place(this.anodes, anode)];
  }

  /** Writes the indices of cathode, separator and anode in the space. */
  read(x: ArrayLike<number>, into: Int32Array): void {
    const cathode = chosen(this.cathodes, x, 0);
    const table = this.separatorFor[cathode] as Int32Array;
    const separator = table[chosen(this.separators, x, 2)] as number;
    const anodes = this.anodeFor[(this.familyOf[cathode] as number) * this.space.separators.length + separator];
    into[0] = cathode;
    into[1] = separator;
    into[2] = (anodes as Int32Array)[chosen(this.anodes, x, 4)] as number;
  }
}

function chosen(groups: readonly (readonly number[])[], x: ArrayLike<number>, gene: number): number {
  const group = groups[Math.round(x[gene] ?? 0) % groups.length] as readonly number[];
  return group[Math.round(x[gene + 1] ?? 0) % group.length] as number;
}

function grouped(sheets: readonly Sheet[], indices: readonly number[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const index of indices) {
    const { family, electrolyte, solution } = sheets[index] as Sheet;
    const key = `${family}|${electrolyte?.id ?? ''}|${solution?.heatTreatmentC ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  }
  return [...groups.values()];
}

/** For every sheet the allowed one that stands for it: itself, the next allowed of its group, or the first of the next group that has one. */
function nearestOf(groups: readonly (readonly number[])[], sheets: number, allowed: readonly number[]): Int32Array {
  const table = new Int32Array(sheets);
  const may = new Uint8Array(sheets);
  for (const index of allowed) may[index] = 1;
  let following = allowed[0] as number;
  for (let turn = 2 * groups.length - 1; turn >= 0; turn--) {
    const group = groups[turn % groups.length] as readonly number[];
    const own = group.filter((index) => may[index] === 1);
    let next = own.length > 0 ? (own[0] as number) : following;
    for (let at = group.length - 1; at >= 0; at--) {
      const index = group[at] as number;
      if (may[index] === 1) next = index;
      table[index] = next;
    }
    if (own.length > 0) following = own[0] as number;
  }
  return table;
}

/** Many sheets have the same partners: each list is worked out once. */
function remembered(work: (allowed: readonly number[]) => Int32Array): (allowed: readonly number[]) => Int32Array {
  const known = new Map<string, Int32Array>();
  return (allowed) => {
    const key = allowed.join();
    let found = known.get(key);
    if (!found) known.set(key, (found = work(allowed)));
    return found;
  };
}
