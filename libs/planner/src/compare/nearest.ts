import type { Knowledge } from '@libs/knowledge';
import type { ProcessDocument } from '@libs/process';
import type { Brief } from '../brief/brief';
import { createCandidate, decodeNumbers, numberGenes, type Candidate } from '../space/candidate';
import { positions } from '../route/choices';
import { factsOfSheet, knownProcess, type KnownProcess, type SheetFacts } from './known-process';
import { SheetGenes } from '../space/sheet-genes';
import { practicalCapacity, type Position, type Sheet } from '../space/sheet';
import { familyPair, type Space } from '../space/space';

/** The candidate of a space that is nearest to a known process, as a genome, and what of the process it does not say. */
export interface Nearest {
  readonly genome: readonly number[];
  readonly triple: Triple;
  readonly candidate: Candidate;
  /** what differs in kind: the space has no sheet with it */
  readonly otherwise: readonly string[];
  /** numbers that lie outside of what was shown, or that the process does not state */
  readonly numbers: readonly string[];
}

/** How much a difference counts: an ordinal choice, the active material before the electrolyte before the rest. */
const roleWeights: Readonly<Record<string, number>> = {
  'active-material': 10,
  'solid-electrolyte': 6,
  precursor: 4,
  binder: 3,
  solvent: 3,
  scaffold: 3,
  'conductive-additive': 2,
  'current-collector': 1.5,
};
const OPERATIONS = 3;

/** Finds the nearest three sheets that may touch, and the numbers of the process in their bounds. */
export function nearestTo(document: ProcessDocument, brief: Brief, space: Space, knowledge: Knowledge): Nearest {
  const find = (name: string): ReturnType<typeof knowledge.material> | undefined => knowledge.find(name)?.material;
  const known = knownProcess(document, find);
  const facts = (sheet: Sheet): SheetFacts => {
    const blank = createCandidate(sheet, sheet, sheet);
    decodeNumbers(new Float64Array(64).fill(0.5), space.ranges, blank);
    const on = sheet.carrier ? 'carrier' : undefined;
    return factsOfSheet(sheet, sheet.express(blank[`${sheet.position}Amounts`], space.place, on), find);
  };
  const distances = (position: Position, sheets: readonly Sheet[]): number[] => {
    const wanted = known.sheets[position];
    return sheets.map((sheet) => (wanted ? distance(wanted, facts(sheet)) : 0));
  };
  const triple = nearestTriple(space, {
    cathode: distances('cathode', space.cathodes),
    separator: distances('separator', space.separators),
    anode: distances('anode', space.anodes),
  });
  const sheets = {
    cathode: space.cathodes[triple.cathode] as Sheet,
    separator: space.separators[triple.separator] as Sheet,
    anode: space.anodes[triple.anode] as Sheet,
  };
  const candidate = createCandidate(sheets.cathode, sheets.separator, sheets.anode);
  const read = numbersOf(known, candidate, space, brief);
  const genome = [...genesOf(space, triple), ...read.genes];
  decodeNumbers(genome, space.ranges, candidate);
  return {
    genome,
    triple,
    candidate,
    otherwise: positions.flatMap((position) => {
      const wanted = known.sheets[position];
      return wanted
        ? told(position, wanted, facts(sheets[position]))
        : [`the ${position} is not in the process: ${sheets[position].id} is taken`];
    }),
    numbers: read.notes,
  };
}

/** Three sheets by their index in the space. */
export type Triple = Readonly<Record<Position, number>>;

function nearestTriple(space: Space, far: Readonly<Record<Position, readonly number[]>>): Triple {
  let best: Triple = { cathode: 0, separator: 0, anode: 0 };
  let least = Infinity;
  const anodes = new Map<string, number>();
  space.separatorsOf.forEach((separators, cathode) => {
    const made = space.cathodes[cathode] as Sheet;
    for (const separator of separators) {
      const before = (far.cathode[cathode] as number) + (far.separator[separator] as number);
      if (before >= least) continue;
      const key = `${made.family}|${separator}`;
      let anode = anodes.get(key);
      if (anode === undefined) {
        const together = (space.anodesOf[separator] ?? []).filter(
          (index) => !space.apart.has(familyPair(made, space.anodes[index] as Sheet)),
        );
        anode = together.reduce(
          (near, index) => ((far.anode[index] as number) < (far.anode[near] as number) ? index : near),
          together[0] ?? -1,
        );
        anodes.set(key, anode);
      }
      if (anode < 0) continue;
      const total = before + (far.anode[anode] as number);
      if (total < least) [least, best] = [total, { cathode, separator, anode }];
    }
  });
  return best;
}

/** The six genes that choose three sheets. */
export function genesOf(space: Space, { cathode, separator, anode }: Triple): number[] {
  return new SheetGenes(space).genesOf(cathode, separator, anode);
}

