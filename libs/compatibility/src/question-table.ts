import type { Condition, Knowledge, Material, Scalar, Statement } from '@libs/knowledge';
import type { RaisedContact } from '@libs/process';
import { questions } from './questions';

/** Words of an open fact that a table can tell apart; far more than the catalogue holds. */
const CAPACITY = 4096;
/** Participants, and rows of participants, that a table can tell apart: two of them in one number. */
const NUMBERED = 2 ** 26;

/** A fact as a small integer: two values get the same one only when no statement can tell them apart. */
class FactAxis {
  private readonly words = new Map<Scalar, number>();
  private readonly breaks: number[];
  readonly size: number;

  constructor(
    readonly name: string,
    conditions: readonly Condition[],
    listed: readonly string[],
    more: readonly number[],
    private readonly open: boolean,
  ) {
    const values = conditions.flatMap(({ is, in: set, notIn }) => [is ?? [], set ?? [], notIn ?? []].flat());
    const numbers = conditions.flatMap(({ min, max, above, below }) => [min, max, above, below]);
    for (const value of [...values, ...listed])
      if (typeof value !== 'number' && !this.words.has(value)) this.words.set(value, this.words.size + 2);
    const breaks = [...numbers, ...values, ...more].filter((value): value is number => typeof value === 'number');
    this.breaks = [...new Set(breaks)].sort((a, b) => a - b);
    this.size = (open ? CAPACITY : this.words.size + 2) + 2 * this.breaks.length + 1;
  }

  /** 0 not stated; 1 a word that nobody asks for; then the words; then the numbers on and between the bounds. */
  index(value: Scalar | undefined): number {
    if (value === undefined) return 0;
    if (typeof value === 'number' && !Number.isNaN(value)) {
      let rank = 0;
      for (const bound of this.breaks) {
        if (value < bound) break;
        rank += value === bound ? 1 : 2;
        if (value === bound) break;
      }
      return (this.open ? CAPACITY : this.words.size + 2) + rank;
    }
    const known = this.words.get(value);
    if (known !== undefined || !this.open) return known ?? 1;
    if (this.words.size + 2 >= CAPACITY) throw new Error(`more than ${CAPACITY} values of ${this.name}`);
    this.words.set(value, this.words.size + 2);
    return this.words.size + 1;
  }
}

/** What was resolved of one question, by participants and facts as integers: all contacts that evidence and sentence cannot tell apart have one. */
class QuestionTable<T> {
  private readonly roles: readonly string[];
  private readonly axes: readonly FactAxis[];
  private readonly participants = new Map<Material, Map<string, number>>();
  private count = 0;
  private readonly chains = new Map<number, number>();
  private readonly kinds = new Map<string, number>();
  private readonly rows: Map<number, T>[] = [];

  constructor(question: string, statements: readonly Statement[], knowledge: Knowledge) {
    const selectors = statements.flatMap(({ about }) => Object.entries(about ?? {}));
    const conditions = statements.flatMap(({ when }) => Object.entries(when ?? {}));
    const conducts = question === 'conductivity-sufficient';
    const roles = selectors.filter(([, selector]) => !Array.isArray(selector)).map(([role]) => role);
    this.roles = [...new Set([...roles, ...namedIn(question), ...(conducts ? ['electrolyte'] : [])])];
    const lists = selectors.filter(([, selector]) => Array.isArray(selector));
    const derived = conducts ? ['treatment', 'liquids', 'heatTreatmentC'] : [];
    const names = new Set([...conditions.map(([name]) => name), ...lists.map(([name]) => name), ...derived]);
    // The conductivity is looked up from the treatment inside the judge; it is no fact of the contact.
    for (const name of ['conductivityScm', 'lowestConductivityScm']) names.delete(name);
    this.axes = [...names].sort().map(
      (name) =>
        new FactAxis(
          name,
          conditions.filter(([one]) => one === name).map(([, condition]) => condition),
          lists.filter(([one]) => one === name).flatMap(([, words]) => words as readonly string[]),
          conducts && name === 'heatTreatmentC' ? treatmentBounds(knowledge) : [],
          conducts && name !== 'heatTreatmentC',
        ),
    );
    if (this.axes.reduce((all, { size }) => all * size, 1) > Number.MAX_SAFE_INTEGER)
      throw new Error(`the facts of ${question} do not fit in a number`);
  }

  /** What the table holds for a contact of this question; what was not asked before is resolved once. */
  of(contact: RaisedContact, resolve: (contact: RaisedContact) => T): T {
    const { participants, facts } = contact;
    let who = this.kindOf(contact);
    for (const role of this.roles) {
      const one = participants[role];
      who = this.chained(who, one ? this.indexOf(one.material, one.role) : 0);
    }
    let what = 0;
    for (const axis of this.axes) {
      const { name } = axis;
      const stated = facts[name];
      const named = stated === undefined && !(name in facts) ? participants[name]?.material.id : stated;
      what = what * axis.size + axis.index(named);
    }
    const row = (this.rows[who] ??= new Map<number, T>());
    let found = row.get(what);
    if (found === undefined) row.set(what, (found = resolve(contact)));
    return found;
  }

  private kindOf({ contact }: RaisedContact): number {
    let kind = this.kinds.get(contact);
    if (kind === undefined) this.kinds.set(contact, (kind = this.chained(0, NUMBERED - 1 - this.kinds.size)));
    return kind;
  }

  /** One number for a number and the one that follows it. */
  private chained(before: number, next: number): number {
    const key = before * NUMBERED + next;
    let chain = this.chains.get(key);
    if (chain === undefined) this.chains.set(key, (chain = this.chains.size));
    return chain;
  }

  private indexOf(material: Material, role: string): number {
    let roles = this.participants.get(material);
    if (!roles) this.participants.set(material, (roles = new Map<string, number>()));
    let index = roles.get(role);
    if (index === undefined) roles.set(role, (index = ++this.count));
    return index;
  }
}

/** The participants that the sentences of a question name. */
function namedIn(question: string): string[] {
  const { asks = '', missing = '' } = questions[question] ?? {};
  return [...`${asks} ${missing}`.matchAll(/\{(\w+)\}/g)].map(([, role]) => role as string);
}

/** Bounds of the heat treatments for which a conductivity is tabulated: 5 °C about each. */
function treatmentBounds(knowledge: Knowledge): number[] {
  return [...knowledge.materials.values()].flatMap(({ properties }) =>
    (properties?.['conductivity'] ?? []).flatMap(({ conditions }) =>
      [conditions?.['heatTreatmentC'] ?? []]
        .flat()
        .filter((one): one is number => typeof one === 'number')
        .flatMap((at) => [at - 5, at + 5]),
    ),
  );
}

/** A table for every question, each made when it is first asked. */
export class QuestionTables<T> {
  private readonly tables = new Map<string, QuestionTable<T>>();
  private readonly byQuestion = new Map<string, Statement[]>();

  constructor(
    private readonly knowledge: Knowledge,
    private readonly resolve: (contact: RaisedContact) => T,
  ) {
    for (const statement of knowledge.statements) {
      const known = this.byQuestion.get(statement.question);
      if (known) known.push(statement);
      else this.byQuestion.set(statement.question, [statement]);
    }
  }

  /** What holds for a contact; resolved at most once for all contacts that evidence and sentence cannot tell apart. */
  of(contact: RaisedContact): T {
    const { question } = contact;
    let table = this.tables.get(question);
    if (!table)
      this.tables.set(
        question,
        (table = new QuestionTable<T>(question, this.byQuestion.get(question) ?? [], this.knowledge)),
      );
    return table.of(contact, this.resolve);
  }
}
