import { Judge } from '@libs/compatibility';
import type { Knowledge, Material } from '@libs/knowledge';
import type { Brief } from '../brief/brief';
import { createCandidate, decodeNumbers, numberGenes, type Ranges } from './candidate';
import { together } from './contact-answers';
import { wantedSheets } from '../brief/demands';
import { families } from '../families';
import { answersTo } from '../families/known';
import { asksFor, heldBack } from '../families/on-request';
import { shortfalls } from './floor';
import { ionMissing } from './ion-source';
import { optionsOf, type Options } from './options';
import { ovenRefuses } from './oven-limit';
import { expressPart, PairJudge } from './pair-judge';
import { madeAlike } from './powder';
import { materialsOf, type Place, type Position, type Sheet } from './sheet';
import { materialsNamed } from '../compare/known-process';
import { shortlist } from './shortlist';
import { activesWithoutData, partsWithoutData } from './without-data';

/** What may be combined: sheets that keep the floor by themselves, and for each the partners that it can touch. */
export interface Space {
  readonly cathodes: readonly Sheet[];
  /** indices into `separators` for each cathode */
  readonly separatorsOf: readonly (readonly number[])[];
  readonly separators: readonly Sheet[];
  /** indices into `anodes` for each separator */
  readonly anodesOf: readonly (readonly number[])[];
  readonly anodes: readonly Sheet[];
  /** families of cathode and anode that may not stand on one line together, as "cathode family|anode family" */
  readonly apart: ReadonlySet<string>;
  readonly ranges: Ranges;
  readonly place: Place;
  readonly judge: Judge;
  /** how many whole skeletons there are */
  readonly skeletons: number;
  /** why sheets and pairs fell out: sentence and how often */
  readonly refusals: readonly { readonly says: string; readonly count: number }[];
  /** what the brief itself left out: fixed choices, forbidden steps, stock; sentence and how many sheets */
  readonly ruledOut: readonly { readonly says: string; readonly count: number }[];
  /** electrolytes and binders that only a missing property of the catalogue keeps out */
  readonly withoutData: readonly string[];
}

const empty = new Float64Array(64).fill(0.5);

