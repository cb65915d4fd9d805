import type { Condition, Knowledge, Material, Scalar, Statement } from '@libs/knowledge';
import type { RaisedContact } from '@libs/process';
import type { Judge } from './judge';
import type { Verdict } from './verdict';
import { severity, verdicts } from './verdict';

/** Participants of one role that a table can tell apart; far more than the catalogue holds. */
const CAPACITY = 4096;

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

/** The resolved answers of one question: participants and facts as integers, the verdict as a byte. */
class QuestionTable {
  private readonly roles: readonly string[];
  private readonly axes: readonly FactAxis[];
  private readonly participants = new Map<Material, Map<string, number>>();
  private count = 0;
  private readonly rows = new Map<number, Map<number, number>>();

  constructor(question: string, statements: readonly Statement[], knowledge: Knowledge) {
    const selectors = statements.flatMap(({ about }) => Object.entries(about ?? {}));
    const conditions = statements.flatMap(({ when }) => Object.entries(when ?? {}));
    const conducts = question === 'conductivity-sufficient';
    const roles = selectors.filter(([, selector]) => !Array.isArray(selector)).map(([role]) => role);
    this.roles = [...new Set([...roles, ...(conducts ? ['electrolyte'] : [])])];
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

  /** The severity of the verdict, by the table; what was not asked before is resolved once. */
  severity(contact: RaisedContact, resolve: (contact: RaisedContact) => number): number {
    const { participants, facts } = contact;
    let who = 0;
    for (const role of this.roles) {
      const one = participants[role];
      who = who * CAPACITY + (one ? this.indexOf(one.material, one.role) : 0);
    }
    let what = 0;
    for (const axis of this.axes) {
      const { name } = axis;
      what = what * axis.size + axis.index(name in facts ? facts[name] : participants[name]?.material.id);
    }
    let row = this.rows.get(who);
    if (!row) this.rows.set(who, (row = new Map<number, number>()));
    let found = row.get(what);
    if (found === undefined) row.set(what, (found = resolve(contact)));
    return found;
  }

  private indexOf(material: Material, role: string): number {
    let roles = this.participants.get(material);
    if (!roles) this.participants.set(material, (roles = new Map<string, number>()));
    let index = roles.get(role);
    if (index === undefined) {
      index = ++this.count;
      if (index >= CAPACITY) throw new Error(`more than ${CAPACITY} participants in one table`);
      roles.set(role, index);
    }
    return index;
  }
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

/**
 * The judge as tables, for the search: the same verdicts as the interpreted judge, without the reasons.
 * Made for one scope of evidence. Tables fill as they are asked; nothing is guessed between two entries.
 */
export class CompiledJudge {
  private readonly tables = new Map<string, QuestionTable>();
  private readonly resolve: (contact: RaisedContact) => number;

  constructor(judge: Judge, evidence?: readonly string[]) {
    const allowed = judge.allowed(evidence);
    this.resolve = (contact) => {
      const answer = judge.answer(contact, allowed);
      return answer ? severity(answer.verdict) : 0;
    };
    const byQuestion = new Map<string, Statement[]>();
    for (const statement of judge.knowledge.statements)
      byQuestion.set(statement.question, [...(byQuestion.get(statement.question) ?? []), statement]);
    for (const [question, statements] of byQuestion)
      this.tables.set(question, new QuestionTable(question, statements, judge.knowledge));
  }

  /** The verdict of one contact; a question that nobody has to answer passes. */
  verdictOf(contact: RaisedContact): Verdict {
    return verdicts[this.severityOf(contact)] as Verdict;
  }

  /** The worst verdict of a whole candidate; stops at the first failure. */
  worst(contacts: readonly RaisedContact[]): Verdict {
    let result = 0;
    for (let index = 0; index < contacts.length && result < 3; index++) {
      const own = this.severityOf(contacts[index] as RaisedContact);
      if (own > result) result = own;
    }
    return verdicts[result] as Verdict;
  }

  private severityOf(contact: RaisedContact): number {
    const table = this.tables.get(contact.question);
    return table ? table.severity(contact, this.resolve) : this.resolve(contact);
  }
}
