import type { Material, MaterialKind, Scalar } from '@libs/knowledge';
import { isOfKind } from '@libs/knowledge';
import type { ProcessDocument, RaisedContact, ReadProcess } from '@libs/process';
import { traceContacts } from '@libs/process';
import type { Answered } from './answer';
import type { Judge } from './judge';
import { hansenDistance } from './predictors';
import type { Verdict } from './verdict';
import { severity, worst } from './verdict';

/** A document on the way to its repair, with every contact beside its answer. */
export interface Judged {
  readonly document: ProcessDocument;
  readonly find: ReadProcess['find'];
  readonly verdict: Verdict;
  readonly answers: readonly { readonly contact: RaisedContact; readonly answered: Answered }[];
}

/** Judges edited documents; an answer to a question that was asked before is taken from memory. */
export class Bench {
  private readonly known = new Map<string, Answered | undefined>();
  private readonly lists = new Map<string, unknown>();

  constructor(
    readonly judge: Judge,
    private readonly find: ReadProcess['find'],
    private readonly allowed: (source: string) => boolean,
  ) {}

  /** A list of suggestions, made once: what could stand for a thing hardly changes from one edited document to the next. */
  once<T>(key: string, make: () => T): T {
    if (!this.lists.has(key)) this.lists.set(key, make());
    return this.lists.get(key) as T;
  }

  answer(contact: RaisedContact): Answered | undefined {
    const who = Object.entries(contact.participants).map(([role, { material }]) => `${role}=${material.id}`);
    const key = `${contact.question}|${contact.step}|${who.join()}|${JSON.stringify(contact.facts)}`;
    if (!this.known.has(key)) this.known.set(key, this.judge.answer(contact, this.allowed));
    return this.known.get(key);
  }

  judged(document: ProcessDocument): Judged {
    const { find } = this;
    const answers = traceContacts({ document, find }).contacts.flatMap((contact) => {
      const answered = this.answer(contact);
      return answered ? [{ contact, answered }] : [];
    });
    return { document, find, verdict: worst(answers.map(({ answered }) => answered.verdict)), answers };
  }
}

export interface Wanted {
  readonly role: string;
  readonly kind: MaterialKind;
  readonly old: string;
  /** the question that the new material has to answer at least conditionally */
  readonly question: string;
  readonly instead: readonly string[];
  readonly count: number;
}

const isSulfide = (material: Material | undefined): boolean =>
  (material?.class ?? []).some((one) => one === 'sulfide' || one === 'selenide');

const named = (material: Material, instead: readonly string[]): boolean =>
  instead.some((text) => {
    const words = ` ${text.toLowerCase()} `;
    return [material.id, material.name].some((name) => words.includes(name.toLowerCase()));
  });

/** Materials that could stand in the place of another: every contact of the old one is asked again with the new one. */
export function candidates(bench: Bench, node: Judged, wanted: Wanted): Material[] {
  const { kind, old, question, instead, count } = wanted;
  return bench.once(`${kind}|${old}|${question}|${instead.join()}|${count}`, () => asked(bench, node, wanted));
}

function asked(bench: Bench, node: Judged, { role, kind, old, question, instead, count }: Wanted): Material[] {
  const touched = node.answers
    .map(({ contact }) => contact)
    .filter(({ participants }) => Object.values(participants).some((one) => one.material.id === old));
  const hard = touched.filter((one) => one.question === question);
  const soft = touched.filter((one) => one.question !== question);
  const before = bench.judge.knowledge.materials.get(old);
  const scored: { material: Material; score: number }[] = [];
  for (const material of bench.judge.knowledge.materials.values()) {
    if (material.id === old || !isOfKind(material, kind) || material.computedOnly || material.components) continue;
    if (material.ion !== undefined && material.ion !== node.document.ion) continue;
    if (isSulfide(before) && isOfKind(material, 'solid-electrolyte') && !isSulfide(material)) continue;
    const answered = hard.map((contact) => bench.answer(exchanged(contact, material, old)));
    if (hard.length === 0 || answered.some((answer) => severity(answer?.verdict ?? 'pass') > 1)) continue;
    answered.push(...soft.map((contact) => bench.answer(exchanged(contact, material, old))));
    const score = answered.reduce((sum, answer) => sum + weightOf(answer), predicted(touched, role, material));
    const known = Math.min(8, namings(bench).get(material.id) ?? 0);
    const nudge = (named(material, instead) ? -3 : 0) + (material.damaged ? 2 : 0) - 0.1 * known;
    scored.push({ material, score: score + nudge });
  }
  scored.sort((a, b) => a.score - b.score || (a.material.id < b.material.id ? -1 : 1));
  return scored.slice(0, count).map(({ material }) => material);
}

/** How many statements speak for a material by name: among equals, what is well known comes first. */
function namings(bench: Bench): ReadonlyMap<string, number> {
  return bench.once('namings', () => {
    const count = new Map<string, number>();
    for (const { about, outcome } of bench.judge.knowledge.statements)
      if (outcome === 'pass')
        for (const selector of Object.values(about ?? {}))
          for (const id of [(selector as { id?: string | string[] }).id ?? []].flat())
            count.set(id, (count.get(id) ?? 0) + 1);
    return count;
  });
}

function weightOf(answer: Answered | undefined): number {
  if (!answer) return 0;
  const shown = answer.decidedBy.some(({ certainty }) => certainty === 'demonstrated');
  return severity(answer.verdict) - (shown ? 0.5 : 0);
}

/** The same contact with another material in the place of an old one. */
export function exchanged(contact: RaisedContact, material: Material, old: string): RaisedContact {
  const facts: Record<string, Scalar | undefined> = { ...contact.facts };
  if (isOfKind(material, 'solvent')) {
    const liquids = String(facts['liquids'] ?? '')
      .split('+')
      .map((id) => (id === old ? material.id : id));
    facts['liquids'] = [...new Set(liquids)].sort().join('+');
    delete facts['waterPpm'];
    if ((material.class ?? []).includes('protic')) facts['dry'] = true;
    else if (facts['dry'] === false) delete facts['dry'];
  }
  const participants = Object.fromEntries(
    Object.entries(contact.participants).map(([role, one]) => [
      role,
      one.material.id === old ? { ...one, material } : one,
    ]),
  );
  return { ...contact, participants, facts };
}

/** A computed nudge among equals: a solvent whose Hansen distance to the binder is small. It ranks and decides nothing. */
function predicted(touched: readonly RaisedContact[], role: string, material: Material): number {
  if (role !== 'solvent' && role !== 'binder') return 0;
  const other = role === 'solvent' ? 'binder' : 'solvent';
  const partner = touched.find((one) => one.question === 'binder-in-solvent')?.participants[other]?.material;
  if (!partner) return 0;
  const [binder, solvent] = role === 'solvent' ? [partner, material] : [material, partner];
  const distance = hansenDistance(binder, [{ material: solvent }]);
  return distance ? Math.min(0.4, 0.2 * distance.relative) : 0.3;
}
