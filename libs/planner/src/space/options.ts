import type { Judge } from '@libs/compatibility';
import { applicableConductivity } from '@libs/compatibility';
import type { Datum, Knowledge, Material, MaterialKind, Scalar } from '@libs/knowledge';
import { isOfKind, numberOf, preferredNumber } from '@libs/knowledge';
import type { ProcessDocument, RaisedContact } from '@libs/process';
import type { Brief } from '../brief/brief';
import { rangesOf } from '../brief/ranges';
import type { Ranges } from './candidate';
import { ContactAnswers, contactsOf } from './contact-answers';
import { lookedAt } from './looked-at';
import type { Place } from './sheet';
import type { Partner } from './slurry-partners';

/** What a family may choose from: the catalogue less what the brief excludes, the judge, and the place of the line. */
export interface Options {
  readonly brief: Brief;
  readonly knowledge: Knowledge;
  readonly judge: Judge;
  readonly answers: ContactAnswers;
  readonly place: Place;
  readonly ranges: Ranges;
  /** materials of a kind that the brief allows, in the order of their ids; the best evidenced of very many */
  ofKind(kind: MaterialKind): readonly Material[];
  allowed(id: string): boolean;
  /** whether one question alone keeps the floor: a cheap first look before whole sheets are judged */
  mayMeet(
    question: string,
    participants: Readonly<Record<string, Material>>,
    facts: Readonly<Record<string, Scalar | undefined>>,
  ): boolean;
  /** the contacts of a few steps alone */
  contactsOf(steps: ProcessDocument['steps']): RaisedContact[];
  /** why a family builds nothing here: for the person who asks what fell out */
  refuse(sentences: readonly string[]): void;
  readonly allowedSource: (source: string) => boolean;
  readonly partners: Map<string, Partner[]>;
}

export function optionsOf(
  brief: Brief,
  knowledge: Knowledge,
  judge: Judge,
  refuse: (sentences: readonly string[]) => void = () => undefined,
): Options {
  const { exclude } = brief;
  const permitted = (material: Material): boolean =>
    !exclude.materials.includes(material.id) &&
    !brief.electrolytes.exclude.includes(material.id) &&
    !material.contains?.some((element) => exclude.elements.includes(element)) &&
    !(material.kind === 'solvent' && material.class?.some((one) => exclude.solventClasses.includes(one))) &&
    material.computedOnly !== true &&
    !(material.damaged ?? []).some(({ correction }) => correction === undefined);
  const all = [...knowledge.materials.values()].filter(permitted).sort((a, b) => (a.id < b.id ? -1 : 1));
  const ids = new Set(all.map(({ id }) => id));
  const dry = brief.line.equipment.some((item) => item.kind === 'dryer' && item.atmosphere === 'dry-air');
  const place: Place = {
    conditions: dry ? { atmosphere: 'dry-air', dewPointC: brief.dewPointC } : { atmosphere: 'argon' },
  };
  const find = (name: string): { material: Material } | undefined => {
    const found = knowledge.find(name);
    return found && { material: found.material };
  };
  const answers = new ContactAnswers(judge, brief);
  const kinds = new Map<MaterialKind, readonly Material[]>();
  const ofKind = (kind: MaterialKind): readonly Material[] => {
    const known = kinds.get(kind);
    if (known) return known;
    const found = all.filter((material) => isOfKind(material, kind));
    const kept = lookedAt(found, kind, brief, knowledge);
    const left = found.length - kept.length;
    if (left > 0) refuse([`${left} more of the kind ${kind}, with less evidence, were not looked at.`]);
    kinds.set(kind, kept);
    return kept;
  };
  return {
    brief,
    knowledge,
    judge,
    answers,
    place,
    ranges: rangesOf(brief),
    refuse,
    ofKind,
    allowed: (id) => id === 'none' || ids.has(id),
    contactsOf: (steps) => contactsOf({ document: { ion: brief.ion, scale: 'pilot', steps }, find }),
    mayMeet: (question, participants, facts) => {
      const { sentences } = answers.said({
        contact: 'solid',
        question,
        step: 'meeting',
        participants: Object.fromEntries(
          Object.entries(participants).map(([role, material]) => [role, { material, role: material.kind }]),
        ),
        facts,
      });
      if (sentences.length === 0) return true;
      // Of the many liquids and binders that nobody tried, none is worth a sentence of its own.
      if (!('solvent' in participants || 'binder' in participants)) refuse(sentences);
      return false;
    },
    partners: new Map(),
    allowedSource: judge.allowed(),
  };
}

/** Electrolytes of the brief's ion that have a density and may be used. */
export function electrolytes({ brief, ofKind }: Options): Material[] {
  return ofKind('solid-electrolyte').filter(
    (material) =>
      material.kind === 'solid-electrolyte' &&
      material.ion === brief.ion &&
      (brief.electrolytes.only === null || brief.electrolytes.only.includes(material.id)) &&
      preferredNumber(material, 'density') !== undefined,
  );
}

/** The conductivity of bought powder, pressed: the preferred datum of those that the evidence allows. */
export function pressedConductivity(material: Material, { allowedSource }: Options): Datum | undefined {
  const data = applicableConductivity(material, { treatment: 'as-supplied' }, allowedSource).filter(({ conditions }) =>
    ['pressed-powder', 'cold-pressed', 'solid-state', 'glass'].includes(String(conditions?.['route'])),
  );
  return data.find(({ preferred }) => preferred) ?? data.find((datum) => numberOf(datum) !== undefined);
}

export interface Solution {
  readonly electrolyte: Material;
  readonly solvent: Material;
  readonly heatTreatmentC: number;
  readonly datum: Datum;
}

/** Every tabulated solution process of an electrolyte: one solvent, one heat treatment, its own conductivity. */
export function solutionsOf(electrolyte: Material, options: Options): Solution[] {
  return (electrolyte.properties?.['conductivity'] ?? []).flatMap((datum) => {
    const { route, solvent, heatTreatmentC } = datum.conditions ?? {};
    if (route !== 'solution-process' || typeof solvent !== 'string' || !options.allowedSource(datum.source.id))
      return [];
    const at = Array.isArray(heatTreatmentC) ? heatTreatmentC.map(Number) : [Number(heatTreatmentC)];
    const temperature = at.length === 2 ? ((at[0] ?? 0) + (at[1] ?? 0)) / 2 : at[0];
    const liquid = options.knowledge.materials.get(solvent);
    if (!liquid || !options.allowed(solvent) || temperature === undefined || !Number.isFinite(temperature)) return [];
    return [{ electrolyte, solvent: liquid, heatTreatmentC: temperature, datum }];
  });
}