/** Builds the space of a brief: infeasible chemistry is never built. */
export function buildSpace(brief: Brief, knowledge: Knowledge): Space {
  const judge = new Judge(knowledge, brief.evidence ? { sources: brief.evidence } : {});
  const refusals = new Map<string, number>();
  const refuse = (sentences: readonly string[]): void => {
    for (const sentence of sentences) refusals.set(sentence, (refusals.get(sentence) ?? 0) + 1);
  };
  const ruledOut = new Map<string, number>();
  const ruleOut = (sentence: string): void => {
    ruledOut.set(sentence, (ruledOut.get(sentence) ?? 0) + 1);
  };
  const options = optionsOf(brief, knowledge, judge, refuse);
  const { ranges } = options;
  const sheets = new Map<Position, Sheet[]>();
  for (const position of ['cathode', 'separator', 'anode'] as const) {
    const all = families
      .filter((family) => family.position === position && asksFor(family, brief))
      .flatMap((family) =>
        wantedSheets(family, family.enumerate(options), { brief, place: options.place, ruleOut }, ranges),
      );
    sheets.set(position, feasible(all, options, refuse));
  }
  const separators = sheets.get('separator') ?? [];
  const anodes = sheets.get('anode') ?? [];
  const cathodes = (sheets.get('cathode') ?? []).filter((cathode) => {
    const missing = ionMissing(cathode, anodes, brief);
    if (missing !== undefined) refuse([missing]);
    return missing === undefined;
  });
  const pairs = new Map<number, boolean>();
  const alikeOf = alikeSheets();
  const pairJudge = new PairJudge(options);
  const pair = (one: Sheet, other: Sheet): boolean => {
    if (!madeAlike(one, other)) return false;
    const separator = one.position === 'separator' ? one : other;
    const wet = separator.carrier === (one.position === 'cathode' ? 'cathode' : 'anode');
    const key = alikeOf(one, wet) * 2 ** 26 + alikeOf(other, wet);
    const known = pairs.get(key);
    if (known !== undefined) return known;
    const judged = pairJudge.shortfalls(one, other);
    if (judged.length > 0) refuse(judged);
    pairs.set(key, judged.length === 0);
    return judged.length === 0;
  };
  const separatorsOf = cathodes.map((cathode) => indicesWhere(separators, (separator) => pair(cathode, separator)));
  const anodesOf = separators.map((separator) => indicesWhere(anodes, (anode) => pair(separator, anode)));
  const apart = familiesApart(cathodes, anodes, options, refuse);
  const known = new Map<string, readonly (readonly number[])[]>();
  const anodesFor = (cathode: Sheet, separator: number): readonly number[] => {
    let ofFamily = known.get(cathode.family);
    if (!ofFamily) {
      const fits = anodes.map((anode) => !apart.has(familyPair(cathode, anode)));
      ofFamily = anodesOf.map((indices) => indices.filter((index) => fits[index]));
      known.set(cathode.family, ofFamily);
    }
    return ofFamily[separator] ?? [];
  };
  const connected = separatorsOf.map((indices, index) =>
    indices.filter((separator) => anodesFor(cathodes[index] as Sheet, separator).length > 0),
  );
  const keep = connected.flatMap((indices, index) => (indices.length > 0 ? [index] : []));
  return {
    cathodes: keep.map((index) => cathodes[index] as Sheet),
    separatorsOf: keep.map((index) => connected[index] as number[]),
    separators,
    anodesOf,
    anodes,
    apart,
    ranges,
    place: options.place,
    judge,
    skeletons: keep.reduce(
      (sum, index) =>
        sum +
        (connected[index] as number[]).reduce(
          (inner, separator) => inner + anodesFor(cathodes[index] as Sheet, separator).length,
          0,
        ),
      0,
    ),
    refusals: [
      ...[
        ...answersTo(brief.families ?? []),
        ...heldBack(families, brief),
        ...activesWithoutData(options, [...cathodes, ...anodes]),
      ].map((says) => ({ says, count: 1 })),
      ...byCount(refusals),
    ],
    ruledOut: byCount(ruledOut),
    withoutData: partsWithoutData(options),
  };
}

function byCount(sentences: ReadonlyMap<string, number>): { says: string; count: number }[] {
  return [...sentences]
    .map(([says, count]) => ({ says, count }))
    .sort((a, b) => b.count - a.count || (a.says < b.says ? -1 : 1));
}

export function familyPair(cathode: Sheet, anode: Sheet): string {
  return `${cathode.family}|${anode.family}`;
}

/** Cathode and anode touch only through the line that makes both: asked once for each pair of families, whole process. */
function familiesApart(
  cathodes: readonly Sheet[],
  anodes: readonly Sheet[],
  options: Options,
  refuse: (sentences: readonly string[]) => void,
): Set<string> {
  const apart = new Set<string>();
  for (const cathode of firstOfFamilies(cathodes))
    for (const anode of firstOfFamilies(anodes)) {
      const key = familyPair(cathode, anode);
      const document = expressPart([cathode, anode], options, 'line');
      const { separator: _, ...cell } = document.cell ?? {};
      const judgement = options.judge.judge({
        document: { ...document, cell },
        find: (name) => finder(options.knowledge, name),
      });
      const line = {
        ...judgement,
        questions: judgement.questions.filter(({ question }) => question === 'line-demonstrated'),
      };
      const reasons = shortfalls(line, options.brief.evidenceFloor);
      if (reasons.length === 0) continue;
      apart.add(key);
      refuse(reasons);
    }
  return apart;
}

function firstOfFamilies(sheets: readonly Sheet[]): Sheet[] {
  const first = new Map<string, Sheet>();
  for (const sheet of sheets) if (!first.has(sheet.family)) first.set(sheet.family, sheet);
  return [...first.values()];
}