/** The share of what two sets have not in common; 0 where both are empty. */
function apart(one: ReadonlySet<string> | undefined, other: ReadonlySet<string> | undefined): number {
  const all = new Set([...(one ?? []), ...(other ?? [])]);
  const both = [...all].filter((id) => one?.has(id) && other?.has(id)).length;
  return all.size === 0 ? 0 : 1 - both / all.size;
}

function distance(wanted: SheetFacts, has: SheetFacts): number {
  const materials = Object.entries(roleWeights).reduce(
    (sum, [role, weight]) => sum + weight * apart(wanted.materials.get(role), has.materials.get(role)),
    0,
  );
  const heat =
    wanted.heatTreatmentC !== undefined && has.heatTreatmentC !== undefined
      ? Math.min(2, Math.abs(wanted.heatTreatmentC - has.heatTreatmentC) / 50)
      : 0;
  return (
    materials +
    OPERATIONS * apart(wanted.operations, has.operations) +
    Number(wanted.coating !== has.coating) +
    Number(wanted.carrier !== has.carrier) +
    heat
  );
}

/** What the nearest sheet does otherwise, in words. */
function told(position: Position, wanted: SheetFacts, has: SheetFacts): string[] {
  const list = (set: ReadonlySet<string> | undefined): string => [...(set ?? [])].sort().join(', ') || 'none';
  const materials = Object.keys(roleWeights).flatMap((role) =>
    apart(wanted.materials.get(role), has.materials.get(role)) > 0
      ? [`${position} ${role}: ${list(has.materials.get(role))} instead of ${list(wanted.materials.get(role))}`]
      : [],
  );
  return [
    ...materials,
    ...(apart(wanted.operations, has.operations) > 0
      ? [`${position} steps: ${list(has.operations)} instead of ${list(wanted.operations)}`]
      : []),
    ...(wanted.coating === has.coating
      ? []
      : [`${position} coating: ${has.coating ?? 'not stated'} instead of ${wanted.coating ?? 'not stated'}`]),
    ...(wanted.carrier === has.carrier
      ? []
      : [`${position} carried by: ${has.carrier ?? 'nothing'} instead of ${wanted.carrier ?? 'nothing'}`]),
    ...(wanted.heatTreatmentC !== undefined && has.heatTreatmentC !== wanted.heatTreatmentC
      ? [`${position} heat treatment: ${has.heatTreatmentC ?? 'none'} instead of ${wanted.heatTreatmentC} °C`]
      : []),
  ];
}

/** The number genes, 0..1 of their bounds, as the process states them; the middle where it does not. */
function numbersOf(
  known: KnownProcess,
  candidate: Candidate,
  { ranges }: Space,
  brief: Brief,
): { genes: number[]; notes: string[] } {
  const notes: string[] = [];
  const { sheets } = known;
  const areal = (position: 'cathode' | 'anode'): number | undefined => {
    const loading = sheets[position]?.loadingMgCm2;
    const active = candidate[position].active;
    const capacity = active && practicalCapacity(active);
    return loading === undefined || capacity === undefined ? undefined : (loading * capacity) / 1000;
  };
  const [positive, negative] = [areal('cathode'), areal('anode')];
  const stated: Readonly<Record<string, number | undefined>> = {
    arealCapacity: positive,
    npRatio: positive !== undefined && negative !== undefined ? negative / positive : undefined,
    pressure: known.pressureMPa,
    dryingC: sheets.separator?.dryingC ?? sheets.cathode?.dryingC ?? sheets.anode?.dryingC,
  };
  const own: Readonly<Record<string, readonly [number, number]>> = {
    arealCapacity: brief.cathode.arealCapacityMAhCm2,
    npRatio: brief.anode.npRatio,
    pressure: ranges.pressureMPa,
    dryingC: ranges.dryingC,
  };
  const genes = numberGenes.map((gene) => {
    const [position, name] = gene.split('.') as [
      Position,
      'electrolyte' | 'binder' | 'carbon' | 'solids' | 'thicknessUm' | undefined,
    ];
    const range = name === undefined ? own[gene] : ends(candidate[position].bounds[name]);
    if (!range) return 0.5;
    const value =
      name === undefined
        ? stated[gene]
        : name === 'thicknessUm'
          ? sheets[position]?.thicknessUm
          : sheets[position]?.shares[name];
    const [low, high] = range;
    if (value === undefined || Number.isNaN(value)) {
      notes.push(
        `${gene} is not stated: ${Number(((low + high) / 2).toPrecision(3))} is taken, the middle of ${low} to ${high}`,
      );
      return 0.5;
    }
    if (high <= low) return 0.5;
    const share = (value - low) / (high - low);
    // A thousandth of the range is what rounding in a recipe leaves.
    if (share < -0.001 || share > 1.001)
      notes.push(`${gene} ${Number(value.toPrecision(4))} is outside of ${low} to ${high}: the nearer end is taken`);
    return Math.min(1, Math.max(0, share));
  });
  return { genes, notes };
}

function ends(bound: { readonly low: number; readonly high: number } | undefined): [number, number] | undefined {
  return bound && [bound.low, bound.high];
}