function indicesWhere(sheets: readonly Sheet[], holds: (sheet: Sheet) => boolean): number[] {
  return sheets.flatMap((sheet, index) => (holds(sheet) ? [index] : []));
}

/** Numbers sheets by their signature, each sheet once: tens of thousands of pairs are looked up by it. */
function alikeSheets(): (sheet: Sheet, wet: boolean) => number {
  const numbers = new Map<string, number>();
  const known = { wet: new Map<Sheet, number>(), dry: new Map<Sheet, number>() };
  return (sheet, wet) => {
    const ofSheet = wet ? known.wet : known.dry;
    let number = ofSheet.get(sheet);
    if (number === undefined) {
      const text = signature(sheet, wet);
      number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      ofSheet.set(sheet, number);
    }
    return number;
  };
}

/**
 * What decides whether two sheets can touch: the electrolytes and electrodes of both; where one is coated wet on the other, its liquid
 * and the binder below, too. Carbon and foil were judged with the sheet itself.
 */
function signature(sheet: Sheet, wet: boolean): string {
  const { family, active, coating, electrolyte, binder, solvent, scaffold, solution, position, collector } = sheet;
  const within = [
    active,
    sheet.interlayer,
    electrolyte,
    sheet.second?.electrolyte,
    scaffold,
    ...(wet ? [binder, solvent, solution?.solvent] : []),
  ];
  const foil = position === 'anode' && !electrolyte ? collector?.id : '';
  return [
    family,
    coating ?? '',
    ...within.map((material) => material?.id ?? ''),
    solution?.heatTreatmentC ?? '',
    foil,
  ].join('|');
}

function feasible(all: readonly Sheet[], options: Options, refuse: (sentences: readonly string[]) => void): Sheet[] {
  const { brief, place, answers, knowledge, ranges } = options;
  const kept: { sheet: Sheet; weakness: number }[] = [];
  for (const sheet of all) {
    const tooHot = ovenRefuses(sheet, brief.line);
    if (tooHot !== undefined) {
      refuse([tooHot]);
      continue;
    }
    const candidate = createCandidate(sheet, sheet, sheet);
    decodeNumbers(empty, ranges, candidate);
    const amounts =
      sheet.position === 'cathode'
        ? candidate.cathodeAmounts
        : sheet.position === 'anode'
          ? candidate.anodeAmounts
          : candidate.separatorAmounts;
    // A layer that needs its electrode is no film by itself: how thin it may be is asked with the electrode under it.
    const { thicknessUm: _, ...alone } = amounts;
    const steps = sheet.express(sheet.carrier ? alone : amounts, place);
    if (steps.length === 0) {
      kept.push({ sheet, weakness: 0 });
      continue;
    }
    const asked = answers.askProcess({
      document: { ion: brief.ion, scale: 'pilot', steps },
      find: (name) => finder(knowledge, name),
    });
    if (asked.short.length === 0) kept.push({ sheet, weakness: asked.weakness });
    else refuse(together([asked]));
  }
  const ordered = kept
    .sort((a, b) => a.weakness - b.weakness || (a.sheet.id < b.sheet.id ? -1 : 1))
    .map(({ sheet }) => sheet);
  if (brief.evidenceFloor !== 'explore') return ordered;
  const named = materialsNamed(brief.warmStart, knowledge);
  const short = shortlist(
    ordered,
    (sheet) =>
      named.size > 0 && materialsOf(sheet).every(({ id, kind }) => kind === 'current-collector' || named.has(id)),
  );
  const dropped = ordered.length - short.length;
  if (dropped > 0)
    refuse([
      `${dropped} more ${all[0]?.position} sheets, variants with weaker evidence of families that are kept, were not searched.`,
    ]);
  return short;
}

function finder(knowledge: Knowledge, name: string): { material: Material } | undefined {
  const found = knowledge.find(name);
  return found && { material: found.material };
}

export const GENES = numberGenes.length;
